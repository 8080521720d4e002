import { caseKinds } from '#shared/cases/kinds.ts';
import { plainDateSchema } from '#shared/clocks/types.ts';
import type { AgendaFilter } from '#shared/contract/agenda.ts';
import { type View, views } from './views.ts';

/** What the address of the calendar says, so that Back leads to what was shown. */
export interface CalendarSearch extends AgendaFilter {
  view?: View;
  /** The day on which the calendar stands; today without one. */
  day?: string;
}

const dateOf = (value: unknown) => {
  const parsed = plainDateSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
};
const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** Reads the address; what it does not know is left out. */
export function calendarSearch(given: Record<string, unknown>): CalendarSearch {
  const view = views.find((one) => one === given.view);
  const day = dateOf(given.day);
  const kind = caseKinds.find((one) => one === given.kind);
  const regime = textOf(given.regime);
  const person = textOf(given.person);
  return {
    ...(view && { view }),
    ...(day && { day }),
    ...(kind && { kind }),
    ...(regime && { regime }),
    ...(person && { person }),
  };
}
