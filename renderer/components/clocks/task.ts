import { Temporal } from 'temporal-polyfill';
import { soonDays } from '#shared/clocks/status.ts';
import type { Task } from '#shared/contract/case.ts';
import { today } from '../dates.ts';
import type { Shape } from './standing.ts';

/** The days from today to the day of a task, negative when it is over. */
export function daysUntil(date: string): number {
  return Temporal.PlainDate.from(today()).until(date, { largestUnit: 'day' }).days;
}

/** How a task stands, in the shapes of the clocks and as early as those in days; one without a day is never late. */
export function taskShape({ doneAt, dueOn }: Pick<Task, 'doneAt' | 'dueOn'>): Shape {
  if (doneAt) return 'met';
  if (!dueOn) return 'quiet';
  const days = daysUntil(dueOn);
  if (days < 0) return 'late';
  return days <= soonDays.day ? 'soon' : 'run';
}
