/**
 * A calendar date as the number of days since 1970-01-01, without a zone. Counting works on these numbers because a
 * clock touches some hundred days; dates come and go as text, `YYYY-MM-DD`.
 */
export type Day = number;

const dayLength = 86_400_000;

/** The day that a text begins with: `2026-11-22`, also of `2026-11-22T10:00:00Z` as it is written. */
export function dayOf(date: string): Day {
  const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8, 10)];
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) / dayLength;
}

// Writing a date costs more than counting to it, and clocks write the same few thousand again and again.
const texts = new Map<Day, string>();

/** `YYYY-MM-DD`. */
export function dateText(day: Day): string {
  const known = texts.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * dayLength).toISOString().slice(0, 10);
  texts.set(day, text);
  return text;
}

/** ISO weekday, Monday 1 to Sunday 7. 1970-01-01 was a Thursday. */
export function weekdayOf(day: Day): number {
  const fromMonday = (day + 3) % 7;
  return (fromMonday < 0 ? fromMonday + 7 : fromMonday) + 1;
}

export function dayOfMonth(day: Day): number {
  return new Date(day * dayLength).getUTCDate();
}

/** The same date `months` later (earlier where negative), or the last day of that month where it has no such date. */
export function addMonths(day: Day, months: number): Day {
  const from = new Date(day * dayLength);
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + months];
  // Day 0 of a month is the last day of the month before it.
  const last = Date.UTC(year, month + 1, 0) / dayLength;
  return Math.min(Date.UTC(year, month, from.getUTCDate()) / dayLength, last);
}
