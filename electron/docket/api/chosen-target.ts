import type { Target } from '../vault/target.ts';

/** A place from the system's dialog, which has asked before it let somebody choose a file that is there. */
export const chosenTarget = (path: string): Target => ({ path, replace: true });
