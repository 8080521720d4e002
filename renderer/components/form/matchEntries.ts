/** An entry of a list; `also` are further names under which it is found. */
export interface ListEntry {
  value: string;
  label: string;
  also?: readonly string[];
}

/** As words are compared: without accents, width and case. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** How well a name fits what was typed: 0 begins with it, 1 a word of it does, 2 it stands somewhere in it. */
function rank(name: string, wanted: string): number | undefined {
  const at = name.indexOf(wanted);
  if (at < 0) return undefined;
  if (at === 0) return 0;
  const isWord = name.split(/[\s(),./-]+/).some((word) => word.startsWith(wanted));
  return isWord ? 1 : 2;
}

/**
 * The entries that match what was typed, the best first: `ger` finds Germany before Algeria. Another name of an entry
 * counts when it begins with it. All of them, in their order, when nothing was typed.
 */
export function matchEntries<Entry extends ListEntry>(entries: readonly Entry[], typed: string): Entry[] {
  const wanted = fold(typed);
  if (wanted === '') return [...entries];
  const ranked = entries.flatMap((entry) => {
    const also = entry.also?.some((name) => fold(name).startsWith(wanted)) ? 0 : undefined;
    const own = also ?? rank(fold(entry.label), wanted);
    return own === undefined ? [] : [{ entry, own }];
  });
  return ranked.toSorted((one, other) => one.own - other.own).map(({ entry }) => entry);
}
