import { randomBytes } from 'node:crypto';
import sodium from 'sodium-native';
import { DocketError } from '#shared/errors.ts';

/**
 * A recovery key is 32 random bytes written as 11 groups of 5 characters of Crockford's base32 (no I, L, O, U):
 * 256 bits of key, then 19 bits of checksum, 275 bits in 55 characters.
 */
export const RECOVERY_KEY_BYTES = 32;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHARACTERS = 55;
const GROUP = 5;
const CHECKSUM_BITS = 19n;
const CHECKSUM_MASK = (1n << CHECKSUM_BITS) - 1n;

/** What people misread, as Crockford has it. */
const LOOKALIKES: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

export type RecoveryKeyProblem = 'length' | 'character' | 'checksum';

function mistyped(problem: RecoveryKeyProblem, details: Record<string, number> = {}): DocketError {
  return new DocketError('recovery-key-mistyped', { problem, ...details });
}

/** The last 19 bits of BLAKE2b-256 over a label and the key: a mistyped key passes once in half a million. */
function checksumOf(key: Buffer): bigint {
  const digest = Buffer.alloc(32);
  sodium.crypto_generichash_batch(digest, [Buffer.from('privacy-docket/recovery-key/1', 'utf8'), key]);
  return BigInt(digest.readUInt32BE(28)) & CHECKSUM_MASK;
}

/** A fresh recovery key. The caller fills it with zeros after use. */
export function createRecoveryKey(): Buffer {
  return randomBytes(RECOVERY_KEY_BYTES);
}

/** The form that people print and type: `XXXXX-XXXXX-...`, 11 groups. */
export function formatRecoveryKey(key: Buffer): string {
  let bits = (BigInt(`0x${key.toString('hex')}`) << CHECKSUM_BITS) | checksumOf(key);
  let text = '';
  for (let place = 0; place < CHARACTERS; place += 1) {
    text = `${ALPHABET[Number(bits & 31n)]}${text}`;
    bits >>= 5n;
  }
  return (text.match(/.{5}/g) ?? []).join('-');
}

/**
 * The key behind what somebody typed. Case, white space, dashes of any kind, full-width letters, O for 0 and I or L for
 * 1 do not matter. Throws `recovery-key-mistyped` with `problem`: `length` (with `found` and `expected` characters),
 * `character` (with the `group`, from 1, that holds one that no key has) or `checksum`.
 */
export function parseRecoveryKey(typed: string): Buffer {
  const characters = Array.from(
    typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\p{Pd}_.,]/gu, ''),
  ).map((character) => LOOKALIKES[character] ?? character);
  const wrong = characters.findIndex((character) => !ALPHABET.includes(character));
  if (wrong !== -1) throw mistyped('character', { group: Math.floor(wrong / GROUP) + 1 });
  if (characters.length !== CHARACTERS)
    throw mistyped('length', { found: characters.length, expected: CHARACTERS });
  const bits = characters.reduce((sum, character) => (sum << 5n) | BigInt(ALPHABET.indexOf(character)), 0n);
  const key = Buffer.from((bits >> CHECKSUM_BITS).toString(16).padStart(RECOVERY_KEY_BYTES * 2, '0'), 'hex');
  if (checksumOf(key) !== (bits & CHECKSUM_MASK)) throw mistyped('checksum');
  return key;
}
