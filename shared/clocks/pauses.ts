import type { Pause } from '../regimes/regime.ts';
import type { Day } from './days.ts';
import type { EventTimes } from './types.ts';
import { eventDay } from './workdays.ts';

/** Days that do not count, both ends included; `asked` is the event's own date, from which the pause was claimed. */
export interface ExcludedDays {
  pause: Pause;
  asked: Day;
  first: Day;
  last: Day;
  days: number;
}

export interface Pauses {
  /** In order of their days, none of which is in two of them. */
  closed: ExcludedDays[];
  /** A question that is not answered yet. */
  open?: { pause: Pause; asked: Day };
}

/** The days that the pauses of a rule take out of a period that runs from `start`, dates in `zone`. */
export function readPauses(pauses: Pause[], events: EventTimes, start: Day, zone: string): Pauses {
  const result: Pauses = { closed: [] };
  for (const pause of pauses) {
    const from = events[pause.from];
    const to = events[pause.to];
    if (from === undefined) continue;
    const asked = eventDay(from, zone);
    if (to === undefined) {
      result.open ??= { pause, asked };
      continue;
    }
    const excluded = excludeDays(pause, asked, eventDay(to, zone), start);
    if (excluded) result.closed.push(excluded);
  }
  result.closed = separate(result.closed);
  return result;
}

function excludeDays(pause: Pause, asked: Day, answered: Day, start: Day): ExcludedDays | undefined {
  if (pause.narrow && asked === answered) return undefined;
  const from = pause.inclusiveFrom ? asked : asked + 1;
  const last = pause.inclusiveTo ? answered : answered - 1;
  // Days before the period runs are not in it, so they cannot be taken out of it.
  const earliest = pause.narrow ? start + 1 : start;
  const first = Math.max(from, earliest);
  const days = last - first + 1;
  return days > 0 ? { pause, asked, first, last, days } : undefined;
}

/** Sorts the spans and cuts from each the days that an earlier one already excludes. */
function separate(spans: ExcludedDays[]): ExcludedDays[] {
  const sorted = [...spans].sort((a, b) => a.first - b.first);
  const result: ExcludedDays[] = [];
  let free: Day = Number.NEGATIVE_INFINITY;
  for (const span of sorted) {
    const first = Math.max(span.first, free);
    const days = span.last - first + 1;
    if (days <= 0) continue;
    result.push({ ...span, first, days });
    free = span.last + 1;
  }
  return result;
}
