import { dateText, dayOf } from '#shared/clocks/days.ts';
import { findCalendar, type Law } from '#shared/clocks/question.ts';
import { eventDay, isPlainDate } from '#shared/clocks/workdays.ts';
import { endOfDay, momentText, startOfDay } from '#shared/clocks/zones.ts';

/** The IANA zone of a place. Throws `unknown-place`. */
export function zoneOf(law: Law, place: string): string {
  return findCalendar(law.calendars, place).zone;
}

/** The date on which an event (a moment with offset, or already a date) lies in `zone`. */
export function dateIn(zone: string, time: string): string {
  return dateText(eventDay(time, zone));
}

/** An event as a moment in UTC with milliseconds, as the tables keep it. A date counts from its first moment in `zone`. */
export function momentIn(zone: string, time: string): string {
  return inUtc(isPlainDate(time) ? startOfDay(dayOf(time), zone) : Date.parse(time));
}

/** The last moment of a date in `zone`, in UTC with milliseconds. */
export function endOfDateIn(zone: string, date: string): string {
  return inUtc(endOfDay(dayOf(date), zone));
}

/** A moment in UTC as the clock on the wall of `zone` shows it, with its offset. */
export function withOffset(zone: string, moment: string): string {
  return momentText(Date.parse(moment), zone);
}

/** The date so many days after another. */
export function dateLater(date: string, days: number): string {
  return dateText(dayOf(date) + days);
}

/** So many days later on the calendar of UTC: exact, because a day of UTC always has 24 hours. */
export function daysLater(moment: string, days: number): string {
  return inUtc(Date.parse(moment) + days * 86_400_000);
}

function inUtc(moment: number): string {
  return new Date(moment).toISOString();
}
