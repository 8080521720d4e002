import { Temporal } from 'temporal-polyfill';
import { findCalendar, type Law } from '#shared/clocks/question.ts';
import { dateOf, endOfDay, isPlainDate, startOfDay } from '#shared/clocks/workdays.ts';

/** The IANA zone of a place. Throws `unknown-place`. */
export function zoneOf(law: Law, place: string): string {
  return findCalendar(law.calendars, place).zone;
}

/** The date on which an event (a moment with offset, or already a date) lies in `zone`. */
export function dateIn(zone: string, time: string): string {
  return dateOf(time, zone).toString();
}

/** An event as a moment in UTC with milliseconds, as the tables keep it. A date counts from its first moment in `zone`. */
export function momentIn(zone: string, time: string): string {
  const instant = isPlainDate(time)
    ? startOfDay(Temporal.PlainDate.from(time), zone).toInstant()
    : Temporal.Instant.from(time);
  return inUtc(instant);
}

/** The last moment of a date in `zone`, in UTC with milliseconds. */
export function endOfDateIn(zone: string, date: string): string {
  return inUtc(endOfDay(Temporal.PlainDate.from(date), zone).toInstant());
}

/** A moment in UTC as the clock on the wall of `zone` shows it, with its offset. */
export function withOffset(zone: string, moment: string): string {
  return Temporal.Instant.from(moment).toString({ timeZone: zone, smallestUnit: 'second' });
}

/** So many days later on the calendar of UTC: exact, because a day of UTC always has 24 hours. */
export function daysLater(moment: string, days: number): string {
  return inUtc(Temporal.Instant.from(moment).add({ hours: 24 * days }));
}

function inUtc(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 3 });
}
