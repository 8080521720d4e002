import { type Estimator, loadEstimator } from './estimator.ts';
import { spanOf } from './guessing-time.ts';
import {
  type PassphraseWeight,
  passphraseAdvice,
  passphraseWeaknesses,
  SHORTEST_PASSPHRASE,
} from './passphrase-weight.ts';
import { plainAdvice, plainWeakness } from './plain-weakness.ts';

/** Longest part of a passphrase that is looked at, in characters: what comes after it can only make it better. */
const LONGEST_LOOK = 128;

/**
 * How many guesses a passphrase must outlast, as a power of ten. Whoever has a copy of the folder guesses at home, against
 * Argon2id with 64 MiB and 3 passes at least. That moves about half a gigabyte of memory for each guess, and the memory of
 * one fast graphics card of 2024 moves about a terabyte a second: 2,000 guesses a second. So 10^12 guesses take such a
 * card 16 years, and a thousand rented ones about 6 days, at a price (some 60,000 euros, at 40 cents an hour each) that few would pay.
 * It is a hundred times what zxcvbn asks for its best score, and just what twelve characters without any pattern get from
 * it (it counts 10 guesses for each, though a random one is worth 70), so that a generated passphrase of the shortest
 * length is not refused. Of words it takes four: three of a list of 7,776 are 10^11.7.
 */
const LEAST_GUESSES = 12;

/** From here on it takes a thousand cards many years, and from there on longer than anybody's secrets last. */
const GOOD_GUESSES = 15;
const STRONG_GUESSES = 18;

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
    return { level: 'weak', weakness: plain, ...short, advice: [...plainAdvice[plain]] };
  }
  const look = characters.slice(0, LONGEST_LOOK).join('');
  const { guesses, weakness, advice } = estimate(look, names, await loadEstimator());
  const unread = countOf(look, /(?!\p{Script=Latin})\p{L}/gu) >= characters.length * UNREADABLE_SHARE;
  const lasts = unread ? {} : { lasts: lasting(guesses) };
  if (guesses < LEAST_GUESSES) return { level: 'weak', weakness, advice: [...advice], ...lasts };
  const level = levelOf(guesses, unread);
  return { level, advice: level === 'fair' ? ['anotherWord'] : [], ...lasts };
}
