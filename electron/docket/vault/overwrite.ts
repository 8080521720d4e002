import { constants } from 'node:fs';
import { chmod, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const PIECE_BYTES = 4 * 1024 * 1024;

/**
 * Overwrites the files of a folder with zeros, for so many milliseconds at most, and flushes each piece to the disk, since
 * what is deleted right after would never be written otherwise. A disk that writes elsewhere each time, as most do, may
 * keep the old content all the same. Never throws.
 */
export async function overwriteFiles(folder: string, withinMs: number): Promise<void> {
  const end = performance.now() + withinMs;
  for (const name of await readdir(folder).catch(() => [])) {
    await overwriteFile(join(folder, name), end).catch(() => undefined);
  }
}

async function overwriteFile(path: string, end: number): Promise<void> {
  await chmod(path, 0o600);
  const handle = await open(path, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0));
  try {
    const { size } = await handle.stat();
    const zeros = Buffer.alloc(Math.min(PIECE_BYTES, size));
    for (let at = 0; at < size && performance.now() < end; at += zeros.length) {
      await handle.write(zeros, 0, Math.min(zeros.length, size - at), at);
      await handle.datasync();
    }
  } finally {
    await handle.close();
  }
}
