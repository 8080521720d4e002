import { describe, expect, test } from 'vitest';
import { easter, orthodoxEaster } from './easter.ts';
import { law } from './law.ts';
import { toDate, toDay } from './naive.ts';

// A second view of what was generated: the statutes' own rules, and lists of the authorities written down by hand.

const years = [2024, 2025, 2026, 2027];

function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** The days off of a place in a year that fall on Monday to Friday. */
function weekdaysOff(place: string, year: number): string[] {
  const calendar = law.calendars.find((candidate) => candidate.place === place);
  if (!calendar) throw new Error(`no calendar of ${place}`);
  const dates = calendar.holidays.map(({ date }) => date).filter((date) => date.startsWith(`${year}-`));
  return dates.filter((date) => ![0, 6].includes(weekdayOf(date)));
}

function ruled(
  year: number,
  fixed: string,
  fromEaster: number[],
  sunday: number,
  once: string[] = [],
): string[] {
  const days = fromEaster.map((offset) => toDate(sunday + offset));
  const all = [...fixed.split(' ').map((day) => `${year}-${day}`), ...days];
  const listed = once.filter((date) => date.startsWith(`${year}-`));
  return [...new Set([...all.filter((date) => ![0, 6].includes(weekdayOf(date))), ...listed])].sort();
}

describe('the German Länder', () => {
  const common = '01-01 05-01 10-03 12-25 12-26';
  const kings = '01-06';
  const reformation = '10-31';
  const saints = '11-01';
  const corpusChristi = 60;
  const laender: Record<string, { fixed: string[]; fromEaster?: number[]; once?: string[] }> = {
    BB: { fixed: [reformation] },
    BE: { fixed: ['03-08'], once: ['2025-05-08'] },
    BW: { fixed: [kings, saints], fromEaster: [corpusChristi] },
    BY: { fixed: [kings, saints], fromEaster: [corpusChristi] },
    HB: { fixed: [reformation] },
    HE: { fixed: [], fromEaster: [corpusChristi] },
    HH: { fixed: [reformation] },
    MV: { fixed: ['03-08', reformation] },
    NI: { fixed: [reformation] },
    NW: { fixed: [saints], fromEaster: [corpusChristi] },
    RP: { fixed: [saints], fromEaster: [corpusChristi] },
    SH: { fixed: [reformation] },
    SL: { fixed: ['08-15', saints], fromEaster: [corpusChristi] },
    // The Wednesday before 23 November.
    SN: { fixed: [reformation], once: ['2024-11-20', '2025-11-19', '2026-11-18', '2027-11-17'] },
    ST: { fixed: [kings, reformation] },
    TH: { fixed: ['09-20', reformation] },
  };
  for (const [land, { fixed, fromEaster = [], once = [] }] of Object.entries(laender)) {
    test(`${land}, by its law`, () => {
      for (const year of years) {
        const days = [common, ...fixed].join(' ');
        const expected = ruled(year, days, [-2, 1, 39, 50, ...fromEaster], easter(year), once);
        expect(weekdaysOff(`DE-${land}`, year)).toEqual(expected);
      }
    });
  }
});

describe('the Member States', () => {
  const states: Record<string, [fixed: string, fromEaster: number[], once?: string[]]> = {
    CZ: ['01-01 05-01 05-08 07-05 07-06 09-28 10-28 11-17 12-24 12-25 12-26', [-2, 1]],
    DK: ['01-01 12-25 12-26', [-3, -2, 1, 39, 50]],
    EE: ['01-01 02-24 05-01 06-23 06-24 08-20 12-24 12-25 12-26', [-2]],
    ES: ['01-01 01-06 05-01 08-15 10-12 11-01 12-06 12-08 12-25', [-2]],
    FI: ['01-01 01-06 05-01 12-06 12-25 12-26', [-2, 1, 39]],
    FR: ['01-01 05-01 05-08 07-14 08-15 11-01 11-11 12-25', [1, 39, 50]],
    HR: ['01-01 01-06 05-01 05-30 06-22 08-05 08-15 11-01 11-18 12-25 12-26', [1, 60]],
    HU: ['01-01 03-15 05-01 08-20 10-23 11-01 12-25 12-26', [-2, 1, 50]],
    IT: ['01-01 01-06 04-25 05-01 06-02 08-15 11-01 12-08 12-25 12-26', [1], ['2027-10-04']],
    LT: ['01-01 02-16 03-11 05-01 06-24 07-06 08-15 11-01 11-02 12-24 12-25 12-26', [1]],
    LU: ['01-01 05-01 05-09 06-23 08-15 11-01 12-25 12-26', [1, 39, 50]],
    LV: [
      '01-01 05-01 05-04 06-23 06-24 11-18 12-24 12-25 12-26 12-31',
      [-2, 1],
      ['2024-05-06', '2025-05-05'],
    ],
    MT: ['01-01 02-10 03-19 03-31 05-01 06-07 06-29 08-15 09-08 09-21 12-08 12-13 12-25', [-2]],
    NL: ['01-01 04-27 12-25 12-26', [1, 39, 50]],
    PL: [
      '01-01 01-06 05-01 05-03 08-15 11-01 11-11 12-25 12-26',
      [1, 60],
      ['2025-12-24', '2026-12-24', '2027-12-24'],
    ],
    PT: ['01-01 04-25 05-01 06-10 08-15 10-05 11-01 12-01 12-08 12-25', [-2, 60]],
    SE: ['01-01 01-06 05-01 06-06 12-25 12-26', [-2, 1, 39]],
    SI: ['01-01 01-02 02-08 04-27 05-01 05-02 06-25 08-15 10-31 11-01 12-25 12-26', [1]],
  };
  for (const [state, [fixed, fromEaster, once]] of Object.entries(states)) {
    test(`${state}, by its law`, () => {
      for (const year of years) {
        expect(weekdaysOff(state, year)).toEqual(ruled(year, fixed, fromEaster, easter(year), once));
      }
    });
  }

  const orthodox: Record<string, [fixed: string, fromEaster: number[], once?: string[]]> = {
    CY: ['01-01 01-06 03-25 04-01 05-01 08-15 10-01 10-28 12-25 12-26', [-48, -2, 1, 50]],
    // Labour Day of 2024 fell in Holy Week and was moved; that of 2027 is a Saturday.
    GR: [
      '01-01 01-06 03-25 08-15 10-28 12-25 12-26',
      [-48, -2, 1, 50],
      ['2024-05-07', '2025-05-01', '2026-05-01'],
    ],
    RO: ['01-01 01-02 01-06 01-07 01-24 05-01 06-01 08-15 11-30 12-01 12-25 12-26', [-2, 1, 50]],
  };
  for (const [state, [fixed, fromEaster, once]] of Object.entries(orthodox)) {
    test(`${state}, by its law and the Orthodox Easter`, () => {
      for (const year of years) {
        expect(weekdaysOff(state, year)).toEqual(ruled(year, fixed, fromEaster, orthodoxEaster(year), once));
      }
    });
  }
});

