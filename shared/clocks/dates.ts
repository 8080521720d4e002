import type { Temporal } from 'temporal-polyfill';
import type { Rule } from '../regimes/regime.ts';
import { type Counted, countPeriod, rollForward } from './count.ts';
import { type DatePeriod, explainCount, explainRoll, type Steps, stepsOf } from './dateSteps.ts';
import { type Pauses, readPauses } from './pauses.ts';
import type { ClockQuestion } from './question.ts';
import type { Reading } from './reading.ts';
import { type DayBook, dateOf, endOfDay, isPlainDate, momentText, startOfDay } from './workdays.ts';

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
  const start = findStart(rule, question, zone, steps);
  const pauses = readPauses(rule.pauses, question.events, start, zone);
  const counted = count(rule, period, start, pauses, book);
  explainCount(rule, period, question, start, counted, steps);
  const paused = shift(rule, period, counted.date, pauses, book, steps);
  const capped = cap(rule, period, question, paused.end, book, zone, steps);
  const rolled = rollForward(capped, rule.roll, book, rule.adjustedWorkdays);
  explainRoll(rule, period, capped, rolled, book, steps);

  const uncovered = counted.uncovered ?? rolled.uncovered;
  if (uncovered) steps.add('provisional', { place: book.calendar.place, date: uncovered.toString() });
  const due = dueMoment(rule, rolled.date, zone);
  steps.add(dueCodes[rule.outcome], { date: rolled.date.toString() }, momentText(due));
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

function dueMoment(rule: Rule, date: Temporal.PlainDate, zone: string): Temporal.ZonedDateTime {
  return rule.outcome === 'deadline' ? endOfDay(date, zone) : startOfDay(date, zone);
}

/** The day of the event, or the later day that the law lets the period run from. */
function findStart(rule: Rule, question: ClockQuestion, zone: string, steps: Steps): Temporal.PlainDate {
  const trigger = question.events[rule.trigger] ?? '';
  let start = dateOf(trigger, zone);
  const event = rule.trigger;
  if (isPlainDate(trigger)) steps.cited('start', { event, date: start.toString() }, rule.citation);
  else steps.cited('startOnDate', { event, moment: trigger, date: start.toString(), zone }, rule.citation);

  const floor = rule.startsNoEarlierThan;
  if (floor && start.toString() < floor) {
    start = dateOf(floor, zone);
    steps.cited('startFloor', { date: floor }, rule.citation);
  }
  for (const restart of rule.restarts) {
    const time = question.events[restart.event];
    if (time === undefined) continue;
    const day = dateOf(time, zone);
    if (day.toString() <= start.toString()) continue;
    start = day;
    steps.cited('restart', { event: restart.event, date: day.toString() }, restart.citation);
  }
  return start;
}

function count(
  rule: Rule,
  period: DatePeriod,
  start: Temporal.PlainDate,
  pauses: Pauses,
  book: DayBook,
): Counted {
  const isExcluded = (date: Temporal.PlainDate) => {
    const day = date.toString();
    return pauses.closed.some((span) => span.first.toString() <= day && day <= span.last.toString());
  };
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
  end: Temporal.PlainDate,
  pauses: Pauses,
  book: DayBook,
  steps: Steps,
): { end: Temporal.PlainDate; since?: string } {
  let shifted = end;
  const tooLate = (asked: Temporal.PlainDate) =>
    asked.toString() > rollForward(shifted, rule.roll, book, rule.adjustedWorkdays).date.toString();
  for (const span of pauses.closed) {
    const { citation, from: event } = span.pause;
    if (tooLate(span.asked)) {
      steps.cited('pauseTooLate', { event, date: span.asked.toString() }, citation);
      continue;
    }
    if (period.unit !== 'workingDay') shifted = shifted.add({ days: span.days });
    const [from, to] = [span.first.toString(), span.last.toString()];
    const result = shifted.toString();
    const values = { from, to, amount: span.days, unit: 'day', date: result };
    steps.cited('pauseExcluded', values, citation, result);
  }
  if (!pauses.open) return { end: shifted };
  const { pause, asked } = pauses.open;
  const since = asked.toString();
  const late = tooLate(asked);
  steps.cited(late ? 'pauseTooLate' : 'pauseOpen', { event: pause.from, date: since }, pause.citation);
  return late ? { end: shifted } : { end: shifted, since };
}

function cap(
  rule: Rule,
  period: DatePeriod,
  question: ClockQuestion,
  end: Temporal.PlainDate,
  book: DayBook,
  zone: string,
  steps: Steps,
): Temporal.PlainDate {
  const maximum = rule.hardMaximum;
  if (!maximum) return end;
  const trigger = dateOf(question.events[rule.trigger] ?? '', zone);
  const { amount, unit } = maximum;
  const latest = countPeriod(trigger, { ...period, amount, unit, ...countingOf(rule) }, book).date;
  if (end.toString() <= latest.toString()) return end;
  steps.cited('hardMaximum', { amount, unit, date: latest.toString() }, maximum.citation, latest.toString());
  return latest;
}
