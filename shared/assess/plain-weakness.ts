import { knownPhrases } from './known-phrases.ts';
import { type PassphraseWeakness, type PassphraseWeight, SHORTEST_PASSPHRASE } from './passphrase-weight.ts';

/** Fewer different characters than this are one pattern repeated. */
const FEWEST_DIFFERENT = 5;

/** What is left beside well-known lines must have at least so many characters; else the lines are the passphrase. */
const LEAST_BESIDE_KNOWN = 8;

/** Runs that everybody tries first, on keyboards and in alphabets. */
const KNOWN_RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb',
  '一二三四五六七八九十百千万',
];

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

/** Whether it is a line that everybody knows, with little beside it. */
function isKnownPhrase(text: string): boolean {
  const bare = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const rest = knownPhrases.reduce((left, phrase) => left.replaceAll(phrase, ''), bare);
  return rest.length < bare.length && Array.from(rest).length < LEAST_BESIDE_KNOWN;
}

/** What needs no dictionary, and what helps against it. */
export const plainAdvice = {
  short: ['useWords'],
  repeated: ['repeated', 'useWords'],
  sequence: ['sequences', 'useWords'],
  knownPhrase: ['useWords'],
} as const satisfies Partial<Record<PassphraseWeakness, PassphraseWeight['advice']>>;

/** What makes a passphrase weak by its length or a plain pattern; undefined when nothing of that does. */
export function plainWeakness(text: string): keyof typeof plainAdvice | undefined {
  if (Array.from(text).length < SHORTEST_PASSPHRASE) return 'short';
  if (isRepeated(text)) return 'repeated';
  if (isSequence(text)) return 'sequence';
  return isKnownPhrase(text) ? 'knownPhrase' : undefined;
}
