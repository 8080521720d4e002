import { addDays, addMonths, monthsOf, weekOf, weeksOf } from './month.ts';

export const views = ['month', 'week', 'agenda', 'year', 'workOut'] as const;
export type View = (typeof views)[number];

/** How many days the agenda looks ahead from its first day. */
const agendaLength = 42;

/** The dates that a view shows, first and last. */
export function spanOf(view: View, day: string): { from: string; to: string } {
  if (view === 'agenda') return { from: day, to: addDays(day, agendaLength) };
  if (view === 'year') {
    const first = monthsOf(day)[0] ?? day;
    return { from: first, to: addDays(addMonths(first, 12), -1) };
  }
  const days = view === 'week' ? weekOf(day) : weeksOf(day).flat();
  return { from: days[0] ?? day, to: days.at(-1) ?? day };
}

/** The day on which a view stands after one step back or forth. */
export function stepFrom(view: View, day: string, side: 1 | -1): string {
  if (view === 'month') return addMonths(day, side);
  if (view === 'year') return addMonths(day, side * 12);
  return addDays(day, side * (view === 'week' ? 7 : agendaLength));
}
