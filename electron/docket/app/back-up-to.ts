import { basename } from 'node:path';
import type { DocketContext } from '../cases/context.ts';
import { appendEntry } from '../trail/append.ts';
import { type BackupResult, backupDocket } from '../vault/backup.ts';
import { assertRole } from '../vault/roles.ts';
import { assertTarget, type Target } from '../vault/target.ts';

/**
 * Backs the docket up to a place that somebody chose, and tells the trail: a whole copy leaves the docket. Officers only.
 * Errors: `not-allowed`, those of `assertTarget` and of `backupDocket`.
 */
export async function backUpTo(
  { docket, person, now }: DocketContext,
  target: Target,
): Promise<BackupResult> {
  assertRole(person, 'officer');
  await assertTarget(target);
  const made = await backupDocket(docket, target.path);
  const details = { name: basename(target.path), size: made.size };
  await docket.db
    .transaction()
    .execute((trx) => appendEntry(trx, { person, action: 'backup.made', details, at: now() }));
  return made;
}
