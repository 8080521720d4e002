import { Temporal } from 'temporal-polyfill';

/** The weeks that a month touches, Monday first, each as seven dates `YYYY-MM-DD`. */
export function weeksOf(date: string): string[][] {
  const first = Temporal.PlainDate.from(date).with({ day: 1 });
  const start = first.subtract({ days: first.dayOfWeek - 1 });
  const count = Math.ceil((first.dayOfWeek - 1 + first.daysInMonth) / 7);
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => start.add({ days: week * 7 + day }).toString()),
  );
}

/** A date some days away. */
export const addDays = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString();

/** The same day some months away; the last day where the month is shorter. */
export const addMonths = (date: string, months: number): string =>
  Temporal.PlainDate.from(date).add({ months }).toString();

export const isSameMonth = (one: string, other: string): boolean => one.slice(0, 7) === other.slice(0, 7);

/** The seven days of the week that a date lies in, Monday first. */
export function weekOf(date: string): string[] {
  const given = Temporal.PlainDate.from(date);
  const start = given.subtract({ days: given.dayOfWeek - 1 });
  return Array.from({ length: 7 }, (_, day) => start.add({ days: day }).toString());
}

/** The first days of the twelve months of a date's year. */
export function monthsOf(date: string): string[] {
  const start = Temporal.PlainDate.from(date).with({ month: 1, day: 1 });
  return Array.from({ length: 12 }, (_, months) => start.add({ months }).toString());
}
