import type { TFunction } from 'i18next';
import { Temporal } from 'temporal-polyfill';
import { type ClockStatus, clockStatus, timeLeft } from '#shared/clocks/status.ts';
import type { ClockResult } from '#shared/clocks/types.ts';
import type { ClockView } from '#shared/contract/case.ts';

/** The shapes of the chips: each status keeps its shape in grey, in print and for who sees no colour. */
export type Shape = 'late' | 'soon' | 'run' | 'rest' | 'met' | 'quiet';

const shapes: Record<ClockStatus, Shape> = {
  late: 'late',
  soon: 'soon',
  running: 'run',
  paused: 'rest',
  met: 'met',
  metLate: 'late',
  stopped: 'quiet',
  waiting: 'quiet',
};

export const shapeOf = (status: ClockStatus): Shape => shapes[status];

/** How a clock stands at `now` (ISO). A date as `metAt` counts from its start in the clock's zone. */
export function statusOf(clock: ClockView, now: string): ClockStatus {
  return clockStatus({
    clock: clock.result ?? null,
    now,
    metAt: clock.metAt ? momentOf(clock.metAt, clock.result) : undefined,
    stoppedAt: clock.state === 'stopped' ? now : undefined,
    paused: clock.state === 'paused',
  });
}

function momentOf(time: string, result: ClockResult | undefined): string {
  if (time.includes('T')) return time;
  const zone = result?.zone ?? 'UTC';
  return Temporal.PlainDate.from(time).toZonedDateTime(zone).toInstant().toString();
}

const secondsPerHour = 3_600;

/** Seconds that are left, negative when late; only for clocks in hours that are within one hour of their end. */
export function finalSeconds(result: ClockResult, now: string): number | undefined {
  if (result.period.unit !== 'hour') return undefined;
  const seconds = Math.floor((Date.parse(result.due) - Date.parse(now)) / 1_000);
  return Math.abs(seconds) < secondsPerHour ? seconds : undefined;
}

function wordsForTime(result: ClockResult, now: string, t: TFunction): string {
  const side = (amount: number) => (amount < 0 ? 'over' : 'left');
  const seconds = finalSeconds(result, now);
  if (seconds !== undefined) {
    const whole = Math.abs(seconds);
    const time = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
    return t(`registers:clock.${side(seconds)}.seconds`, { time });
  }
  const { amount, unit } = timeLeft(result, now);
  if (amount === 0 && unit === 'day') return t(`registers:clock.today.${result.outcome}`);
  if (result.outcome !== 'deadline') {
    return t(`registers:clock.until.${result.outcome}`, { count: Math.abs(amount) });
  }
  return t(`registers:clock.${side(amount)}.${unit}`, { count: Math.abs(amount) });
}

/** Whether the date of a clock may still move because a calendar or the moment of its start is not known. */
export const isProvisional = ({ result }: ClockView): boolean =>
  result?.provisional === true || result?.assumed !== undefined;

/** The word of a chip: how much time is left or over while it runs, else how it ended. */
export function wordOf(clock: ClockView, now: string, t: TFunction): string {
  const status = statusOf(clock, now);
  const { result } = clock;
  if (!result || status === 'waiting') return t('registers:clock.waiting');
  if (status === 'paused' || status === 'stopped' || status === 'metLate')
    return t(`registers:clock.${status}`);
  if (status === 'met') return t(`registers:clock.met.${clock.metAt ? 'deadline' : result.outcome}`);
  const counted = wordsForTime(result, now, t);
  const time = result.assumed ? t('registers:clock.assumed', { time: counted }) : counted;
  return result.rule.nature === 'house' ? t('registers:clock.house', { time }) : time;
}
