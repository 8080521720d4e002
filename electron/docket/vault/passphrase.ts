import { DocketError } from '#shared/errors.ts';

/** Characters (code points) that a passphrase has at least. */
const SHORTEST_PASSPHRASE = 12;

/** Fewer different characters than this are one pattern repeated. */
const FEWEST_DIFFERENT = 5;

/** Runs that everybody tries first, on keyboards and in alphabets. */
const KNOWN_RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb',
];

export type PassphraseWeakness = 'short' | 'repeated' | 'sequence';

/** The bytes that go into the key derivation: NFC, so that the same text from another keyboard gives the same key. */
export function passphraseBytes(passphrase: string): Buffer {
  return Buffer.from(passphrase.normalize('NFC'), 'utf8');
}

function isRepeated(text: string): boolean {
  return /^(.{1,6})\1+.{0,5}$/su.test(text) || new Set(text).size < FEWEST_DIFFERENT;
}

/** The share of neighbours that follow each other in a known run or in the code table, forwards or backwards. */
function isSequence(text: string): boolean {
  const characters = Array.from(text.toLowerCase());
  const steps = characters.slice(1).filter((character, index) => {
    const before = characters[index] ?? '';
    const distance = (character.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0);
    const known = KNOWN_RUNS.some(
      (run) => run.includes(before + character) || run.includes(character + before),
    );
    return known || Math.abs(distance) === 1;
  });
  return steps.length >= (characters.length - 1) * 0.75;
}

/** What makes a passphrase easy to guess; undefined when this small rule finds nothing. It is no estimate of strength. */
export function passphraseWeakness(passphrase: string): PassphraseWeakness | undefined {
  const text = passphrase.normalize('NFC').trim();
  if (Array.from(text).length < SHORTEST_PASSPHRASE) return 'short';
  if (isRepeated(text)) return 'repeated';
  if (isSequence(text)) return 'sequence';
  return undefined;
}

/** Throws `passphrase-too-weak` with `problem` (a PassphraseWeakness) and `minimum` (characters). */
export function assertPassphrase(passphrase: string): void {
  const problem = passphraseWeakness(passphrase);
  if (problem === undefined) return;
  throw new DocketError('passphrase-too-weak', { problem, minimum: SHORTEST_PASSPHRASE });
}
