import type { Stats } from 'node:fs';
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir, uptime } from 'node:os';
import { basename, join } from 'node:path';
import { systemMs } from '#shared/time.ts';
import { overwriteFiles } from './overwrite.ts';

const PREFIX = 'privacy-docket-';
const NAME = new RegExp(`^${PREFIX}([a-z]+)-(\\d+)-`);

/** Purpose `open`: a decrypted copy for another program; in all others lies only what is encrypted anyway. */
type Purpose = 'restore' | 'snapshot' | 'salvage' | 'open';

/** How long a copy is overwritten at most before it is deleted; deleting comes first in importance. */
const OVERWRITE_MS = 250;

/** Whether a process of this machine still runs. One that belongs to somebody else counts as running. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A folder of this user, and no link to one. */
function isOwnFolder(found: Stats): boolean {
  return found.isDirectory() && (process.getuid === undefined || found.uid === process.getuid());
}

/** When this computer was started, in milliseconds since 1970. Numbers of processes from before may be in use again. */
const startOfMachine = () => systemMs() - uptime() * 1000;

/** Deletes a private folder with what is in it; a decrypted copy is overwritten first, as far as there is time. */
export async function removePrivateFolder(folder: string): Promise<void> {
  if (NAME.exec(basename(folder))?.[1] === 'open') await overwriteFiles(folder, OVERWRITE_MS);
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

/**
 * Deletes private folders whose process is gone: it was killed before it could. `atStart`: this process has made none yet,
 * so that those under its number are from one before it. Whatever another program holds open is left for the next time.
 */
export async function removeAbandoned({ atStart = false } = {}): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(NAME.exec(name)?.[2]);
    if (Number.isNaN(pid)) continue;
    const folder = join(tmpdir(), name);
    const found = await lstat(folder).catch(() => undefined);
    if (found === undefined || !isOwnFolder(found)) continue;
    const isGone = !isRunning(pid) || found.mtimeMs < startOfMachine() || (atStart && pid === process.pid);
    if (isGone) await removePrivateFolder(folder).catch(() => undefined);
  }
}

/**
 * A fresh folder, mode 700, named by its purpose and this process. The caller deletes it; what a killed process left is
 * deleted by the next that asks for one, and at the start of the docket process.
 */
export async function privateFolder(purpose: Purpose): Promise<string> {
  await removeAbandoned();
  return mkdtemp(join(tmpdir(), `${PREFIX}${purpose}-${process.pid}-`));
}
