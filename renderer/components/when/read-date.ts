import { Temporal } from 'temporal-polyfill';
import type { Language } from '#shared/text/texts.ts';
import { type DateOrder, type DateParts, type DateReading, dateOf, isPossible } from './date-parts.ts';

/** From where a date is read: the date of today, and the language whose order of day, month and year decides. */
export interface DateContext {
  today: string;
  language: Language;
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const weekdayFirst =
  /^(?<name>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(?:[.,] ?| )(?=[\da-z])/;
const chineseWeekdays = '一二三四五六日';
const chineseWeekday = / ?\(?(?:星期|礼拜|周)(?<name>[一二三四五六日天])\)? ?/;

/** Dates that name their month, or say with signs of their own which number is which. */
const named = [
  /^(?<day>\d{1,2})(?:st|nd|rd|th)?[ .,/-]{0,2}(?:of )?(?<name>[a-z]{3,9})(?:[ .,/-]{0,2}(?<year>\d{4}|\d{2}))?\.?$/,
  /^(?<name>[a-z]{3,9})[ .,/-]{0,2}(?<day>\d{1,2})(?:st|nd|rd|th)?(?:[ .,/-]{1,2}(?<year>\d{4}|\d{2}))?$/,
  /^(?<year>\d{4})[ .,/-]{0,2}(?<name>[a-z]{3,9})[ .,/-]{0,2}(?<day>\d{1,2})(?:st|nd|rd|th)?$/,
  /^(?:(?<year>\d{4}|\d{2}) ?年 ?)?(?<month>\d{1,2}) ?月 ?(?<day>\d{1,2}) ?[日号號]?$/,
  /^(?<year>(?:19|20|21)\d{2})(?<month>\d{2})(?<day>\d{2})$/,
];

const numbers =
  /^(?<first>\d{1,2}|\d{4})(?<sign>[-/. ]) ?(?<second>\d{1,2})(?:\k<sign> ?(?<third>\d{4}|\d{1,2}))?\.?$/;

const words: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['yesterday', -1],
  ['tomorrow', 1],
  ['今天', 0],
  ['今日', 0],
  ['昨天', -1],
  ['昨日', -1],
  ['前天', -2],
  ['大前天', -3],
  ['明天', 1],
  ['明日', 1],
  ['后天', 2],
  ['大后天', 3],
]);

const distances: readonly { form: RegExp; sign: 1 | -1 }[] = [
  { form: /^-(?<count>\d{1,4})$/, sign: -1 },
  { form: /^\+(?<count>\d{1,4})$/, sign: 1 },
  { form: /^(?<count>\d{1,4}|an?) ?(?<unit>day|week)s? ago$/, sign: -1 },
  { form: /^in (?<count>\d{1,4}|an?) (?<unit>day|week)s?$/, sign: 1 },
  { form: /^(?<count>\d{1,4}) ?(?<unit>天|日|周|星期)(?:之?前|以前)$/, sign: -1 },
  { form: /^(?<count>\d{1,4}) ?(?<unit>天|日|周|星期)(?:之?后|以后)$/, sign: 1 },
];
const weeks = new Set(['week', '周', '星期']);

