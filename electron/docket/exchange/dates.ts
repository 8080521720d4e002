import { Temporal } from 'temporal-polyfill';
import { momentSchema } from '#shared/clocks/types.ts';
import { momentText } from '#shared/clocks/zones.ts';
import type { CellProblem } from './problems.ts';

/** Which number comes first where a date ends with its year: `dmy` 31/12/2026, `mdy` 12/31/2026. */
export type DateOrder = 'dmy' | 'mdy';

const YEAR_FIRST = [
  /^(?<year>\d{4})[-/.年 ](?<month>\d{1,2})[-/.月 ](?<day>\d{1,2})日?$/,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
];
/** Everywhere where dates are written with dots the day comes first. */
const DOTTED = /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/;
const YEAR_LAST = /^(?<first>\d{1,2})[-/](?<second>\d{1,2})[-/](?<year>\d{4})$/;
const TIME =
  /^(?<hour>\d{1,2})[:：](?<minute>\d{2})(?:[:：](?<second>\d{2}))?(?:\.\d+)?(?:\s*(?<half>am|pm))?$/i;

type Read<T> = { value: T } | { problem: CellProblem };

function dateFrom(year: string, month: string, day: string): Temporal.PlainDate | undefined {
  try {
    const parts = { year: Number(year), month: Number(month), day: Number(day) };
    return Temporal.PlainDate.from(parts, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/** `03/04/2025`: refused while nothing says which number is the month, unless only one reading is a date. */
function readYearLast(text: string, order: DateOrder | undefined): Read<Temporal.PlainDate> | undefined {
  const found = YEAR_LAST.exec(text)?.groups;
  if (found === undefined) return undefined;
  const { first = '', second = '', year = '' } = found;
  const dayFirst = dateFrom(year, second, first);
  const monthFirst = dateFrom(year, first, second);
  if (order !== undefined) {
    const value = order === 'dmy' ? dayFirst : monthFirst;
    return value ? { value } : { problem: 'not-a-date' };
  }
  if (dayFirst && monthFirst && !dayFirst.equals(monthFirst)) return { problem: 'ambiguous-date' };
  const value = dayFirst ?? monthFirst;
  return value ? { value } : { problem: 'not-a-date' };
}

function readPlainDate(text: string, order: DateOrder | undefined): Read<Temporal.PlainDate> {
  const found = [...YEAR_FIRST, DOTTED]
    .map((form) => form.exec(text)?.groups)
    .find((one) => one !== undefined);
  if (found) {
    const value = dateFrom(found.year ?? '', found.month ?? '', found.day ?? '');
    return value ? { value } : { problem: 'not-a-date' };
  }
  return readYearLast(text, order) ?? { problem: 'not-a-date' };
}

/** A date as `YYYY-MM-DD`. A time of day beside it, as spreadsheets show it, must be midnight. */
export function readDate(text: string, order: DateOrder | undefined): Read<string> {
  const read = readPlainDate(text.replace(/[T ]0{1,2}:00(?::00)?$/, '').trimEnd(), order);
  return 'value' in read ? { value: read.value.toString() } : read;
}

function timeFrom(text: string): Temporal.PlainTime | undefined {
  const found = TIME.exec(text)?.groups;
  if (found === undefined) return undefined;
  const half = found.half?.toLowerCase();
  const hour = Number(found.hour);
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
  const inDay = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  try {
    const parts = { hour: inDay, minute: Number(found.minute), second: Number(found.second ?? 0) };
    return Temporal.PlainTime.from(parts, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/** The date and the time of day of a moment, whatever stands between them; undefined where there is no time. */
function splitMoment(text: string): { date: string; time: string } | undefined {
  const at = text.search(/[T\s,，]\d{1,2}[:：]\d{2}/);
  if (at < 0) return undefined;
  const date = text.slice(0, at).replace(/(?<![T\s,，])[T\s,，]+$/, '');
  return { date, time: text.slice(at + 1).trim() };
}

/**
 * A moment with its offset. A date alone counts from its first moment in `zone` (IANA), as the clocks count an event that
 * is known by its date; a time without an offset is one of that zone. `exact` is false for a date alone.
 */
export function readMoment(
  text: string,
  order: DateOrder | undefined,
  zone: string,
): Read<{ at: string; exact: boolean }> {
  if (momentSchema.safeParse(text).success) return { value: { at: text, exact: true } };
  const split = splitMoment(text);
  const date = readPlainDate(split?.date ?? text, order);
  if ('problem' in date) return date.problem === 'ambiguous-date' ? date : { problem: 'not-a-moment' };
  const time = split ? timeFrom(split.time) : undefined;
  if (split && time === undefined) return { problem: 'not-a-moment' };
  const local = date.value.toZonedDateTime({ timeZone: zone, ...(time ? { plainTime: time } : {}) });
  return { value: { at: momentText(local.epochMilliseconds, zone), exact: time !== undefined } };
}
