import { z } from 'zod';
import type { ClockResult } from './types.ts';

/**
 * Which of its two dates a contested clock is sorted and judged by: the one by the prevailing reading of the law, or the
 * safe one, which is early enough by every reading.
 */
export const leadSchema = z.enum(['prevailing', 'safe']);
export type Lead = z.infer<typeof leadSchema>;

/** When a period ends by one reading: the moment with the offset of its place, and its date there. */
export interface End {
  due: string;
  dueDate: string;
}

/** What is asked of a computed clock to tell its two dates. */
export type Contested = Pick<ClockResult, 'due' | 'dueDate' | 'outcome' | 'alternatives' | 'prevailing'>;

/** The end by the prevailing reading, whichever of the two leads. */
export function prevailingEnd({ due, dueDate, prevailing }: Contested): End {
  return prevailing ?? { due, dueDate };
}

/**
 * The safe end: the earliest over the prevailing reading and every other. Only a deadline has one, since who is early for
 * what opens, takes effect or ends a retention is not safe.
 */
export function safeEnd(clock: Contested): End {
  const prevailing = prevailingEnd(clock);
  if (clock.outcome !== 'deadline') return prevailing;
  return clock.alternatives.reduce<End>(
    (earliest, { due, dueDate }) =>
      Date.parse(due) < Date.parse(earliest.due) ? { due, dueDate } : earliest,
    prevailing,
  );
}

/** The one of the two dates that does not lead; undefined where all readings agree on the earliest. */
export function otherEnd(clock: Contested): (End & { is: Lead }) | undefined {
  const [prevailing, safe] = [prevailingEnd(clock), safeEnd(clock)];
  if (prevailing.due === safe.due) return undefined;
  return clock.prevailing ? { is: 'prevailing', ...prevailing } : { is: 'safe', ...safe };
}

/** The same clock with `due` and `dueDate` by the date that leads; the other one can still be told. */
export function leadBy(clock: ClockResult, lead: Lead): ClockResult {
  const { prevailing: _kept, ...rest } = clock;
  const [prevailing, safe] = [prevailingEnd(clock), safeEnd(clock)];
  if (lead === 'prevailing' || prevailing.due === safe.due) return { ...rest, ...prevailing };
  return { ...rest, ...safe, prevailing };
}
