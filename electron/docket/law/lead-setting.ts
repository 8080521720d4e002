import type { Kysely, Transaction } from 'kysely';
import { type Lead, leadSchema } from '#shared/clocks/safe.ts';
import type { Tables } from '../database/tables.ts';

const SETTING = 'clock-lead';

/** Which date of a contested clock leads in a docket: the one by the prevailing reading until an officer says otherwise. */
export async function readLead(db: Kysely<Tables>): Promise<Lead> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', SETTING).executeTakeFirst();
  return row === undefined ? 'prevailing' : leadSchema.parse(JSON.parse(row.value));
}

/** Writes which date leads, in the transaction of the change. */
export async function writeLead(trx: Transaction<Tables>, lead: Lead): Promise<void> {
  const value = JSON.stringify(lead);
  await trx
    .insertInto('settings')
    .values({ key: SETTING, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
