import type { TFunction } from 'i18next';
import { clockStatus } from '#shared/clocks/status.ts';
import type { AgendaItem, AgendaMark } from '#shared/contract/agenda.ts';
import { endingOf, endThere } from '../components/clocks/ending.ts';
import { isProvisional, type Shape, shapeOf, statusOf } from '../components/clocks/standing.ts';
import { taskShape } from '../components/clocks/task.ts';
import { localDateOf, type Writers } from '../components/dates.ts';

/** The shape of one date of the calendar: that of its clock or its task. */
export function shapeOfItem({ what }: AgendaItem, now: string): Shape {
  if (what.is === 'clock') return shapeOf(statusOf(what.clock, now));
  if (what.is === 'waiting') return 'rest';
  return taskShape(what.task);
}

/** Whether the date may still move because a calendar or the moment of its start is not known. */
export function isItemProvisional({ what }: AgendaItem): boolean {
  return what.is === 'clock' && isProvisional(what.clock);
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

/**
 * When a clock ends that ends at an hour: `here` on a clock of this computer, with the date where that is not the day under
 * which the calendar shows it; `there` on one of its own place where that reads otherwise. Undefined for dates.
 */
export function hoursOf(
  { what, date }: AgendaItem,
  t: TFunction,
  write: Writers,
): { here: string; there: string | undefined } | undefined {
  const end = what.is === 'clock' ? endingOf(what.clock) : undefined;
  if (what.is !== 'clock' || !end) return undefined;
  const here = localDateOf(end.at) === date ? write.time(end.at) : write.shortMoment(end.at);
  return { here, there: endThere(end, what.clock.place, t, write) };
}
