import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isDeepStrictEqual } from 'node:util';
import { ZipFile } from 'yazl';
import { type Database, openConnection } from '../database/connection.ts';
import { toDocketError } from '../database/errors.ts';
import { assertReadable, copyDatabase, type DatabaseFacts, databaseFacts } from '../database/integrity.ts';
import {
  BACKUP_FORMAT,
  type BackupManifest,
  type BackupMember,
  fileMember,
  MANIFEST_MEMBER,
  Measure,
  SEAL_PLACEHOLDER,
  Seal,
} from './backup-format.ts';
import { invalidBackup, readBackup, removeDatabase } from './backup-read.ts';
import { exclusively, type OpenDocket, sessionOf } from './docket.ts';
import { settle, siblingOf } from './durable.ts';
import { DATABASE_FILE, layoutOf, README_FILE, SLOTS_FILE } from './layout.ts';

export interface BackupResult {
  /** Absolute path. */
  file: string;
  /** Bytes. */
  size: number;
  /** When it was made, ISO in UTC. */
  madeAt: string;
  attachments: number;
  /** Attachments that docket.db knows but the folder does not have any more: their names. Not part of the backup. */
  missing: string[];
}

/** What a backup is made from: a docket that is open, or one that is just being migrated. */
export interface BackupSource {
  folder: string;
  key: Buffer;
  docketId: string;
  /** Runs `work` while nobody else has a transaction open on the database. */
  withDatabase<T>(work: (raw: Database) => T): Promise<T>;
}

interface StoredName {
  name: string;
  stored_as: string;
}

/** The attachments of a database of any schema. */
function storedNames(raw: Database): StoredName[] {
  const known = raw.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'files'").get();
  if (known === undefined) return [];
  return raw.prepare<[], StoredName>('SELECT name, stored_as FROM files ORDER BY stored_as').all();
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** Adds one file to a zip and measures it on its way; resolves when its last byte was taken. */
async function addMember(zip: ZipFile, name: string, file: string): Promise<BackupMember> {
  const { size } = await stat(file);
  return new Promise((resolveMember, reject) => {
    const fail = (error: Error) => {
      zip.emit('error', error);
      reject(error);
    };
    zip.addReadStreamLazy(name, { compress: false, mode: 0o600, size }, (take) => {
      const source = createReadStream(file);
      const measure = new Measure();
      source.once('error', fail);
      measure.once('error', fail);
      measure.once('end', () => resolveMember({ name, ...measure.result() }));
      take(null, source.pipe(measure));
    });
  });
}

async function addAll(
  zip: ZipFile,
  members: ReadonlyMap<string, string>,
  manifest: Omit<BackupManifest, 'members'>,
): Promise<void> {
  const added: BackupMember[] = [];
  for (const [name, file] of members) added.push(await addMember(zip, name, file));
  const text = JSON.stringify({ ...manifest, members: added }, null, 2);
  zip.addBuffer(Buffer.from(text, 'utf8'), MANIFEST_MEMBER, { compress: false, mode: 0o600 });
  zip.end({ forceZip64Format: false, comment: SEAL_PLACEHOLDER });
}

/** Writes a zip of `members` (name in the zip -> file) and its manifest. A part of it may be left after a failure. */
async function writeZip(
  target: string,
  members: ReadonlyMap<string, string>,
  manifest: Omit<BackupManifest, 'members'>,
): Promise<void> {
  const zip = new ZipFile();
  const stop = new AbortController();
  const failed = new Promise<never>((_, reject) => zip.once('error', reject));
  const output = createWriteStream(target, { flags: 'wx', mode: 0o600, flush: true });
  const written = pipeline(zip.outputStream, new Seal('put'), output, { signal: stop.signal });
  try {
    await Promise.race([failed, Promise.all([written, addAll(zip, members, manifest)])]);
  } catch (error) {
    stop.abort();
    await written.catch(() => undefined);
    throw error;
  }
}

/** Reads a finished backup again: every member against the manifest, and docket.db by opening it with the key. */
async function prove(file: string, key: Buffer, expected: DatabaseFacts): Promise<void> {
  const copy = siblingOf(file);
  try {
    await readBackup(file, (member) => (member === DATABASE_FILE ? copy : undefined));
    const raw = openConnection(copy, key);
    try {
      assertReadable(raw);
      if (!isDeepStrictEqual(databaseFacts(raw), expected)) throw invalidBackup('unproven', DATABASE_FILE);
    } finally {
      raw.close();
    }
  } finally {
    await removeDatabase(copy);
  }
}

/** Takes a copy of the database at one moment, with what it must contain and the attachments it knows. */
async function snapshot(source: BackupSource, target: string) {
  return source.withDatabase((raw) => ({ facts: copyDatabase(raw, target), attachments: storedNames(raw) }));
}

/**
 * Writes a backup and proves it by opening it. `target` appears only when the proof has succeeded; an older file of that
 * name is replaced then, not before.
 */
export async function writeBackup(source: BackupSource, target: string): Promise<BackupResult> {
  const file = resolve(target);
  const paths = layoutOf(source.folder);
  const part = siblingOf(file);
  const copy = siblingOf(join(paths.backups, DATABASE_FILE));
  const madeAt = new Date().toISOString();
  try {
    await mkdir(paths.backups, { recursive: true, mode: 0o700 });
    const { facts, attachments } = await snapshot(source, copy);
    const members = new Map([
      [DATABASE_FILE, copy],
      [SLOTS_FILE, paths.slots],
      [README_FILE, paths.readme],
    ]);
    const missing: string[] = [];
    for (const { name, stored_as } of attachments) {
      const stored = join(paths.files, stored_as);
      if (await exists(stored)) members.set(fileMember(stored_as), stored);
      else missing.push(name);
    }
    const { docketId } = source;
    await writeZip(part, members, { format: BACKUP_FORMAT, docketId, madeAt, schema: facts.schema });
    await prove(part, source.key, facts);
    await settle(part, file);
    const { size } = await stat(file);
    return { file, size, madeAt, attachments: attachments.length - missing.length, missing };
  } catch (error) {
    throw toDocketError(error);
  } finally {
    await removeDatabase(copy);
    await rm(part, { force: true });
  }
}

/**
 * Backs up a whole docket into one file, while it stays open, and proves the backup by opening it again and comparing
 * rows and the head of the trail. Needs room for the database twice and the attachments once.
 * Errors: `disk-full`, `folder-not-writable`, `backup-invalid` (the proof failed); then no file is left.
 */
export async function backupDocket(docket: OpenDocket, target: string): Promise<BackupResult> {
  const { key } = sessionOf(docket);
  return writeBackup(
    { folder: docket.folder, key, docketId: docket.id, withDatabase: (work) => exclusively(docket, work) },
    target,
  );
}
