import { randomBytes, randomUUID } from 'node:crypto';
import sodium from 'sodium-native';
import { DocketError } from '#shared/errors.ts';
import { DOCKET_KEY_BYTES } from '../database/connection.ts';
import { canonicalJson } from '../trail/canonical.ts';
import { passphraseBytes } from './passphrase.ts';
import { parseRecoveryKey } from './recovery-key.ts';
import { LEAST_KDF, SLOTS_FORMAT, type Slot, type SlotKdf, type Slots } from './slots.ts';

const WRAPPING_KEY_BYTES = sodium.crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
const NONCE_BYTES = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
const TAG_BYTES = sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES;
const SALT_BYTES = sodium.crypto_pwhash_SALTBYTES;

/** What somebody opens a docket with. */
export type Secret = { passphrase: string } | { recoveryKey: string };

/** Cost of Argon2id; the default is the least that is allowed. */
export interface KdfCost {
  opsLimit: number;
  memLimitBytes: number;
}

/** The value that tells whether a key is this docket's: BLAKE2b-256 of a fixed label and the id, keyed by the key. */
export function keyCheckOf(docketKey: Buffer, docketId: string): string {
  const digest = Buffer.alloc(32);
  sodium.crypto_generichash(digest, Buffer.from(`privacy-docket/key-check/1/${docketId}`, 'utf8'), docketKey);
  return digest.toString('hex');
}

/** Argon2id off the event loop. `secret` is not wiped here. */
function stretch(secret: Buffer, salt: Buffer, cost: KdfCost): Promise<Buffer> {
  const key = Buffer.alloc(WRAPPING_KEY_BYTES);
  const algorithm = sodium.crypto_pwhash_ALG_ARGON2ID13;
  return new Promise((resolve, reject) => {
    sodium.crypto_pwhash_async(key, secret, salt, cost.opsLimit, cost.memLimitBytes, algorithm, (error) =>
      error === null || error === undefined ? resolve(key) : reject(error),
    );
  });
}

/** The key that wraps the docket key in a slot. The caller wipes it. */
async function wrappingKey(kdf: SlotKdf, secret: Buffer): Promise<Buffer> {
  const salt = Buffer.from(kdf.salt, 'hex');
  if (kdf.algorithm === 'argon2id13') return stretch(secret, salt, kdf);
  const key = Buffer.alloc(WRAPPING_KEY_BYTES);
  sodium.crypto_generichash_batch(key, [Buffer.from('privacy-docket/recovery-slot/1', 'utf8'), salt], secret);
  return key;
}

type UnwrappedSlot = Pick<Slot, 'id' | 'kind' | 'personId' | 'kdf'>;

/** Binds a wrapped key to its docket, slot, person and cost: a slot that was moved or made cheaper does not open. */
function associatedData(docketId: string, slot: UnwrappedSlot): Buffer {
  const { id, kind, personId, kdf } = slot;
  return Buffer.from(canonicalJson({ format: SLOTS_FORMAT, docketId, id, kind, personId, kdf }), 'utf8');
}

async function wrapKey(docketKey: Buffer, docketId: string, slot: UnwrappedSlot, secret: Buffer) {
  const nonce = randomBytes(NONCE_BYTES);
  const wrapped = Buffer.alloc(DOCKET_KEY_BYTES + TAG_BYTES);
  const key = await wrappingKey(slot.kdf, secret);
  try {
    const data = associatedData(docketId, slot);
    sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(wrapped, docketKey, data, null, nonce, key);
  } finally {
    sodium.sodium_memzero(key);
  }
  return { nonce: nonce.toString('hex'), wrapped: wrapped.toString('hex') };
}

/** The docket key out of a slot, or undefined when the secret does not open it. */
async function unwrapKey(slot: Slot, docketId: string, secret: Buffer): Promise<Buffer | undefined> {
  const docketKey = Buffer.alloc(DOCKET_KEY_BYTES);
  const key = await wrappingKey(slot.kdf, secret);
  const wrapped = Buffer.from(slot.wrapped, 'hex');
  const data = associatedData(docketId, slot);
  try {
    const nonce = Buffer.from(slot.nonce, 'hex');
    sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(docketKey, null, wrapped, data, nonce, key);
    return docketKey;
  } catch {
    // libsodium says only that the tag does not fit, which is the answer.
    return undefined;
  } finally {
    sodium.sodium_memzero(key);
  }
}

function freshSalt(): string {
  return randomBytes(SALT_BYTES).toString('hex');
}

function kdfOf(cost: KdfCost): Extract<SlotKdf, { algorithm: 'argon2id13' }> {
  if (cost.opsLimit < LEAST_KDF.opsLimit || cost.memLimitBytes < LEAST_KDF.memLimitBytes) {
    throw new DocketError('bad-input', { field: 'kdf', ...LEAST_KDF });
  }
  return { algorithm: 'argon2id13', ...cost, salt: freshSalt() };
}

/** A new slot that opens with a passphrase. `bad-input` when the cost is below the floor. */
export async function passphraseSlot(
  docketKey: Buffer,
  docketId: string,
  personId: string,
  passphrase: string,
  cost: KdfCost = LEAST_KDF,
): Promise<Slot> {
  const slot = { id: randomUUID(), kind: 'passphrase' as const, personId, kdf: kdfOf(cost) };
  const secret = passphraseBytes(passphrase);
  try {
    return { ...slot, ...(await wrapKey(docketKey, docketId, slot, secret)) };
  } finally {
    sodium.sodium_memzero(secret);
  }
}

/** A new slot that opens with a recovery key (its 32 bytes; the caller wipes them). */
export async function recoverySlot(
  docketKey: Buffer,
  docketId: string,
  personId: string,
  recoveryKey: Buffer,
): Promise<Slot> {
  const kdf = { algorithm: 'blake2b' as const, salt: freshSalt() };
  const slot = { id: randomUUID(), kind: 'recovery' as const, personId, kdf };
  return { ...slot, ...(await wrapKey(docketKey, docketId, slot, recoveryKey)) };
}

/** The bytes of a secret and how a miss is told. The caller wipes the bytes. */
function readSecret(secret: Secret): { kind: Slot['kind']; bytes: Buffer; miss: DocketError } {
  if ('passphrase' in secret) {
    return {
      kind: 'passphrase',
      bytes: passphraseBytes(secret.passphrase),
      miss: new DocketError('wrong-passphrase'),
    };
  }
  return {
    kind: 'recovery',
    bytes: parseRecoveryKey(secret.recoveryKey),
    miss: new DocketError('recovery-key-mismatch'),
  };
}

/**
 * Tries a secret on every slot of its kind. Returns the docket key (the caller wipes it) and the slot that it opened.
 * Errors: `wrong-passphrase`, `recovery-key-mistyped`, `recovery-key-mismatch`, `slots-damaged` (a slot opened but its
 * key is not this docket's).
 */
export async function openSlot(slots: Slots, secret: Secret): Promise<{ docketKey: Buffer; slot: Slot }> {
  const { kind, bytes, miss } = readSecret(secret);
  try {
    for (const slot of slots.slots.filter((candidate) => candidate.kind === kind)) {
      const docketKey = await unwrapKey(slot, slots.docketId, bytes);
      if (docketKey === undefined) continue;
      if (keyCheckOf(docketKey, slots.docketId) === slots.keyCheck) return { docketKey, slot };
      sodium.sodium_memzero(docketKey);
      throw new DocketError('slots-damaged', { part: 'slots.json', problem: 'key-check' });
    }
    throw miss;
  } finally {
    sodium.sodium_memzero(bytes);
  }
}
