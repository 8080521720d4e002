import { randomBytes, randomUUID } from 'node:crypto';
import sodium from 'sodium-native';
import { DocketError } from '#shared/errors.ts';
import { canonicalJson } from '../trail/canonical.ts';
import { Identity, SEED_BYTES, sealTo } from './identity.ts';
import { passphraseBytes } from './passphrase.ts';
import { parseRecoveryKey } from './recovery-key.ts';
import { LEAST_KDF, MOST_KDF, SLOTS_FORMAT, type Slot, type SlotKdf, type Slots } from './slots.ts';

const WRAPPING_KEY_BYTES = sodium.crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
const NONCE_BYTES = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
const TAG_BYTES = sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES;
const SALT_BYTES = sodium.crypto_pwhash_SALTBYTES;

/** What somebody types to open a docket. */
export type TypedSecret = { passphrase: string } | { recoveryKey: string };

/** What opens a docket: something typed, or the key (64 hex digits) that this computer keeps for one slot. */
export type Secret = TypedSecret | { deviceKey: string; slotId: string };

/** Cost of Argon2id. */
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
export function stretch(secret: Buffer, salt: Buffer, cost: KdfCost): Promise<Buffer> {
  const key = Buffer.alloc(WRAPPING_KEY_BYTES);
  const algorithm = sodium.crypto_pwhash_ALG_ARGON2ID13;
  return new Promise((resolve, reject) => {
    sodium.crypto_pwhash_async(key, secret, salt, cost.opsLimit, cost.memLimitBytes, algorithm, (error) =>
      error === null || error === undefined ? resolve(key) : reject(error),
    );
  });
}

/** The key that wraps what a slot holds. The caller wipes it. */
async function wrappingKey({ kind, kdf }: Pick<Slot, 'kind' | 'kdf'>, secret: Buffer): Promise<Buffer> {
  const salt = Buffer.from(kdf.salt, 'hex');
  if (kdf.algorithm === 'argon2id13') return stretch(secret, salt, kdf);
  const key = Buffer.alloc(WRAPPING_KEY_BYTES);
  sodium.crypto_generichash_batch(key, [Buffer.from(`privacy-docket/${kind}-slot/1`, 'utf8'), salt], secret);
  return key;
}

type UnwrappedSlot = Pick<Slot, 'id' | 'kind' | 'personId' | 'kdf'>;

/**
 * Binds what is wrapped to its docket, slot, person and cost: a slot that was moved or made cheaper does not open.
 */
function associatedData(docketId: string, slot: UnwrappedSlot): Buffer {
  const { id, kind, personId, kdf } = slot;
  return Buffer.from(canonicalJson({ format: SLOTS_FORMAT, docketId, id, kind, personId, kdf }), 'utf8');
}

async function wrapSeed(seed: Buffer, docketId: string, slot: UnwrappedSlot, secret: Buffer) {
  const nonce = randomBytes(NONCE_BYTES);
  const wrapped = Buffer.alloc(SEED_BYTES + TAG_BYTES);
  const key = await wrappingKey(slot, secret);
  try {
    const data = associatedData(docketId, slot);
    sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(wrapped, seed, data, null, nonce, key);
  } finally {
    sodium.sodium_memzero(key);
  }
  return { nonce: nonce.toString('hex'), wrapped: wrapped.toString('hex') };
}

