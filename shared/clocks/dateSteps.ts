import type { Rule } from '../regimes/regime.ts';
import type { Counted, DateUnit, NotedDay, Rolled } from './count.ts';
import { type Day, dateText, dayOfMonth } from './days.ts';
import { givenPeriodSteps } from './given.ts';
import type { ClockQuestion } from './question.ts';
import type { Step } from './types.ts';
import type { DayBook } from './workdays.ts';

export interface DatePeriod {
  amount: number;
  unit: DateUnit;
}

/** The steps of an explanation, in the order in which they are taken. */
export interface Steps {
  list: Step[];
  add(code: string, values: Step['values'], result?: string): void;
  cited(code: string, values: Step['values'], citation: string, result?: string): void;
  /** A step of pure counting: cited from the text that says how periods are counted, where the rule names one. */
  counting(code: string, values: Step['values'], result?: string): void;
}

/** An empty explanation under a rule. */
export function stepsOf(rule: Rule): Steps {
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

/** Says how the last day was counted: whose number it is, whether the first day counts, what was left out. */
export function explainCount(
  rule: Rule,
  period: DatePeriod,
  question: ClockQuestion,
  start: Day,
  counted: Counted,
  steps: Steps,
): void {
  if (period.amount === 0) return;
  const { amount, unit } = period;
  if (question.extended && rule.extension) {
    const { extension } = rule;
    steps.cited('extension', { amount: extension.amount, unit, total: amount }, extension.citation);
  }
  steps.list.push(...givenPeriodSteps(rule, period));
  const back = rule.direction === 'back';
  steps.counting(startDayCode(rule.countStartDay, back), { date: dateText(start) });
  const result = dateText(counted.day);
  const codes = back ? backCodes : forwardCodes;
  steps.counting(codes[unit], { amount, unit, date: result }, result);
  if (counted.clamped) steps.counting('clampMonthEnd', { day: dayOfMonth(start), date: result }, result);
  if (counted.holidays.length > 0) steps.add('skipHolidays', { days: listDays(counted.holidays) });
  if (counted.adjusted.length > 0) steps.add('adjustedWorkdays', { days: listDays(counted.adjusted) });
}

function startDayCode(counted: boolean, back: boolean): string {
  if (back) return counted ? 'endDayCounted' : 'endDayNotCounted';
  return counted ? 'dayCounted' : 'dayNotCounted';
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

/** Says whether and why the last day moved, and which calendar was asked. */
export function explainRoll(
  rule: Rule,
  period: DatePeriod,
  end: Day,
  rolled: Rolled,
  book: DayBook,
  steps: Steps,
): void {
  const { place, version } = book.calendar;
  const result = dateText(rolled.day);
  if (rolled.passed.length > 0) {
    steps.counting('rollForward', { days: listDays(rolled.passed), date: result, place }, result);
  } else if (rule.roll !== 'none') {
    const code = rule.roll === 'holidayOnly' ? 'noHoliday' : 'workingDay';
    steps.counting(code, { date: dateText(end), place });
  } else if (period.amount > 0 && period.unit !== 'workingDay') {
    steps.counting('noRoll', { date: dateText(end) });
  }
  if (rule.roll !== 'none' || period.unit === 'workingDay') steps.add('calendar', { place, date: version });
}

/** `2026-12-25 1. Weihnachtstag; 2026-12-27`: dates that a reader's own format can replace, names where there are any. */
function listDays(days: NotedDay[]): string {
  return days.map((day) => `${day.date} ${day.name}`.trim()).join('; ');
}
