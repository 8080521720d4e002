import { mkdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { tapOf, type WatchOptions } from './backup.ts';
import type { BackupManifest } from './backup-format.ts';
import { invalidBackup, readBackup } from './backup-read.ts';
import { syncFolder } from './durable.ts';
import { makeFolder } from './folder.ts';
import { layoutOf, SLOTS_FILE } from './layout.ts';
import { readSlots } from './slots.ts';

export interface RestoreResult {
  /** Absolute path of the new docket. */
  folder: string;
  docketId: string;
  /** When the backup was made, ISO in UTC. */
  madeAt: string;
}

/** Unpacks a backup into an empty folder and checks it on the way. Errors: as `restoreDocket`, `cancelled`. */
export async function unpack(
  file: string,
  folder: string,
  options: WatchOptions = {},
): Promise<BackupManifest> {
  const paths = layoutOf(folder);
  await mkdir(paths.files, { mode: 0o700 });
  await mkdir(paths.backups, { mode: 0o700 });
  // A file that is not there is told by reading it.
  const total = await stat(file).then(
    ({ size }) => size,
    () => 0,
  );
  const manifest = await readBackup(file, (member) => join(folder, member), tapOf(options, total));
  const slots = await readSlots(folder);
  if (slots.docketId !== manifest.docketId) throw invalidBackup('changed', SLOTS_FILE);
  await syncFolder(paths.files);
  await syncFolder(folder);
  return manifest;
}

/**
 * Makes a docket out of a backup. The folder must not be there yet, or be empty; it appears only when every member was
 * found as the manifest has it. It opens with the passphrases of the day of the backup. No key is needed here, so that
 * somebody else can do it.
 * Errors: `file-missing`, `backup-invalid` (with `member` and `problem`), `docket-too-new`, `docket-exists`,
 * `folder-not-empty`, `folder-not-writable`, `disk-full`; then nothing is left of the folder.
 */
export async function restoreDocket(file: string, folder: string): Promise<RestoreResult> {
  const target = resolve(folder);
  let manifest: BackupManifest | undefined;
  await makeFolder(target, async (staging) => {
    manifest = await unpack(resolve(file), staging);
  });
  return { folder: target, docketId: manifest?.docketId ?? '', madeAt: manifest?.madeAt ?? '' };
}
