import type { AgendaItem } from '#shared/contract/agenda.ts';
import { type Shape, shapeOf, statusOf } from '../components/clocks/standing.ts';
import { taskShape } from '../components/clocks/task.ts';

/** The shape of one date of the calendar: that of its clock or its task. */
export function shapeOfItem({ what }: AgendaItem, now: string): Shape {
  if (what.is === 'clock') return shapeOf(statusOf(what.clock, now));
  if (what.is === 'waiting') return 'rest';
  return taskShape(what.task);
}

/** Items by their date, in the order in which they came. */
export function byDate(items: AgendaItem[]): Map<string, AgendaItem[]> {
  return Map.groupBy(items, ({ date }) => date);
}
