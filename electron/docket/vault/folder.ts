import { mkdir, readdir, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { DocketError } from '#shared/errors.ts';
import { withDocketErrors } from '../database/errors.ts';
import { settle, siblingOf } from './durable.ts';
import { DATABASE_FILE, SLOTS_FILE } from './layout.ts';

/** Code of a file-system error, or undefined. */
export function fileErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** The names in a folder; undefined when there is nothing at that path. Throws `not-a-docket` for a file. */
export async function namesIn(folder: string): Promise<string[] | undefined> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return undefined;
    if (fileErrorCode(error) === 'ENOTDIR')
      throw new DocketError('not-a-docket', { folder: basename(folder) });
    throw error;
  }
}

/** True when one of the two files is there without which nothing is a docket. */
export function looksLikeDocket(names: readonly string[]): boolean {
  return names.includes(DATABASE_FILE) || names.includes(SLOTS_FILE);
}

/** Throws `docket-exists` or `folder-not-empty` unless the folder is empty or not there. */
async function assertFree(folder: string): Promise<void> {
  const names = await namesIn(folder);
  if (names === undefined || names.length === 0) return;
  throw new DocketError(looksLikeDocket(names) ? 'docket-exists' : 'folder-not-empty', {
    folder: basename(folder),
  });
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/**
 * Throws `target-in-docket` for a folder that is a docket or lies in one: what leaves a docket, or is made beside it, never
 * goes into one. `folder`: absolute; what is not there yet is allowed.
 */
export async function assertOutsideDockets(folder: string): Promise<void> {
  for (let at = folder; ; at = dirname(at)) {
    // A folder on the way may be closed to this person: then it cannot be told, and is not theirs to harm.
    const names = await namesIn(at).catch(() => undefined);
    if (names !== undefined && looksLikeDocket(names)) {
      throw new DocketError('target-in-docket', { docket: basename(at) });
    }
    if (at === dirname(at)) return;
  }
}

/**
 * Makes a new folder all at once: `fill` works in a sibling that takes the folder's name only when it is complete. When
 * anything fails, nothing is left. The folder may exist if it is empty; its parent must exist.
 * Errors: `docket-exists`, `folder-not-empty`, `target-in-docket`, `folder-not-writable`, `disk-full`, and what `fill` throws.
 */
export async function makeFolder(folder: string, fill: (staging: string) => Promise<void>): Promise<void> {
  await withDocketErrors(async () => {
    await assertFree(folder);
    await assertOutsideDockets(dirname(resolve(folder)));
    const staging = siblingOf(folder);
    try {
      await mkdir(staging, { mode: 0o700 });
    } catch (error) {
      if (fileErrorCode(error) !== 'ENOENT') throw error;
      throw new DocketError('folder-not-writable', { problem: 'parent-missing' }, { cause: error });
    }
    try {
      await fill(staging);
      // rmdir refuses a folder that somebody filled in the meantime.
      if (await isFolder(folder)) await rmdir(folder);
      await settle(staging, folder);
    } catch (error) {
      await rm(staging, { recursive: true, force: true });
      throw error;
    }
  });
}
