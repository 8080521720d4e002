import { createWriteStream } from 'node:fs';
import { lstat, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isDeepStrictEqual } from 'node:util';
import { ZipFile } from 'yazl';
import { DocketError } from '#shared/errors.ts';
import { nowIso } from '#shared/time.ts';
import { type Database, openConnection } from '../database/connection.ts';
import { queriesOn } from '../database/dialect.ts';
import { toDocketError } from '../database/errors.ts';
import { assertReadable, copyDatabase, type DatabaseFacts, databaseFacts } from '../database/integrity.ts';
import { sizeOfRegular, streamRegular } from '../foreign/regular-file.ts';
import type { Members } from '../trail/members.ts';
import { readMembership } from '../trail/membership.ts';
import {
  BACKUP_FORMAT,
  type BackupManifest,
  type BackupMember,
  fileMember,
  MANIFEST_MEMBER,
  Measure,
  SEAL_PLACEHOLDER,
  Seal,
  type Tap,
} from './backup-format.ts';
import { invalidBackup, readBackup, removeDatabase } from './backup-read.ts';
import { exclusively, type OpenDocket, sessionOf } from './docket.ts';
import { settle, siblingOf } from './durable.ts';
import { knownOf } from './known-slots.ts';
import { DATABASE_FILE, layoutOf, README_FILE, SLOTS_FILE } from './layout.ts';
import { withSameKey } from './loans.ts';
import { formatSlots, parseSlots, readSlotsFile } from './slots.ts';
import { isKeyOfSlots } from './which-key.ts';

