import type { Restart, Rule } from '../regimes/regime.ts';
import { type Counted, countPeriod, rollForward } from './count.ts';
import { type DatePeriod, explainCount, explainRoll, type Steps, stepsOf } from './dateSteps.ts';
import { type Day, dateText } from './days.ts';
import { type Pauses, readPauses } from './pauses.ts';
import type { ClockQuestion } from './question.ts';
import type { Reading } from './reading.ts';
import { type DayBook, eventDay, isPlainDate } from './workdays.ts';
import { endOfDay, momentText, startOfDay } from './zones.ts';

/**
 * A clock in dates: the start (moved by a restart), the period, the days that a pause takes out, the latest day that
 * the law allows, and the roll, in this order. Each leaves its step in the explanation.
 */
export function computeDates(
  rule: Rule,
  period: DatePeriod,
  question: ClockQuestion,
  book: DayBook,
  zone: string,
): Reading {
  const steps = stepsOf(rule);
  const began = findStart(rule, question, book, zone, steps);
  const { start } = began;
  const pauses = readPauses(rule.pauses, question.events, start, zone);
  const counted = count(rule, period, start, pauses, book);
  explainCount(rule, period, question, start, counted, steps);
  const paused = shift(rule, period, counted.day, pauses, book, steps);
  const capped = cap(rule, period, question, paused.end, book, zone, steps);
  const rolled = rollForward(capped.day, rule.roll, book, rule.adjustedWorkdays);
  explainRoll(rule, period, capped.day, rolled, book, steps);

  const uncovered = began.uncovered ?? counted.uncovered ?? capped.uncovered ?? rolled.uncovered;
  if (uncovered !== undefined) {
    steps.add('provisional', { place: book.calendar.place, date: dateText(uncovered) });
  }
  const due = dueMoment(rule, rolled.day, zone);
  steps.add(dueCodes[rule.outcome], { date: dateText(rolled.day) }, momentText(due, zone));
  return {
    due,
    steps: steps.list,
    provisional: uncovered !== undefined,
    ...(paused.since ? { pausedSince: paused.since } : {}),
  };
}

const dueCodes = {
  deadline: 'dueEndOfDay',
  opens: 'opens',
  takesEffect: 'takesEffect',
  notBefore: 'notBefore',
} as const;

function dueMoment(rule: Rule, day: Day, zone: string): number {
  return rule.outcome === 'deadline' ? endOfDay(day, zone) : startOfDay(day, zone);
}

/** A day that was found, and the first day that was needed for it and that the calendar does not cover. */
interface Found {
  day: Day;
  uncovered?: Day | undefined;
}

/** The day of the event, or the later day that the law lets the period run from. */
function findStart(
  rule: Rule,
  question: ClockQuestion,
  book: DayBook,
  zone: string,
  steps: Steps,
): { start: Day; uncovered: Day | undefined } {
  let uncovered: Day | undefined;
  const trigger = question.events[rule.trigger] ?? '';
  let start = eventDay(trigger, zone);
  const event = rule.trigger;
  if (isPlainDate(trigger)) steps.cited('start', { event, date: dateText(start) }, rule.citation);
  else steps.cited('startOnDate', { event, moment: trigger, date: dateText(start), zone }, rule.citation);

  const floor = rule.startsNoEarlierThan;
  if (floor && dateText(start) < floor) {
    start = eventDay(floor, zone);
    steps.cited('startFloor', { date: floor }, rule.citation);
  }
  for (const restart of rule.restarts) {
    const time = question.events[restart.event];
    if (time === undefined) continue;
    const day = eventDay(time, zone);
    const found: Found = restart.after ? endOf(restart.after, day, book, rule) : { day };
    const end = found.day;
    if (end <= start) continue;
    start = end;
    uncovered = found.uncovered;
    const values = { event: restart.event, date: dateText(day) };
    if (!restart.after) steps.cited('restart', values, restart.citation);
    else {
      const { amount, unit } = restart.after;
      const result = dateText(end);
      steps.cited('restartAfter', { ...values, amount, unit, end: result }, restart.citation, result);
    }
  }
  return { start, uncovered };
}

/** The last day of a period that must pass before the clock itself starts, on the same counting as the rule's own. */
function endOf(after: NonNullable<Restart['after']>, day: Day, book: DayBook, rule: Rule): Found {
  const { amount, unit, roll } = after;
  const counted = countPeriod(day, { ...countingOf(rule), amount, unit }, book);
  const rolled = rollForward(counted.day, roll, book, rule.adjustedWorkdays);
  return { day: rolled.day, uncovered: counted.uncovered ?? rolled.uncovered };
}

function count(rule: Rule, period: DatePeriod, start: Day, pauses: Pauses, book: DayBook): Counted {
  const isExcluded = (day: Day) => pauses.closed.some((span) => span.first <= day && day <= span.last);
  return countPeriod(start, { ...period, ...countingOf(rule) }, book, isExcluded);
}

function countingOf(rule: Rule): Pick<Rule, 'direction' | 'countStartDay' | 'adjustedWorkdays'> {
  const { direction, countStartDay, adjustedWorkdays } = rule;
  return { direction, countStartDay, adjustedWorkdays };
}

/**
 * The end moves by the days that do not count; in a period of working days they were left out while counting. A
 * question that was asked when the period had already ended has nothing left to pause, and the step says so.
 */
function shift(
  rule: Rule,
  period: DatePeriod,
  end: Day,
  pauses: Pauses,
  book: DayBook,
  steps: Steps,
): { end: Day; since?: string } {
  let shifted = end;
  const tooLate = (asked: Day) => asked > rollForward(shifted, rule.roll, book, rule.adjustedWorkdays).day;
  for (const span of pauses.closed) {
    const { citation, from: event } = span.pause;
    if (tooLate(span.asked)) {
      steps.cited('pauseTooLate', { event, date: dateText(span.asked) }, citation);
      continue;
    }
    if (period.unit !== 'workingDay') shifted += span.days;
    const [from, to] = [dateText(span.first), dateText(span.last)];
    const result = dateText(shifted);
    const values = { from, to, amount: span.days, unit: 'day', date: result };
    steps.cited('pauseExcluded', values, citation, result);
  }
  if (!pauses.open) return { end: shifted };
  const { pause, asked } = pauses.open;
  const since = dateText(asked);
  const late = tooLate(asked);
  steps.cited(late ? 'pauseTooLate' : 'pauseOpen', { event: pause.from, date: since }, pause.citation);
  return late ? { end: shifted } : { end: shifted, since };
}

function cap(
  rule: Rule,
  period: DatePeriod,
  question: ClockQuestion,
  end: Day,
  book: DayBook,
  zone: string,
  steps: Steps,
): Found {
  const maximum = rule.hardMaximum;
  if (!maximum) return { day: end };
  const trigger = eventDay(question.events[rule.trigger] ?? '', zone);
  const { amount, unit } = maximum;
  const counted = countPeriod(trigger, { ...period, amount, unit, ...countingOf(rule) }, book);
  const latest = counted.day;
  if (end <= latest) return { day: end };
  steps.cited('hardMaximum', { amount, unit, date: dateText(latest) }, maximum.citation, dateText(latest));
  return { day: latest, uncovered: counted.uncovered };
}
