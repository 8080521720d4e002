import { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../regimes/calendar.ts';

/** What a calendar says of its days, made for being asked often. Every date is `YYYY-MM-DD` in the calendar's zone. */
export interface DayBook {
  readonly calendar: Calendar;
  covers(date: Temporal.PlainDate): boolean;
  /** The name of the holiday, or undefined where the day is none. */
  holiday(date: Temporal.PlainDate): string | undefined;
  isWeekend(date: Temporal.PlainDate): boolean;
  /** Whether a weekend day was made a working day. */
  isAdjusted(date: Temporal.PlainDate): boolean;
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
  const holidays = new Map(calendar.holidays.map((day) => [day.date, day.name]));
  const adjusted = new Set(calendar.workdays.map((day) => day.date));
  const weekend = new Set(calendar.weekend);
  return {
    calendar,
    covers(date) {
      const text = date.toString();
      return calendar.coverage.some((span) => span.from <= text && text <= span.to);
    },
    holiday: (date) => holidays.get(date.toString()),
    isWeekend: (date) => weekend.has(date.dayOfWeek),
    isAdjusted: (date) => adjusted.has(date.toString()),
  };
}

/**
 * Whether people work on a day. `adjustedWorkdays` tells whether the law at hand counts a weekend day that was made a
 * working day: Chinese law does, Regulation 1182/71 Art. 2(2) excludes every Saturday and Sunday. Outside the
 * calendar's coverage only the weekend is known.
 */
export function isWorkingDay(book: DayBook, date: Temporal.PlainDate, adjustedWorkdays: boolean): boolean {
  if (book.holiday(date) !== undefined) return false;
  if (!book.isWeekend(date)) return true;
  return adjustedWorkdays && book.isAdjusted(date);
}

/** The last moment of a date in a zone: one second before the next day starts. */
export function endOfDay(date: Temporal.PlainDate, zone: string): Temporal.ZonedDateTime {
  return startOfDay(date.add({ days: 1 }), zone).subtract({ seconds: 1 });
}

/** The first moment of a date in a zone (00:00:00, or later where daylight saving skips midnight). */
export function startOfDay(date: Temporal.PlainDate, zone: string): Temporal.ZonedDateTime {
  return date.toZonedDateTime({ timeZone: zone });
}

/** A moment as text with the offset of its zone, to the second: `2026-04-09T23:59:59+02:00`. */
export function momentText(moment: Temporal.ZonedDateTime): string {
  return moment.toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/** The date of an event in a zone: a date stays as it was written, a moment is a date only where the clock runs. */
export function dateOf(time: string, zone: string): Temporal.PlainDate {
  if (isPlainDate(time)) return Temporal.PlainDate.from(time);
  return Temporal.Instant.from(time).toZonedDateTimeISO(zone).toPlainDate();
}

/** Whether an event time names only a day. */
export function isPlainDate(time: string): boolean {
  return !time.includes('T');
}
