import { clockStatus } from '#shared/clocks/status.ts';
import type { AgendaItem, AgendaMark } from '#shared/contract/agenda.ts';
import { type Shape, shapeOf, statusOf } from '../components/clocks/standing.ts';
import { taskShape } from '../components/clocks/task.ts';
import { localZone } from '../components/dates.ts';

/** The shape of one date of the calendar: that of its clock or its task. */
export function shapeOfItem({ what }: AgendaItem, now: string): Shape {
  if (what.is === 'clock') return shapeOf(statusOf(what.clock, now));
  if (what.is === 'waiting') return 'rest';
  return taskShape(what.task);
}

/** From what needs a hand first to what needs none. */
const byGravity: readonly Shape[] = ['late', 'soon', 'run', 'rest', 'quiet', 'met'];

function shapeOfMark(mark: AgendaMark, date: string, now: string): Shape {
  if (mark.is === 'task') return taskShape({ dueOn: date, doneAt: mark.doneAt });
  return shapeOf(clockStatus({ ...mark, now }));
}

/** The gravest shape among the dates of a day; undefined for a day without any. */
export function gravest(marks: AgendaMark[], date: string, now: string): Shape | undefined {
  const shapes = new Set(marks.map((mark) => shapeOfMark(mark, date, now)));
  return byGravity.find((shape) => shapes.has(shape));
}

/** The time of day at which a clock in hours ends, on a clock of its place; undefined for dates. */
export function hourOf({ what }: AgendaItem): string | undefined {
  if (what.is !== 'clock' || what.clock.result?.period.unit !== 'hour') return undefined;
  return what.clock.result.due.slice(11, 16);
}

/** The place of a clock whose hours are not those of this computer. */
export function placeElsewhere({ what }: AgendaItem): string | undefined {
  if (what.is !== 'clock' || what.clock.result?.zone === localZone()) return undefined;
  return what.clock.place;
}
