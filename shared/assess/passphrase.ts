import { type Estimator, loadEstimator } from './estimator.ts';
import { knownPhrases } from './known-phrases.ts';
import {
  type PassphraseWeakness,
  type PassphraseWeight,
  passphraseAdvice,
  passphraseWeaknesses,
  SHORTEST_PASSPHRASE,
  type Span,
} from './passphrase-weight.ts';

/** Longest part of a passphrase that is looked at, in characters: what comes after it can only make it better. */
const LONGEST_LOOK = 128;

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

/**
 * How many guesses a passphrase must outlast, as a power of ten. Whoever has a copy of the folder guesses at home, against
 * Argon2id with 64 MiB and 3 passes at least. That moves about half a gigabyte of memory for each guess, and the memory of
 * one fast graphics card of 2024 moves about a terabyte a second: 2,000 guesses a second. So 10^12 guesses take such a
 * card 16 years, and a thousand rented ones about 6 days, at a price (some 60,000 euros) that a docket is rarely worth.
 * It is a hundred times what zxcvbn asks for its best score, and just what twelve characters without any pattern get from
 * it (it counts 10 guesses for each, though a random one is worth 70), so that a generated passphrase of the shortest
 * length is not refused. Of words it takes four: three of a list of 7,776 are 10^11.7.
 */
const LEAST_GUESSES = 12;

/** From here on it takes a thousand cards decades, and from there on longer than anybody's secrets last. */
const GOOD_GUESSES = 15;
const STRONG_GUESSES = 18;

/** Guesses a second of one fast graphics card against the least Argon2id; dearer slots take longer. See `LEAST_GUESSES`. */
const GUESSES_PER_SECOND = 2000;

/** What a common word is worth, as a power of ten: one of the 7,776 of the Diceware list. zxcvbn gives short ones more. */
const WORD_GUESSES = Math.log10(7776);

/** What a year of these two centuries is worth, and a name that belongs to the docket. */
const YEAR_GUESSES = 2;
const OWN_NAME_GUESSES = 1;

/** What a syllable of pinyin is worth. */
const SYLLABLE_GUESSES = 2;

/**
 * zxcvbn knows nothing of Chinese and counts 10 guesses for each character. Chinese prose has 4 to 5 bits a character when
 * one knows what came before, so this much is added to its power of ten for each: enough not to refuse what is long,
 * far less than characters chosen at random would deserve.
 */
const MORE_FOR_HAN = 0.35;

/** From this share of letters that are not Latin on, nothing can be said of the time that guessing takes. */
const UNREADABLE_SHARE = 1 / 3;

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

/** What needs no dictionary: length and plain patterns. */
function plainWeakness(text: string): PassphraseWeakness | undefined {
  if (Array.from(text).length < SHORTEST_PASSPHRASE) return 'short';
  if (isRepeated(text)) return 'repeated';
  if (isSequence(text)) return 'sequence';
  return isKnownPhrase(text) ? 'knownPhrase' : undefined;
}

/** What a part of a row of words is worth, as a power of ten; undefined for what is neither a word nor a number. */
function worthOfPart(part: string, isOwn: boolean, isWord: boolean): number | undefined {
  if (/^(19|20)\d\d$/.test(part)) return YEAR_GUESSES;
  if (/^\d{1,8}$/.test(part)) return part.length;
  if (!/^\p{Script=Latin}+$/u.test(part)) return undefined;
  if (isOwn) return OWN_NAME_GUESSES;
  return isWord ? Math.min(part.length, WORD_GUESSES) : part.length;
}

/**
 * The most that words and numbers with spaces between them are worth: common words as such, others by their letters as
 * zxcvbn counts them. Undefined for what is no row of words. zxcvbn alone is far too kind to short words between spaces.
 */
function worthOfWords(
  text: string,
  names: readonly string[],
  isWord: Estimator['isWord'],
): number | undefined {
  const parts = text
    .toLowerCase()
    .split(/[\s\p{P}]+/u)
    .filter(Boolean);
  if (parts.length < 2) return undefined;
  const own = new Set(names.flatMap((name) => name.toLowerCase().split(/[\s\p{P}]+/u)));
  const worth = parts.map((part) => worthOfPart(part, own.has(part), isWord(part)));
  return worth.reduce((sum, one) => (sum === undefined || one === undefined ? undefined : sum + one), 0);
}

/** Latin letters that read as pinyin: a little wider than the list of its syllables. */
const PINYIN =
  /(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])?(?:[iu]?ang|iong|[eio]ng|[iu]?an|i?ao|u?ai|[aeo]i|er|[eiu]n|i[aeu]|ou|u[aeio]|[aeiouv])/gy;

/**
 * The most that Chinese in Latin letters is worth; undefined for anything else. zxcvbn counts ten guesses for each letter,
 * but there are 400 syllables, and in a sentence most of them follow from the one before.
 */
