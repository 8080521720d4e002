import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** The keys of the table `meta`. */
export type MetaKey =
  | 'docketId'
  | 'createdAt'
  /** `<seq>:<hash>` of the last trail entry; kept apart from the trail so that a cut tail is found. */
  | 'trailHead'
  /** When the recovery key was typed back, ISO in UTC. */
  | 'recoveryConfirmedAt'
  /** Id of the slot of the recovery key that was typed back last. */
  | 'recoverySlot'
  /** The last automatic backup, as JSON of `lastBackupSchema`. */
  | 'lastBackup'
  /** The last full check, as JSON of `lastCheckSchema`. */
  | 'lastCheck'
  /** What was seen of the clock of a computer and nobody acknowledged, as JSON of `sightingSchema`. */
  | 'machineClock';

/** The value of a meta key, or undefined when it was never set. */
export async function readMeta(db: Kysely<Tables>, key: MetaKey): Promise<string | undefined> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value;
}

export async function writeMeta(db: Kysely<Tables>, key: MetaKey, value: string): Promise<void> {
  await db
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
