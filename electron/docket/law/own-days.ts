import { ownDaysStep } from '#shared/clocks/ownDays.ts';
import type { Law, OwnDay } from '#shared/clocks/question.ts';
import type { ClockResult } from '#shared/clocks/types.ts';
import type { Calendar } from '#shared/regimes/calendar.ts';
import { calendarsOf } from './fingerprint.ts';

/**
 * A calendar with the days that the organisation added to it. A day off is a holiday from then on. A working day takes a
 * holiday away, and makes a weekend day a working one for the rules that count such days at all. The version stays that
 * of the published data; the explanation of a clock names the organisation's days apart from it.
 */
export function withOwnDays(calendar: Calendar, days: readonly OwnDay[]): Calendar {
  const own = days.filter(({ place }) => place === calendar.place);
  if (own.length === 0) return calendar;
  const named = new Set(own.map(({ date }) => date));
  const isKept = ({ date }: { date: string }) => !named.has(date);
  const added = (works: boolean) =>
    own.filter((day) => day.works === works).map(({ date, name }) => ({ date, name }));
  const byDate = (one: { date: string }, other: { date: string }) => one.date.localeCompare(other.date, 'en');
  return {
    ...calendar,
    holidays: [...calendar.holidays.filter(isKept), ...added(false)].sort(byDate),
    workdays: [...calendar.workdays.filter(isKept), ...added(true)].sort(byDate),
  };
}

/** Says in the explanation of a clock which of the organisation's own days lie in its period. */
export function tellOwnDays(
  law: Law,
  clock: { place: string; startedAt: string },
  result: ClockResult,
): ClockResult {
  const days = law.ownDays ?? [];
  if (days.length === 0 || result.period.unit === 'hour') return result;
  const { regime, id: rule } = result.rule;
  const places = new Set(calendarsOf(law, { regime, rule, place: clock.place }).map(({ place }) => place));
  const [first = '', last = ''] = [clock.startedAt.slice(0, 10), result.dueDate].sort();
  const within = days.filter(({ place, date }) => places.has(place) && first <= date && date <= last);
  if (within.length === 0) return result;
  const at = result.explanation.findIndex(({ code }) => code === 'calendar') + 1;
  const place = at === 0 ? result.explanation.length : at;
  return { ...result, explanation: result.explanation.toSpliced(place, 0, ownDaysStep(within)) };
}
