import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { DocketError } from '#shared/errors.ts';
import { toDocketError } from '../database/errors.ts';
import { readMeta, writeMeta } from '../database/meta.ts';
import { copyRegular, streamRegular } from '../foreign/regular-file.ts';
import { type BackupOptions, type BackupResult, type BackupSource, sourceOf, writeBackup } from './backup.ts';
import { type BackupReason, backupName, readBackupName, unprovenName } from './backup-names.ts';
import { readBackupSettings, settingsIn } from './backup-settings.ts';
import type { OpenDocket } from './docket.ts';
import { settle, siblingOf, syncFile } from './durable.ts';
import { assertOutsideDockets, fileErrorCode, namesIn } from './folder.ts';
import { layoutOf } from './layout.ts';
import { withSameKey } from './loans.ts';
import { backupsToDrop, type Keep, type KeptBackup } from './retention.ts';
import { assertRole } from './roles.ts';

/** What the docket remembers of its last automatic backup. Kept in `meta`, so that it says nothing to an outsider. */
const lastBackupSchema = z.object({
  at: z.iso.datetime(),
  /** The last one that was proven, by its name in `backups/`. */
  name: z.string().optional(),
  /** `<seq>:<hash>` of the trail that it holds. */
  head: z.string().optional(),
  /** Why the last attempt made none: a code of `errorCodes`. */
  problem: z.string().optional(),
  /** Why the second folder holds no copy of it: a code of `errorCodes`. */
  secondProblem: z.string().optional(),
});
export type LastBackup = z.infer<typeof lastBackupSchema>;

export interface KeptResult extends BackupResult {
  name: string;
  /** Why the second folder got no copy, if one is set. */
  secondProblem?: string;
}

function codeOf(error: unknown): string {
  return error instanceof DocketError ? error.code : 'internal';
}

/** `dropped`: the names of the older backups that were deleted. */
type AutomaticResult = KeptResult & { dropped: string[] };

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(streamRegular(file), hash);
  return hash.digest('hex');
}

/** Copies a proven backup into the second folder; the copy appears there only when it is the same, byte for byte. */
async function copyToSecond(file: string, folder: string): Promise<void> {
  const target = join(folder, basename(file));
  const part = siblingOf(target);
  try {
    await copyRegular(file, part);
    await syncFile(part);
    if ((await hashOf(part)) !== (await hashOf(file))) {
      throw new DocketError('backup-invalid', { problem: 'changed', member: basename(file) });
    }
    await settle(part, target);
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') throw new DocketError('folder-not-writable', {}, { cause: error });
    throw toDocketError(error);
  } finally {
    await rm(part, { force: true });
  }
}

/**
 * Makes an automatic backup in `backups/`, proves it, and copies it into the second folder if one is set. A backup whose
 * proof fails stays beside it under a name of its own. `now` is ISO in UTC. Errors: those of `writeBackup`; what goes
 * wrong with the second folder is told in the result, since the first copy is good.
 */
export async function keepBackup(
  source: BackupSource,
  reason: BackupReason,
  now: string,
  options: Pick<BackupOptions, 'onProgress' | 'signal'> = {},
): Promise<KeptResult> {
  const { backups } = layoutOf(source.folder);
  const name = backupName(reason, source.docketId, new Date(now).toISOString());
  const { folder } = await source.withDatabase(settingsIn);
  const aside = join(backups, unprovenName(name));
  const result = await writeBackup(source, join(backups, name), { ...options, aside });
  if (folder === undefined) return { ...result, name };
  try {
    await copyToSecond(result.file, folder);
    return { ...result, name };
  } catch (error) {
    return { ...result, name, secondProblem: codeOf(error) };
  }
}

/** An automatic backup as a list shows it. */
export interface ListedBackup extends KeptBackup {
  /** Bytes. */
  size: number;
}

/**
 * The automatic backups of a docket in a folder, the newest first; of every docket without an id. Empty for a folder that is
 * not there or cannot be read.
 */
export async function listBackups(folder: string, docketId?: string): Promise<ListedBackup[]> {
  const names = (await namesIn(folder).catch(() => undefined)) ?? [];
  const listed: ListedBackup[] = [];
  for (const name of names) {
    const backup = readBackupName(name, docketId);
    const found = backup && (await stat(join(folder, name)).catch(() => undefined));
    if (backup && found?.isFile()) listed.push({ ...backup, size: found.size });
  }
  return listed.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
}

/** The backups inside a docket that does not open, the proven ones first. Not even its id need be known. */
export async function offeredBackups(folder: string): Promise<(ListedBackup & { file: string })[]> {
  const { backups } = layoutOf(folder);
  const listed = await listBackups(backups);
  return listed
    .toSorted((a, b) => Number(b.proven) - Number(a.proven))
    .map((backup) => ({ ...backup, file: join(backups, backup.name) }));
}

/** Deletes what the retention gives up. A backup that cannot be deleted stays: that is no reason to fail. */
async function prune(folder: string, docketId: string, now: string, keep: Keep): Promise<string[]> {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const dropped = backupsToDrop(await listBackups(folder, docketId), now, keep, zone);
  for (const name of dropped) await rm(join(folder, name), { force: true }).catch(() => undefined);
  return dropped;
}

