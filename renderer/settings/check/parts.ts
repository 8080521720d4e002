import type { LastCheck } from '#shared/contract/keep.ts';

export type { LastCheck };

/** The parts of a docket, in the order in which they are checked. */
const checkedParts = ['pages', 'database', 'references', 'search', 'slots', 'trail', 'files'] as const;

/** Every part that the last check looked at. */
export function partsOf({ soundAt, findings = [] }: LastCheck): string[] {
  return checkedParts.filter((part) => part in soundAt || findings.some((found) => found.part === part));
}

/** The search index was damaged when it was looked at and has been made anew since. */
export function isRebuilt({ at, soundAt, findings = [] }: LastCheck): boolean {
  return soundAt.search === at && findings.some(({ part, ok }) => part === 'search' && !ok);
}

/** The parts that the last check did not find sound. */
export function damagedParts(last: LastCheck): string[] {
  return partsOf(last).filter((part) => last.soundAt[part] !== last.at);
}
