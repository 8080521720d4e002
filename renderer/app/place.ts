import { plainDateSchema } from '#shared/clocks/types.ts';

const key = 'docket.calendar-day';

/**
 * Keeps the day on which the calendar stands while the page is loaded anew for a lock, in the memory of this window. A date
 * is all that is kept: the address itself may name a person, and nothing personal outlives a lock.
 */
export function noteCalendarDay(day: string | undefined): void {
  if (day === undefined) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, day);
}

/** The day on which the calendar stood when the page was loaded anew; undefined when another screen was shown. */
export function takeCalendarDay(): string | undefined {
  const day = plainDateSchema.safeParse(sessionStorage.getItem(key)).data;
  sessionStorage.removeItem(key);
  return day;
}
