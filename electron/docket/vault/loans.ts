import { DocketError } from '#shared/errors.ts';
import { type OpenDocket, sessionOf } from './docket.ts';

/** Long works that use the key and the files of an open docket beside its database, by docket. */
const loans = new WeakMap<OpenDocket, Set<Promise<unknown>>>();

/** Dockets whose key is being rotated. */
const recalled = new WeakSet<OpenDocket>();

/**
 * Runs a long work (a backup, a check) that needs the same key from its beginning to its end. A rotation waits for it; what
 * begins while one runs is refused: `docket-in-use` with `by: rotation`. Errors: `locked`, and those of the work.
 */
export async function withSameKey<T>(docket: OpenDocket, work: () => Promise<T>): Promise<T> {
  sessionOf(docket);
  if (recalled.has(docket)) throw new DocketError('docket-in-use', { by: 'rotation' });
  const running = loans.get(docket) ?? new Set();
  loans.set(docket, running);
  const loan = work();
  running.add(loan);
  try {
    return await loan;
  } finally {
    running.delete(loan);
  }
}

/** Waits until every work of `withSameKey` has ended, and refuses new ones while `work` runs. */
export async function withKeyToItself<T>(docket: OpenDocket, work: () => Promise<T>): Promise<T> {
  recalled.add(docket);
  try {
    await Promise.allSettled(loans.get(docket) ?? []);
    return await work();
  } finally {
    recalled.delete(docket);
  }
}