export interface BackupResult {
  /** Absolute path. */
  file: string;
  /** Bytes. */
  size: number;
  /** When it was made, ISO in UTC. */
  madeAt: string;
  /** `<seq>:<hash>` of the last entry of its trail; empty for a docket without one. */
  trailHead: string;
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
  withDatabase<T>(work: (raw: Database) => T | Promise<T>): Promise<T>;
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
  return lstat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** Adds one file to a zip and measures it on its way; resolves when its last byte was taken. */
async function addMember(
  zip: ZipFile,
  name: string,
  file: string,
  tap: Tap | undefined,
): Promise<BackupMember> {
  const size = await sizeOfRegular(file);
  return new Promise((resolveMember, reject) => {
    const fail = (error: Error) => {
      zip.emit('error', error);
      reject(error);
    };
    zip.addReadStreamLazy(name, { compress: false, mode: 0o600, size }, (take) => {
      const source = Readable.from(streamRegular(file));
      const measure = new Measure(tap);
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
  tap: Tap | undefined,
): Promise<void> {
  const added: BackupMember[] = [];
  for (const [name, file] of members) added.push(await addMember(zip, name, file, tap));
  const text = JSON.stringify({ ...manifest, members: added }, null, 2);
  zip.addBuffer(Buffer.from(text, 'utf8'), MANIFEST_MEMBER, { compress: false, mode: 0o600 });
  zip.end({ forceZip64Format: false, comment: SEAL_PLACEHOLDER });
}

/** Writes a zip of `members` (name in the zip -> file) and its manifest. A part of it may be left after a failure. */
async function writeZip(
  target: string,
  members: ReadonlyMap<string, string>,
  manifest: Omit<BackupManifest, 'members'>,
  tap: Tap | undefined,
): Promise<void> {
  const zip = new ZipFile();
  const stop = new AbortController();
  const failed = new Promise<never>((_, reject) => zip.once('error', reject));
  const output = createWriteStream(target, { flags: 'wx', mode: 0o600, flush: true });
  const written = pipeline(zip.outputStream, new Seal('put'), output, { signal: stop.signal });
  try {
    await Promise.race([failed, Promise.all([written, addAll(zip, members, manifest, tap)])]);
  } catch (error) {
    stop.abort();
    await written.catch(() => undefined);
    throw error;
  }
}

/** Reads a finished backup again: every member against the manifest, docket.db by opening it, slots.json by its key. */
async function prove(
  file: string,
  key: Buffer,
  expected: DatabaseFacts,
  tap: Tap | undefined,
): Promise<void> {
  const copy = siblingOf(file);
  const slotsCopy = siblingOf(file);
  const copies = new Map([
    [DATABASE_FILE, copy],
    [SLOTS_FILE, slotsCopy],
  ]);
  try {
    await readBackup(file, (member) => copies.get(member), tap);
    const slots = parseSlots((await readSlotsFile(slotsCopy)).toString('utf8'));
    if (!isKeyOfSlots(key, slots)) throw invalidBackup('unproven', SLOTS_FILE);
    const raw = openConnection(copy, key);
    try {
      assertReadable(raw);
      if (!isDeepStrictEqual(databaseFacts(raw), expected)) throw invalidBackup('unproven', DATABASE_FILE);
    } finally {
      raw.close();
    }
  } finally {
    await removeDatabase(copy);
    await rm(slotsCopy, { force: true });
  }
}

/**
 * The slots that the docket knows: what somebody put back into slots.json is in no backup. One that is damaged is copied as it
 * is, for the proof of the backup to find.
 */
async function copyKnownSlots(folder: string, target: string, raw: Database): Promise<void> {
  const text = (await readSlotsFile(layoutOf(folder).slots)).toString('utf8');
  const { members } = await readMembership(queriesOn(raw));
  await writeFile(target, onlyKnown(text, members), { flag: 'wx', mode: 0o600 });
}

function onlyKnown(text: string, members: Members): string {
  try {
    const slots = parseSlots(text);
    const known = knownOf(slots, members);
    return known.slots.length === slots.slots.length ? text : formatSlots(known);
  } catch (error) {
    if (error instanceof DocketError) return text;
    throw error;
  }
}

/** Takes a copy of the database and of its slots at one moment, with what it must contain and the attachments it knows. */
async function snapshot(source: BackupSource, target: string, slotsTarget: string) {
  return source.withDatabase(async (raw) => {
    await copyKnownSlots(source.folder, slotsTarget, raw);
    return { facts: copyDatabase(raw, target), attachments: storedNames(raw) };
  });
}

/** How far a backup is, in bytes: written once and read once. */
export interface BackupProgress {
  done: number;
  total: number;
}

/** For whoever watches a long work with backups and may stop it. */
export interface WatchOptions {
  onProgress?: ((progress: BackupProgress) => void) | undefined;
  /** Stops the work: `cancelled`, and nothing is left. */
  signal?: AbortSignal | undefined;
}

export interface BackupOptions extends WatchOptions {
  /** Where a backup goes whose proof failed; without it nothing of it is kept. */
  aside?: string | undefined;
  /** The folder in which the encrypted copies lie that a backup is made from; `backups/` of the docket unless given. */
  workIn?: string | undefined;
}

async function totalSize(files: Iterable<string>): Promise<number> {
  let total = 0;
  for (const file of files) total += await sizeOfRegular(file);
  return total;
}

/** Counts bytes for whoever watches, and stops the work with `cancelled`. */
export function tapOf(options: WatchOptions, total: number): Tap {
  let done = 0;
  return (bytes) => {
    if (options.signal?.aborted) throw new DocketError('cancelled');
    done += bytes;
    options.onProgress?.({ done, total });
  };
}

/** Proves a finished backup; one that fails goes aside, where the option names a place. */
async function proveOrSetAside(
  part: string,
  key: Buffer,
  facts: DatabaseFacts,
  tap: Tap,
  { aside, signal }: BackupOptions,
): Promise<void> {
  try {
    await prove(part, key, facts, tap);
  } catch (error) {
    // A docket that was closed meanwhile has wiped its key: that says nothing about the backup.
    if (signal?.aborted) throw new DocketError('cancelled', {}, { cause: error });
    const unproven = toDocketError(error);
    const wrong = unproven instanceof DocketError && /-(?:invalid|damaged)$/.test(unproven.code);
    if (aside !== undefined && wrong) await settle(part, aside);
    throw error;
  }
}

/**
 * Writes a backup and proves it by opening it. `target` appears only when the proof has succeeded; an older file of that
 * name is replaced then, not before.
 */
export async function writeBackup(
  source: BackupSource,
  target: string,
  options: BackupOptions = {},
): Promise<BackupResult> {
  const file = resolve(target);
  const paths = layoutOf(source.folder);
  const part = siblingOf(file);
  const workIn = options.workIn ?? paths.backups;
  const copy = siblingOf(join(workIn, DATABASE_FILE));
  const slotsCopy = siblingOf(join(workIn, SLOTS_FILE));
  const madeAt = nowIso();
  try {
    if (options.signal?.aborted) throw new DocketError('cancelled');
    await mkdir(workIn, { recursive: true, mode: 0o700 });
    const { facts, attachments } = await snapshot(source, copy, slotsCopy);
    const members = new Map([
      [DATABASE_FILE, copy],
      [SLOTS_FILE, slotsCopy],
      [README_FILE, paths.readme],
    ]);
    const missing: string[] = [];
    for (const { name, stored_as } of attachments) {
      const stored = join(paths.files, stored_as);
      if (await exists(stored)) members.set(fileMember(stored_as), stored);
      else missing.push(name);
    }
    const { docketId } = source;
    const tap = tapOf(options, 2 * (await totalSize(members.values())));
    await writeZip(part, members, { format: BACKUP_FORMAT, docketId, madeAt, schema: facts.schema }, tap);
    await proveOrSetAside(part, source.key, facts, tap, options);
    await settle(part, file);
    const { size } = await stat(file);
    const trailHead = facts.trailHead ?? '';
    return { file, size, madeAt, trailHead, attachments: attachments.length - missing.length, missing };
  } catch (error) {
    throw toDocketError(error);
  } finally {
    await removeDatabase(copy);
    await rm(slotsCopy, { force: true });
    await rm(part, { force: true });
  }
}

/**
 * Backs up a whole docket into one file, while it stays open, and proves the backup by opening it again and comparing
 * rows and the head of the trail. Needs room for the database twice and the attachments once.
 * Errors: `disk-full`, `folder-not-writable`, `backup-invalid` (the proof failed); then no file is left.
 */
export async function backupDocket(
  docket: OpenDocket,
  target: string,
  options: BackupOptions = {},
): Promise<BackupResult> {
  return withSameKey(docket, () => writeBackup(sourceOf(docket), target, options));
}

/** An open docket as something to back up. */
export function sourceOf(docket: OpenDocket): BackupSource {
  const { key } = sessionOf(docket);
  return {
    folder: docket.folder,
    key,
    docketId: docket.id,
    withDatabase: (work) => exclusively(docket, work),
  };
}
