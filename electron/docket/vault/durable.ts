import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Ending of everything that is still being written; such a file belongs to nobody and may be deleted. */
export const PARTIAL_SUFFIX = '.part';

/** So much of a name stands in that of its sibling: at four bytes a character there is room for the rest. */
const NAMED_CHARACTERS = 40;

/** A name beside `target` on the same disk, so that the rename at the end cannot fail half-way. */
export function siblingOf(target: string): string {
  const named = Array.from(basename(target)).slice(0, NAMED_CHARACTERS).join('');
  return join(dirname(target), `.${named}.${randomBytes(6).toString('hex')}${PARTIAL_SUFFIX}`);
}

/** Makes a rename in `folder` survive a power cut. Windows has no such call and does it by itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Puts a finished file or folder in its place: after this call it is there, whole, even when the power fails. */
export async function settle(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncFolder(dirname(to));
}

/** Flushes an existing file to the disk. */
export async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Opens a new private file (mode 600), lets `write` fill it, and flushes it to the disk. When anything fails the file is
 * deleted and the error passed on.
 */
export async function writeNewFile(
  file: string,
  write: (handle: FileHandle) => Promise<void>,
): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await write(handle);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(file, { force: true });
    throw error;
  }
  await handle.close();
}

/** Replaces a file by new content: written to a sibling, flushed, renamed. Readers see the old or the new, never a part. */
export async function replaceFile(file: string, content: string | Buffer): Promise<void> {
  const sibling = siblingOf(file);
  await writeNewFile(sibling, (handle) => handle.writeFile(content));
  try {
    await settle(sibling, file);
  } catch (error) {
    await rm(sibling, { force: true });
    throw error;
  }
}
