import { LegalHoliday } from 'tyme4ts';
import { describe, expect, test } from 'vitest';
import { type Calendar, calendarSchema } from '#shared/regimes/calendar.ts';
import { easter } from './easter.ts';
import { law } from './law.ts';
import { toDate, toDay } from './naive.ts';

function calendarOf(place: string): Calendar {
  const found = law.calendars.find((calendar) => calendar.place === place);
  if (!found) throw new Error(`no calendar of ${place}`);
  return found;
}

function datesOf(calendar: Calendar, year: number): string[] {
  return calendar.holidays.map(({ date }) => date).filter((date) => date.startsWith(`${year}-`));
}

describe('China', () => {
  const china = calendarOf('CN');
  const off = new Set(china.holidays.map(({ date }) => date));
  const on = new Set(china.workdays.map(({ date }) => date));

  test('covers 2024 to 2026, as published, and no day of 2027', () => {
    expect(china.coverage).toEqual([{ from: '2024-01-01', to: '2026-12-31', basis: 'published' }]);
  });

  // The notice for 2024 gives 10 June off, 'joined with the weekend' before it; the second library names the weekend too.
  const namedOnlyThere = ['2024-06-08', '2024-06-09'];

  for (const year of [2024, 2025, 2026]) {
    test(`every day of ${year} is the same in a second library`, () => {
      for (let day = toDay(`${year}-01-01`); day <= toDay(`${year}-12-31`); day += 1) {
        const date = toDate(day);
        const [y = 0, m = 0, d = 0] = date.split('-').map(Number);
        const other = LegalHoliday.fromYmd(y, m, d);
        const weekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
        const works = !off.has(date) && (on.has(date) || !weekend);
        expect(`${date} ${works}`).toBe(`${date} ${other ? other.isWork() : !weekend}`);
        if (namedOnlyThere.includes(date)) continue;
        const named = off.has(date) || on.has(date);
        expect(`${date} ${named}`).toBe(`${date} ${other !== null}`);
      }
    });
  }

  test('adjusted days lie on weekends', () => {
    for (const date of on) expect([0, 6]).toContain(new Date(`${date}T00:00:00Z`).getUTCDay());
  });
});

describe('holidays that follow from Easter and from fixed dates', () => {
  const fixed: Record<string, { dates: string[]; fromEaster: number[] }> = {
    DE: { dates: ['01-01', '05-01', '10-03', '12-25', '12-26'], fromEaster: [-2, 1, 39, 50] },
    AT: {
      dates: ['01-01', '01-06', '05-01', '08-15', '10-26', '11-01', '12-08', '12-25', '12-26'],
      fromEaster: [1, 39, 50, 60],
    },
    BE: { dates: ['01-01', '05-01', '07-21', '08-15', '11-01', '11-11', '12-25'], fromEaster: [1, 39, 50] },
  };
  for (const [place, { dates, fromEaster }] of Object.entries(fixed)) {
    test(`${place}, every day of every covered year`, () => {
      for (let year = 2019; year <= 2028; year += 1) {
        const days = fromEaster.map((offset) => toDate(easter(year) + offset));
        const expected = [...new Set([...dates.map((date) => `${year}-${date}`), ...days])].sort();
        expect(datesOf(calendarOf(place), year)).toEqual(expected);
      }
    });
  }
});

describe('England', () => {
  /** Bank holidays in England and Wales on weekdays, written down by hand: a second view of what was generated. */
  const written: Record<number, string[]> = {
    2019: ['01-01', '04-19', '04-22', '05-06', '05-27', '08-26', '12-25', '12-26'],
    2020: ['01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28'],
    2021: ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28'],
    2022: ['01-03', '04-15', '04-18', '05-02', '06-02', '06-03', '08-29', '09-19', '12-26', '12-27'],
    2023: ['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26'],
    2024: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
    2025: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
    2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
    2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
  };
  for (const [year, dates] of Object.entries(written)) {
    test(`the weekdays off in ${year}`, () => {
      const weekdays = datesOf(calendarOf('GB-ENG'), Number(year)).filter((date) => {
        return ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
      });
      expect(weekdays).toEqual(dates.map((date) => `${year}-${date}`));
    });
  }
});

describe('a calendar that contradicts itself is refused', () => {
  const germany = calendarOf('DE');
  const stray = { date: '2031-01-01', name: 'Neujahr' };
  const newYear = { date: '2026-01-01', name: 'Neujahr' };
  const wrong: [what: string, change: Partial<Calendar>][] = [
    ['a holiday outside its coverage', { holidays: [stray] }],
    ['a day that is off and on', { holidays: [newYear], workdays: [newYear] }],
    [
      'a span that ends before it starts',
      { coverage: [{ from: '2026-12-31', to: '2026-01-01', basis: 'computed' }] },
    ],
    ['a week without a working day', { weekend: [1, 2, 3, 4, 5, 6, 7] }],
  ];
  for (const [what, change] of wrong) {
    test(what, () => expect(calendarSchema.safeParse({ ...germany, ...change }).success).toBe(false));
  }
});
