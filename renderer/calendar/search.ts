import { type View, views } from './views.ts';

/** What the address of the calendar says, so that Back leads to what was shown. */
export interface CalendarSearch {
  view?: View;
}

/** Reads the address; what it does not know is left out. */
export function calendarSearch(given: Record<string, unknown>): CalendarSearch {
  const view = views.find((one) => one === given.view);
  return view === undefined ? {} : { view };
}
