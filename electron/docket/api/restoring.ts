import type { Restoring } from '#shared/contract/keep.ts';
import { progressOf } from '../progress.ts';
import type { RestoreOverOptions } from '../vault/restore-over.ts';

/** Runs a restore and tells how far it is; `restore` returns the name that the replaced docket has now. */
export function restoring(
  restore: (watch: Pick<RestoreOverOptions, 'onProgress' | 'onReplacing'>) => Promise<string>,
): AsyncGenerator<Restoring, void> {
  return progressOf<Restoring>(async (tell) => {
    const replaced = await restore({
      onProgress: (progress) => tell({ step: 'unpacking', ...progress }),
      onReplacing: () => tell({ step: 'replacing' }),
    });
    tell({ step: 'done', replaced });
  });
}
