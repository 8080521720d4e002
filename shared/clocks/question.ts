import { z } from 'zod';
import { DocketError } from '../errors.ts';
import type { Calendar } from '../regimes/calendar.ts';
import { isLawOn, type Regime, type Rule } from '../regimes/regime.ts';
import { dateText } from './days.ts';
import { placesNear } from './near-places.ts';
import type { Lead } from './safe.ts';
import { eventTimeSchema, eventTimesSchema, momentSchema, type Unit, unitSchema } from './types.ts';
import { eventDay, isPlainDate } from './workdays.ts';

/** The law that clocks are computed under: all regimes and the working days of all places. */
export interface Law {
  regimes: Regime[];
  calendars: Calendar[];
  /** The organisation's own numbers for rules whose law says 'without delay', by the id of the rule in `house`. */
  targets?: Readonly<Record<string, Length>>;
  /** Which date of a contested clock leads; the one by the prevailing reading where nothing is said. */
  lead?: Lead;
  /** Days that the organisation added; the calendars hold them already. */
  ownDays?: readonly OwnDay[];
}

/** A number with its unit. */
export interface Length {
  amount: number;
  unit: Unit;
}

/** A day off, or a working day, that an organisation added to the calendar of a place. */
export interface OwnDay {
  place: string;
  date: string;
  name: string;
  works: boolean;
}

/** What `computeClock` is asked. */
export const clockQuestionSchema = z.object({
  regime: z.string(),
  rule: z.string(),
  /** ISO 3166 code of the place where the controller acts. */
  place: z.string(),
  events: eventTimesSchema,
  /** True when the period was extended under the rule. */
  extended: z.boolean().optional(),
  /** The number of a contract clause or of the organisation's own target, for rules that take it from the call. */
  parameters: z.object({ amount: z.number(), unit: unitSchema }).optional(),
  /** Where a clause that gives the number stands in its agreement, as its parties call it. */
  citation: z.string().min(1).optional(),
  /** When given, an event that lies after it is refused. */
  now: momentSchema.optional(),
});
export type ClockQuestion = z.infer<typeof clockQuestionSchema>;

/** Events outside these years are slips of the keyboard: no rule here is older, and none reaches further. */
const firstYear = 1990;
const lastYear = 2100;

/** The longest number that a clause or a target may have, per unit; more is taken for a slip. */
const longest: Record<Unit, number> = {
  hour: 8_784,
  day: 3_660,
  workingDay: 2_600,
  week: 520,
  month: 240,
  year: 30,
};

/** The calendar of a place. Throws `unknown-place` with the places that may have been meant, the likeliest first. */
export function findCalendar(calendars: Calendar[], place: string): Calendar {
  const found = calendars.find((calendar) => calendar.place === place);
  if (found) return found;
  throw new DocketError('unknown-place', { place, suggestions: placesNear(calendars, place) });
}

/**
 * The version of a rule that was law on the day of its trigger in `zone`. Throws `unknown-regime`, `unknown-rule`
 * (also for a rule that was not in force on that day, with the day), or `bad-input` for the trigger.
 */
export function findRule(regimes: Regime[], question: ClockQuestion, zone: string): Rule {
  const regime = regimes.find((candidate) => candidate.id === question.regime);
  if (!regime) {
    throw new DocketError('unknown-regime', { regime: question.regime, known: regimes.map(({ id }) => id) });
  }
  const versions = regime.rules.filter((rule) => rule.id === question.rule);
  const named = { regime: regime.id, rule: question.rule };
  if (versions.length === 0) {
    const known = [...new Set(regime.rules.map(({ id }) => id))];
    throw new DocketError('unknown-rule', { ...named, problem: 'unknown', known });
  }
  const inForceEver = versions.filter((rule) => rule.validFrom !== null);
  if (inForceEver.length === 0) throw new DocketError('unknown-rule', { ...named, problem: 'notInForce' });
  for (const rule of inForceEver) {
    const day = dateText(eventDay(readTrigger(rule, question), zone));
    if (isLawOn(rule, day)) return rule;
  }
  const day = dateText(eventDay(readTrigger(versions[0], question), zone));
  const spans = inForceEver.map((rule) => `${rule.validFrom}/${rule.validTo ?? '..'}`);
  throw new DocketError('unknown-rule', { ...named, problem: 'notInForceThen', date: day, inForce: spans });
}

