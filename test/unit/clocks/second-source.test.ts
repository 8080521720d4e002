import { describe, expect, test } from 'vitest';
import { differences } from '#scripts/calendars/differences.ts';
import { knownDifferences, secondDays } from '#scripts/calendars/second-source.ts';
import type { Calendar } from '#shared/regimes/calendar.ts';
import { law } from './law.ts';
import { toDate, toDay } from './naive.ts';

/**
 * Every day of 2024 to 2027 in every calendar against a library of other people in another language, `holidays` of PyPI.
 * China alone is compared with `tyme4ts`, in `calendars.test.ts`, because there the adjusted days count as well.
 */
const first = toDay('2024-01-01');
const last = toDay('2027-12-31');

/** Laws under which a Saturday is an ordinary day on which a period may end: there its holidays are compared too. */
const saturdaysCount = ['HK', 'ZA', 'CA', 'CA-QC'];

/** Whether nobody works: the weekend, or a day off. Where a Saturday counts, only Sundays and days off. */
function rests(day: number, off: Set<string>, place: string): boolean {
  const weekday = new Date(day * 86_400_000).getUTCDay();
  if (weekday === 0 || (weekday === 6 && !saturdaysCount.includes(place))) return true;
  return off.has(toDate(day));
}

function isCovered({ coverage }: Calendar, date: string): boolean {
  return coverage.some(({ from, to }) => from <= date && date <= to);
}

/** Each covered day and whether the two sources differ on it, as `date here` or `date there`. */
function compare(calendar: Calendar, second: Set<string>): { days: number; differing: string[] } {
  const off = new Set(calendar.holidays.map(({ date }) => date));
  const differing: string[] = [];
  let days = 0;
  for (let day = first; day <= last; day += 1) {
    const date = toDate(day);
    if (!isCovered(calendar, date)) continue;
    days += 1;
    const [here, there] = [rests(day, off, calendar.place), rests(day, second, calendar.place)];
    if (here !== there) differing.push(`${date} ${here ? 'here' : 'there'}`);
  }
  return { days, differing };
}

/** Places that announce their days year by year, and the last year that is known. Beyond it a date is provisional. */
const announcedUntil: Record<string, number> = { CN: 2026, IN: 2026, SG: 2026, TH: 2026, VN: 2026 };

function lastYearOf(place: string): number {
  return announcedUntil[place] ?? (place.startsWith('ES-') ? 2026 : 2027);
}

describe('every day of 2024 to 2027, by a second source', () => {
  for (const calendar of law.calendars.filter(({ place }) => place !== 'CN')) {
    const { place } = calendar;
    const { here, there } = knownDifferences(place);
    const known = here.length + there.length;
    test(`${place}${known > 0 ? `, but for ${known} days that are explained` : ''}`, () => {
      const second = secondDays(place);
      if (!second) throw new Error(`${place} has no second source`);
      const { days, differing } = compare(calendar, second);
      expect(days).toBe(toDay(`${lastYearOf(place)}-12-31`) - first + 1);
      const explained = [...here.map((date) => `${date} here`), ...there.map((date) => `${date} there`)];
      expect(differing).toEqual(explained.sort());
      expect(calendar.source).toMatch(
        known > 0 ? new RegExp(`differs on ${known} days?\\b`) : /compared day by day/,
      );
    });
  }

  test('no place is without one: all have the library, China has its own', () => {
    const without = law.calendars.map(({ place }) => place).filter((place) => !secondDays(place));
    expect(without).toEqual(['CN']);
    expect(law.calendars.find(({ place }) => place === 'CN')?.source).toContain('tyme4ts');
  });

  test('each difference says why, and of a place that exists', () => {
    const places = law.calendars.map(({ place }) => place);
    for (const difference of differences) {
      expect(difference.why.length).toBeGreaterThan(30);
      expect(difference.places.split(' ').filter((place) => !places.includes(place))).toEqual([]);
    }
  });
});
