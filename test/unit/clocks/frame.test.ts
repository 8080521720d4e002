import { describe, expect, test } from 'vitest';
import { computeClock } from '#shared/clocks/compute.ts';
import { type Regime, type Rule, regimeSchema } from '#shared/regimes/regime.ts';
import { law } from './law.ts';

/** A regime with one rule, made of the usual fields and those that a test is about. */
function regimeOf(fields: Record<string, unknown>): Regime {
  return regimeSchema.parse({
    format: 'privacy-docket-regime/1',
    id: 'test',
    version: '2026-01-01',
    source: 'a test',
    rules: [ruleOf(fields)],
  });
}

function ruleOf(fields: Record<string, unknown>): Record<string, unknown> {
  return {
    id: 'request.response',
    kind: 'request',
    by: 'controller',
    to: 'person',
    trigger: 'received',
    period: { from: 'law', amount: 10, unit: 'day' },
    roll: 'none',
    validFrom: '2020-01-01',
    citation: 'Test Art. 1',
    nature: 'statute',
    verified: 'primary',
    ...fields,
  };
}

function ask(fields: Record<string, unknown>, events: Record<string, string>, place = 'DE', more = {}) {
  const question = { regime: 'test', rule: 'request.response', place, events, ...more };
  return computeClock(question, { regimes: [regimeOf(fields)], calendars: law.calendars });
}

const period = (amount: number, unit: string) => ({ from: 'law', amount, unit });

describe('what a rule may say', () => {
  const received = '2026-03-02';
  const rows: [what: string, fields: Record<string, unknown>, place: string, due: string][] = [
    ['weeks end on the same weekday', { period: period(2, 'week') }, 'DE', '2026-03-16'],
    ['years end on the same date', { period: period(1, 'year') }, 'DE', '2027-03-02'],
    ['a counted start day ends days one day earlier', { countStartDay: true }, 'DE', '2026-03-11'],
    [
      'a counted start day counts as a working day',
      { countStartDay: true, period: period(5, 'workingDay') },
      'DE',
      '2026-03-06',
    ],
    [
      'only Sundays and holidays roll: a Saturday stays',
      { period: period(5, 'day'), roll: 'sunHoliday' },
      'DE',
      '2026-03-07',
    ],
    [
      'only Sundays and holidays roll: a Sunday goes to Monday',
      { period: period(6, 'day'), roll: 'sunHoliday' },
      'DE',
      '2026-03-09',
    ],
    ['Saturdays roll too', { period: period(5, 'day'), roll: 'satSunHoliday' }, 'DE', '2026-03-09'],
    ['days count back', { direction: 'back' }, 'DE', '2026-02-20'],
    [
      'the holidays of another place',
      { holidaySet: 'CN', adjustedWorkdays: true, period: period(30, 'day'), roll: 'satSunHoliday' },
      'DE',
      '2026-04-01',
    ],
  ];
  for (const [what, fields, place, due] of rows) {
    test(what, () => expect(ask(fields, { received }, place).dueDate).toBe(due));
  }

  test('a hard maximum holds whatever was extended', () => {
    const fields = {
      extension: {
        amount: 30,
        unit: 'day',
        mode: 'addToOriginal',
        reasonsRequired: true,
        citation: 'Test Art. 2',
      },
      hardMaximum: { amount: 20, unit: 'day', citation: 'Test Art. 3' },
    };
    const result = ask(fields, { received }, 'DE', { extended: true });
    expect(result.dueDate).toBe('2026-03-22');
    expect(result.explanation.find(({ code }) => code === 'hardMaximum')?.citation).toBe('Test Art. 3');
  });

  test('days of a pause do not count among working days', () => {
    const pause = {
      from: 'asked',
      to: 'answered',
      inclusiveFrom: true,
      inclusiveTo: true,
      citation: 'Test Art. 4',
    };
    const fields = {
      period: period(5, 'workingDay'),
      pauses: [pause],
      optionalEvents: ['asked', 'answered'],
    };
    const events = { received, asked: '2026-03-04', answered: '2026-03-05' };
    expect(ask(fields, events).dueDate).toBe('2026-03-11');
  });

  test('two pauses that overlap take each day out once', () => {
    const pause = (from: string, to: string) => ({
      from,
      to,
      inclusiveFrom: true,
      inclusiveTo: true,
      citation: 'Test Art. 4',
    });
    const fields = {
      pauses: [pause('asked', 'answered'), pause('asked2', 'answered2')],
      optionalEvents: ['asked', 'answered', 'asked2', 'answered2'],
    };
    const events = {
      received,
      asked: '2026-03-04',
      answered: '2026-03-06',
      asked2: '2026-03-05',
      answered2: '2026-03-08',
    };
    expect(ask(fields, events).dueDate).toBe('2026-03-17');
  });

  test('a duty without a number takes the organisation’s own target and is never called the law’s', () => {
    const fields = { period: { from: 'target' } };
    const result = ask(fields, { received: '2026-03-02T10:00:00+01:00' }, 'DE', {
      parameters: { amount: 24, unit: 'hour' },
    });
    expect(result.due).toBe('2026-03-03T10:00:00+01:00');
    expect(result.rule.nature).toBe('house');
    const days = ask(fields, { received }, 'DE', { parameters: { amount: 2, unit: 'workingDay' } });
    expect(days.dueDate).toBe('2026-03-04');
    expect(days.explanation.map(({ code }) => code)).toContain('target');
  });
});

describe('a regime that contradicts itself is refused', () => {
  const wrong: [what: string, fields: Record<string, unknown>][] = [
    ['a field that nobody knows', { deadline: 30 }],
    ['an event that is used and not listed', { restarts: [{ event: 'feePaid', citation: 'Test' }] }],
    ['an event that is listed and not used', { optionalEvents: ['feePaid'] }],
    ['a rule that ends before it starts', { validTo: '2019-01-01' }],
    ['hours that roll', { period: period(72, 'hour'), roll: 'satSunHoliday' }],
    [
      'an extension whose notice is no rule',
      {
        extension: {
          amount: 1,
          unit: 'day',
          mode: 'addToOriginal',
          noticeRule: 'request.none',
          reasonsRequired: true,
          citation: 'Test',
        },
      },
    ],
    [
      'an extension in another unit',
      {
        extension: {
          amount: 1,
          unit: 'month',
          mode: 'addToOriginal',
          reasonsRequired: true,
          citation: 'Test',
        },
      },
    ],
    [
      'hours that start again',
      {
        period: period(72, 'hour'),
        optionalEvents: ['feePaid'],
        restarts: [{ event: 'feePaid', citation: 'Test' }],
      },
    ],
    ['no citation', { citation: '' }],
    ['what is counted back and still moved', { direction: 'back', roll: 'satSunHoliday' }],
  ];
  for (const [what, fields] of wrong) {
    test(what, () => expect(() => regimeOf(fields)).toThrow());
  }

  test('two versions of a rule that are law on one day', () => {
    const parse = (second: Record<string, unknown>) =>
      regimeSchema.parse({
        format: 'privacy-docket-regime/1',
        id: 'test',
        version: '2026-01-01',
        source: 'a test',
        rules: [ruleOf({ validTo: '2024-12-31' }), ruleOf(second)],
      });
    expect(() => parse({ validFrom: '2024-12-31' })).toThrow();
    const rules: Rule[] = parse({ validFrom: '2025-01-01' }).rules;
    expect(rules).toHaveLength(2);
  });
});
