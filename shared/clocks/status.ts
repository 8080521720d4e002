import type { Outcome, Unit } from './types.ts';
import { dayAt } from './zones.ts';

/**
 * How a clock stands. `waiting`: it has not started; `paused`: it stands still; `met` and `metLate`: the duty was
 * done, in time or not, and that never changes again; `stopped`: it ended without the duty being done (withdrawn).
 * A date that opens, takes effect or ends a retention is `met` once it is reached: nobody can be late for it.
 */
export type ClockStatus = 'late' | 'soon' | 'running' | 'paused' | 'met' | 'metLate' | 'stopped' | 'waiting';

/** Of a computed clock what its status depends on; null while it waits for its event. Moments carry an offset. */
export interface StatusInput {
  clock: { due: string; outcome: Outcome; period: { amount: number; unit: Unit } } | null;
  now: string;
  metAt?: string | null | undefined;
  stoppedAt?: string | null | undefined;
  paused?: boolean | undefined;
}

/** From when on a clock is `soon`: so much of it is left. Hours scale with the period, dates do not. */
const soonShareOfHours = 1 / 3;
/**
 * Clocks of so many hours or less are `soon` from their start: their whole period fits between two looks at the docket,
 * so that nothing calmer may be said of them.
 */
const soonFromStartHours = 24;
/** The days for which dates are `soon`, by the unit of the clock; tasks follow those of `day`. */
export const soonDays: Record<Exclude<Unit, 'hour'>, number> = {
  day: 7,
  workingDay: 7,
  week: 7,
  month: 7,
  year: 30,
};

const secondsPerHour = 3_600;
const secondsPerDay = 86_400;

/** The status of a clock at `now`. Pure; compares moments, so no zone is needed. */
export function clockStatus(input: StatusInput): ClockStatus {
  const { clock, now } = input;
  if (input.stoppedAt) return 'stopped';
  if (!clock) return 'waiting';
  const due = secondsOf(clock.due);
  if (input.metAt) return isLate(clock.outcome, secondsOf(input.metAt), due) ? 'metLate' : 'met';
  if (input.paused) return 'paused';
  const left = due - secondsOf(now);
  if (clock.outcome !== 'deadline' && left <= 0) return 'met';
  if (left < 0) return 'late';
  return left <= soonSeconds(clock.period) ? 'soon' : 'running';
}

function isLate(outcome: Outcome, met: number, due: number): boolean {
  return outcome === 'deadline' && met > due;
}

function soonSeconds(period: { amount: number; unit: Unit }): number {
  if (period.unit === 'hour') {
    const share = period.amount <= soonFromStartHours ? 1 : soonShareOfHours;
    return period.amount * secondsPerHour * share;
  }
  return soonDays[period.unit] * secondsPerDay;
}

/** Whole seconds since 1970: a deadline lasts to the end of its last second. */
function secondsOf(moment: string): number {
  return Math.floor(Date.parse(moment) / 1_000);
}

/** What is left, or by how much a clock is late when `amount` is negative. */
export interface TimeLeft {
  amount: number;
  unit: 'minute' | 'hour' | 'day';
}

/** Beyond so many hours people think in days, also of a clock that is counted in hours. */
const mostHours = 100;

/**
 * The time from `now` to `due` as a person would say it: a clock in hours in whole hours, in minutes within the last
 * two and in days beyond a hundred; any other clock in days between the two dates in `zone` (0 is today). Rounded towards the earlier end, so
 * that it never promises more than there is.
 */
export function timeLeft(
  clock: { due: string; zone: string; period: { unit: Unit } },
  now: string,
): TimeLeft {
  if (clock.period.unit === 'hour') {
    const seconds = secondsOf(clock.due) - secondsOf(now);
    if (Math.abs(seconds) < 2 * secondsPerHour) return { amount: Math.floor(seconds / 60), unit: 'minute' };
    if (Math.abs(seconds) <= mostHours * secondsPerHour) {
      return { amount: Math.floor(seconds / secondsPerHour), unit: 'hour' };
    }
  }
  const dayIn = (moment: string) => dayAt(Date.parse(moment), clock.zone);
  const days = dayIn(clock.due) - dayIn(now);
  return { amount: days, unit: 'day' };
}
