import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'privacy-docket-';

/** Whether a process of this machine still runs. One that belongs to somebody else counts as running. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Deletes private folders whose process is gone: it was killed before it could. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}[a-z]+-(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
}

/**
 * A fresh folder for files that are encrypted anyway, mode 700, named by its purpose and this process. The caller deletes
 * it; what a killed process left is deleted by the next that asks for one.
 */
export async function privateFolder(purpose: 'restore' | 'snapshot' | 'salvage'): Promise<string> {
  await removeAbandoned();
  return mkdtemp(join(tmpdir(), `${PREFIX}${purpose}-${process.pid}-`));
}
