import type { Restoring } from '#shared/contract/keep.ts';
import type { Progress } from './useWork.ts';

interface Turns {
  /** From here on it cannot be given up. */
  onReplacing: () => void;
  onDone: (replaced: string) => void;
}

/** Hands on how far a restore is, and tells at which turns it comes. */
export async function* watchRestore(
  restore: Promise<AsyncIterable<Restoring>>,
  { onReplacing, onDone }: Turns,
): AsyncGenerator<Progress, void> {
  for await (const told of await restore) {
    if (told.step === 'unpacking') yield told;
    if (told.step === 'replacing') onReplacing();
    if (told.step === 'done') onDone(told.replaced);
  }
}
