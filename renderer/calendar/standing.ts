import type { AgendaItem } from '#shared/contract/contract.ts';
import { type Shape, shapeOf, statusOf } from '../components/clocks/standing.ts';
import { today } from '../components/dates.ts';

/** The shape of one date of the calendar: that of its clock; a task is late after its day. */
export function shapeOfItem({ what, date }: AgendaItem, now: string): Shape {
  if (what.is === 'clock') return shapeOf(statusOf(what.clock, now));
  if (what.is === 'waiting') return 'rest';
  if (what.task.doneAt) return 'met';
  return date < today() ? 'late' : 'run';
}

/** Items by their date, in the order in which they came. */
export function byDate(items: AgendaItem[]): Map<string, AgendaItem[]> {
  return Map.groupBy(items, ({ date }) => date);
}
