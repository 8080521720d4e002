/** How far a long work is, in units of its own (bytes, pages). */
export interface Progress {
  done: number;
  total: number;
}

/**
 * Runs a work that reports its progress and yields the newest report to whoever reads, who may be slower than the work.
 * Ends with the work and throws what it throws.
 */
export async function* progressOf(
  work: (onProgress: (progress: Progress) => void) => Promise<unknown>,
): AsyncGenerator<Progress, void> {
  let newest: Progress | undefined;
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
