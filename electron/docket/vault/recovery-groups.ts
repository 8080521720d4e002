import sodium from 'sodium-native';
import { DocketError } from '#shared/errors.ts';

/**
 * The form that recovery keys had before they were words: 11 groups of 5 characters of Crockford's base32 (no I, L, O,
 * U), which hold 256 bits of key and 19 bits of checksum. No new ones are written; those on paper open for ever.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHARACTERS = 55;
const GROUP = 5;
const KEY_BYTES = 32;
const CHECKSUM_BITS = 19n;
const CHECKSUM_MASK = (1n << CHECKSUM_BITS) - 1n;

/** What people misread, as Crockford has it. */
const LOOKALIKES: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** The 24 words of a key have more letters than this, whichever they are, unless they are Chinese. */
const MOST_CHARACTERS = 71;

function mistyped(problem: 'length' | 'character' | 'checksum', details: Record<string, number> = {}) {
  return new DocketError('recovery-key-mistyped', { problem, ...details });
}

/** The last 19 bits of BLAKE2b-256 over a label and the key: a mistyped key passes once in half a million. */
function checksumOf(key: Buffer): bigint {
  const digest = Buffer.alloc(32);
  sodium.crypto_generichash_batch(digest, [Buffer.from('privacy-docket/recovery-key/1', 'utf8'), key]);
  return BigInt(digest.readUInt32BE(28)) & CHECKSUM_MASK;
}

/** Without what people put between the groups. */
function charactersOf(typed: string): string[] {
  const plain = typed.normalize('NFKC').toUpperCase();
  return Array.from(plain.replace(/[\s\p{Pd}_.,]/gu, ''), (character) => LOOKALIKES[character] ?? character);
}

/** Whether somebody typed a key of groups rather than one of words: a word has no digit, and 24 of them are longer. */
export function looksLikeGroups(typed: string): boolean {
  const characters = charactersOf(typed);
  return (
    characters.length <= MOST_CHARACTERS &&
    characters.some((character) => /[0-9]/.test(character)) &&
    !characters.some((character) => /\p{Script=Han}/u.test(character))
  );
}

/**
 * The key behind 11 typed groups. Case, white space, dashes of any kind, full-width letters, O for 0 and I or L for 1 do
 * not matter. Throws `recovery-key-mistyped` with `problem`: `length` (with `found` and `expected` characters),
 * `character` (with the `group`, from 1, that holds one that no key has) or `checksum`.
 */
export function parseGroups(typed: string): Buffer {
  const characters = charactersOf(typed);
  const wrong = characters.findIndex((character) => !ALPHABET.includes(character));
  if (wrong !== -1) throw mistyped('character', { group: Math.floor(wrong / GROUP) + 1 });
  if (characters.length !== CHARACTERS)
    throw mistyped('length', { found: characters.length, expected: CHARACTERS });
  const bits = characters.reduce((sum, character) => (sum << 5n) | BigInt(ALPHABET.indexOf(character)), 0n);
  const key = Buffer.from((bits >> CHECKSUM_BITS).toString(16).padStart(KEY_BYTES * 2, '0'), 'hex');
  if (checksumOf(key) !== (bits & CHECKSUM_MASK)) throw mistyped('checksum');
  return key;
}
