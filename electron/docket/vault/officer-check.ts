import { chmod, rm } from 'node:fs/promises';
import { DocketError } from '#shared/errors.ts';
import { openConnection } from '../database/connection.ts';
import type { Role } from '../database/tables.ts';
import { copyRegular } from '../foreign/regular-file.ts';
import { assertDatabaseThere } from './database-file.ts';
import { fileErrorCode } from './folder.ts';
import { layoutOf } from './layout.ts';
import { privateFolder } from './private-folder.ts';
import { assertRole } from './roles.ts';

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
 * Throws `not-allowed` unless a person is an officer of a docket that is closed, of any schema. Only a copy is opened, so
 * that nothing of the docket is touched. Errors: those of `openConnection`.
 */
export async function assertOfficerOf(folder: string, key: Buffer, personId: string): Promise<void> {
  const scratch = await privateFolder('restore');
  try {
    const raw = openConnection(await copyClosed(folder, scratch), key);
    try {
      const person = raw
        .prepare<[string], { role: Role }>('SELECT role FROM people WHERE id = ?')
        .get(personId);
      if (person === undefined)
        throw new DocketError('slots-damaged', { part: 'slots.json', problem: 'person' });
      assertRole(person, 'officer');
    } finally {
      raw.close();
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
