import type { Temporal } from 'temporal-polyfill';
import type { Roll } from '../regimes/regime.ts';
import type { Unit } from './types.ts';
import { type DayBook, isWorkingDay } from './workdays.ts';

/** A unit that is counted in dates. */
export type DateUnit = Exclude<Unit, 'hour'>;

export interface Counting {
  amount: number;
  unit: DateUnit;
  direction: 'forward' | 'back';
  /** Whether the day of the event is the first day of the period. */
  countStartDay: boolean;
  adjustedWorkdays: boolean;
}

/** A day that a count met and did not treat as an ordinary day. */
export interface NotedDay {
  date: string;
  name: string;
}

export interface Counted {
  date: Temporal.PlainDate;
  /** True when the month of arrival has no such date and its last day stands in. */
  clamped: boolean;
  /** Holidays that a count of working days left out. */
  holidays: NotedDay[];
  /** Weekend days that were counted because they were made working days. */
  adjusted: NotedDay[];
  /** The first day that the count needed and the calendar does not cover. */
  uncovered?: Temporal.PlainDate;
}

/**
 * The last day of a period of dates that runs from `start`, before any roll. Months and years end on the same date of
 * the month of arrival, or on its last day where it has no such date (Regulation 1182/71 Art. 3(2)(c); Civil Code of
 * China Art. 202). Days in `isExcluded` do not count in a period of working days.
 */
export function countPeriod(
  start: Temporal.PlainDate,
  counting: Counting,
  book: DayBook,
  isExcluded: (date: Temporal.PlainDate) => boolean = () => false,
): Counted {
  if (counting.amount === 0) return { date: start, clamped: false, holidays: [], adjusted: [] };
  if (counting.unit === 'workingDay') return countWorkingDays(start, counting, book, isExcluded);
  const sign = counting.direction === 'forward' ? 1 : -1;
  const added = start.add(durationOf(counting.unit, sign * counting.amount));
  const byMonth = counting.unit === 'month' || counting.unit === 'year';
  const clamped = byMonth && added.day !== start.day;
  // A period that starts with its first day ends the day before; the last day of a shorter month is already that end.
  const date = counting.countStartDay && !clamped ? added.subtract({ days: sign }) : added;
  return { date, clamped, holidays: [], adjusted: [] };
}

function durationOf(unit: Exclude<DateUnit, 'workingDay'>, amount: number): Temporal.DurationLike {
  switch (unit) {
    case 'day':
      return { days: amount };
    case 'week':
      return { weeks: amount };
    case 'month':
      return { months: amount };
    case 'year':
      return { years: amount };
  }
}

function countWorkingDays(
  start: Temporal.PlainDate,
  counting: Counting,
  book: DayBook,
  isExcluded: (date: Temporal.PlainDate) => boolean,
): Counted {
  const days = counting.direction === 'forward' ? 1 : -1;
  const counted: Counted = { date: start, clamped: false, holidays: [], adjusted: [] };
  let left = counting.amount;
  let date = counting.countStartDay ? start : start.add({ days });
  for (; ; date = date.add({ days })) {
    if (!counted.uncovered && !book.covers(date)) counted.uncovered = date;
    const name = book.holiday(date);
    if (name !== undefined) counted.holidays.push({ date: date.toString(), name });
    if (!isWorkingDay(book, date, counting.adjustedWorkdays) || isExcluded(date)) continue;
    if (book.isWeekend(date)) counted.adjusted.push({ date: date.toString(), name: '' });
    left -= 1;
    if (left === 0) return { ...counted, date };
  }
}

export interface Rolled {
  date: Temporal.PlainDate;
  /** The days that were passed over, in order; a weekend day has an empty name. */
  passed: NotedDay[];
  uncovered?: Temporal.PlainDate;
}

/** Moves the last day of a period to the next day on which the law lets it end, see `rollSchema`. */
export function rollForward(
  end: Temporal.PlainDate,
  roll: Roll,
  book: DayBook,
  adjustedWorkdays: boolean,
): Rolled {
  const passed: NotedDay[] = [];
  if (roll === 'none') return { date: end, passed };
  let date = end;
  let uncovered: Temporal.PlainDate | undefined;
  for (; ; date = date.add({ days: 1 })) {
    if (!uncovered && !book.covers(date)) uncovered = date;
    if (mayEndOn(date, roll, book, adjustedWorkdays)) break;
    passed.push({ date: date.toString(), name: book.holiday(date) ?? '' });
  }
  return uncovered ? { date, passed, uncovered } : { date, passed };
}

function mayEndOn(
  date: Temporal.PlainDate,
  roll: Exclude<Roll, 'none'>,
  book: DayBook,
  adjustedWorkdays: boolean,
): boolean {
  if (book.holiday(date) !== undefined) return false;
  if (roll === 'holidayOnly') return true;
  if (adjustedWorkdays && book.isAdjusted(date)) return true;
  if (roll === 'sunHoliday') return date.dayOfWeek !== 7;
  return !book.isWeekend(date);
}
