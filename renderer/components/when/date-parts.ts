import { Temporal } from 'temporal-polyfill';

/** What is wrong with a typed date, as a key of `dates:problem` and what its sentence names. */
export type DateProblem =
  | { code: 'unknownDate' }
  | { code: 'noSuchMonth'; month: number }
  /** The month has only so many days; the year where it was said and matters. */
  | { code: 'noSuchDay'; month: number; days: number; year?: number }
  /** The date falls on another day of the week than the one that was typed with it (1 is Monday). */
  | { code: 'otherWeekday'; date: string; weekday: number };

/** The order of the numbers of a date. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/**
 * A date `YYYY-MM-DD`, or what is wrong. `order` says how the numbers were read where another order would give
 * another date.
 */
export type DateReading = { date: string; order?: DateOrder } | { problem: DateProblem };

/** The numbers of a date as they were typed: the year of two or four digits, or none. */
export interface DateParts {
  day: number;
  month: number;
  year?: string | undefined;
}

/** Whether no calendar can refuse the numbers before it looks at the month. */
export const isPossible = ({ day, month }: DateParts): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= 31;

/** The most days that a month can have, in that year or, without one, in a leap year. */
function daysIn(month: number, year = 2000): number {
  return Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
}

/** The date that these numbers mean on the calendar, seen from `today`; a year that is not whole is the nearest one. */
export function dateOf(parts: DateParts, today: string): DateReading {
  const { day, month } = parts;
  if (month < 1 || month > 12) return { problem: { code: 'noSuchMonth', month } };
  const year = parts.year === undefined ? undefined : wholeYear(parts.year, today);
  const days = daysIn(month, year);
  if (day < 1 || day > days) {
    const said = month === 2 && year !== undefined ? { year } : {};
    return { problem: { code: 'noSuchDay', month, days, ...said } };
  }
  if (year === undefined) return { date: nearest(day, month, today) };
  return { date: Temporal.PlainDate.from({ year, month, day }).toString() };
}

/** `26` is the year that ends in 26 and lies nearest to today; of two as near the one that is over. */
function wholeYear(year: string, today: string): number {
  if (year.length === 4) return Number(year);
  const present = Number(today.slice(0, 4));
  const century = present - (present % 100);
  const years = [century - 100, century, century + 100].map((start) => start + Number(year));
  return nearestOf(years, (one) => one - present);
}

/** The day of a month that lies nearest to today: 29 February only in a leap year. */
function nearest(day: number, month: number, today: string): string {
  const from = Temporal.PlainDate.from(today);
  const years = Array.from({ length: 17 }, (_, index) => from.year - 8 + index);
  const dates = years
    .filter((year) => day <= daysIn(month, year))
    .map((year) => Temporal.PlainDate.from({ year, month, day }));
  return nearestOf(dates, (date) => from.until(date, { largestUnit: 'day' }).days).toString();
}

/** The nearest of several, by how far ahead each lies; of two as near the one behind, which stands first. */
function nearestOf<T>(all: readonly T[], ahead: (one: T) => number): T {
  return all.reduce((best, one) => (Math.abs(ahead(one)) < Math.abs(ahead(best)) ? one : best));
}
