import type { Span } from './passphrase-weight.ts';

/** Guesses a second of one fast graphics card against the least Argon2id: see `LEAST_GUESSES`. Dearer slots take longer. */
const GUESSES_PER_SECOND = 2000;

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
