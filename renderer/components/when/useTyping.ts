import { type ChangeEvent, type KeyboardEvent, useState } from 'react';
import { afterKey, afterLeaving, problemOfTyping, type Reader, type Typing, textOf } from './typing.ts';

interface Typed<Problem> {
  value: string;
  /** Is given what was typed at every key, and what it means once the field is left. */
  set: (value: string) => void;
  leave?: (() => void) | undefined;
  /** Whether a value is in the one form that is kept. */
  isRead: (value: string) => boolean;
  read: Reader<Problem>;
}

/** A field of one line that keeps what is typed and reads it when it is left or Enter is pressed. */
export function useTyping<Problem>({ value, set, leave, isRead, read }: Typed<Problem>) {
  const [typing, setTyping] = useState<Typing>();
  const isOpen = typing?.isOpen === true && typing.value === value;

  function finish() {
    if (!isOpen) return;
    const done = afterLeaving(typing, read);
    setTyping(done);
    set(done.value);
  }

  return {
    /** What stands in the field. */
    text: textOf(typing, value),
    isOpen,
    problem: problemOfTyping(typing, value, isRead, read),
    input: {
      value: textOf(typing, value),
      onChange: (event: ChangeEvent<HTMLInputElement>) => {
        const next = afterKey(event.currentTarget.value);
        setTyping(next);
        set(next.value);
      },
      onBlur: () => {
        finish();
        leave?.();
      },
      onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        finish();
        // Enter reads the field. What it means is seen before anything is saved with it.
        if (!event.ctrlKey && !event.metaKey) event.preventDefault();
      },
    },
  };
}
