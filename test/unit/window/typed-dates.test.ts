import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '#shared/text/texts.ts';
import { isDate } from '../../../renderer/components/when/moment.ts';
import { type DateContext, readDate } from '../../../renderer/components/when/read-date.ts';
import {
  afterKey,
  afterLeaving,
  problemOfTyping,
  type Reader,
  type Typing,
  textOf,
} from '../../../renderer/components/when/typing.ts';

const today = '2026-12-01';
const languages: readonly Language[] = ['en', 'zh-CN'];

const readerOf =
  (context: DateContext): Reader<unknown> =>
  (text) => {
    const reading = readDate(text, context);
    return 'date' in reading ? { value: reading.date } : reading;
  };

/** What the field hands on while a text is typed key by key over what it held, and once it is left. */
function typeInto(held: string, text: string, read: Reader<unknown>) {
  let typing: Typing | undefined;
  const handedOn: string[] = [];
  for (let end = 1; end <= text.length; end += 1) {
    typing = afterKey(text.slice(0, end));
    handedOn.push(typing.value);
    expect(problemOfTyping(typing, typing.value, isDate, read)).toBeUndefined();
  }
  const left = afterLeaving(typing ?? afterKey(held), read);
  return { handedOn, left, problem: problemOfTyping(left, left.value, isDate, read) };
}

const pad = (number: number, length = 2) => String(number).padStart(length, '0');

/** Days of a month by the table that every child learns, apart from any calendar of a library. */
function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const days = [1999, 2000, 2026, 2027, 2028, 2100].flatMap((year) =>
  Array.from({ length: 12 }, (_, index) => index + 1).flatMap((month) =>
    [29, 30, 31].map((day) => ({ year, month, day })),
  ),
);

describe.each(languages)('a date typed key by key (%s)', (language) => {
  const read = readerOf({ today, language });
  const notations = [
    ({ year, month, day }: (typeof days)[number]) => `${year}-${pad(month)}-${pad(day)}`,
    ({ year, month, day }: (typeof days)[number]) => `${day}.${month}.${year}`,
    ({ year, month, day }: (typeof days)[number]) => `${day}/${month}/${year}`,
    ({ year, month, day }: (typeof days)[number]) => `${year}年${month}月${day}日`,
  ];

  it('is the day that was typed, or stays as it was typed and is a problem: days 29 to 31 of every month', () => {
    for (const day of days) {
      for (const write of notations) {
        const text = write(day);
        const { handedOn, left, problem } = typeInto('2026-11-22', text, read);
        // Nothing is handed on at a key but the text itself: not the date that was there, none that is read on the way.
        expect(handedOn).toEqual(Array.from(text, (_, index) => text.slice(0, index + 1)));
        expect(textOf(left, left.value)).toBe(text);
        const exists = day.day <= daysOf(day.year, day.month);
        const iso = `${day.year}-${pad(day.month)}-${pad(day.day)}`;
        expect(left.value).toBe(exists ? iso : text);
        if (exists) expect(problem).toBeUndefined();
        else expect(problem).toMatchObject({ code: 'noSuchDay', month: day.month });
      }
    }
  });

  it('never becomes the date that was there, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 16 }), (text) => {
        const { left } = typeInto('2026-11-22', text, read);
        const isEmpty = text.trim() === '';
        expect(left.text).toBe(isEmpty ? '' : text);
        expect(isDate(left.value) || left.value === text.trim()).toBe(true);
      }),
    );
  });

  it('gives way to what is put there by another hand', () => {
    const { left } = typeInto('', '22 Nov', read);
    expect(textOf(left, left.value)).toBe('22 Nov');
    expect(textOf(left, '2026-12-01')).toBe('2026-12-01');
    expect(afterLeaving(afterKey('  '), read)).toEqual({ text: '', value: '', isOpen: false });
  });
});

/** Days since 1970 and back, by the sum of days alone. */
const dayNumber = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
const isoOf = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10);
const english = (iso: string, options: Intl.DateTimeFormatOptions, locale = 'en-GB') =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(new Date(`${iso}T00:00:00Z`));

