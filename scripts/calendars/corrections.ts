import type { Calendar } from '../../shared/regimes/calendar.ts';
import { nthWeekday, shiftDate, weekdayOf } from './dates.ts';

type Day = Calendar['holidays'][number];

/** What is wrong or missing in the library for a place, and the source of what is right. */
export interface Correction {
  source: string;
  /** The days of one year as the library gives them, made right. */
  correct: (days: Day[], year: number) => Day[];
}

/** Adds the days of a list that lie in the year. */
function adding(listed: Day[]): Correction['correct'] {
  return (days, year) => [...days, ...listed.filter(({ date }) => date.startsWith(`${year}-`))];
}

/** Adds a day that is the same date in each year. */
function addingEachYear(date: string, name: string): Correction['correct'] {
  return (days, year) => [...days, { date: `${year}-${date}`, name }];
}

function dayOf(days: Day[], name: string): string | undefined {
  return days.find((day) => day.name === name)?.date;
}

/** Bulgaria: a holiday on a weekend, Easter apart, gives the next working day off. */
function restOnMonday(days: Day[]): Day[] {
  const off = new Set(days.map(({ date }) => date));
  const easter = ['Разпети петък', 'Великден', 'Велики понеделник'];
  const added: Day[] = [];
  for (const { date, name } of days) {
    if (weekdayOf(date) < 6 || easter.includes(name)) continue;
    let next = shiftDate(date, 1);
    while (weekdayOf(next) > 5 || off.has(next)) next = shiftDate(next, 1);
    off.add(next);
    added.push({ date: next, name });
  }
  return [...days, ...added];
}

/** Days on which Canadian law ends no period: the library knows only those that every employer gives. */
function canadianDays(days: Day[], year: number): Day[] {
  const goodFriday = dayOf(days, 'Good Friday');
  return [
    ...days,
    ...(goodFriday ? [{ date: shiftDate(goodFriday, 3), name: 'Easter Monday' }] : []),
    { date: mondayBefore25May(year), name: 'Victoria Day' },
    ...(year >= 2021 ? [{ date: `${year}-09-30`, name: 'National Day for Truth and Reconciliation' }] : []),
    { date: nthWeekday(year, 10, 1, 2), name: 'Thanksgiving' },
    { date: `${year}-11-11`, name: 'Remembrance Day' },
  ];
}

function mondayBefore25May(year: number): string {
  let date = `${year}-05-24`;
  while (weekdayOf(date) !== 1) date = shiftDate(date, -1);
  return date;
}

