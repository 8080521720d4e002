type Keep = () => Promise<unknown>;

const waiting = new Set<Keep>();

/** No lock waits longer than this for what was typed last, in milliseconds: hiding comes before keeping. */
const longestWait = 400;

/**
 * Registers what must still be kept before the docket is locked, for as long as it is not kept. Gives the function that
 * takes it out again.
 */
export function keepBeforeLock(keep: Keep): () => void {
  waiting.add(keep);
  return () => waiting.delete(keep);
}

/** Keeps everything that was typed and not kept yet. Never throws, and never takes longer than a lock may wait. */
export async function keepUnsaved(): Promise<void> {
  const limit = new Promise((resolve) => setTimeout(resolve, longestWait));
  await Promise.race([Promise.allSettled([...waiting].map((keep) => keep())), limit]);
}
