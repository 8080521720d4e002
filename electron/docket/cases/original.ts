import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { badFields } from './bad-input.ts';
import type { StoredCase } from './store.ts';

/**
 * A discarded case that is the second entry of another names that one: another case of its register. Throws `bad-input`
 * naming the field.
 */
export async function assertOriginal(
  db: Kysely<Tables>,
  { id, kind, record }: Pick<StoredCase, 'id' | 'kind' | 'record'>,
): Promise<void> {
  const ref = record.discarded?.duplicateOf;
  if (ref === undefined) return;
  const original = await db
    .selectFrom('cases')
    .select('id')
    .where('ref', '=', ref)
    .where('kind', '=', kind)
    .where('id', '!=', id)
    .executeTakeFirst();
  if (!original) throw badFields([{ path: ['duplicateOf'], message: 'no other case of this register' }]);
}
