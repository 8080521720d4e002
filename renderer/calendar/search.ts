import { caseKinds } from '#shared/cases/kinds.ts';
import { plainDateSchema } from '#shared/clocks/types.ts';
import type { AgendaFilter } from '#shared/contract/agenda.ts';
import { type View, views } from './views.ts';

/** What the address of the calendar says, so that Back leads to what was shown. */
export interface CalendarSearch extends AgendaFilter {
  view?: View | undefined;
  /** The day on which the calendar stands; today without one. */
  day?: string | undefined;
}

const dateOf = (value: unknown) => {
  const parsed = plainDateSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
};
const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** Reads the address. What it does not know is named as absent: the router keeps what nobody names. */
export function calendarSearch(given: Record<string, unknown>): CalendarSearch {
  return {
    view: views.find((one) => one === given.view),
    day: dateOf(given.day),
    kind: caseKinds.find((one) => one === given.kind),
    regime: textOf(given.regime),
    person: textOf(given.person),
  };
}