/** The 32 bytes that a slot wraps, or undefined when the secret does not open it. */
async function unwrap(slot: Slot, docketId: string, secret: Buffer): Promise<Buffer | undefined> {
  const content = Buffer.alloc(SEED_BYTES);
  const key = await wrappingKey(slot, secret);
  const wrapped = Buffer.from(slot.wrapped, 'hex');
  const data = associatedData(docketId, slot);
  try {
    const nonce = Buffer.from(slot.nonce, 'hex');
    sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(content, null, wrapped, data, nonce, key);
    return content;
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
  const { opsLimit, memLimitBytes } = cost;
  const cheap = opsLimit < LEAST_KDF.opsLimit || memLimitBytes < LEAST_KDF.memLimitBytes;
  if (cheap || opsLimit > MOST_KDF.opsLimit || memLimitBytes > MOST_KDF.memLimitBytes) {
    throw new DocketError('bad-input', { field: 'kdf', ...LEAST_KDF });
  }
  return { algorithm: 'argon2id13', opsLimit, memLimitBytes, salt: freshSalt() };
}

/** What a slot gives to whoever opens it. The caller wipes both secrets. */
export interface SlotContent {
  docketId: string;
  personId: string;
  docketKey: Buffer;
  /** From which the person's keys come, see `Identity`. */
  seed: Buffer;
}

async function makeSlot(content: SlotContent, slot: UnwrappedSlot, secret: Buffer) {
  const { docketId, docketKey, seed } = content;
  const identity = new Identity(seed);
  try {
    const sealed = sealTo(identity.publicKey, docketKey).toString('hex');
    return { ...(await wrapSeed(seed, docketId, slot, secret)), sealed, signer: identity.keyId };
  } finally {
    identity.wipe();
  }
}

/** A new slot that opens with a passphrase. `bad-input` when the cost is below the floor or above the ceiling. */
export async function passphraseSlot(content: SlotContent, passphrase: string, cost: KdfCost): Promise<Slot> {
  const { personId } = content;
  const slot = { id: randomUUID(), kind: 'passphrase' as const, personId, kdf: kdfOf(cost) };
  const secret = passphraseBytes(passphrase);
  try {
    return { ...slot, ...(await makeSlot(content, slot, secret)) };
  } finally {
    sodium.sodium_memzero(secret);
  }
}

/** A new slot that opens with a recovery key (its 32 bytes; the caller wipes them). */
export async function recoverySlot(content: SlotContent, recoveryKey: Buffer): Promise<Slot> {
  const { personId } = content;
  const kdf = { algorithm: 'blake2b' as const, salt: freshSalt() };
  const slot = { id: randomUUID(), kind: 'recovery' as const, personId, kdf };
  return { ...slot, ...(await makeSlot(content, slot, recoveryKey)) };
}

/** A new slot that opens with a key that a computer keeps (32 bytes; the caller wipes them). */
export async function deviceSlot(content: SlotContent, deviceKey: Buffer): Promise<Slot> {
  const { personId } = content;
  const kdf = { algorithm: 'blake2b' as const, salt: freshSalt() };
  const slot = { id: randomUUID(), kind: 'device' as const, personId, kdf };
  return { ...slot, ...(await makeSlot(content, slot, deviceKey)) };
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
  if ('deviceKey' in secret) {
    return {
      kind: 'device',
      bytes: Buffer.from(secret.deviceKey, 'hex'),
      miss: new DocketError('device-unusable', { problem: 'slot' }),
    };
  }
  return {
    kind: 'recovery',
    bytes: parseRecoveryKey(secret.recoveryKey),
    miss: new DocketError('recovery-key-mismatch'),
  };
}

/** What a secret opened. `wipeOpened` ends it. */
export interface OpenedSlot {
  docketKey: Buffer;
  /** The docket key that comes, when a rotation was cut off: one of the two fits docket.db. */
  nextDocketKey: Buffer | undefined;
  /** Of the person's keys. */
  seed: Buffer;
  slot: Slot;
}

/** Fills every secret that a slot gave with zeros. */
export function wipeOpened({ docketKey, nextDocketKey, seed }: OpenedSlot): void {
  for (const secret of [docketKey, nextDocketKey, seed])
    if (secret !== undefined) sodium.sodium_memzero(secret);
}

function wrongKey(): DocketError {
  return new DocketError('slots-damaged', { part: 'slots.json', problem: 'key-check' });
}

/** A sealed docket key, proven to be this docket's by its check value. */
function unseal(identity: Identity, sealed: string, keyCheck: string, docketId: string): Buffer {
  const docketKey = identity.openSealed(Buffer.from(sealed, 'hex'));
  if (docketKey !== undefined && keyCheckOf(docketKey, docketId) === keyCheck) return docketKey;
  throw wrongKey();
}

/** The keys behind the content of a slot that opened. */
function readContent({ docketId, keyCheck, nextKeyCheck }: Slots, slot: Slot, content: Buffer): OpenedSlot {
  const identity = new Identity(content);
  try {
    const docketKey = unseal(identity, slot.sealed, keyCheck, docketId);
    const nextDocketKey =
      slot.nextSealed === undefined || nextKeyCheck === undefined
        ? undefined
        : unseal(identity, slot.nextSealed, nextKeyCheck, docketId);
    return { docketKey, nextDocketKey, seed: content, slot };
  } finally {
    identity.wipe();
  }
}

/**
 * Tries a secret on every slot of its kind. Returns what the first holds that it opens and that has this docket's key.
 * Errors: `wrong-passphrase`, `recovery-key-mistyped`, `recovery-key-mismatch`, `device-unusable`, `slots-damaged` (a slot
 * opened but its key is not this docket's).
 */
export async function openSlot(slots: Slots, secret: Secret): Promise<OpenedSlot> {
  const { kind, bytes, miss } = readSecret(secret);
  let failure: unknown = miss;
  try {
    const ofKind = slots.slots.filter((candidate) => candidate.kind === kind);
    for (const slot of ofKind.filter(({ id }) => !('slotId' in secret) || secret.slotId === id)) {
      const content = await unwrap(slot, slots.docketId, bytes);
      if (content === undefined) continue;
      try {
        return readContent(slots, slot, content);
      } catch (error) {
        sodium.sodium_memzero(content);
        // One from before a rotation may stand beside the one of today.
        failure = error;
      }
    }
    throw failure;
  } finally {
    sodium.sodium_memzero(bytes);
  }
}
