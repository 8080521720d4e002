import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import sodium from 'sodium-native';
import { canonicalJson } from '#docket/trail/canonical.ts';
import { genesisHash, hashEntry } from '#docket/trail/entry.ts';
import { readEntries } from '#docket/trail/list.ts';
import { type OpenDocket, sessionOf } from '#docket/vault/docket.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { parseRecoveryKey } from '#docket/vault/recovery-key.ts';
import { LEAST_KDF, readSlots } from '#docket/vault/slots.ts';
import { stretch } from '#docket/vault/wrap.ts';
import { PASSPHRASE } from './helpers.ts';

/** What the schema before signatures does not have: that of the entries and what came later. */
export const WITHOUT_SIGNATURES = `
  DROP INDEX clocks_by_safe_date; ALTER TABLE clocks DROP COLUMN safe_at;
  DROP INDEX drafts_by_person; ALTER TABLE drafts DROP COLUMN person_id; ALTER TABLE drafts DROP COLUMN title;
  CREATE INDEX drafts_by_form ON drafts (form, updated_at);
  DROP TABLE reminders; DROP TABLE law_parts; DROP TABLE law_files; DROP TABLE own_days; ALTER TABLE clocks DROP COLUMN law;
  ALTER TABLE case_files DROP COLUMN replaces; ALTER TABLE case_files DROP COLUMN replaces_sha512;
  DROP TABLE signers; DELETE FROM meta WHERE key = 'signedFrom'; ALTER TABLE people DROP COLUMN removed_at;
  ALTER TABLE trail DROP COLUMN run; ALTER TABLE trail DROP COLUMN monotonic;
  ALTER TABLE trail DROP COLUMN reason; ALTER TABLE trail DROP COLUMN signer;
  ALTER TABLE trail DROP COLUMN signature; PRAGMA user_version = 30`;

/**
 * Turns a docket into what the program before signatures left: unsigned entries of format 1, schema 30, and slots that
 * wrap the docket key itself. Closes it. With `migrated` the schema is the one of today.
 */
export async function makeUnsigned(
  docket: OpenDocket,
  recoveryKey: string,
  { migrated = false } = {},
): Promise<void> {
  const { raw, key } = sessionOf(docket);
  const docketKey = Buffer.from(key);
  raw.exec('DROP TRIGGER trail_refuses_update');
  let previousHash = genesisHash(docket.id);
  for (const entry of await readEntries(docket.db, 0, 1000)) {
    const { hash: _h, run: _r, monotonic: _m, reason: _n, signer: _s, signature: _g, ...rest } = entry;
    const hash = hashEntry({ ...rest, format: 1, previousHash });
    raw
      .prepare(
        `UPDATE trail SET format = 1, previous_hash = ?, hash = ?,
           run = NULL, monotonic = NULL, reason = NULL, signer = NULL, signature = NULL WHERE seq = ?`,
      )
      .run(previousHash, hash, entry.seq);
    raw.prepare("UPDATE meta SET value = ? WHERE key = 'trailHead'").run(`${entry.seq}:${hash}`);
    raw.prepare("UPDATE meta SET value = ? WHERE key = 'signedFrom'").run(String(entry.seq + 1));
    previousHash = hash;
  }
  raw.exec(`
    DELETE FROM signers;
    CREATE TRIGGER trail_refuses_update BEFORE UPDATE ON trail
      BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;`);
  if (!migrated) raw.exec(WITHOUT_SIGNATURES);
  await docket.close();
  await writeOldSlots(docket, docketKey, recoveryKey);
}

/** Writes slots.json in format 1. */
async function writeOldSlots(docket: OpenDocket, docketKey: Buffer, recoveryKey: string): Promise<void> {
  const { docketId, createdAt, keyCheck } = await readSlots(docket.folder);
  const salt = randomBytes(16);
  const kdf = { algorithm: 'argon2id13', ...LEAST_KDF, salt: salt.toString('hex') };
  const byPassphrase = await stretch(Buffer.from(PASSPHRASE), salt, LEAST_KDF);
  const byRecoveryKey = Buffer.alloc(32);
  const label = Buffer.from('privacy-docket/recovery-slot/1');
  sodium.crypto_generichash_batch(byRecoveryKey, [label, salt], parseRecoveryKey(recoveryKey));

  const wrap = (kind: string, ofKind: Record<string, string | number>, key: Buffer) => {
    const slot = { id: String(randomUUID()), kind, personId: docket.person.id };
    const data = Buffer.from(JSON.stringify(sorted({ format: 1, docketId, ...slot, kdf: sorted(ofKind) })));
    const nonce = randomBytes(24);
    const wrapped = Buffer.alloc(48);
    sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(wrapped, docketKey, data, null, nonce, key);
    return { ...slot, kdf: ofKind, nonce: nonce.toString('hex'), wrapped: wrapped.toString('hex') };
  };
  const slots = [
    wrap('passphrase', kdf, byPassphrase),
    wrap('recovery', { algorithm: 'blake2b', salt: kdf.salt }, byRecoveryKey),
  ];
  const content = { format: 1, docketId, createdAt, keyCheck, slots };
  const checksum = createHash('sha512').update(canonicalJson(content)).digest('hex');
  await writeFile(layoutOf(docket.folder).slots, JSON.stringify({ ...content, checksum }, null, 2));
}

/** With its keys in the order in which JSON is hashed. */
function sorted(value: object): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
