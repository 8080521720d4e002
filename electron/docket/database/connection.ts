/// <reference path="./driver.d.ts" />
import Driver from 'better-sqlite3-multiple-ciphers';
import { DocketError } from '#shared/errors.ts';
import { assertRegularOrAbsent } from '../foreign/regular-file.ts';
import { keepOutOfCoreDumps } from './core-dumps.ts';
import { toDocketError } from './errors.ts';

/** The driver's handle of an opened docket.db. */
export type Database = Driver;

/** Bytes of the docket key: it is used as SQLCipher's raw key, no key derivation inside the database. */
export const DOCKET_KEY_BYTES = 32;

/** How long to wait for a lock, in milliseconds: the other holder keeps it until it closes, so waiting is no use. */
const LOCK_WAIT_MS = 100;

export interface ConnectionOptions {
  /** Make the file; without it a missing file is an error, never an empty database. */
  create?: boolean;
  /** Refuse every change on this connection. */
  readOnly?: boolean;
}

const HEX_DIGITS = Buffer.from('0123456789abcdef', 'latin1');

/**
 * SQLCipher's spelling of a raw key, `x'<64 hex digits>'`, in a Buffer of its own, so that the key never becomes a
 * string that cannot be wiped. The caller fills it with zeros after use.
 */
function rawKeyLiteral(key: Buffer): Buffer {
  if (key.length !== DOCKET_KEY_BYTES) throw new RangeError('a docket key has 32 bytes');
  const literal = Buffer.alloc(3 + key.length * 2);
  literal.write("x'", 0, 'latin1');
  key.forEach((byte, index) => {
    literal[2 + index * 2] = HEX_DIGITS[byte >> 4] ?? 0;
    literal[3 + index * 2] = HEX_DIGITS[byte & 0x0f] ?? 0;
  });
  literal.write("'", literal.length - 1, 'latin1');
  return literal;
}

/** The cipher and its key come before anything else: the first read decides whether the key fits. */
function applyKey(raw: Database, key: Buffer): void {
  raw.pragma("cipher = 'sqlcipher'");
  raw.pragma('legacy = 4');
  const literal = rawKeyLiteral(key);
  try {
    raw.key(literal);
  } finally {
    literal.fill(0);
  }
}

/**
 * What every connection needs, and why:
 * temp_store: SQLite's temporary files are not encrypted, so there must be none;
 * locking_mode before the first read: one process at a time, and no shared-memory file;
 * synchronous FULL: what was confirmed survives a power cut;
 * cache_size in KiB (128 MiB): the cache holds decrypted pages, decryption is what a query pays for;
 * secure_delete: deleted rows are overwritten inside the file.
 */
function applyPragmas(raw: Database, readOnly: boolean): void {
  raw.pragma('temp_store = MEMORY');
  raw.pragma('locking_mode = EXCLUSIVE');
  raw.pragma('journal_mode = WAL');
  raw.pragma('synchronous = FULL');
  raw.pragma('foreign_keys = ON');
  raw.pragma('recursive_triggers = ON');
  raw.pragma('cache_size = -131072');
  raw.pragma('secure_delete = ON');
  raw.exec('BEGIN EXCLUSIVE; COMMIT');
  if (readOnly) raw.pragma('query_only = ON');
}

/** SQLite opens by name, waits for a pipe without end, and follows a link: the database and what lies beside it is looked at first. */
function assertOrdinary(file: string): void {
  for (const suffix of ['', '-wal', '-journal', '-shm']) assertRegularOrAbsent(`${file}${suffix}`);
}

/**
 * Opens (or makes) an SQLCipher 4 database with a raw 32-byte key and takes it for this process alone.
 * Errors: `docket-in-use` (another process holds it), `docket-damaged` (the file does not open with this key, or a page
 * is broken), `file-not-regular`, `folder-not-writable`, `disk-full`. Nothing in the file is changed when it does not open.
 */
export function openConnection(file: string, key: Buffer, options: ConnectionOptions = {}): Database {
  let raw: Database | undefined;
  keepOutOfCoreDumps();
  assertOrdinary(file);
  try {
    raw = new Driver(file, { fileMustExist: options.create !== true, timeout: LOCK_WAIT_MS });
    applyKey(raw, key);
    applyPragmas(raw, options.readOnly === true);
    raw.prepare('SELECT count(*) FROM sqlite_master').get();
    return raw;
  } catch (error) {
    raw?.close();
    throw toDocketError(error);
  }
}

/** Encrypts an open database anew under another raw key, in its place. For a copy: a kill in between destroys it. */
export function rekey(raw: Database, key: Buffer): void {
  const literal = rawKeyLiteral(key);
  try {
    raw.pragma('journal_mode = DELETE');
    raw.rekey(literal);
  } catch (error) {
    throw toDocketError(error);
  } finally {
    literal.fill(0);
  }
}

/**
 * Throws `docket-in-use` when another process holds a database. Needs no key: the lock is asked for before the first page
 * is read. For reading only: SQLite would otherwise fold a log into the database, be it its own or not. Must not be called
 * for a file that this process has open (see `Session.file`).
 */
export function assertNotHeld(file: string): void {
  let raw: Database | undefined;
  assertOrdinary(file);
  try {
    raw = new Driver(file, { readonly: true, fileMustExist: true, timeout: LOCK_WAIT_MS });
    // Without shared memory, whose file would stay behind.
    raw.pragma('locking_mode = EXCLUSIVE');
    raw.prepare('SELECT count(*) FROM sqlite_master').get();
  } catch (error) {
    const failure = toDocketError(error);
    if (failure instanceof DocketError && failure.code === 'docket-in-use') throw failure;
  } finally {
    raw?.close();
  }
}

/** Folds the write-ahead log into the main file and empties it, so that deleted content does not linger in the log. */
export function checkpoint(raw: Database): void {
  raw.pragma('wal_checkpoint(TRUNCATE)');
}

/** True when the connection keeps its temporary tables and sorts in memory. 2 is MEMORY. */
export function keepsTemporaryDataInMemory(raw: Database): boolean {
  return raw.pragma('temp_store', { simple: true }) === 2;
}

/** Refuses a file that an SQLCipher-less library wrote: its header would say so in clear. */
export function assertEncryptedHeader(header: Buffer): void {
  if (header.subarray(0, 15).toString('latin1') === 'SQLite format 3') {
    throw new DocketError('docket-damaged', { part: 'docket.db', problem: 'not-encrypted' });
  }
}