/** What is known of the last automatic backup; undefined when there was none. */
export async function lastBackup(docket: OpenDocket): Promise<LastBackup | undefined> {
  const value = await readMeta(docket.db, 'lastBackup');
  const parsed = value === undefined ? undefined : lastBackupSchema.safeParse(JSON.parse(value));
  return parsed?.success ? parsed.data : undefined;
}

/**
 * Whether something was entered since the last proven backup, or that backup is gone. What leaves no entry in the trail
 * (a draft, a setting of the window) does not make one due.
 */
export async function isBackupDue(docket: OpenDocket): Promise<boolean> {
  if (docket.readOnly) return false;
  const last = await lastBackup(docket);
  if (last?.name === undefined || (await wasEnteredSince(docket, last.head))) return true;
  const names = await readdir(layoutOf(docket.folder).backups).catch((): string[] => []);
  return !names.includes(last.name);
}

/**
 * Whether anything was entered after the head of the trail that a backup holds. A slot that was only made dearer by itself
 * is nothing that anybody entered: the same passphrase opens the backup.
 */
async function wasEnteredSince({ db }: OpenDocket, head: string | undefined): Promise<boolean> {
  const [seq, hash] = head?.split(':') ?? [];
  const entries = await db
    .selectFrom('trail')
    .select(['seq', 'hash'])
    .where('seq', '>=', Number(seq ?? 0))
    .where((eb) => eb.or([eb('seq', '=', Number(seq ?? 0)), eb('action', '<>', 'slot.renewed')]))
    .orderBy('seq')
    .limit(2)
    .execute();
  return entries.length !== 1 || entries[0]?.hash !== hash;
}

/**
 * Makes an automatic backup of an open docket, remembers how it went, and deletes the older ones that need not be kept,
 * in both folders. After a failure nothing is deleted. `now` is ISO.
 * Errors: those of `backupDocket`; `cancelled` is not remembered.
 */
export async function backUpAutomatically(
  docket: OpenDocket,
  now: string,
  options: Pick<BackupOptions, 'onProgress' | 'signal'> = {},
  reason: BackupReason = 'closed',
): Promise<AutomaticResult> {
  return withSameKey(docket, () => backUp(docket, now, options, reason));
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    // Something else has the name: to people that is a folder that cannot be written to.
    const taken = ['EEXIST', 'ENOTDIR'].includes(fileErrorCode(error) ?? '');
    throw taken ? new DocketError('folder-not-writable', {}, { cause: error }) : toDocketError(error);
  }
}

async function backUp(
  docket: OpenDocket,
  now: string,
  options: Pick<BackupOptions, 'onProgress' | 'signal'>,
  reason: BackupReason,
): Promise<AutomaticResult> {
  const at = new Date(now).toISOString();
  const { folder, keep } = await readBackupSettings(docket.db);
  const { backups } = layoutOf(docket.folder);
  const before = await lastBackup(docket);
  try {
    await makeFolder(backups);
    const result = await keepBackup(sourceOf(docket), reason, at, options);
    const { name, trailHead: head, secondProblem } = result;
    await remember(docket, { at, name, head, ...(secondProblem && { secondProblem }) });
    const dropped = await prune(backups, docket.id, at, keep);
    if (folder !== undefined && secondProblem === undefined) await prune(folder, docket.id, at, keep);
    return { ...result, dropped };
  } catch (error) {
    const problem = codeOf(error);
    // Where the disk takes not even that, the reason of the backup is the one to tell.
    if (problem !== 'cancelled' && problem !== 'locked')
      await remember(docket, { ...before, at, problem }).catch(() => undefined);
    throw error;
  }
}

/**
 * Makes an automatic backup in a folder that somebody chose because it cannot be made in `backups/`, and proves it. The
 * problem stays remembered, so that the usual one is made when the docket is opened the next time. `now` is ISO.
 * Errors: those of `backupDocket`, `target-in-docket`.
 */
export async function backUpElsewhere(
  docket: OpenDocket,
  folder: string,
  now: string,
  options: Pick<BackupOptions, 'onProgress' | 'signal'> = {},
): Promise<KeptResult> {
  await assertOutsideDockets(resolve(folder));
  const name = backupName('closed', docket.id, new Date(now).toISOString());
  return withSameKey(docket, async () => ({
    ...(await writeBackup(sourceOf(docket), join(folder, name), { ...options, workIn: folder })),
    name,
  }));
}

/**
 * Makes the automatic backup that comes before a rotation of the key or an import, which do not begin without it. `now` is
 * ISO. Errors: `backup-first` with the `problem`, a code of the errors; `cancelled`; `not-allowed` for everybody but an
 * officer.
 */
export async function backUpBefore(
  docket: OpenDocket,
  reason: 'before-rotation' | 'before-import',
  now: string,
  options: Pick<BackupOptions, 'onProgress' | 'signal'> = {},
): Promise<KeptResult> {
  assertRole(docket.person, 'officer');
  try {
    return await backUpAutomatically(docket, now, options, reason);
  } catch (error) {
    if (codeOf(error) === 'cancelled') throw error;
    throw new DocketError('backup-first', { problem: codeOf(error) }, { cause: error });
  }
}

async function remember(docket: OpenDocket, last: LastBackup): Promise<void> {
  await writeMeta(docket.db, 'lastBackup', JSON.stringify(lastBackupSchema.parse(last)));
}