function readTrigger(rule: Rule | undefined, question: ClockQuestion): string {
  const event = rule?.trigger ?? '';
  const time = question.events[event];
  if (time === undefined) throw badEvent(event, 'missing');
  checkTime(event, time);
  return time;
}

function badEvent(event: string, problem: string, details: Record<string, string> = {}): DocketError {
  return new DocketError('bad-input', { field: `events.${event}`, event, problem, ...details });
}

function checkTime(event: string, time: string): void {
  if (!eventTimeSchema.safeParse(time).success) throw badEvent(event, 'malformed', { value: String(time) });
  const year = Number(time.slice(0, 4));
  if (year < firstYear || year > lastYear) throw badEvent(event, 'absurdYear', { value: time });
}

/**
 * Refuses events that the rule does not know, that are malformed or absurd, that come in an impossible order, or that
 * lie in the future. Throws `bad-input` whose details name the event and the problem.
 */
export function checkEvents(rule: Rule, question: ClockQuestion, zone: string): void {
  const known = [rule.trigger, ...rule.optionalEvents];
  for (const [event, time] of Object.entries(question.events)) {
    if (!known.includes(event)) {
      throw new DocketError('bad-input', {
        field: `events.${event}`,
        event,
        problem: 'unknownEvent',
        known,
      });
    }
    checkTime(event, time);
    if (event === rule.trigger && rule.triggerMayBeFuture) continue;
    if (question.now !== undefined && isAfter(time, question.now, zone)) {
      throw badEvent(event, 'future', { value: time });
    }
  }
  checkOrder(rule, question, zone);
}

/** Every other event of a clock follows its trigger, and a pause ends after it began. */
function checkOrder(rule: Rule, question: ClockQuestion, zone: string): void {
  const trigger = question.events[rule.trigger] ?? '';
  for (const event of rule.optionalEvents) {
    const time = question.events[event];
    if (time !== undefined && isAfter(trigger, time, zone)) {
      throw badEvent(event, 'beforeOther', { other: rule.trigger });
    }
  }
  for (const pause of pausesOf(rule)) {
    const from = question.events[pause.from];
    const to = question.events[pause.to];
    if (to === undefined) continue;
    if (from === undefined) throw badEvent(pause.from, 'missing', { other: pause.to });
    if (isAfter(from, to, zone)) throw badEvent(pause.to, 'beforeOther', { other: pause.from });
  }
}

/** Pauses of the rule and of its readings, save those whose end alone has a meaning of its own (a restart). */
function pausesOf(rule: Rule) {
  const readings = rule.alternatives.map((reading) => reading.change);
  const restarts = [rule, ...readings].flatMap((change) => change.restarts ?? []).map(({ event }) => event);
  const pauses = [rule, ...readings].flatMap((change) => change.pauses ?? []);
  return pauses.filter((pause) => !restarts.includes(pause.to));
}

/** Whether `a` lies after `b`: as moments where both have an hour, as dates in `zone` where one has none. */
function isAfter(a: string, b: string, zone: string): boolean {
  if (isPlainDate(a) || isPlainDate(b)) {
    return eventDay(a, zone) > eventDay(b, zone);
  }
  return Date.parse(a) > Date.parse(b);
}

/**
 * The amount and the unit that are counted: the law's, or the call's for a clause or a target. Throws `bad-input` for
 * a number that is missing, not expected, or absurd.
 */
export function readPeriod(rule: Rule, question: ClockQuestion): { amount: number; unit: Unit } {
  const given = question.parameters;
  if (rule.period.from === 'law') {
    if (given) throw new DocketError('bad-input', { field: 'parameters', problem: 'notExpected' });
    return { amount: rule.period.amount, unit: rule.period.unit };
  }
  if (!given) throw new DocketError('bad-input', { field: 'parameters', problem: 'missing' });
  if (!Number.isInteger(given.amount) || given.amount < 1 || given.amount > longest[given.unit]) {
    throw new DocketError('bad-input', {
      field: 'parameters.amount',
      problem: 'absurdAmount',
      value: given.amount,
      most: longest[given.unit],
    });
  }
  if (given.unit === 'hour' && rule.direction === 'back') {
    throw new DocketError('bad-input', { field: 'parameters.unit', problem: 'hoursBack' });
  }
  return { amount: given.amount, unit: given.unit };
}
