import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { nowIso } from '#shared/time.ts';
import type { Tables } from '../database/tables.ts';
import { createSigningKey, keyIdOf, type SigningKey } from './minisign.ts';

/** The docket's key for signing packs, if one was made yet. */
export async function knownSigningKey(db: Kysely<Tables>): Promise<SigningKey | undefined> {
  const row = await db
    .selectFrom('keys')
    .selectAll()
    .where('kind', '=', 'pack-signing')
    .orderBy('created_at')
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const publicKey = Buffer.from(row.public_key);
  return { publicKey, secretKey: Buffer.from(row.secret_key), keyId: keyIdOf(publicKey) };
}

/** The docket's key for signing packs; made when it is first needed, and the same from then on. */
export async function signingKey(db: Kysely<Tables>): Promise<SigningKey> {
  return db.transaction().execute(async (trx) => {
    const known = await knownSigningKey(trx);
    if (known) return known;
    const key = createSigningKey();
    await trx
      .insertInto('keys')
      .values({
        id: randomUUID(),
        kind: 'pack-signing',
        public_key: key.publicKey,
        secret_key: key.secretKey,
        created_at: nowIso(),
      })
      .execute();
    return key;
  });
}
