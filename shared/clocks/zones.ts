import { Temporal } from 'temporal-polyfill';
import { type Day, dateText } from './days.ts';

/** A time between two changes of a zone's offset. Times and offsets in milliseconds; `to` is not included. */
interface OffsetSpan {
  from: number;
  to: number;
  offset: number;
}

const dayLength = 86_400_000;
const spans = new Map<string, OffsetSpan[]>();

/**
 * By how much the local time of a zone is ahead of UTC at a moment, both in milliseconds. Asking the time zone data is
 * the dearest part of a clock, and the answer holds for months, so each span between two changes is kept.
 */
export function offsetAt(moment: number, zone: string): number {
  const known = spans.get(zone) ?? [];
  const found = known.find((span) => span.from <= moment && moment < span.to);
  if (found) return found.offset;
  const span = readSpan(moment, zone);
  spans.set(zone, [...known, span]);
  return span.offset;
}

function readSpan(moment: number, zone: string): OffsetSpan {
  const at = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone);
  const next = at.getTimeZoneTransition('next');
  // The search backwards leaves out the moment itself, which may be a change.
  const last = at.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  return {
    from: last?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    to: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: at.offsetNanoseconds / 1_000_000,
  };
}

/** The first moment of a day in a zone: 00:00:00, or later where a change of the offset skips midnight. */
export function startOfDay(day: Day, zone: string): number {
  const local = day * dayLength;
  const offset = offsetAt(local - dayLength, zone);
  if (offset === offsetAt(local + dayLength, zone)) return local - offset;
  const date = Temporal.PlainDate.from({ year: 1970, month: 1, day: 1 }).add({ days: day });
  return date.toZonedDateTime({ timeZone: zone }).epochMilliseconds;
}

/** The last moment of a day in a zone: one second before the next day starts. */
export function endOfDay(day: Day, zone: string): number {
  return startOfDay(day + 1, zone) - 1_000;
}

/** The moment at which the clock on the wall of a zone shows so many minutes after midnight; an hour off where that is skipped. */
export function timeOfDay(day: Day, minutes: number, zone: string): number {
  const local = day * dayLength + minutes * 60_000;
  return local - offsetAt(local - offsetAt(local, zone), zone);
}

/** The day that it was in a zone at a moment. */
export function dayAt(moment: number, zone: string): Day {
  return Math.floor((moment + offsetAt(moment, zone)) / dayLength);
}

/** A moment as text with the offset of its zone, to the second: `2026-04-09T23:59:59+02:00`. */
export function momentText(moment: number, zone: string): string {
  const offset = offsetAt(moment, zone);
  const day = Math.floor((moment + offset) / dayLength);
  const seconds = Math.floor((moment + offset - day * dayLength) / 1_000);
  return `${dateText(day)}T${hourMinute(seconds / 60)}:${twoDigits(seconds % 60)}${offsetText(offset)}`;
}

function offsetText(offset: number): string {
  return `${offset < 0 ? '-' : '+'}${hourMinute(Math.abs(offset) / 60_000)}`;
}

/** `HH:MM` of a number of minutes, a part of a minute left out. */
function hourMinute(minutes: number): string {
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(Math.floor(minutes % 60))}`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
