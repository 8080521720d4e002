/**
 * The same counting again, written without the product's code and without Temporal: a day is a number of days since
 * 1970 in JavaScript's UTC dates, and every answer is found by stepping from day to day.
 */
const dayLength = 86_400_000;

/** Days off and weekend days that are worked, as days since 1970. */
export interface Book {
  off: Set<number>;
  on: Set<number>;
}

export function toDay(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayLength;
}

const dates = new Map<number, string>();

export function toDate(day: number): string {
  const known = dates.get(day) ?? new Date(day * dayLength).toISOString().slice(0, 10);
  dates.set(day, known);
  return known;
}

export function isRestDay(day: number, book: Book): boolean {
  if (book.off.has(day)) return true;
  const weekday = new Date(day * dayLength).getUTCDay();
  return (weekday === 0 || weekday === 6) && !book.on.has(day);
}

/** Walks to the month `months` later and then to the same date in it, or to its last day. */
export function stepMonths(date: string, months: number): string {
  const [year = 0, month = 0, wanted = 0] = date.split('-').map(Number);
  let y = year;
  let m = month;
  for (let left = months; left > 0; left -= 1) {
    m += 1;
    if (m > 12) [y, m] = [y + 1, 1];
  }
  const prefix = `${y}-${String(m).padStart(2, '0')}`;
  let day = toDay(`${prefix}-01`);
  while (toDate(day).slice(0, 7) === prefix && Number(toDate(day).slice(8)) < wanted) day += 1;
  return toDate(day).slice(0, 7) === prefix ? toDate(day) : toDate(day - 1);
}

export function stepDays(date: string, days: number): string {
  let day = toDay(date);
  for (let left = days; left > 0; left -= 1) day += 1;
  return toDate(day);
}

export function stepWorkingDays(date: string, days: number, direction: 1 | -1, book: Book): string {
  let day = toDay(date);
  for (let left = days; left > 0; ) {
    day += direction;
    if (!isRestDay(day, book)) left -= 1;
  }
  return toDate(day);
}

export function stepToWorkingDay(date: string, book: Book): string {
  let day = toDay(date);
  while (isRestDay(day, book)) day += 1;
  return toDate(day);
}

export function stepOverHolidays(date: string, book: Book): string {
  let day = toDay(date);
  while (book.off.has(day)) day += 1;
  return toDate(day);
}

/** To the next day that is neither a Sunday nor a holiday. */
export function stepOverSundays(date: string, book: Book): string {
  let day = toDay(date);
  while (book.off.has(day) || new Date(day * dayLength).getUTCDay() === 0) day += 1;
  return toDate(day);
}
