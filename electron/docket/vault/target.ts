import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { DocketError } from '#shared/errors.ts';
import { withDocketErrors } from '../database/errors.ts';
import { settle } from './durable.ts';
import { assertOutsideDockets, fileErrorCode } from './folder.ts';

/** Where something that leaves a docket is written, and whether a file that is there may be replaced. */
export interface Target {
  /** Absolute, or relative to the folder of the process. */
  path: string;
  /** Somebody said so: the dialog of the system asked, or `--force` was given. */
  replace?: boolean;
}

/** The most bytes of a name on the file systems of Linux and macOS; Windows counts 255 characters. */
const LONGEST_NAME_BYTES = 255;

/**
 * Checks a place before anything is written or told: nothing goes into a docket, over a file that nobody gave up, or
 * where it cannot be. Links are followed up to the folder, so that a docket is known by every way to it.
 * Errors: `target-name-too-long`, `target-no-folder`, `target-in-docket`, `target-is-folder`, `target-exists`.
 */
export async function assertTarget({ path, replace }: Target): Promise<void> {
  const file = resolve(path);
  const name = basename(file);
  if (Buffer.byteLength(name) > LONGEST_NAME_BYTES) throw new DocketError('target-name-too-long', { name });
  const folder = await existingFolder(dirname(file));
  await assertOutsideDockets(folder);
  const found = await whatIsAt(join(folder, name));
  if (found === 'nothing') return;
  if (found === 'folder') throw new DocketError('target-is-folder', { name });
  if (!replace) throw new DocketError('target-exists', { name });
}

/** Puts a finished file in its place, which is looked at once more. Errors: those of `assertTarget`, and of the disk. */
export async function place(from: string, target: Target): Promise<void> {
  await assertTarget(target);
  await withDocketErrors(() => settle(from, target.path));
}

async function existingFolder(folder: string): Promise<string> {
  try {
    const real = await realpath(folder);
    if ((await lstat(real)).isDirectory()) return real;
  } catch (error) {
    if (fileErrorCode(error) === 'EACCES') throw error;
  }
  throw new DocketError('target-no-folder', { folder: basename(folder) });
}

async function whatIsAt(path: string): Promise<'nothing' | 'folder' | 'file'> {
  try {
    return (await lstat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return 'nothing';
    throw error;
  }
}
