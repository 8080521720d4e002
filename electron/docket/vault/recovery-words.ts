import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { wordlist as chinese } from '@scure/bip39/wordlists/simplified-chinese.js';
import { distance } from 'fastest-levenshtein';
import { DocketError } from '#shared/errors.ts';
import type { Language } from '#shared/text/texts.ts';

/**
 * A recovery key as words, after BIP-39: 256 bits of key and 8 bits of checksum (the first of its SHA-256) are 24 numbers
 * of 11 bits, each a word of a list of 2048. The Chinese list has single characters. The same key is the same numbers in
 * both lists, so that either form is typed at any time.
 */
const WORDS = 24;
const lists: Readonly<Record<Language, string[]>> = { en: english, 'zh-CN': chinese };

/** Words of the English list have 3 to 8 letters. Of something longer (a passphrase in the wrong field) no more is repeated. */
const LONGEST_ECHO = 10;

type WordProblem = 'words-count' | 'word' | 'word-strange' | 'words-checksum';

function mistyped(problem: WordProblem, details: Record<string, string | number> = {}): DocketError {
  return new DocketError('recovery-key-mistyped', { problem, ...details });
}

/** The words of a key, separated by spaces. */
export function formatWords(key: Buffer, language: Language): string {
  return entropyToMnemonic(key, lists[language]);
}

/** What was typed, as words. Case, punctuation, white space of any kind and the numbers beside the words do not matter. */
function wordsOf(typed: string): { words: string[]; language: Language } {
  const parts = typed
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((part) => /[^\p{N}]/u.test(part));
  const isChinese = parts.some((part) => /\p{Script=Han}/u.test(part));
  if (!isChinese) return { words: parts, language: 'en' };
  // Chinese is written without spaces; what is not Chinese in it stays one word.
  const words = parts.flatMap((part) => part.match(/\p{Script=Han}|[^\p{Script=Han}]+/gu) ?? []);
  return { words: words.filter((word) => /[^\p{N}]/u.test(word)), language: 'zh-CN' };
}

function sharedBeginning(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/** The word of the list that somebody most likely meant: the fewest letters differ, and of those the one that begins alike. */
function nearestTo(word: string): string {
  const far = (known: string) => distance(word, known) - sharedBeginning(word, known) / 100;
  return english.reduce((best, known) => (far(known) < far(best) ? known : best));
}

function strangeWord(word: string, position: number, language: Language): DocketError {
  const echo = Array.from(word);
  const shown = echo.length > LONGEST_ECHO ? `${echo.slice(0, LONGEST_ECHO).join('')}…` : word;
  if (language === 'zh-CN' || echo.length > LONGEST_ECHO)
    return mistyped('word-strange', { position, word: shown });
  return mistyped('word', { position, word: shown, nearest: nearestTo(word) });
}

/**
 * The key behind typed words of either list. Throws `recovery-key-mistyped` with `problem`: `word` (its `position` from 1,
 * the `word`, and the `nearest` of the list), `word-strange` (without the nearest), `words-count` (`found` and `expected`)
 * or `words-checksum`: each word is in the list, but one is wrong or two are swapped. One wrong word in 256 passes the
 * checksum; the key then opens nothing.
 */
export function parseWords(typed: string): Buffer {
  const { words, language } = wordsOf(typed);
  const list = lists[language];
  const wrong = words.findIndex((word) => !list.includes(word));
  const strange = words[wrong];
  if (strange !== undefined) throw strangeWord(strange, wrong + 1, language);
  if (words.length !== WORDS) throw mistyped('words-count', { found: words.length, expected: WORDS });
  try {
    const entropy = mnemonicToEntropy(words.join(' '), list);
    const key = Buffer.from(entropy);
    entropy.fill(0);
    return key;
  } catch (error) {
    throw new DocketError('recovery-key-mistyped', { problem: 'words-checksum' }, { cause: error });
  }
}
