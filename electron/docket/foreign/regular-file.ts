import { constants, createWriteStream, lstatSync, type Stats } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DocketError } from '#shared/errors.ts';

/**
 * Opening files that somebody else may have put there. A pipe or a device holds its reader up for ever or gives without
 * end, and a link leads to a file of somebody else's choice: only ordinary files are opened, and what else lies there is
 * named. What a person chose by its name may be a link; what lies inside a docket may not.
 */

/** Why something is not opened; the words are under `files:irregular`. */
export type Irregular = 'link' | 'folder' | 'pipe' | 'device' | 'socket' | 'too-large';

export interface RegularRule {
  /** The most bytes that it may have; any number without it. */
  most?: number;
  /** A person named it, so that a link is followed to an ordinary file. */
  chosen?: boolean;
  /** A pipe is as good, and its writer is waited for: a secret that a person hands over without writing it to a disk. */
  pipe?: boolean;
}

/** Opening never waits for a writer, and never follows a link that was put there after it was looked at. */
const CAREFULLY = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
const NOT_THROUGH_LINKS = constants.O_NOFOLLOW ?? 0;

function flagsOf({ chosen, pipe }: RegularRule): number {
  if (pipe) return constants.O_RDONLY;
  return chosen ? CAREFULLY : CAREFULLY | NOT_THROUGH_LINKS;
}

function irregular(path: string, problem: Irregular, cause?: unknown): DocketError {
  return new DocketError('file-not-regular', { file: basename(path), problem }, { cause });
}

function kindOf(found: Stats): Irregular | undefined {
  if (found.isFile()) return undefined;
  if (found.isSymbolicLink()) return 'link';
  if (found.isDirectory()) return 'folder';
  if (found.isFIFO()) return 'pipe';
  return found.isSocket() ? 'socket' : 'device';
}

function check(path: string, found: Stats, { most, chosen, pipe }: RegularRule): void {
  const kind = kindOf(found);
  if (kind === 'pipe' && pipe) return;
  // What a chosen link leads to is looked at once it is open.
  if (kind !== undefined && !(kind === 'link' && chosen)) throw irregular(path, kind);
  if (kind === undefined && most !== undefined && found.size > most) throw irregular(path, 'too-large');
}

/** ELOOP: a link took the place of the file. ENXIO: a socket, or a pipe that nobody reads. EISDIR: a folder. */
function asIrregular(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ELOOP') return irregular(path, 'link', error);
  if (code === 'EISDIR') return irregular(path, 'folder', error);
  return code === 'ENXIO' ? irregular(path, 'pipe', error) : error;
}

/**
 * Opens an ordinary file for reading; whoever asked closes it. Errors: `file-not-regular` with `problem`, and those of the
 * file system (ENOENT where there is nothing).
 */
export async function openRegular(path: string, rule: RegularRule = {}): Promise<FileHandle> {
  check(path, await lstat(path), rule);
  const handle = await open(path, flagsOf(rule)).catch((error: unknown) => {
    throw asIrregular(path, error);
  });
  try {
    check(path, await handle.stat(), { ...rule, chosen: false });
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** The bytes of an ordinary file. Errors: as `openRegular`. */
export async function sizeOfRegular(path: string, rule: RegularRule = {}): Promise<number> {
  const handle = await openRegular(path, rule);
  try {
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

/**
 * Throws as `openRegular` does, for SQLite, which opens by name: nothing but an ordinary file, or nothing at all, may lie
 * at a path. It is not opened here, since closing it would end the lock of whoever has it open in this process.
 */
export function assertRegularOrAbsent(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found) check(path, found, {});
}

/** The content of an ordinary file, piece by piece; it is opened when the first piece is asked for. Errors: as `openRegular`. */
export async function* streamRegular(path: string, rule: RegularRule = {}): AsyncGenerator<Buffer> {
  const handle = await openRegular(path, rule);
  try {
    let size = 0;
    for await (const piece of handle.createReadStream({ autoClose: false })) {
      const bytes = Buffer.from(piece);
      size += bytes.length;
      // It grew while it was read.
      if (rule.most !== undefined && size > rule.most) throw irregular(path, 'too-large');
      yield bytes;
    }
  } finally {
    await handle.close();
  }
}

/** Reads an ordinary file of at most `most` bytes. Errors: as `openRegular`. */
export async function readRegular(path: string, rule: RegularRule & { most: number }): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of streamRegular(path, rule)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Copies an ordinary file to a private one (mode 600), which is written over when it is there. Errors: as `openRegular`. */
export async function copyRegular(from: string, to: string): Promise<void> {
  const source = await openRegular(from);
  try {
    await pipeline(source.createReadStream({ autoClose: false }), createWriteStream(to, { mode: 0o600 }));
  } finally {
    await source.close();
  }
}