interface Notation {
  languages: readonly Language[];
  write: (iso: string) => string;
}

const both = languages;
const numbers = (iso: string) => ({
  y: Number(iso.slice(0, 4)),
  m: Number(iso.slice(5, 7)),
  d: Number(iso.slice(8)),
});
const long = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const ordinal = (day: number) =>
  `${day}${day % 10 === 1 && day !== 11 ? 'st' : day % 10 === 2 && day !== 12 ? 'nd' : day % 10 === 3 && day !== 13 ? 'rd' : 'th'}`;

/** Notations with a whole year, which say one date whatever day it is. */
const notations: Readonly<Record<string, Notation>> = {
  iso: { languages: both, write: (iso) => iso },
  slashesYearFirst: { languages: both, write: (iso) => iso.replaceAll('-', '/') },
  noZeros: { languages: both, write: (iso) => Object.values(numbers(iso)).join('.') },
  eightDigits: { languages: both, write: (iso) => iso.replaceAll('-', '') },
  points: { languages: both, write: (iso) => iso.split('-').toReversed().join('.') },
  british: { languages: ['en'], write: (iso) => english(iso, {}) },
  hyphens: { languages: ['en'], write: (iso) => iso.split('-').toReversed().join('-') },
  short: {
    languages: both,
    write: (iso) => english(iso, { day: 'numeric', month: 'short', year: 'numeric' }),
  },
  long: { languages: both, write: (iso) => english(iso, long).toUpperCase() },
  american: { languages: both, write: (iso) => english(iso, long, 'en-US') },
  weekday: { languages: both, write: (iso) => english(iso, { ...long, weekday: 'long' }) },
  shortWeekday: {
    languages: both,
    write: (iso) =>
      english(iso, { day: 'numeric', month: 'short', year: 'numeric', weekday: 'short' }, 'en-US'),
  },
  ordinal: {
    languages: both,
    write: (iso) => `${ordinal(numbers(iso).d)} of ${english(iso, { month: 'long' })} ${numbers(iso).y}`,
  },
  joined: {
    languages: both,
    write: (iso) => `${numbers(iso).d}${english(iso, { month: 'long' }).slice(0, 3)}${numbers(iso).y}`,
  },
  chinese: { languages: both, write: (iso) => english(iso, long, 'zh-CN') },
  chineseWeekday: { languages: both, write: (iso) => english(iso, { ...long, weekday: 'long' }, 'zh-CN') },
  fullWidth: {
    languages: both,
    write: (iso) =>
      iso.replaceAll('-', '/').replace(/[\d/]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  },
  ago: {
    languages: both,
    write: (iso) => {
      const away = dayNumber(iso) - dayNumber(today);
      return new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' })
        .format(away, 'day')
        .replaceAll(',', '');
    },
  },
};

describe('2,000 notations of dates', () => {
  const from = dayNumber('2024-01-01');
  const to = dayNumber('2031-12-31');
  const cases = fc.sample(
    fc.record({
      day: fc.integer({ min: from, max: to }),
      name: fc.constantFrom(...Object.keys(notations)),
      pick: fc.boolean(),
      before: fc.constantFrom('', ' '),
    }),
    { numRuns: 2000, seed: 8 },
  );

  it('are read as the date that another hand wrote', () => {
    for (const { day, name, pick, before } of cases) {
      const iso = isoOf(day);
      const notation = notations[name];
      const language = notation?.languages[pick ? 0 : notation.languages.length - 1];
      const text = `${before}${notation?.write(iso)}`;
      expect(language && readDate(text, { today, language }), `${name} ${text}`).toMatchObject({ date: iso });
    }
  });
});

describe('a typed date', () => {
  it.each<[string, string, Language?]>([
    ['22/11/2026', '2026-11-22'],
    ['11/22/2026', '2026-11-22'],
    ['22.11.', '2026-11-22'],
    ['22.11.', '2026-11-22', 'zh-CN'],
    ['22.11.26', '2026-11-22'],
    ['26.11.22', '2026-11-22', 'zh-CN'],
    ['22 Nov', '2026-11-22'],
    ['Nov 22', '2026-11-22'],
    ['11月22日', '2026-11-22', 'zh-CN'],
    ['11/22', '2026-11-22', 'zh-CN'],
    ['yesterday', '2026-11-30'],
    ['昨天', '2026-11-30', 'zh-CN'],
    ['前天', '2026-11-29', 'zh-CN'],
    ['-9', '2026-11-22'],
    ['−9', '2026-11-22'],
    ['2 weeks ago', '2026-11-17'],
    ['9天前', '2026-11-22', 'zh-CN'],
    ['5 Jan', '2027-01-05'],
    ['29.2.', '2028-02-29'],
    ['1.1.99', '1999-01-01'],
    ['1.1.35', '2035-01-01'],
  ])('%s is %s', (typed, date, language = 'en') => {
    expect(readDate(typed, { today, language })).toMatchObject({ date });
  });

  it.each<[string, Language, string, string]>([
    ['03/04/2026', 'en', '2026-04-03', 'dmy'],
    ['03/04/2026', 'zh-CN', '2026-03-04', 'mdy'],
    ['26-11-22', 'en', '2022-11-26', 'dmy'],
    ['26-11-22', 'zh-CN', '2026-11-22', 'ymd'],
    ['3/4', 'zh-CN', '2027-03-04', 'mdy'],
  ])('%s in %s is %s and says that it was read as %s', (typed, language, date, order) => {
    expect(readDate(typed, { today, language })).toEqual({ date, order });
  });

  it.each(['2026-04-03', '3 Apr 2026', '3.4.2026', '04/04/2026', '23/04/2026'])(
    '%s can be read in one order and says nothing of it',
    (typed) => {
      expect(readDate(typed, { today, language: 'en' })).not.toHaveProperty('order');
    },
  );

  it.each<[string, object]>([
    ['2026-11-31', { code: 'noSuchDay', month: 11, days: 30 }],
    ['31/11/2026', { code: 'noSuchDay', month: 11, days: 30 }],
    ['11/31/2026', { code: 'noSuchDay', month: 11, days: 30 }],
    ['29 Feb 2027', { code: 'noSuchDay', month: 2, days: 28, year: 2027 }],
    ['30.2.', { code: 'noSuchDay', month: 2, days: 29 }],
    ['2026-13-01', { code: 'noSuchMonth', month: 13 }],
    ['22.13.2026', { code: 'noSuchMonth', month: 13 }],
    ['Mon 22 Nov 2026', { code: 'otherWeekday', date: '2026-11-22', weekday: 1 }],
    ['next week', { code: 'unknownDate' }],
    ['2026-11', { code: 'unknownDate' }],
    ['22 Nov 206', { code: 'unknownDate' }],
    ['9', { code: 'unknownDate' }],
    ['constructor', { code: 'unknownDate' }],
    ['22/11-2026', { code: 'unknownDate' }],
  ])('%s is a problem with a name', (typed, problem) => {
    expect(readDate(typed, { today, language: 'en' })).toEqual({ problem });
  });

  it('without a year is never further away than half a year, on whatever day it is typed', () => {
    const anyDay = fc.integer({ min: dayNumber('2020-01-01'), max: dayNumber('2040-12-31') }).map(isoOf);
    fc.assert(
      fc.property(anyDay, anyDay, (day, now) => {
        fc.pre(!day.endsWith('-02-29'));
        const reading = readDate(`${numbers(day).d}.${numbers(day).m}.`, { today: now, language: 'en' });
        const date = 'date' in reading ? reading.date : '';
        expect(date.slice(5)).toBe(day.slice(5));
        expect(Math.abs(dayNumber(date) - dayNumber(now))).toBeLessThanOrEqual(183);
      }),
    );
  });
});
