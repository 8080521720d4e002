/** How far a long work is, in units of its own (bytes, pages). */
export interface Progress {
  done: number;
  total: number;
}

/**
 * Runs a work that reports how far it is and yields the newest report to whoever reads, who may be slower than the work.
 * Ends with the work and throws what it throws.
 */
export async function* progressOf<T extends object = Progress>(
  work: (onProgress: (progress: T) => void) => Promise<unknown>,
): AsyncGenerator<T, void> {
  let newest: T | undefined;
  let wake = () => {};
  let over = false;
  const finished = work((progress) => {
    newest = progress;
    wake();
  }).finally(() => {
    over = true;
    wake();
  });
  // Awaited at the end; until then a failure must not count as one that nobody handles.
  finished.catch(() => {});
  while (!over || newest !== undefined) {
    if (newest === undefined) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      continue;
    }
    const report = newest;
    newest = undefined;
    yield report;
  }
  await finished;
}
