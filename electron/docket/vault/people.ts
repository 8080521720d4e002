import type { Kysely } from 'kysely';
import { DocketError } from '#shared/errors.ts';
import type { Role, Tables } from '../database/tables.ts';
import { keyIdOf } from '../trail/signature.ts';

/** A person of the docket, without anything that signs. */
export interface PersonFacts {
  id: string;
  name: string;
  role: Role;
}

/** The person whose slot was opened. Throws `slots-damaged` for one who is not in the docket or was removed from it. */
export async function readPerson(db: Kysely<Tables>, id: string): Promise<PersonFacts> {
  const row = await db
    .selectFrom('people')
    .select(['id', 'name', 'role'])
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) throw new DocketError('slots-damaged', { part: 'slots.json', problem: 'person' });
  return row;
}

/** Keeps a public key as one with which a person signs. */
export async function keepSigner(
  db: Kysely<Tables>,
  personId: string,
  publicKey: Buffer,
  at: string,
): Promise<void> {
  await db
    .insertInto('signers')
    .values({ id: keyIdOf(publicKey), person_id: personId, public_key: publicKey, created_at: at })
    .execute();
}

/** Whether a key was brought into the docket as one of this person's. */
export async function isSignerOf(db: Kysely<Tables>, personId: string, keyId: string): Promise<boolean> {
  const row = await db
    .selectFrom('signers')
    .select('id')
    .where('id', '=', keyId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}
