import type { Roll } from '../regimes/regime.ts';
import { addMonths, type Day, dateText, dayOfMonth, weekdayOf } from './days.ts';
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
  day: Day;
  /** True when the month of arrival has no such date and its last day stands in. */
  clamped: boolean;
  /** Holidays that a count of working days left out. */
  holidays: NotedDay[];
  /** Weekend days that were counted because they were made working days. */
  adjusted: NotedDay[];
  /** The first day that the count needed and the calendar does not cover. */
  uncovered?: Day;
}

/**
 * The last day of a period of dates that runs from `start`, before any roll. Months and years end on the same date of
 * the month of arrival, or on its last day where it has no such date (Regulation 1182/71 Art. 3(2)(c); Civil Code of
 * China Art. 202). Days in `isExcluded` do not count in a period of working days.
 */
export function countPeriod(
  start: Day,
  counting: Counting,
  book: DayBook,
  isExcluded: (day: Day) => boolean = () => false,
): Counted {
  if (counting.amount === 0) return { day: start, clamped: false, holidays: [], adjusted: [] };
  if (counting.unit === 'workingDay') return countWorkingDays(start, counting, book, isExcluded);
  const sign = counting.direction === 'forward' ? 1 : -1;
  const added = add(start, counting.unit, sign * counting.amount);
  const byMonth = counting.unit === 'month' || counting.unit === 'year';
  const clamped = byMonth && dayOfMonth(added) !== dayOfMonth(start);
  // A period that starts with its first day ends the day before; the last day of a shorter month is already that end.
  const day = counting.countStartDay && !clamped ? added - sign : added;
  return { day, clamped, holidays: [], adjusted: [] };
}

function add(day: Day, unit: Exclude<DateUnit, 'workingDay'>, amount: number): Day {
  switch (unit) {
    case 'day':
      return day + amount;
    case 'week':
      return day + 7 * amount;
    case 'month':
      return addMonths(day, amount);
    case 'year':
      return addMonths(day, 12 * amount);
  }
}

function countWorkingDays(
  start: Day,
  counting: Counting,
  book: DayBook,
  isExcluded: (day: Day) => boolean,
): Counted {
  const sign = counting.direction === 'forward' ? 1 : -1;
  const counted: Counted = { day: start, clamped: false, holidays: [], adjusted: [] };
  let left = counting.amount;
  let day = counting.countStartDay ? start : start + sign;
  for (; ; day += sign) {
    if (counted.uncovered === undefined && !book.covers(day)) counted.uncovered = day;
    const name = book.holiday(day);
    if (name !== undefined) counted.holidays.push({ date: dateText(day), name });
    if (!isWorkingDay(book, day, counting.adjustedWorkdays) || isExcluded(day)) continue;
    if (book.isWeekend(day)) counted.adjusted.push({ date: dateText(day), name: '' });
    left -= 1;
    if (left === 0) return { ...counted, day };
  }
}

export interface Rolled {
  day: Day;
  /** The days that were passed over, in order; a weekend day has an empty name. */
  passed: NotedDay[];
  uncovered?: Day;
}

/** Moves the last day of a period to the next day on which the law lets it end, see `rollSchema`. */
export function rollForward(end: Day, roll: Roll, book: DayBook, adjustedWorkdays: boolean): Rolled {
  const passed: NotedDay[] = [];
  if (roll === 'none') return { day: end, passed };
  let day = end;
  let uncovered: Day | undefined;
  for (; ; day += 1) {
    if (uncovered === undefined && !book.covers(day)) uncovered = day;
    if (mayEndOn(day, roll, book, adjustedWorkdays)) break;
    passed.push({ date: dateText(day), name: book.holiday(day) ?? '' });
  }
  return uncovered === undefined ? { day, passed } : { day, passed, uncovered };
}

function mayEndOn(day: Day, roll: Exclude<Roll, 'none'>, book: DayBook, adjustedWorkdays: boolean): boolean {
  if (book.holiday(day) !== undefined) return false;
  if (roll === 'holidayOnly') return true;
  if (adjustedWorkdays && book.isAdjusted(day)) return true;
  if (roll === 'sunHoliday') return weekdayOf(day) !== 7;
  return !book.isWeekend(day);
}
