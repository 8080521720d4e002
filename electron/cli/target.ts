import { assertTarget, type Target } from '#docket/vault/target.ts';

/** `--force`: a file that is there is replaced. */
export interface ForceFlag {
  force?: true;
}

/**
 * Where a command writes what it makes; over a file only when somebody said so. Looked at before a passphrase is asked
 * for. Errors: those of `assertTarget`.
 */
export async function targetOf(path: string, { force = false }: { force?: boolean }): Promise<Target> {
  const target = { path, replace: force };
  await assertTarget(target);
  return target;
}
