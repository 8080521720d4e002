import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { DocketError } from '#shared/errors.ts';
import { codeOfFailure } from '../database/errors.ts';
import { sizeOfRegular, streamRegular } from '../foreign/regular-file.ts';
import {
  BACKUP_FORMAT,
  type BackupManifest,
  type BackupMember,
  MANIFEST_MEMBER,
  MEMBER_NAME,
  Measure,
  manifestSchema,
  NEEDED_MEMBERS,
  Seal,
  type Tap,
} from './backup-format.ts';
import { fileErrorCode } from './folder.ts';

/** Longest manifest that is read: a million members would not fill it. */
const LONGEST_MANIFEST_BYTES = 256 * 1024 * 1024;

export type BackupProblem =
  | 'no-zip'
  | 'unexpected'
  | 'twice'
  | 'changed'
  | 'missing'
  | 'no-manifest'
  | 'unproven';

/** `backup-invalid` with the `member` that is wrong and the `problem`. */
export function invalidBackup(problem: BackupProblem, member: string, cause?: unknown): DocketError {
  return new DocketError('backup-invalid', { problem, member }, { cause });
}

/** Where a member's bytes go; undefined only measures them. */
export type Destination = (member: string) => string | undefined;

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

async function drain(
  source: Readable,
  target: string | undefined,
  tap: Tap | undefined,
): Promise<{ size: number; sha512: string }> {
  const measure = new Measure(tap);
  const sink =
    target === undefined ? nowhere() : createWriteStream(target, { flags: 'wx', mode: 0o600, flush: true });
  await pipeline(source, measure, sink);
  return measure.result();
}

async function readManifest(zip: ZipFile, entry: Entry): Promise<BackupManifest> {
  if (entry.uncompressedSize > LONGEST_MANIFEST_BYTES) throw invalidBackup('no-manifest', MANIFEST_MEMBER);
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk);
  const manifest = manifestSchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
  if (manifest.format > BACKUP_FORMAT) {
    throw new DocketError('docket-too-new', { part: 'backup', found: manifest.format, known: BACKUP_FORMAT });
  }
  return manifest;
}

/** A failure of the disk we write to is told as such; everything else means that the backup is not what was written. */
function asBackupError(error: unknown, member: string): unknown {
  if (error instanceof DocketError || codeOfFailure(error) !== undefined) return error;
  const problem = member === MANIFEST_MEMBER ? 'no-manifest' : 'changed';
  return invalidBackup(problem, member, error);
}

/** Compares what was found with what the manifest promises, in both directions. */
function compare(found: Map<string, { size: number; sha512: string }>, manifest: BackupManifest): void {
  const promised = new Map<string, BackupMember>(manifest.members.map((member) => [member.name, member]));
  for (const name of [...NEEDED_MEMBERS, ...promised.keys()]) {
    if (!found.has(name)) throw invalidBackup('missing', name);
  }
  for (const [name, { size, sha512 }] of found) {
    const member = promised.get(name);
    if (member === undefined) throw invalidBackup('unexpected', name);
    if (member.size !== size || member.sha512 !== sha512) throw invalidBackup('changed', name);
  }
}

async function readMembers(
  zip: ZipFile,
  destination: Destination,
  tap: Tap | undefined,
): Promise<BackupManifest> {
  const found = new Map<string, { size: number; sha512: string }>();
  let manifest: BackupManifest | undefined;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    try {
      if (name === MANIFEST_MEMBER && manifest === undefined) {
        manifest = await readManifest(zip, entry);
        continue;
      }
      if (!MEMBER_NAME.test(name) || entry.compressionMethod !== 0) throw invalidBackup('unexpected', name);
      if (found.has(name)) throw invalidBackup('twice', name);
      found.set(name, await drain(await zip.openReadStreamPromise(entry), destination(name), tap));
    } catch (error) {
      throw asBackupError(error, name);
    }
  }
  if (manifest === undefined) throw invalidBackup('no-manifest', MANIFEST_MEMBER);
  compare(found, manifest);
  return manifest;
}

async function openZip(file: string): Promise<ZipFile> {
  try {
    await sizeOfRegular(file, { chosen: true });
    return await openPromise(file, { lazyEntries: true, autoClose: false, strictFileNames: true });
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') {
      throw new DocketError('file-missing', { file: basename(file) }, { cause: error });
    }
    if (error instanceof DocketError || codeOfFailure(error) !== undefined) throw error;
    throw invalidBackup('no-zip', basename(file), error);
  }
}

/** Finds a change between the members, where the manifest does not look. */
async function assertSealed(file: string): Promise<void> {
  const seal = new Seal('check');
  await pipeline(streamRegular(file, { chosen: true }), seal, nowhere());
  if (!seal.holds) throw invalidBackup('changed', basename(file));
}

/**
 * Reads a whole backup, writes each member where `destination` says, and compares all with the manifest. What was
 * written is only to be trusted when this returns. Errors: `file-missing`, `backup-invalid`, `docket-too-new`, and what
 * `tap` throws.
 */
export async function readBackup(file: string, destination: Destination, tap?: Tap): Promise<BackupManifest> {
  const zip = await openZip(file);
  try {
    const manifest = await readMembers(zip, destination, tap);
    await assertSealed(file);
    return manifest;
  } catch (error) {
    throw codeOfFailure(error) === undefined && !(error instanceof DocketError)
      ? invalidBackup('no-zip', basename(file), error)
      : error;
  } finally {
    zip.close();
  }
}

/** Deletes a database and what SQLite puts beside it. */
export async function removeDatabase(file: string): Promise<void> {
  for (const suffix of ['', '-wal', '-journal', '-shm']) await rm(`${file}${suffix}`, { force: true });
}
