import { basename, dirname, join, resolve } from 'node:path';
import { PARTIAL_SUFFIX, settle } from './durable.ts';
import { namesIn } from './folder.ts';

/** Where a complete docket waits for its place. The name ends as it does so that nobody takes it for a docket to open. */
export function waitingPlace(folder: string): string {
  return join(dirname(folder), `.${basename(folder)}.restored${PARTIAL_SUFFIX}`);
}

/**
 * Finishes what a restore that was killed between its two renames began: the docket that was there is aside already, the
 * restored one is complete and waits. Does nothing in every other case.
 */
export async function finishRestore(folder: string): Promise<void> {
  const path = resolve(folder);
  if ((await namesIn(path).catch(() => [])) !== undefined) return;
  const waiting = waitingPlace(path);
  if ((await namesIn(waiting)) !== undefined) await settle(waiting, path);
}
