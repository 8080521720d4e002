/** What a restore left behind, for the screen that unlocks the restored docket. */
export interface Restored {
  /** When the backup was made. */
  madeAt: string;
  /** The folder in which the replaced docket is now. */
  replaced: string;
}

let last: Restored | undefined;

/** Keeps, in the memory of the page alone, what was restored just now. */
export function noteRestored(restored: Restored): void {
  last = restored;
}

/** What was restored since the page was loaded; undefined when nothing was. */
export function lastRestored(): Restored | undefined {
  return last;
}