function worthOfPinyin(text: string): number | undefined {
  const letters = text.toLowerCase().replace(/[\s\p{P}\d]+/gu, '');
  const syllables = letters.match(PINYIN) ?? [];
  return syllables.join('') === letters ? syllables.length * SYLLABLE_GUESSES : undefined;
}

function countOf(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}

/** The names that belong to a docket, whole, by their words and, for Chinese names, by every part that people use alone. */
export function partsOfNames(names: readonly string[]): string[] {
  const parts = names.flatMap((name) => {
    const words = name.split(/[\s\p{P}]+/u).filter((word) => word.length > 2);
    const han = [...name.matchAll(/\p{Script=Han}{2,20}/gu)].flatMap(([run]) =>
      Array.from({ length: run.length - 1 }, (_, from) =>
        Array.from({ length: run.length - 1 - from }, (__, more) => run.slice(from, from + 2 + more)),
      ).flat(),
    );
    return [name, words.join(''), ...words, ...han];
  });
  return [...new Set(parts.filter((part) => part.length > 1).map((part) => part.toLowerCase()))];
}

const MINUTES_PER_HOUR = 60;
const HOURS_PER_DAY = 24;
const DAYS_PER_MONTH = 30;
const MONTHS_PER_YEAR = 12;
const LONGEST_YEARS = 1000;

/** How long that many guesses (as a power of ten) take that many graphics cards, in the largest unit that fits. */
export function spanOf(guesses: number, cards: number): Span {
  const minutes = 10 ** guesses / (GUESSES_PER_SECOND * cards) / 60;
  const hours = minutes / MINUTES_PER_HOUR;
  const days = hours / HOURS_PER_DAY;
  const months = days / DAYS_PER_MONTH;
  const years = months / MONTHS_PER_YEAR;
  if (years >= LONGEST_YEARS) return { unit: 'ages', count: LONGEST_YEARS };
  if (years >= 2) return { unit: 'year', count: Math.floor(years) };
  if (months >= 2) return { unit: 'month', count: Math.floor(months) };
  if (days >= 2) return { unit: 'day', count: Math.floor(days) };
  return hours >= 1 ? { unit: 'hour', count: Math.floor(hours) } : { unit: 'moment', count: 0 };
}

function lasting(guesses: number): PassphraseWeight['lasts'] {
  return { one: spanOf(guesses, 1), thousand: spanOf(guesses, 1000) };
}

function levelOf(guesses: number, unread: boolean): PassphraseWeight['level'] {
  if (unread) return 'unread';
  if (guesses < GOOD_GUESSES) return 'fair';
  return guesses < STRONG_GUESSES ? 'good' : 'strong';
}

/** What zxcvbn says, put right where it is known to be wrong. */
function estimate(text: string, names: readonly string[], { zxcvbn, isWord }: Estimator) {
  const { guessesLog10, feedback } = zxcvbn.check(text, partsOfNames(names));
  const kinder = guessesLog10 + MORE_FOR_HAN * countOf(text, /\p{Script=Han}/gu);
  const most = [worthOfWords(text, names, isWord), worthOfPinyin(text)].filter((one) => one !== undefined);
  const words = most.length > 0 ? Math.min(...most) : undefined;
  const warning = passphraseWeaknesses.find((one) => one === feedback.warning);
  const told = passphraseAdvice.filter((one) => feedback.suggestions.includes(one));
  const fewWords = words !== undefined && words < LEAST_GUESSES && guessesLog10 >= LEAST_GUESSES;
  return {
    guesses: Math.min(kinder, words ?? kinder),
    weakness: fewWords ? ('fewWords' as const) : (warning ?? ('guessable' as const)),
    advice: told.length > 0 ? told : (['anotherWord'] as const),
  };
}

/**
 * Says how hard a passphrase is to guess, for somebody who knows the names that belong to the docket. The docket process
 * refuses by this what has a `weakness`, and the window shows the same while it is typed. The dictionaries are loaded with
 * the first question, which takes some tenths of a second.
 */
export async function weighPassphrase(
  passphrase: string,
  names: readonly string[],
): Promise<PassphraseWeight> {
  const text = passphrase.normalize('NFC').trim();
  const characters = Array.from(text);
  const plain = plainWeakness(text);
  if (plain !== undefined) {
    const missing = SHORTEST_PASSPHRASE - characters.length;
    const short = plain === 'short' ? { missing } : {};
    return {
      level: 'weak',
      weakness: plain,
      ...short,
      advice: plain === 'short' ? ['useWords'] : ['anotherWord'],
    };
  }
  const look = characters.slice(0, LONGEST_LOOK).join('');
  const { guesses, weakness, advice } = estimate(look, names, await loadEstimator());
  const unread = countOf(look, /(?!\p{Script=Latin})\p{L}/gu) >= characters.length * UNREADABLE_SHARE;
  const lasts = unread ? {} : { lasts: lasting(guesses) };
  if (guesses < LEAST_GUESSES) return { level: 'weak', weakness, advice: [...advice], ...lasts };
  const level = levelOf(guesses, unread);
  return { level, advice: level === 'fair' ? ['anotherWord'] : [], ...lasts };
}