export const corrections: Record<string, Correction> = {
  BG: {
    source: 'Labour Code of Bulgaria Art. 154',
    correct: (days, year) => restOnMonday([...days, { date: `${year}-12-26`, name: '2-ри ден на Коледа' }]),
  },
  CA: { source: 'Interpretation Act (R.S.C. 1985, c. I-21) s. 35', correct: canadianDays },
  'CA-QC': {
    source: 'Interpretation Act (CQLR c. I-16) s. 61(23)',
    correct: (days) => {
      const goodFriday = dayOf(days, 'Good Friday');
      return goodFriday ? [...days, { date: shiftDate(goodFriday, 3), name: 'Easter Monday' }] : days;
    },
  },
  CY: {
    source: 'Green Monday is 48 days before the Orthodox Easter; Whit Monday (Kataklysmos) was missing',
    correct: (days) => {
      const easter = dayOf(days, 'Πάσχα');
      if (!easter) return days;
      const others = days.filter(({ name }) => name !== 'Καθαρά Δευτέρα');
      return [
        ...others,
        { date: shiftDate(easter, -48), name: 'Καθαρά Δευτέρα' },
        { date: shiftDate(easter, 50), name: 'Δευτέρα του Κατακλυσμού' },
      ];
    },
  },
  'CH-GL': {
    source: 'Näfelser Fahrt is the first Thursday of April, or the second when the first is Maundy Thursday',
    correct: (days, year) => {
      const first = nthWeekday(year, 4, 4, 1);
      const isMaundyThursday = dayOf(days, 'Karfreitag') === shiftDate(first, 1);
      const others = days.filter(({ name }) => name !== 'Näfelser Fahrt');
      return [...others, { date: isMaundyThursday ? shiftDate(first, 7) : first, name: 'Näfelser Fahrt' }];
    },
  },
  'ES-CB': {
    source: 'Day of the Institutions of Cantabria is 28 July',
    correct: (days, year) =>
      days.map((day) => (day.date === `${year}-06-28` ? { ...day, date: `${year}-07-28` } : day)),
  },
  'ES-MC': {
    source: 'Day of the Region of Murcia, 9 June, was missing',
    correct: addingEachYear('06-09', 'Día de la Región de Murcia'),
  },
  'ES-ML': {
    source: 'Our Lady of Victory, 8 September, and the Day of Melilla, 17 September, were missing',
    correct: (days, year) => [
      ...addingEachYear('09-08', 'Virgen de la Victoria')(days, year),
      { date: `${year}-09-17`, name: 'Día de Melilla' },
    ],
  },
  'ES-NC': {
    source: 'Saint Francis Xavier, 3 December, was missing',
    correct: addingEachYear('12-03', 'San Francisco Javier'),
  },
  'ES-VC': {
    source: 'Day of the Valencian Community, 9 October, was missing',
    correct: addingEachYear('10-09', 'Día de la Comunitat Valenciana'),
  },
  'GB-SCT': {
    source: '2026-06-15 by royal proclamation (not verified)',
    correct: adding([{ date: '2026-06-15', name: 'World Cup bank holiday' }]),
  },
  GR: {
    source: 'Labour Day of 2024 fell in Holy Week and was moved to 7 May by ministerial decision',
    correct: (days) => days.map((day) => (day.date === '2024-05-01' ? { ...day, date: '2024-05-07' } : day)),
  },
  IS: {
    source: 'the first day of summer is the first Thursday after 18 April, never that day itself',
    correct: (days, year) => {
      const early = `${year}-04-18`;
      return days.map((day) =>
        day.date === early && weekdayOf(early) === 4 && /sumar/i.test(day.name)
          ? { ...day, date: `${year}-04-25` }
          : day,
      );
    },
  },
  JP: {
    source: 'Act on Holidays of Administrative Organs Art. 1 (29 December to 3 January)',
    correct: (days, year) => {
      const closed = ['01-02', '01-03', '12-29', '12-30', '12-31'];
      return [...days, ...closed.map((day) => ({ date: `${year}-${day}`, name: '行政機関の休日' }))];
    },
  },
  KR: {
    source:
      'Seollal is the day before the lunar new year, that day and the next; elections and days set once; Labour Day for everybody since 2026 (not verified)',
    correct: (days, year) =>
      adding([
        ...['2024-02-09', '2024-02-10', '2024-02-11'].map((date) => ({ date, name: '설날' })),
        ...['2025-01-28', '2025-01-29', '2025-01-30'].map((date) => ({ date, name: '설날' })),
        ...['2026-02-16', '2026-02-17', '2026-02-18'].map((date) => ({ date, name: '설날' })),
        ...['2027-02-06', '2027-02-07', '2027-02-08'].map((date) => ({ date, name: '설날' })),
        { date: '2024-04-10', name: '국회의원선거일' },
        { date: '2024-10-01', name: '임시공휴일' },
        { date: '2025-01-27', name: '임시공휴일' },
        { date: '2025-06-03', name: '대통령선거일' },
        { date: '2026-06-03', name: '지방선거일' },
        ...['2026-05-01', '2027-05-01', '2027-05-03'].map((date) => ({ date, name: '노동절' })),
      ])(
        days.filter(({ name }) => name !== '설날'),
        year,
      ),
  },
  LI: {
    source:
      '15 August and 1 November were missing; Good Friday and bridge days are none by the Labour Act of Liechtenstein Art. 18 (not verified)',
    correct: (days, year) => [
      ...days.filter(({ name }) => name !== 'Karfreitag' && name !== 'Feiertagsbrücke'),
      { date: `${year}-08-15`, name: 'Staatsfeiertag' },
      { date: `${year}-11-01`, name: 'Allerheiligen' },
    ],
  },
  SG: {
    source: 'Ministry of Manpower: Hari Raya Haji 2024 on 17 June; polling day 2025-05-03',
    correct: (days, year) =>
      adding([
        { date: '2024-06-17', name: 'Hari Raya Haji' },
        { date: '2025-05-03', name: 'Polling Day' },
      ])(
        days.filter(({ date }) => date !== '2024-06-16'),
        year,
      ),
  },
  'US-CA': {
    source: 'Government Code s. 6701: a Saturday gives no Friday off, save for 11 November',
    correct: (days) =>
      days.filter(
        ({ date, name }) => !(weekdayOf(date) === 5 && /substitute/.test(name) && !/Veterans/.test(name)),
      ),
  },
  ZA: {
    source: 'local elections of 2026-11-04 (proclamation not read)',
    correct: adding([{ date: '2026-11-04', name: 'Local Government Elections' }]),
  },
};
