import type { Kysely } from 'kysely';
import { DocketError } from '#shared/errors.ts';
import { nowIso } from '#shared/time.ts';
import type { Tables } from '../database/tables.ts';
import { appendEntry } from '../trail/append.ts';
import type { Signer } from '../trail/signature.ts';
import { introduction } from '../trail/signers.ts';
import type { Person } from './docket.ts';
import { isSignerOf, keepSigner } from './people.ts';

/** Signs nothing: for a docket in which nothing may be entered. */
export const nobody: Signer = {
  keyId: '',
  publicKey: Buffer.alloc(0),
  sign: () => {
    throw new DocketError('folder-not-writable', { readOnly: true });
  },
};

/** Brings the key of a person into a docket from before signatures, with the first entry that the person signs. */
export async function beginSigning(db: Kysely<Tables>, person: Person): Promise<void> {
  const { id, role, signer } = person;
  if (await isSignerOf(db, id, signer.keyId)) return;
  await db.transaction().execute(async (trx) => {
    await keepSigner(trx, id, signer.publicKey, nowIso());
    await appendEntry(trx, {
      person,
      action: 'signature.begun',
      details: introduction(signer.publicKey, role),
    });
  });
}
