import { distance } from 'fastest-levenshtein';
import type { Calendar } from '../regimes/calendar.ts';

/** Codes that people write for a country whose code of ISO 3166 is another. */
const otherCodes: Partial<Record<string, string>> = { UK: 'GB', EL: 'GR' };

/** The most places that are suggested where only spelling speaks for them. */
const MOST_BY_SPELLING = 5;

/**
 * The places that may have been meant by a code or a name that is none, the likeliest first: all of the same country;
 * else those whose English name holds the text or is held by it; else the few whose code or name is nearest to it.
 */
export function placesNear(calendars: readonly Calendar[], wanted: string): string[] {
  const text = wanted.trim().toUpperCase();
  const codes = calendars.map(({ place }) => place).sort();
  const written = text.split('-')[0] ?? '';
  const country = otherCodes[written] ?? written;
  const inCountry = codes.filter((code) => code === country || code.startsWith(`${country}-`));
  if (inCountry.length > 0) return inCountry;

  const named = calendars.map(({ place, title }) => ({ place, name: title.toUpperCase() }));
  const holding = named.filter(({ name }) => text.length > 2 && (name.includes(text) || text.includes(name)));
  if (holding.length > 0) return holding.map(({ place }) => place).sort();

  const far = ({ place, name }: (typeof named)[number]) =>
    text.length > 3 && !text.includes('-') ? distance(name, text) : distance(place, text);
  return named
    .toSorted((one, other) => far(one) - far(other) || one.place.localeCompare(other.place, 'en'))
    .slice(0, MOST_BY_SPELLING)
    .map(({ place }) => place);
}
