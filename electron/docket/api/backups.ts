import { basename, join, resolve } from 'node:path';
import type { Backups, ListedName } from '#shared/contract/keep.ts';
import { DocketError } from '#shared/errors.ts';
import type { DocketContext } from '../cases/context.ts';
import type { Host } from '../host.ts';
import { appendEntry } from '../trail/append.ts';
import { isBackupDue, type ListedBackup, lastBackup, listBackups } from '../vault/automatic.ts';
import { type BackupSettings, readBackupSettings, writeBackupSettings } from '../vault/backup-settings.ts';
import type { OpenDocket } from '../vault/docket.ts';
import { assertOutsideDockets, namesIn } from '../vault/folder.ts';
import { layoutOf } from '../vault/layout.ts';
import { assertRole } from '../vault/roles.ts';

/** `rotatedAt`: when the docket key was rotated last, ISO in UTC. */
function toListed({ name, madeAt, size, proven }: ListedBackup, rotatedAt: string | undefined) {
  const earlierKey = rotatedAt !== undefined && Date.parse(madeAt) < Date.parse(rotatedAt);
  return { name, madeAt, size, proven, earlierKey };
}

/** When the docket key was rotated last, by the clock that also names the backups. */
async function lastRotation({ db }: OpenDocket): Promise<string | undefined> {
  const entry = await db
    .selectFrom('trail')
    .select('at')
    .where('action', '=', 'docket-key.rotated')
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  return entry?.at;
}

/** The automatic backups of a docket as the window shows them. */
export async function viewBackups(docket: OpenDocket): Promise<Backups> {
  const { keep, folder } = await readBackupSettings(docket.db);
  const last = await lastBackup(docket);
  const backups = await listBackups(layoutOf(docket.folder).backups, docket.id);
  const rotatedAt = await lastRotation(docket);
  const second = folder === undefined ? undefined : await viewSecond(folder, docket.id, rotatedAt);
  return {
    keep,
    backups: backups.map((backup) => toListed(backup, rotatedAt)),
    ...(second && { second }),
    ...(last && {
      last: {
        at: last.at,
        ...(last.name && { name: last.name }),
        ...(last.problem && { problem: last.problem }),
        ...(last.secondProblem && { secondProblem: last.secondProblem }),
      },
    }),
    due: await isBackupDue(docket),
  };
}

/**
 * The path of a backup of the list. Errors: `not-allowed` for everybody but an officer, `file-missing` when the list has
 * none of this name any more.
 */
export async function findListed({ docket }: DocketContext, { name, second }: ListedName): Promise<string> {
  assertRole(docket.person, 'officer');
  const folder = second ? (await readBackupSettings(docket.db)).folder : layoutOf(docket.folder).backups;
  const listed = folder === undefined ? [] : await listBackups(folder, docket.id);
  if (folder === undefined || !listed.some((one) => one.name === name)) {
    throw new DocketError('file-missing', { file: name });
  }
  return join(folder, name);
}

async function viewSecond(
  folder: string,
  docketId: string,
  rotatedAt: string | undefined,
): Promise<Backups['second']> {
  const found = (await namesIn(folder).catch(() => undefined)) !== undefined;
  const backups = found ? await listBackups(folder, docketId) : [];
  return {
    folderName: basename(folder),
    found,
    backups: backups.map((backup) => toListed(backup, rotatedAt)),
  };
}

/** The second folder after a choice; a cancelled dialog leaves it as it is. */
export async function secondFolder(
  host: Host,
  present: string | undefined,
  choice: 'choose' | 'none' | undefined,
): Promise<string | undefined> {
  if (choice === 'none') return undefined;
  if (choice === undefined) return present;
  const { paths } = await host.ask({ ask: 'chooseFolder', purpose: 'backup' });
  return paths[0] ?? present;
}

/**
 * Changes how backups are kept and tells the trail how many and whether there is a second folder, but not where: a path
 * may name a person. Errors: `not-allowed` for everybody but an officer, `bad-input`, `target-in-docket`.
 */
export async function changeBackupSettings(
  { docket, person, now }: DocketContext,
  settings: BackupSettings,
): Promise<void> {
  if (person.role !== 'officer') throw new DocketError('not-allowed', { role: person.role });
  const { keep, folder } = settings;
  if (folder !== undefined) await assertOutsideDockets(resolve(folder));
  await docket.db.transaction().execute(async (trx) => {
    await writeBackupSettings(trx, settings);
    const details = { keep: { ...keep }, secondFolder: folder !== undefined };
    await appendEntry(trx, { person, action: 'backup.settings', details, at: now() });
  });
}
