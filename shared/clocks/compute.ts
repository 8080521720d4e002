import { DocketError } from '../errors.ts';
import type { Calendar } from '../regimes/calendar.ts';
import type { Rule } from '../regimes/regime.ts';
import { computeDates } from './dates.ts';
import { computeHours } from './hours.ts';
import { type ClockQuestion, checkEvents, findCalendar, findRule, type Law, readPeriod } from './question.ts';
import type { Reading } from './reading.ts';
import { leadBy } from './safe.ts';
import type { Alternative, ClockResult, Step } from './types.ts';
import { type DayBook, openDayBook } from './workdays.ts';
import { momentText } from './zones.ts';

export type { ClockQuestion, Law };

/**
 * When a clock is due and why. Pure: the same question and the same law give the same answer.
 *
 * Hours are elapsed hours; all other units are dates of the place, and an event given as a moment counts on the date
 * that it was there. The rule version is the one that was law on the day of the trigger. Where the law is contested
 * the rule's own reading is the prevailing one, and each other reading that gives another end is in `alternatives`;
 * `law.lead` says whether the prevailing or the safe one of the two is `due` (see `safe.ts`).
 *
 * Throws `DocketError`: `unknown-regime`, `unknown-rule` (also for a rule that is not in force on that day),
 * `unknown-place`, or `bad-input` with `field`, `problem` and, for an event, `event`.
 */
export function computeClock(question: ClockQuestion, law: Law): ClockResult {
  const place = findCalendar(law.calendars, question.place);
  const rule = citeClause(findRule(law.regimes, question, place.zone), question);
  checkEvents(rule, question, place.zone);
  const period = extend(rule, readPeriod(rule, question), question);
  const bookOf = (version: Rule) => openDayBook(daysOf(version, place, law.calendars));
  const main = compute(rule, period, question, bookOf(rule), place.zone);
  const readings = rule.alternatives.map((alternative) => {
    const changed: Rule = { ...rule, ...withoutUndefined(alternative.change) };
    const changedPeriod = alternative.change.period
      ? extend(changed, readPeriod(changed, question), question)
      : period;
    return { alternative, reading: compute(changed, changedPeriod, question, bookOf(changed), place.zone) };
  });

  const alternatives: Alternative[] = [];
  const contested: Step[] = [];
  for (const { alternative, reading } of readings) {
    const values = { reason: alternative.reason };
    if (reading.pausedSince && !main.pausedSince) {
      const step = { ...values, date: reading.pausedSince };
      contested.push({ code: 'readingOpen', values: step, citation: alternative.citation });
      continue;
    }
    if (reading.due === main.due) continue;
    const due = momentText(reading.due, place.zone);
    const dueDate = due.slice(0, 10);
    const { reason, citation, verified } = alternative;
    alternatives.push({ dueDate, due, reason, citation, verified });
    const shown = period.unit === 'hour' ? due : dueDate;
    // A reading may need days that the calendar lacks though the main one does not.
    if (!main.provisional) contested.push(...reading.steps.filter(({ code }) => code === 'provisional'));
    contested.push({
      code: 'reading',
      values: { ...values, date: shown },
      result: shown,
      citation: alternative.citation,
    });
  }

  const due = momentText(main.due, place.zone);
  const result: ClockResult = {
    due,
    dueDate: due.slice(0, 10),
    zone: place.zone,
    outcome: rule.outcome,
    period,
    ...(main.pausedSince ? { pausedSince: main.pausedSince } : {}),
    provisional: main.provisional,
    alternatives,
    rule: {
      regime: question.regime,
      id: rule.id,
      citation: rule.citation,
      // A number that the law does not give is the organisation's own, whatever duty stands behind it.
      nature: rule.period.from === 'target' ? 'house' : rule.nature,
      verified: rule.verified,
    },
    explanation: [...main.steps, ...contested, ...closingSteps(rule)],
  };
  return leadBy(result, law.lead ?? 'prevailing');
}

/** A rule that takes its number from a clause stands where that clause stands. */
export function citeClause(rule: Rule, { citation }: Pick<ClockQuestion, 'citation'>): Rule {
  return citation !== undefined && rule.period.from === 'parameter' ? { ...rule, citation } : rule;
}

/** The calendar whose days a rule counts, with the days of rest that the rule itself names. */
function daysOf(rule: Rule, place: Calendar, calendars: Calendar[]): Calendar {
  const calendar = holidaysOf(rule, place, calendars);
  return rule.restDays === 'sunday' ? withRestOnSunday(calendar) : calendar;
}

const restingOnSunday = new WeakMap<Calendar, Calendar>();

/** A calendar in which Saturday is a day like others; the same object each time, so that its day book is kept. */
function withRestOnSunday(calendar: Calendar): Calendar {
  const known = restingOnSunday.get(calendar) ?? { ...calendar, weekend: [7] };
  restingOnSunday.set(calendar, known);
  return known;
}

const withoutHolidays = new WeakMap<Calendar, Calendar>();

/** The calendar whose holidays a rule counts; without one of the whole country that of the place stands in. */
function holidaysOf(rule: Rule, place: Calendar, calendars: Calendar[]): Calendar {
  if (rule.holidaySet === 'place') return place;
  if (rule.holidaySet === 'none') {
    const known = withoutHolidays.get(place) ?? { ...place, holidays: [], workdays: [] };
    withoutHolidays.set(place, known);
    return known;
  }
  if (rule.holidaySet !== 'country') return findCalendar(calendars, rule.holidaySet);
  const country = place.place.slice(0, 2);
  return calendars.find((calendar) => calendar.place === country) ?? place;
}

function compute(
  rule: Rule,
  period: ClockResult['period'],
  question: ClockQuestion,
  book: DayBook,
  zone: string,
): Reading {
  if (period.unit === 'hour') return computeHours(rule, period.amount, question, zone);
  return computeDates(rule, { amount: period.amount, unit: period.unit }, question, book, zone);
}

/** The extension is added to the period and counted from its start: one month and two months are three months. */
function extend(rule: Rule, period: ClockResult['period'], question: ClockQuestion): ClockResult['period'] {
  if (!question.extended) return period;
  if (!rule.extension) {
    throw new DocketError('bad-input', { field: 'extended', problem: 'noExtension', rule: rule.id });
  }
  return { ...period, amount: period.amount + rule.extension.amount };
}

/** What is true of the duty whatever its date: what lateness brings, and what else must be known. */
function closingSteps({ consequence, note }: Rule): Step[] {
  const steps: Step[] = [];
  if (consequence) {
    const { text, citation } = consequence;
    steps.push({ code: 'consequence', values: { consequence: text }, ...(citation ? { citation } : {}) });
  }
  if (note) steps.push({ code: 'note', values: { note } });
  return steps;
}

/** Leaves out the keys without a value, so that a reading changes only what it names. */
function withoutUndefined<T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const result: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const key in change) {
    const value = change[key];
    if (isDefined(value)) result[key] = value;
  }
  return result;
}

function isDefined<V>(value: V): value is Exclude<V, undefined> {
  return value !== undefined;
}
