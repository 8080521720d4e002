const dayLength = 86_400_000;

/** A date so many days after another, both `YYYY-MM-DD`. */
export function shiftDate(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);
}

/** ISO weekday of a date, Monday 1 to Sunday 7. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** The nth given weekday (Monday 1 to Sunday 7) of a month, `n` from 1. */
export function nthWeekday(year: number, month: number, weekday: number, n: number): string {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  return shiftDate(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1));
}
