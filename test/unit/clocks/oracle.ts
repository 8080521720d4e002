import { Temporal } from 'temporal-polyfill';
import { type Book, isRestDay, toDate, toDay } from './naive.ts';

/**
 * A whole rule computed a second time. It shares nothing with the engine: months and years come from Temporal, every
 * other answer is found by walking from day to day over sets of dates, and no step of it knows a shortcut.
 */
export type Roll = 'none' | 'satSunHoliday' | 'holidayOnly' | 'sunHoliday';
export type DateUnit = 'day' | 'workingDay' | 'week' | 'month' | 'year';

export interface Span {
  from: string;
  to: string;
  inclusiveFrom: boolean;
  inclusiveTo: boolean;
}

export interface Asked {
  unit: DateUnit;
  /** The period with its extension. */
  amount: number;
  trigger: string;
  direction: 'forward' | 'back';
  countStartDay: boolean;
  adjusted: boolean;
  roll: Roll;
  /** The dates of events from which the period runs anew. */
  restarts: string[];
  pauses: Span[];
  maximum?: { amount: number; unit: 'day' | 'month' } | undefined;
}

/** A place as the second computation sees it: without the adjusted days where the law does not know them. */
function bookFor(book: Book, adjusted: boolean): Book {
  return adjusted ? book : { off: book.off, on: new Set() };
}

function inMonths(date: string, months: number): { date: string; clamped: boolean } {
  const start = Temporal.PlainDate.from(date);
  const end = start.add({ months });
  return { date: end.toString(), clamped: end.day !== start.day };
}

/** The last day of a period, by walking. The first day walked on is the first that counts. */
function walk(
  asked: Pick<Asked, 'direction' | 'countStartDay'>,
  from: string,
  counts: (day: number) => boolean,
  amount: number,
): string {
  const step = asked.direction === 'forward' ? 1 : -1;
  let day = asked.countStartDay ? toDay(from) : toDay(from) + step;
  for (let left = amount; ; day += step) {
    if (counts(day)) left -= 1;
    if (left === 0) return toDate(day);
  }
}

function endOf(
  asked: Asked,
  from: string,
  { unit, amount }: { unit: DateUnit; amount: number },
  book: Book,
  excluded: Set<number>,
): string {
  if (unit === 'day') return walk(asked, from, () => true, amount);
  if (unit === 'week') return walk(asked, from, () => true, 7 * amount);
  if (unit === 'workingDay') {
    const local = bookFor(book, asked.adjusted);
    return walk(asked, from, (day) => !isRestDay(day, local) && !excluded.has(day), amount);
  }
  const back = asked.direction === 'back';
  const months = (unit === 'year' ? 12 : 1) * amount * (back ? -1 : 1);
  const { date, clamped } = inMonths(from, months);
  if (!asked.countStartDay || clamped) return date;
  return toDate(toDay(date) + (back ? 1 : -1));
}

function mayRest(date: string, roll: Roll, book: Book, adjusted: boolean): boolean {
  const day = toDay(date);
  if (roll === 'none') return false;
  if (book.off.has(day)) return true;
  if (roll === 'holidayOnly' || (adjusted && book.on.has(day))) return false;
  const weekday = Temporal.PlainDate.from(date).dayOfWeek;
  return weekday === 7 || (weekday === 6 && roll === 'satSunHoliday');
}

function rolled(date: string, { roll, adjusted }: Asked, book: Book): string {
  let found = date;
  while (mayRest(found, roll, book, adjusted)) found = toDate(toDay(found) + 1);
  return found;
}

/** The days of a pause that lie in a period which starts on `start`. */
function daysOf(span: Span, start: string): number[] {
  const days: number[] = [];
  for (let day = toDay(span.from); day <= toDay(span.to); day += 1) {
    if (day === toDay(span.from) && !span.inclusiveFrom) continue;
    if (day === toDay(span.to) && !span.inclusiveTo) continue;
    if (day >= toDay(start)) days.push(day);
  }
  return days;
}

/** The date on which the rule ends. */
export function oracle(asked: Asked, book: Book): string {
  const start = [asked.trigger, ...asked.restarts].sort().at(-1) ?? asked.trigger;
  const spans = asked.pauses
    .map((span) => ({ asked: span.from, days: daysOf(span, start) }))
    .filter(({ days }) => days.length > 0)
    .sort((a, b) => (a.days[0] ?? 0) - (b.days[0] ?? 0));
  const all = new Set(spans.flatMap(({ days }) => days));
  let end = endOf(asked, start, asked, book, all);
  if (asked.unit !== 'workingDay') {
    const out = new Set<number>();
    for (const span of spans) {
      // Whoever asks after the end has nothing left to pause.
      if (span.asked > rolled(end, asked, book)) continue;
      for (const day of span.days) {
        if (!out.has(day)) end = toDate(toDay(end) + 1);
        out.add(day);
      }
    }
  }
  if (asked.maximum) {
    const latest = endOf(asked, asked.trigger, asked.maximum, book, new Set());
    if (latest < end) end = latest;
  }
  return rolled(end, asked, book);
}
