import { access, constants, type FileHandle } from 'node:fs/promises';
import { DocketError } from '#shared/errors.ts';
import { assertEncryptedHeader } from '../database/connection.ts';
import { isForeignLog } from '../database/log.ts';
import { keyFit, SALT_BYTES } from '../database/pages.ts';
import { assertRegularOrAbsent, openRegular } from '../foreign/regular-file.ts';
import { fileErrorCode } from './folder.ts';

function damaged(problem: string, cause?: unknown): DocketError {
  return new DocketError('docket-damaged', { part: 'docket.db', problem }, { cause });
}

function unlessMissing(error: unknown): unknown {
  return fileErrorCode(error) === 'ENOENT' ? damaged('missing', error) : error;
}

/** Throws `docket-damaged` when there is no docket.db at a path. */
export async function assertDatabaseThere(path: string): Promise<void> {
  try {
    assertRegularOrAbsent(path);
    await access(path);
  } catch (error) {
    throw unlessMissing(error);
  }
}

async function openWritable(path: string): Promise<FileHandle> {
  try {
    // On a medium that cannot be written SQLite would report a broken disk, because it cannot take its lock.
    await access(path, constants.W_OK);
    return await openRegular(path);
  } catch (error) {
    throw unlessMissing(error);
  }
}

/** Throws unless a docket.db may be given to SQLite with this key. */
async function assertUsable(file: FileHandle, key: Buffer): Promise<void> {
  const header = Buffer.alloc(16);
  await file.read(header, 0, header.length, 0);
  assertEncryptedHeader(header);
  // SQLite takes an empty file for a new database: it would open with any key and be empty.
  const { size } = await file.stat();
  if (size === 0) throw damaged('empty');
  const fit = await keyFit(file, key);
  if (fit === 'other') throw new DocketError('key-mismatch', { part: 'docket.db' });
  if (fit === 'damaged') throw damaged('first-page');
}

/**
 * docket.db for reading, after it was shown that SQLite may open it with this key. This process must not have it open.
 * Errors: `docket-damaged` with `problem` (`missing`, which is told and never made; `empty`; `not-encrypted`: some other
 * SQLite file; `first-page`), `key-mismatch` when nothing in it belongs to the key: it comes from another docket, or from
 * before or after a rotation, or was overwritten.
 */
export async function openDatabaseFile(path: string, key: Buffer): Promise<FileHandle> {
  const file = await openWritable(path);
  try {
    await assertUsable(file, key);
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Throws `docket-damaged` when the log beside a docket.db is not its own: SQLite would fold it into the database. */
export async function assertOwnLog(log: string, database: FileHandle, key: Buffer): Promise<void> {
  const salt = Buffer.alloc(SALT_BYTES);
  await database.read(salt, 0, SALT_BYTES, 0);
  if (await isForeignLog(log, salt, key)) {
    throw new DocketError('docket-damaged', { part: 'docket.db-wal', problem: 'other-log' });
  }
}
