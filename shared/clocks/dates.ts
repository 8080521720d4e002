import type { Temporal } from 'temporal-polyfill';
import type { Rule } from '../regimes/regime.ts';
import { type Counted, countPeriod, type DateUnit, type NotedDay, type Rolled, rollForward } from './count.ts';
import { type Pauses, readPauses, refusePauseAfter } from './pauses.ts';
import type { ClockQuestion } from './question.ts';
import type { Reading } from './reading.ts';
import type { Step } from './types.ts';
import { type DayBook, dateOf, endOfDay, isPlainDate, momentText, startOfDay } from './workdays.ts';

interface DatePeriod {
  amount: number;
  unit: DateUnit;
}

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
  const paused = shift(period, counted.date, pauses, steps);
  const capped = cap(rule, period, question, paused, book, zone, steps);
  const rolled = rollForward(capped, rule.roll, book, rule.adjustedWorkdays);
  refusePauseAfter(pauses, rolled.date);
  explainRoll(rule, period, capped, rolled, book, steps);

  const uncovered = counted.uncovered ?? rolled.uncovered;
  if (uncovered) steps.add('provisional', { place: book.calendar.place, date: uncovered.toString() });
  const due = dueMoment(rule, rolled.date, zone);
  steps.add(dueCodes[rule.outcome], { date: rolled.date.toString() }, momentText(due));
  const pausedSince = pauses.open?.asked.toString();
  return {
    due,
    steps: steps.list,
    provisional: uncovered !== undefined,
    ...(pausedSince ? { pausedSince } : {}),
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

function explainCount(
  rule: Rule,
  period: DatePeriod,
  question: ClockQuestion,
  start: Temporal.PlainDate,
  counted: Counted,
  steps: Steps,
): void {
  if (period.amount === 0) return;
  const { amount, unit } = period;
  if (question.extended && rule.extension) {
    const { extension } = rule;
    steps.cited('extension', { amount: extension.amount, unit, total: amount }, extension.citation);
  }
  if (rule.period.from !== 'law') steps.add(rule.period.from, { amount, unit });
  steps.counting(rule.countStartDay ? 'dayCounted' : 'dayNotCounted', { date: start.toString() });
  const result = counted.date.toString();
  const codes = rule.direction === 'back' ? backCodes : forwardCodes;
  steps.counting(codes[unit], { amount, unit, date: result }, result);
  if (counted.clamped) steps.counting('clampMonthEnd', { day: start.day, date: result }, result);
  if (counted.holidays.length > 0) steps.add('skipHolidays', { days: listDays(counted.holidays) });
  if (counted.adjusted.length > 0) steps.add('adjustedWorkdays', { days: listDays(counted.adjusted) });
}

const forwardCodes: Record<DateUnit, string> = {
  day: 'addDays',
  workingDay: 'addWorkingDays',
  week: 'addWeeks',
  month: 'addMonths',
  year: 'addYears',
};
const backCodes: Record<DateUnit, string> = {
  day: 'countBack',
  workingDay: 'countBackWorkingDays',
  week: 'countBack',
  month: 'countBack',
  year: 'countBack',
};

/** The end moves by the days that do not count; in a period of working days they were left out while counting. */
function shift(
  period: DatePeriod,
  end: Temporal.PlainDate,
  pauses: Pauses,
  steps: Steps,
): Temporal.PlainDate {
  let shifted = end;
  for (const span of pauses.closed) {
    if (period.unit !== 'workingDay') shifted = shifted.add({ days: span.days });
    const [from, to] = [span.first.toString(), span.last.toString()];
    const result = shifted.toString();
    const values = { from, to, amount: span.days, unit: 'day', date: result };
    steps.cited('pauseExcluded', values, span.pause.citation, result);
  }
  if (pauses.open) {
    const { pause, asked } = pauses.open;
    steps.cited('pauseOpen', { event: pause.from, date: asked.toString() }, pause.citation);
  }
  return shifted;
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
  if (!maximum || maximum.unit === 'hour') return end;
  const trigger = dateOf(question.events[rule.trigger] ?? '', zone);
  const { amount, unit } = maximum;
  const latest = countPeriod(trigger, { ...period, amount, unit, ...countingOf(rule) }, book).date;
  if (end.toString() <= latest.toString()) return end;
  steps.cited('hardMaximum', { amount, unit, date: latest.toString() }, maximum.citation, latest.toString());
  return latest;
}

function explainRoll(
  rule: Rule,
  period: DatePeriod,
  end: Temporal.PlainDate,
  rolled: Rolled,
  book: DayBook,
  steps: Steps,
): void {
  const { place, version } = book.calendar;
  const result = rolled.date.toString();
  if (rolled.passed.length > 0) {
    steps.counting('rollForward', { days: listDays(rolled.passed), date: result, place }, result);
  } else if (rule.roll !== 'none') {
    const code = rule.roll === 'holidayOnly' ? 'noHoliday' : 'workingDay';
    steps.counting(code, { date: end.toString(), place });
  } else if (period.amount > 0 && period.unit !== 'workingDay') {
    steps.counting('noRoll', { date: end.toString() });
  }
  if (rule.roll !== 'none' || period.unit === 'workingDay') steps.add('calendar', { place, date: version });
}

/** `2026-12-25 1. Weihnachtstag; 2026-12-27`: dates that a reader's own format can replace, names where there are any. */
function listDays(days: NotedDay[]): string {
  return days.map((day) => `${day.date} ${day.name}`.trim()).join('; ');
}

interface Steps {
  list: Step[];
  add(code: string, values: Step['values'], result?: string): void;
  cited(code: string, values: Step['values'], citation: string, result?: string): void;
  /** A step of pure counting: cited from the text that says how periods are counted, where the rule names one. */
  counting(code: string, values: Step['values'], result?: string): void;
}

function stepsOf(rule: Rule): Steps {
  const list: Step[] = [];
  const push = (code: string, values: Step['values'], citation?: string, result?: string) =>
    list.push({ code, values, ...(result ? { result } : {}), ...(citation ? { citation } : {}) });
  return {
    list,
    add: (code, values, result) => push(code, values, undefined, result),
    cited: (code, values, citation, result) => push(code, values, citation, result),
    counting: (code, values, result) => push(code, values, rule.countingCitation, result),
  };
}
