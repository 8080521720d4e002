import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClockQuestion, computeClock } from '#shared/clocks/compute.ts';
import { dateText, dayOf } from '#shared/clocks/days.ts';
import type { Law } from '#shared/clocks/question.ts';
import { leadBy, otherEnd, safeEnd } from '#shared/clocks/safe.ts';
import type { Rule } from '#shared/regimes/regime.ts';
import { ask, law, readingsOf } from './law.ts';
import { ruleTable } from './rule-table.ts';

interface Row {
  what: string;
  clock: [regime: string, rule: string, place: string];
  events: ClockQuestion['events'];
  due: string;
  safe: string;
  readings: Record<string, string>;
}

/** Worked by hand with the calendar on the table. */
const rows: Row[] = [
  {
    what: 'EU: whether days of waiting for proof of identity count is contested (vector EU-27)',
    clock: ['eu-gdpr', 'request.response', 'DE'],
    events: { received: '2026-03-02', identityAsked: '2026-03-04', identityReceived: '2026-03-11' },
    due: '2026-04-02',
    safe: '2026-04-02',
    readings: { suspendedForIdentity: '2026-04-09' },
  },
  {
    what: 'UK: “beginning with” may count the day of receipt, and 3 October is a Saturday',
    clock: ['uk-gdpr', 'request.response', 'GB-ENG'],
    events: { received: '2026-09-03' },
    due: '2026-10-05',
    safe: '2026-10-02',
    readings: { beginningWith: '2026-10-02' },
  },
  {
    what: 'China: the end falls on 1 October, the first of seven days off',
    clock: ['cn-pipl', 'request.response', 'CN'],
    events: { identityVerified: '2026-09-01' },
    due: '2026-10-08',
    safe: '2026-10-01',
    readings: { noRollByAnalogy: '2026-10-01' },
  },
  {
    what: 'California: a business day is not defined, and 26 and 27 November are holidays of the state',
    clock: ['us-ca', 'request.confirmation', 'US-CA'],
    events: { received: '2026-11-16' },
    due: '2026-12-02',
    safe: '2026-11-30',
    readings: {
      federalHolidays: '2026-12-01',
      saturdayIsBusinessDay: '2026-11-30',
      everyWeekday: '2026-11-30',
    },
  },
  {
    what: 'California: 45 days begin on the day of receipt, or on the next',
    clock: ['us-ca', 'request.response', 'US-CA'],
    events: { received: '2026-03-02' },
    due: '2026-04-15',
    safe: '2026-04-15',
    readings: { generalRuleOfTime: '2026-04-16' },
  },
  {
    what: 'Canada: the end falls on a Sunday',
    clock: ['ca-pipeda', 'request.response', 'CA'],
    events: { received: '2026-10-30' },
    due: '2026-11-29',
    safe: '2026-11-29',
    readings: { dayOffMoves: '2026-11-30' },
  },
  {
    what: 'Québec: the end falls on a Sunday',
    clock: ['ca-qc', 'request.response', 'CA-QC'],
    events: { received: '2026-10-30' },
    due: '2026-11-29',
    safe: '2026-11-29',
    readings: { dayOffMoves: '2026-11-30' },
  },
  {
    what: 'Japan: three to five days, and the fifth is a Sunday',
    clock: ['jp-appi', 'breach.preliminary', 'JP'],
    events: { known: '2026-11-11' },
    due: '2026-11-15',
    safe: '2026-11-13',
    readings: {
      threeDaysOfGuideline: '2026-11-13',
      knowledgeDayExcluded: '2026-11-16',
      dayOffMoves: '2026-11-16',
    },
  },
  {
    what: 'Hong Kong: the fortieth day is a Sunday',
    clock: ['hk-pdpo', 'request.response', 'HK'],
    events: { received: '2026-03-03' },
    due: '2026-04-13',
    safe: '2026-04-11',
    readings: { eventDayCounted: '2026-04-11', staysOnDayOff: '2026-04-12' },
  },
  {
    what: 'EU: 72 hours may run from the next full hour',
    clock: ['eu-gdpr', 'breach.authority', 'DE'],
    events: { aware: '2026-11-10T15:20:00+01:00' },
    due: '2026-11-13',
    safe: '2026-11-13',
    readings: { nextFullHour: '2026-11-13' },
  },
];

describe('the safe date and every other reading of a contested rule', () => {
  test.each(rows)('$what', ({ clock: [regime, rule, place], events, due, safe, readings }) => {
    const result = ask(regime, rule, place, events);
    expect(result.dueDate).toBe(due);
    expect(safeEnd(result).dueDate).toBe(safe);
    expect(readingsOf(result)).toEqual(readings);
    for (const reading of result.alternatives) expect(reading.citation).toMatch(/\w{3}/);
  });

  test('a rule whose readings agree has one date, and nothing beside it', () => {
    const result = ask('eu-gdpr', 'request.response', 'DE', { received: '2026-11-25' });
    expect(result.alternatives).toEqual([]);
    expect(otherEnd(result)).toBeUndefined();
    expect(safeEnd(result)).toEqual({ due: result.due, dueDate: result.dueDate });
  });
});

/** The law in which one rule is read as its other reading says, and no other way. */
function lawReading(regime: string, rule: Rule, change: Rule['alternatives'][number]['change']): Law {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const read: Rule = { ...rule, ...Object.fromEntries(given), alternatives: [] };
  const regimes = law.regimes.map((one) => (one.id === regime ? { ...one, rules: [read] } : one));
  return { ...law, regimes };
}

const contested = law.regimes.flatMap(({ id, rules }) =>
  rules
    .filter(({ alternatives, validFrom }) => alternatives.length > 0 && validFrom !== null)
    .map((rule) => ({ regime: id, rule })),
);

describe('the safe date of every contested rule', () => {
  test.each(contested.map((one) => ({ ...one, name: `${one.regime} ${one.rule.id} ${one.rule.validFrom}` })))(
    '$name is the earliest of the readings computed one by one, and never behind the due date',
    ({ regime, rule }) => {
      const row = ruleTable[`${regime} ${rule.id}`]?.[0];
      if (!row) throw new Error(`no row for ${regime} ${rule.id}`);
      const first = rule.validFrom === 'always' || rule.validFrom === null ? '2024-01-01' : rule.validFrom;
      const from = dayOf(first < '2024-01-01' ? '2024-01-01' : first);
      const to = dayOf(rule.validTo ?? '2027-12-31');
      const unit = rule.period.from === 'law' ? rule.period.unit : 'day';
      fc.assert(
        fc.property(fc.integer({ min: from + 1, max: Math.max(from + 1, to) }), (day) => {
          const date = dateText(day);
          const event = unit === 'hour' ? `${date}T09:41:07Z` : date;
          const question = { regime, rule: rule.id, place: row.place, events: { [rule.trigger]: event } };
          const result = computeClock(question, law);
          const read = rule.alternatives.map(
            ({ change }) => computeClock(question, lawReading(regime, rule, change)).due,
          );
          const ends = [result.due, ...read].map((due) => Date.parse(due));
          const safe = safeEnd(result);
          const isDeadline = result.outcome === 'deadline';
          expect(Date.parse(safe.due)).toBe(isDeadline ? Math.min(...ends) : ends[0]);
          expect(safe.dueDate <= result.dueDate).toBe(true);
          const led = computeClock(question, { ...law, lead: 'safe' });
          expect({ due: led.due, dueDate: led.dueDate }).toEqual(safe);
          expect(leadBy(led, 'prevailing')).toEqual(result);
        }),
        { numRuns: 25 },
      );
    },
  );
});
