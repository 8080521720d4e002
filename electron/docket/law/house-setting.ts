import type { Kysely, Transaction } from 'kysely';
import { type House, houseSchema } from '#shared/regimes/house.ts';
import type { Tables } from '../database/tables.ts';

const SETTING = 'house';

/** What the organisation wrote for itself; undefined while it wrote nothing. Kept in `settings` under `house`. */
export async function readHouse(db: Kysely<Tables>): Promise<House | undefined> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', SETTING).executeTakeFirst();
  return row === undefined ? undefined : houseSchema.parse(JSON.parse(row.value));
}

/** Writes what the organisation wrote for itself, in the transaction of the change. */
export async function writeHouse(trx: Transaction<Tables>, house: House): Promise<void> {
  const value = JSON.stringify(house);
  await trx
    .insertInto('settings')
    .values({ key: SETTING, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
