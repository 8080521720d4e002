import { z } from 'zod';

/** Characters (code points) that a passphrase has at least. */
export const SHORTEST_PASSPHRASE = 12;

/** Why a passphrase is weak: our own rules first, then the warnings of zxcvbn by its names for them. */
export const passphraseWeaknesses = [
  'short',
  'repeated',
  'sequence',
  'knownPhrase',
  'fewWords',
  'guessable',
  'straightRow',
  'keyPattern',
  'simpleRepeat',
  'extendedRepeat',
  'sequences',
  'recentYears',
  'dates',
  'topTen',
  'topHundred',
  'common',
  'similarToCommon',
  'wordByItself',
  'namesByThemselves',
  'commonNames',
  'userInputs',
] as const;
export type PassphraseWeakness = (typeof passphraseWeaknesses)[number];

/** What would help, by the names of zxcvbn. Its advice on capitals and longer keyboard patterns is left out: it is bad advice. */
export const passphraseAdvice = [
  'l33t',
  'reverseWords',
  'dates',
  'recentYears',
  'associatedYears',
  'sequences',
  'repeated',
  'anotherWord',
  'useWords',
] as const;

const spanSchema = z.object({
  unit: z.enum(['moment', 'hour', 'day', 'month', 'year', 'ages']),
  count: z.number().int(),
});
export type Span = z.infer<typeof spanSchema>;

/** What can be said of a passphrase. It is accepted unless it has a `weakness`. */
export const passphraseWeightSchema = z.object({
  /** `unread`: long enough, but in a script whose words the estimator does not know, so that nothing more can be said. */
  level: z.enum(['weak', 'fair', 'good', 'strong', 'unread']),
  weakness: z.enum(passphraseWeaknesses).optional(),
  /** How many characters are missing when it is short. */
  missing: z.number().int().optional(),
  advice: z.array(z.enum(passphraseAdvice)),
  /** How long guessing takes with one fast graphics card, and with a thousand; absent where that is not known. */
  lasts: z.object({ one: spanSchema, thousand: spanSchema }).optional(),
});
export type PassphraseWeight = z.infer<typeof passphraseWeightSchema>;
