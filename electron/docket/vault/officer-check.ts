import { chmod, rm } from 'node:fs/promises';
import { openConnection } from '../database/connection.ts';
import { queriesOn } from '../database/dialect.ts';
import { copyRegular } from '../foreign/regular-file.ts';
import { readMembership } from '../trail/membership.ts';
import { assertDatabaseThere } from './database-file.ts';
import { fileErrorCode } from './folder.ts';
import { admit } from './known-slots.ts';
import { layoutOf } from './layout.ts';
import { privateFolder } from './private-folder.ts';
import { assertRole } from './roles.ts';
import type { Slot } from './slots.ts';

/** Copies docket.db and its log, encrypted as they are. Returns the file of the copy. Errors: `docket-damaged` without one. */
export async function copyClosed(folder: string, to: string): Promise<string> {
  const [source, target] = [layoutOf(folder), layoutOf(to)];
  await assertDatabaseThere(source.database);
  await copyRegular(source.database, target.database);
  // The copy of a file that cannot be written could not be opened by SQLite.
  await chmod(target.database, 0o600);
  await copyRegular(source.log, target.log).catch((error: unknown) => {
    if (fileErrorCode(error) !== 'ENOENT') throw error;
  });
  return target.database;
}

/**
 * Throws `not-allowed` unless a slot is an officer's in a docket that is closed, by the signed entries of its trail. Only a copy is opened, so
 * that nothing of the docket is touched. Errors: `slot-unknown`, those of `openConnection`.
 */
export async function assertOfficerOf(folder: string, key: Buffer, slot: Slot): Promise<void> {
  const scratch = await privateFolder('restore');
  try {
    const raw = openConnection(await copyClosed(folder, scratch), key);
    try {
      const { members } = await readMembership(queriesOn(raw));
      assertRole(admit(members, slot), 'officer');
    } finally {
      raw.close();
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