/** What people type alike in several ways, in one: full-width signs, capital letters, minus signs, runs of spaces. */
function plain(typed: string): string {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Reads a date that somebody typed, in the notations of both languages: ISO, `22/11/2026`, `22.11.`, `22 Nov`, `Nov 22, 2026`,
 * `20261122`, `2026年11月22日`, `yesterday`, `9 days ago`, `-9`. Numbers whose order is open are read in that of the
 * language, day first in English and from the year down in Chinese; the reading says which order it was. A year of two
 * digits or none is the nearest. Text of another kind, and a date that no calendar has, is a problem.
 */
export function readDate(typed: string, context: DateContext): DateReading {
  const text = plain(typed);
  const away = words.get(text) ?? daysAway(text);
  if (away !== undefined) {
    return { date: Temporal.PlainDate.from(context.today).add({ days: away }).toString() };
  }
  const { rest, weekday } = withoutWeekday(text);
  const reading = readParts(rest, context);
  if (weekday === undefined || 'problem' in reading) return reading;
  if (Temporal.PlainDate.from(reading.date).dayOfWeek === weekday) return reading;
  return { problem: { code: 'otherWeekday', date: reading.date, weekday } };
}

function daysAway(text: string): number | undefined {
  for (const { form, sign } of distances) {
    const found = form.exec(text)?.groups;
    if (!found) continue;
    const count = /^\d/.test(found.count ?? '') ? Number(found.count) : 1;
    return sign * count * (weeks.has(found.unit ?? '') ? 7 : 1);
  }
  return undefined;
}

/** A date without the day of the week that stands with it; Monday is 1. */
function withoutWeekday(text: string): { rest: string; weekday?: number } {
  const english = weekdayFirst.exec(text);
  if (english?.groups) {
    const weekday = weekdays.indexOf((english.groups.name ?? '').slice(0, 3)) + 1;
    return { rest: text.slice(english[0].length), weekday };
  }
  const chinese = chineseWeekday.exec(text);
  if (!chinese?.groups) return { rest: text };
  const weekday = chineseWeekdays.indexOf((chinese.groups.name ?? '').replace('天', '日')) + 1;
  return { rest: text.replace(chinese[0], ' ').trim(), weekday };
}

/** The month that a word names, whole, by its first three letters or more; 0 for any other word. */
function monthCalled(word: string): number {
  return months.findIndex((name) => name.startsWith(word)) + 1;
}

function readParts(text: string, { today, language }: DateContext): DateReading {
  for (const form of named) {
    const found = form.exec(text)?.groups;
    if (!found) continue;
    const month = found.name === undefined ? Number(found.month) : monthCalled(found.name);
    if (month === 0) continue;
    return dateOf({ day: Number(found.day), month, year: found.year }, today);
  }
  const found = numbers.exec(text)?.groups;
  const orders = found ? ordersOf(found, language) : [];
  return orders.length > 0 ? readInOrder(orders, today) : { problem: { code: 'unknownDate' } };
}

interface Ordered {
  order: DateOrder;
  parts: DateParts;
}

/** The orders in which three numbers, or two without a year, may be meant, the likeliest first. */
function ordersOf(
  { first = '', sign, second = '', third }: Record<string, string>,
  language: Language,
): Ordered[] {
  const [one, two] = [Number(first), Number(second)];
  if (first.length === 4) {
    return third !== undefined && third.length < 4
      ? [{ order: 'ymd', parts: { day: Number(third), month: two, year: first } }]
      : [];
  }
  const dmy: Ordered = { order: 'dmy', parts: { day: one, month: two, year: third } };
  const mdy: Ordered = { order: 'mdy', parts: { day: two, month: one, year: third } };
  // Nobody puts the month first where a point follows the numbers, save in Chinese without a year.
  const isPoint = sign === '.';
  if (third === undefined) {
    if (language === 'zh-CN') return [mdy, dmy];
    return isPoint ? [dmy] : [dmy, mdy];
  }
  if (third.length === 1) return [];
  const yearLast = isPoint ? [dmy] : [dmy, mdy];
  if (third.length === 4) return language === 'zh-CN' ? yearLast.toReversed() : yearLast;
  if (first.length === 1) return yearLast;
  const ymd: Ordered = { order: 'ymd', parts: { day: Number(third), month: two, year: first } };
  return language === 'zh-CN' ? [ymd, ...yearLast.toReversed()] : [...yearLast, ymd];
}

/** The first order that can be meant decides, even where the calendar then has no such date: nothing is made to fit. */
function readInOrder(orders: Ordered[], today: string): DateReading {
  const possible = orders.filter(({ parts }) => isPossible(parts));
  const [chosen = orders[0]] = possible;
  if (!chosen) return { problem: { code: 'unknownDate' } };
  const reading = dateOf(chosen.parts, today);
  if ('problem' in reading) return reading;
  const isOpen = possible.some(({ parts }) => {
    const other = dateOf(parts, today);
    return 'date' in other && other.date !== reading.date;
  });
  return isOpen ? { date: reading.date, order: chosen.order } : reading;
}
