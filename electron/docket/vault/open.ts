import { realpathSync } from 'node:fs';
import { access, constants, type FileHandle, open } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Kysely } from 'kysely';
import sodium from 'sodium-native';
import { DocketError } from '#shared/errors.ts';
import { assertEncryptedHeader, checkpoint, type Database, openConnection } from '../database/connection.ts';
import { queriesOn } from '../database/dialect.ts';
import { codeOfFailure, withDocketErrors } from '../database/errors.ts';
import { assertReadable } from '../database/integrity.ts';
import { readMeta } from '../database/meta.ts';
import { assertKnownSchema, migrate, needsMigration, schemaVersion } from '../database/migrate.ts';
import type { Tables } from '../database/tables.ts';
import { writeBackup } from './backup.ts';
import { endSession, keepSession, type OpenDocket, type Person } from './docket.ts';
import { fileStoreIn, removeLeftovers } from './files.ts';
import { fileErrorCode, looksLikeDocket, namesIn } from './folder.ts';
import { layoutOf } from './layout.ts';
import { readSlots } from './slots.ts';
import { openSlot, type Secret } from './wrap.ts';

export interface OpenOptions {
  folder: string;
  secret: Secret;
  /** Refuse every change in this session. */
  readOnly?: boolean;
}

/** Dockets that this process has open: a second opening would break the lock of the first (see `Session.file`). */
const openFolders = new Set<string>();

function claim(folder: string): void {
  if (openFolders.has(folder)) throw new DocketError('docket-in-use', { by: 'this-process' });
  openFolders.add(folder);
}

/** The real path of a docket's folder. Throws `not-a-docket`. */
async function findDocket(folder: string): Promise<string> {
  const path = resolve(folder);
  const names = await namesIn(path);
  if (names === undefined || !looksLikeDocket(names))
    throw new DocketError('not-a-docket', { folder: basename(path) });
  return realpathSync(path);
}

/** docket.db for reading, its header checked. A missing file is told, never made. */
async function openDatabaseFile(path: string): Promise<FileHandle> {
  let file: FileHandle;
  try {
    // On a medium that cannot be written SQLite would report a broken disk, because it cannot take its lock.
    await access(path, constants.W_OK);
    file = await open(path, 'r');
  } catch (error) {
    if (fileErrorCode(error) !== 'ENOENT') throw error;
    throw new DocketError('docket-damaged', { part: 'docket.db', problem: 'missing' }, { cause: error });
  }
  try {
    const header = Buffer.alloc(16);
    await file.read(header, 0, header.length, 0);
    assertEncryptedHeader(header);
    // SQLite takes an empty file for a new database: it would open with any key and be empty.
    const { size } = await file.stat();
    if (size === 0) throw new DocketError('docket-damaged', { part: 'docket.db', problem: 'empty' });
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Brings an older docket up to date, after a backup of all of it in its `backups/`. */
async function migrateSafely(raw: Database, folder: string, key: Buffer, docketId: string): Promise<void> {
  if (!needsMigration(raw)) return;
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  const target = `${layoutOf(folder).backups}/before-schema-${schemaVersion(raw)}-${stamp}.zip`;
  await writeBackup({ folder, key, docketId, withDatabase: async (work) => work(raw) }, target);
  migrate(raw);
}

async function readPerson(db: Kysely<Tables>, id: string): Promise<Person> {
  const row = await db
    .selectFrom('people')
    .select(['id', 'name', 'role'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new DocketError('slots-damaged', { part: 'slots.json', problem: 'person' });
  return row;
}

/** Empties the log into docket.db. Where the disk has no room for it the log stays, whole, for the next opening. */
function foldLog(raw: Database): void {
  try {
    checkpoint(raw);
  } catch (error) {
    if (codeOfFailure(error) === undefined) throw error;
  }
}

/** Makes the public face of an opened database. `close` is safe to call again. */
function presentDocket(
  facts: Pick<OpenDocket, 'folder' | 'id' | 'createdAt' | 'readOnly' | 'person' | 'db'>,
): OpenDocket {
  const docket: OpenDocket = {
    ...facts,
    files: fileStoreIn(layoutOf(facts.folder).files, facts.db, facts.readOnly),
    close: async () => {
      const session = endSession(docket);
      if (session === undefined) return;
      try {
        await facts.db.connection().execute(async () => {
          try {
            if (!facts.readOnly) foldLog(session.raw);
          } finally {
            session.raw.close();
          }
        });
      } finally {
        await session.file.close();
        sodium.sodium_memzero(session.key);
        openFolders.delete(facts.folder);
      }
    },
  };
  return docket;
}

/** Checks an opened database, brings it up to date and presents it. */
async function settleIn(
  raw: Database,
  known: { folder: string; key: Buffer; docketId: string; personId: string; readOnly: boolean },
): Promise<OpenDocket> {
  const { folder, docketId, readOnly } = known;
  assertKnownSchema(raw);
  assertReadable(raw);
  if (readOnly && needsMigration(raw)) throw new DocketError('folder-not-writable', { readOnly: true });
  await migrateSafely(raw, folder, known.key, docketId);
  const db = queriesOn(raw);
  if ((await readMeta(db, 'docketId')) !== docketId) {
    throw new DocketError('docket-damaged', { part: 'docket.db', problem: 'other-docket' });
  }
  const person = await readPerson(db, known.personId);
  const createdAt = (await readMeta(db, 'createdAt')) ?? '';
  if (!readOnly) {
    await removeLeftovers(layoutOf(folder).files);
    await removeLeftovers(layoutOf(folder).backups);
  }
  return presentDocket({ folder, id: docketId, createdAt, readOnly, person, db });
}

/** Opens a docket whose key is known. `key` belongs to the docket from here on: it is wiped when it is closed. */
export async function openWithKey(known: {
  folder: string;
  key: Buffer;
  docketId: string;
  personId: string;
  readOnly: boolean;
}): Promise<OpenDocket> {
  const { folder, key, readOnly } = known;
  claim(folder);
  let file: FileHandle | undefined;
  let raw: Database | undefined;
  try {
    file = await openDatabaseFile(layoutOf(folder).database);
    raw = openConnection(layoutOf(folder).database, key, { readOnly });
    const docket = await settleIn(raw, known);
    keepSession(docket, { raw, key, file });
    return docket;
  } catch (error) {
    raw?.close();
    await file?.close();
    sodium.sodium_memzero(key);
    openFolders.delete(folder);
    throw error;
  }
}

/**
 * Opens a docket with a passphrase or its recovery key.
 * Errors: `not-a-docket`, `wrong-passphrase`, `recovery-key-mistyped`, `recovery-key-mismatch`, `slots-damaged`,
 * `docket-damaged`, `docket-too-new`, `docket-in-use`, `folder-not-writable`, `disk-full`. Whatever fails, the files
 * stay as they are: a docket that does not open is never replaced, and no key is ever overwritten.
 */
export async function openDocket(options: OpenOptions): Promise<OpenDocket> {
  return withDocketErrors(async () => {
    const folder = await findDocket(options.folder);
    const slots = await readSlots(folder);
    const { docketKey, slot } = await openSlot(slots, options.secret);
    return openWithKey({
      folder,
      key: docketKey,
      docketId: slots.docketId,
      personId: slot.personId,
      readOnly: options.readOnly === true,
    });
  });
}
