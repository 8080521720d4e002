import { Temporal } from 'temporal-polyfill';
import type { Pause } from '../regimes/regime.ts';
import type { EventTimes } from './types.ts';
import { dateOf } from './workdays.ts';

/** Days that do not count, both ends included; `asked` is the event's own date, from which the pause was claimed. */
export interface ExcludedDays {
  pause: Pause;
  asked: Temporal.PlainDate;
  first: Temporal.PlainDate;
  last: Temporal.PlainDate;
  days: number;
}

export interface Pauses {
  /** In order of their days, none of which is in two of them. */
  closed: ExcludedDays[];
  /** A question that is not answered yet. */
  open?: { pause: Pause; asked: Temporal.PlainDate };
}

/** The days that the pauses of a rule take out of a period that runs from `start`, dates in `zone`. */
export function readPauses(
  pauses: Pause[],
  events: EventTimes,
  start: Temporal.PlainDate,
  zone: string,
): Pauses {
  const result: Pauses = { closed: [] };
  for (const pause of pauses) {
    const from = events[pause.from];
    const to = events[pause.to];
    if (from === undefined) continue;
    const asked = dateOf(from, zone);
    if (to === undefined) {
      result.open ??= { pause, asked };
      continue;
    }
    const excluded = excludeDays(pause, asked, dateOf(to, zone), start);
    if (excluded) result.closed.push(excluded);
  }
  result.closed = separate(result.closed);
  return result;
}

function excludeDays(
  pause: Pause,
  asked: Temporal.PlainDate,
  answered: Temporal.PlainDate,
  start: Temporal.PlainDate,
): ExcludedDays | undefined {
  if (pause.narrow && asked.equals(answered)) return undefined;
  const from = pause.inclusiveFrom ? asked : asked.add({ days: 1 });
  const last = pause.inclusiveTo ? answered : answered.subtract({ days: 1 });
  // Days before the period runs are not in it, so they cannot be taken out of it.
  const earliest = pause.narrow ? start.add({ days: 1 }) : start;
  const first = later(from, earliest);
  const days = daysBetween(first, last) + 1;
  return days > 0 ? { pause, asked, first, last, days } : undefined;
}

/** Sorts the spans and cuts from each the days that an earlier one already excludes. */
function separate(spans: ExcludedDays[]): ExcludedDays[] {
  const sorted = [...spans].sort((a, b) => Temporal.PlainDate.compare(a.first, b.first));
  const result: ExcludedDays[] = [];
  let free: Temporal.PlainDate | undefined;
  for (const span of sorted) {
    const first = free ? later(span.first, free) : span.first;
    const days = daysBetween(first, span.last) + 1;
    if (days <= 0) continue;
    result.push({ ...span, first, days });
    free = span.last.add({ days: 1 });
  }
  return result;
}

function later(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) >= 0 ? a : b;
}

function daysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return from.until(to, { largestUnit: 'day' }).days;
}
