import type { Lead } from './reminder-settings.ts';
import { dayAt, timeOfDay } from './zones.ts';

const hourLength = 3_600_000;
const leadLengths = { hour: hourLength, minute: 60_000 } as const;

/** When one clock is to be reminded of. All moments here are milliseconds since 1970. */
export interface Schedule {
  /** The end of its period. */
  due: number;
  /** It counts hours: its reminders follow the elapsed time. Those of dates follow the days. */
  byHours: boolean;
  before: readonly Lead[];
  /** Hours between two reminders of what is overdue; at least one a day. */
  overdueEvery: number;
  /** Minutes after midnight at which is said what is said on a day, in `zone`. */
  atMinutes: number;
  /** IANA zone of whoever is reminded. */
  zone: string;
  /** IANA zone in which the end is a date: so many days before are counted from that date. */
  dueZone: string;
}

/** What is remembered of a clock: for which moment it was told last, and until when somebody wants to hear nothing. */
export interface Memory {
  told?: number | undefined;
  snoozedUntil?: number | undefined;
}

/** The longest that anybody can put a reminder off, in hours, by whether its clock counts hours. */
export const longestSnooze = { hours: 4, dates: 24 } as const;

/** Minutes after midnight of a time of the day, `HH:MM`. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/**
 * What is to be told of a clock now: for which moment of its schedule, if for any, and the moment at which to ask again.
 * However many moments went by unheard, they are told once. What was told for a moment that lies ahead was told by a
 * clock that was wrong, and counts for nothing; so does a snooze that reaches further than one can be.
 */
export function planReminder(
  schedule: Schedule,
  memory: Memory,
  now: number,
): { tell?: number; next: number } {
  const next = momentAfter(schedule, now);
  const snoozed = memory.snoozedUntil;
  if (snoozed !== undefined && snoozed > now && snoozed <= now + longestOf(schedule)) {
    return { next: snoozed };
  }
  const told = memory.told !== undefined && memory.told <= now ? memory.told : Number.NEGATIVE_INFINITY;
  const awake = snoozed !== undefined && snoozed <= now ? snoozed : Number.NEGATIVE_INFINITY;
  const tell = Math.max(momentUpTo(schedule, now) ?? Number.NEGATIVE_INFINITY, awake);
  return tell > told ? { tell, next } : { next };
}

/**
 * Until when a reminder is put off that somebody wants to put off to `wanted`. Never past the end of the period while it
 * is ahead, and never for longer than a day (four hours where hours count).
 */
export function snoozeUntil(schedule: Schedule, wanted: number, now: number): number {
  const bounded = Math.min(wanted, now + longestOf(schedule));
  return now < schedule.due ? Math.min(bounded, schedule.due) : bounded;
}

function longestOf({ byHours }: Schedule): number {
  return (byHours ? longestSnooze.hours : longestSnooze.dates) * hourLength;
}

/** The moments before the end, in no order. One that would fall on the end or behind it is none. */
function momentsBefore(schedule: Schedule): number[] {
  const { due, before, zone, dueZone, atMinutes } = schedule;
  return before
    .map(({ amount, unit }) =>
      unit === 'day'
        ? timeOfDay(dayAt(due, dueZone) - amount, atMinutes, zone)
        : due - amount * leadLengths[unit],
    )
    .filter((moment) => moment < due);
}

/** The last moment of the schedule up to `now`; undefined before its first. */
function momentUpTo(schedule: Schedule, now: number): number | undefined {
  const before = momentsBefore(schedule).filter((moment) => moment <= now);
  const overdue = now < schedule.due ? undefined : lastOverdue(schedule, now);
  return overdue ?? (before.length === 0 ? undefined : Math.max(...before));
}

/** The first moment of the schedule after `now`. There always is one. */
function momentAfter(schedule: Schedule, now: number): number {
  const before = momentsBefore(schedule).filter((moment) => moment > now);
  return Math.min(...before, firstOverdue(schedule, now));
}

function lastOverdue(schedule: Schedule, now: number): number | undefined {
  const { due, byHours, overdueEvery, zone } = schedule;
  const step = overdueEvery * hourLength;
  if (byHours) return due + Math.floor((now - due) / step) * step;
  const today = dayAt(now, zone);
  return timesOn([today - 1, today], schedule).findLast((moment) => moment >= due && moment <= now);
}

/** The first moment after `now` at which is said that the clock is overdue. */
function firstOverdue(schedule: Schedule, now: number): number {
  const { due, byHours, overdueEvery, zone } = schedule;
  if (byHours) {
    const step = overdueEvery * hourLength;
    return now < due ? due : due + (Math.floor((now - due) / step) + 1) * step;
  }
  const from = Math.max(now, due);
  const first = dayAt(from, zone);
  const times = timesOn([first - 1, first, first + 1, first + 2], schedule);
  return times.find((moment) => moment >= due && moment > now) ?? from + 24 * hourLength;
}

/** The times of some days at which overdue dates are told, in order: at the time of day, and then every so many hours. */
function timesOn(days: readonly number[], { atMinutes, overdueEvery, zone }: Schedule): number[] {
  return days.flatMap((day) => {
    const first = timeOfDay(day, atMinutes, zone);
    const count = Math.ceil(24 / overdueEvery);
    const last = timeOfDay(day + 1, atMinutes, zone);
    return Array.from({ length: count }, (_, index) => first + index * overdueEvery * hourLength).filter(
      (moment) => moment < last,
    );
  });
}