describe('lists of the authorities', () => {
  const lists: Record<string, string> = {
    'BG 2026': '01-01 03-03 04-10 04-13 05-01 05-06 05-25 09-07 09-22 12-24 12-25 12-28',
    'IE 2026': '01-01 02-02 03-17 04-06 05-04 06-01 08-03 10-26 12-25',
    'GB-SCT 2024': '01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26',
    'GB-SCT 2025': '01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26',
    'GB-SCT 2026': '01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28',
    'GB-SCT 2027': '01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28',
    'GB-NIR 2024': '01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26',
    'GB-NIR 2025': '01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26',
    'GB-NIR 2026': '01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28',
    'GB-NIR 2027': '01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28',
    'HK 2024': '01-01 02-12 02-13 03-29 04-01 04-04 05-01 05-15 06-10 07-01 09-18 10-01 10-11 12-25 12-26',
    'HK 2025': '01-01 01-29 01-30 01-31 04-04 04-18 04-21 05-01 05-05 07-01 10-01 10-07 10-29 12-25 12-26',
    'HK 2026': '01-01 02-17 02-18 02-19 04-03 04-06 04-07 05-01 05-25 06-19 07-01 10-01 10-19 12-25',
    'SG 2024': '01-01 02-12 03-29 04-10 05-01 05-22 06-17 08-09 10-31 12-25',
    'SG 2025': '01-01 01-29 01-30 03-31 04-18 05-01 05-12 10-20 12-25',
    'SG 2026': '01-01 02-17 02-18 04-03 05-01 05-27 06-01 08-10 11-09 12-25',
    'KR 2024':
      '01-01 02-09 02-12 03-01 04-10 05-06 05-15 06-06 08-15 09-16 09-17 09-18 10-01 10-03 10-09 12-25',
    'KR 2025':
      '01-01 01-27 01-28 01-29 01-30 03-03 05-05 05-06 06-03 06-06 08-15 10-03 10-06 10-07 10-08 10-09 12-25',
    'JP 2025':
      '01-01 01-02 01-03 01-13 02-11 02-24 03-20 04-29 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03 11-24 12-29 12-30 12-31',
    'JP 2026':
      '01-01 01-02 01-12 02-11 02-23 03-20 04-29 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23 12-29 12-30 12-31',
    'US 2026': '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25',
    'US-CA 2026': '01-01 01-19 02-16 03-31 05-25 06-19 09-07 11-11 11-26 11-27 12-25',
    'CA 2026': '01-01 04-03 04-06 05-18 07-01 09-07 09-30 10-12 11-11 12-25',
    'CA-QC 2026': '01-01 04-03 04-06 05-18 06-24 07-01 09-07 10-12 12-25',
    'BR 2026': '01-01 04-03 04-21 05-01 09-07 10-12 11-02 11-20 12-25',
    'ZA 2026': '01-01 04-03 04-06 04-27 05-01 06-16 08-10 09-24 11-04 12-16 12-25',
    'AU-NSW 2026': '01-01 01-26 04-03 04-06 04-27 06-08 10-05 12-25 12-28',
    'AU-VIC 2026': '01-01 01-26 03-09 04-03 04-06 06-08 09-25 11-03 12-25 12-28',
    'CH-ZH 2026': '01-01 04-03 04-06 05-01 05-14 05-25 12-25',
  };
  for (const [what, dates] of Object.entries(lists)) {
    test(what, () => {
      const [place = '', year = ''] = what.split(' ');
      expect(weekdaysOff(place, Number(year)).map((date) => date.slice(5))).toEqual(dates.split(' '));
    });
  }
});

describe('every calendar', () => {
  test('has no day twice, keeps the order of days and rests on Saturday and Sunday', () => {
    for (const { holidays, weekend } of law.calendars) {
      const dates = holidays.map(({ date }) => date);
      expect(dates).toEqual([...new Set(dates)].sort());
      expect(weekend).toEqual([6, 7]);
    }
  });

  test('has days in each year that it covers', () => {
    for (const { place, coverage } of law.calendars) {
      for (const { from, to } of coverage) {
        for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
          expect(`${place} ${year} ${weekdaysOff(place, year).length > 1}`).toBe(`${place} ${year} true`);
        }
        expect(toDay(to)).toBeGreaterThan(toDay(from));
      }
    }
  });
});
