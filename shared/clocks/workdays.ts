import type { Calendar } from '../regimes/calendar.ts';
import { type Day, dayOf, weekdayOf } from './days.ts';
import { dayAt } from './zones.ts';

/** What a calendar says of its days, made for being asked often. */
export interface DayBook {
  readonly calendar: Calendar;
  covers(day: Day): boolean;
  /** The name of the holiday, or undefined where the day is none. */
  holiday(day: Day): string | undefined;
  isWeekend(day: Day): boolean;
  /** Whether a weekend day was made a working day. */
  isAdjusted(day: Day): boolean;
}

const books = new WeakMap<Calendar, DayBook>();

/** The day book of a calendar; the same calendar object gives the same book. */
export function openDayBook(calendar: Calendar): DayBook {
  const known = books.get(calendar);
  if (known) return known;
  const book = makeDayBook(calendar);
  books.set(calendar, book);
  return book;
}

function makeDayBook(calendar: Calendar): DayBook {
  const holidays = new Map(calendar.holidays.map(({ date, name }) => [dayOf(date), name]));
  const adjusted = new Set(calendar.workdays.map(({ date }) => dayOf(date)));
  const weekend = new Set(calendar.weekend);
  const coverage = calendar.coverage.map(({ from, to }) => ({ from: dayOf(from), to: dayOf(to) }));
  return {
    calendar,
    covers: (day) => coverage.some((span) => span.from <= day && day <= span.to),
    holiday: (day) => holidays.get(day),
    isWeekend: (day) => weekend.has(weekdayOf(day)),
    isAdjusted: (day) => adjusted.has(day),
  };
}

/**
 * Whether people work on a day. `adjustedWorkdays` tells whether the law at hand counts a weekend day that was made a
 * working day: Chinese law does, Regulation 1182/71 Art. 2(2) excludes every Saturday and Sunday. Outside the
 * calendar's coverage only the weekend is known.
 */
export function isWorkingDay(book: DayBook, day: Day, adjustedWorkdays: boolean): boolean {
  if (book.holiday(day) !== undefined) return false;
  if (!book.isWeekend(day)) return true;
  return adjustedWorkdays && book.isAdjusted(day);
}

/** The day of an event in a zone: a date stays as it was written, a moment is a date only where the clock runs. */
export function eventDay(time: string, zone: string): Day {
  return isPlainDate(time) ? dayOf(time) : dayAt(Date.parse(time), zone);
}

/** Whether an event time names only a day. */
export function isPlainDate(time: string): boolean {
  return !time.includes('T');
}
