/**
 * What stands in a field that is read when it is left. Pure: the control holds one of these and nothing else, and what it
 * hands on is never older than what is seen.
 */
export interface Typing {
  /** What was typed, letter by letter. */
  text: string;
  /** What was handed on for it: the text itself until it is read, and for ever where it cannot be. */
  value: string;
  /** Somebody is in the middle of it: nothing is read and nothing said about it. */
  isOpen: boolean;
}

/** How a text is read: what it means in the one form that is kept, or what is wrong with it. */
export type Reader<Problem> = (text: string) => { value: string } | { problem: Problem };

/** After a key: the text is handed on as it is. */
export const afterKey = (text: string): Typing => ({ text, value: text.trim(), isOpen: true });

/** After the field was left or Enter was pressed: the text stays, and is handed on as what it means if it means anything. */
export function afterLeaving({ text }: Typing, read: Reader<unknown>): Typing {
  if (text.trim() === '') return { text: '', value: '', isOpen: false };
  const reading = read(text);
  return { text, value: 'value' in reading ? reading.value : text.trim(), isOpen: false };
}

/** What the field shows: what was typed, as long as the value is still the one that came of it. */
export const textOf = (typing: Typing | undefined, value: string): string =>
  typing?.value === value ? typing.text : value;

/**
 * What is wrong with a value, from wherever it comes; nothing while it is being typed, while it is empty, and of a value
 * that `isRead`, in the form that is kept.
 */
export function problemOfTyping<Problem>(
  typing: Typing | undefined,
  value: string,
  isRead: (value: string) => boolean,
  read: Reader<Problem>,
): Problem | undefined {
  if (value === '' || isRead(value) || (typing?.isOpen && typing.value === value)) return undefined;
  const reading = read(value);
  return 'problem' in reading ? reading.problem : undefined;
}
