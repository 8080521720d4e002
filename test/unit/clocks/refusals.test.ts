import { describe, expect, test } from 'vitest';
import { type ClockQuestion, computeClock } from '#shared/clocks/compute.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { ask, errorOf, law } from './law.ts';

type Events = ClockQuestion['events'];

function refuse(question: Partial<ClockQuestion>) {
  const whole = {
    regime: 'eu-gdpr',
    rule: 'request.response',
    place: 'DE',
    events: { received: '2026-03-02' },
  };
  return errorOf(() => computeClock({ ...whole, ...question }, law));
}

describe('what cannot be answered is refused by its name', () => {
  test('a regime that is not known, with those that are', () => {
    const error = refuse({ regime: 'us-tx' });
    expect(error.code).toBe('unknown-regime');
    expect(error.details).toMatchObject({ regime: 'us-tx' });
    expect(error.details.known).toContain('eu-gdpr');
  });

  test('a rule that is not known', () => {
    const error = refuse({ rule: 'request.reply' });
    expect(error.code).toBe('unknown-rule');
    expect(error.details).toMatchObject({ regime: 'eu-gdpr', rule: 'request.reply', problem: 'unknown' });
  });

  test('a country whose parts have calendars of their own', () => {
    const error = refuse({ place: 'GB' });
    expect(error.code).toBe('unknown-place');
    expect(error.details).toEqual({ place: 'GB', suggestions: ['GB-ENG', 'GB-NIR', 'GB-SCT', 'GB-WLS'] });
  });

  test('a part without a calendar of its own, with the country that has one', () => {
    expect(refuse({ place: 'PL-MZ' }).details.suggestions).toEqual(['PL']);
  });

  for (const place of ['', 'XX', 'de', 'Germany', 'DE-XX']) {
    test(`the place “${place}”`, () => {
      const error = refuse({ place });
      expect(error.code).toBe('unknown-place');
      expect(error.details.place).toBe(place);
    });
  }

  test('a rule that is only proposed', () => {
    const events = { aware: '2026-06-01T10:00:00+02:00' };
    const error = refuse({ rule: 'breach.authority-omnibus', events });
    expect(error.code).toBe('unknown-rule');
    expect(error.details).toMatchObject({ rule: 'breach.authority-omnibus', problem: 'notInForce' });
  });

  const before: [regime: string, rule: string, place: string, events: Events, firstDay: string][] = [
    ['eu-gdpr', 'request.response', 'DE', { received: '2018-05-24' }, '2018-05-25'],
    ['uk-gdpr', 'complaint.acknowledgement', 'GB-ENG', { received: '2026-06-18' }, '2026-06-19'],
    ['cn-pipl', 'request.response', 'CN', { identityVerified: '2021-10-31' }, '2021-11-01'],
    ['cn-pipl', 'incident.report.operator', 'CN', { discovered: '2025-10-31T23:59:59+08:00' }, '2025-11-01'],
  ];
  for (const [regime, rule, place, events, firstDay] of before) {
    test(`${regime} ${rule} on the day before it was law, and answers on the first day`, () => {
      const error = errorOf(() => ask(regime, rule, place, events));
      expect(error.code).toBe('unknown-rule');
      expect(error.details).toMatchObject({ rule, problem: 'notInForceThen' });
      expect(error.details.inForce).toEqual([`${firstDay}/..`]);
      const [event = '', time = ''] = Object.entries(events)[0] ?? [];
      const first = time.includes('T') ? `${firstDay}T00:00:00+08:00` : firstDay;
      expect(ask(regime, rule, place, { [event]: first }).rule.id).toBe(rule);
    });
  }

  test('a case runs under the version that was law on the day of receipt', () => {
    const citation = (received: string) =>
      ask('uk-gdpr', 'request.response', 'GB-ENG', { received }).rule.citation;
    expect(citation('2026-02-04')).toContain('until 2020-12-31');
    expect(citation('2026-02-05')).toContain('12A');
  });
});

describe('events that cannot be', () => {
  const now = '2026-11-22T12:00:00+01:00';
  const id = { identityAsked: '2026-03-04', identityReceived: '2026-03-11' };
  const rows: [why: string, question: Partial<ClockQuestion>, details: Record<string, string>][] = [
    ['no event at all', { events: {} }, { event: 'received', problem: 'missing' }],
    [
      'an event of another rule',
      { events: { received: '2026-03-02', aware: '2026-03-02' } },
      { event: 'aware', problem: 'unknownEvent' },
    ],
    [
      'a day that no month has',
      { events: { received: '2026-02-30' } },
      { event: 'received', problem: 'malformed' },
    ],
    [
      'a day in another notation',
      { events: { received: '02.03.2026' } },
      { event: 'received', problem: 'malformed' },
    ],
    [
      'a moment without offset',
      { events: { received: '2026-03-02T10:00:00' } },
      { event: 'received', problem: 'malformed' },
    ],
    ['an empty text', { events: { received: '' } }, { event: 'received', problem: 'malformed' }],
    ['the year 0026', { events: { received: '0026-03-02' } }, { event: 'received', problem: 'absurdYear' }],
    ['the year 2926', { events: { received: '2926-03-02' } }, { event: 'received', problem: 'absurdYear' }],
    ['tomorrow', { events: { received: '2026-11-23' }, now }, { event: 'received', problem: 'future' }],
    [
      'one minute from now',
      { events: { received: '2026-11-22T11:01:00Z' }, now },
      { event: 'received', problem: 'future' },
    ],
    [
      'an answer before its question',
      { events: { received: '2026-03-02', identityAsked: '2026-03-11', identityReceived: '2026-03-04' } },
      { event: 'identityReceived', problem: 'beforeOther', other: 'identityAsked' },
    ],
    [
      'an answer without its question',
      { events: { received: '2026-03-02', identityReceived: '2026-03-04' } },
      { event: 'identityAsked', problem: 'missing' },
    ],
    [
      'a question before the request',
      { events: { received: '2026-03-05', ...id } },
      { event: 'identityAsked', problem: 'beforeOther', other: 'received' },
    ],
    [
      'a day where the hour counts',
      { rule: 'breach.authority', events: { aware: '2026-03-02' } },
      { event: 'aware', problem: 'momentNeeded' },
    ],
    [
      'an extension of a rule that has none',
      { rule: 'request.extension-notice', extended: true },
      { field: 'extended', problem: 'noExtension' },
    ],
    [
      'a number where the law has its own',
      { parameters: { amount: 3, unit: 'month' } },
      { field: 'parameters', problem: 'notExpected' },
    ],
  ];
  for (const [why, question, details] of rows) {
    test(why, () => {
      const error = refuse(question);
      expect(error.code).toBe<ErrorCode>('bad-input');
      expect(error.details).toMatchObject(details);
      if (details.event) expect(error.details.field).toBe(`events.${details.event}`);
    });
  }

  test('today and this very moment are not the future', () => {
    const question = { regime: 'eu-gdpr', rule: 'request.response', place: 'DE', now };
    expect(computeClock({ ...question, events: { received: '2026-11-22' } }, law).dueDate).toBe('2026-12-22');
    expect(computeClock({ ...question, events: { received: now } }, law).dueDate).toBe('2026-12-22');
  });

  test('an expiry, a validity and a review may lie ahead', () => {
    const ahead: [string, string, Events][] = [
      ['contract', 'agreement.expiry', { expires: '2030-01-01' }],
      ['contract', 'agreement.review', { reviewOn: '2030-01-01' }],
      ['cn-pipl', 'transfer.assessment-extension-opens', { validTo: '2030-01-01' }],
      ['cn-pipl', 'transfer.contract-filing', { effective: '2026-12-01' }],
    ];
    for (const [regime, rule, events] of ahead) {
      expect(computeClock({ regime, rule, place: 'CN', events, now }, law).rule.id).toBe(rule);
    }
  });
});

describe('the number of a clause', () => {
  const expires = { regime: 'contract', rule: 'agreement.notice', events: { expires: '2026-12-31' } };
  test('must be given', () => {
    expect(refuse(expires).details).toEqual({ field: 'parameters', problem: 'missing' });
  });
  for (const amount of [0, -3, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 241]) {
    test(`cannot be ${amount} months`, () => {
      const error = refuse({ ...expires, parameters: { amount, unit: 'month' } });
      expect(error.code).toBe('bad-input');
      expect(error.details).toMatchObject({ field: 'parameters.amount', problem: 'absurdAmount', most: 240 });
    });
  }
  test('cannot be hours before an end', () => {
    const error = refuse({ ...expires, parameters: { amount: 3, unit: 'hour' } });
    expect(error.details).toEqual({ field: 'parameters.unit', problem: 'hoursBack' });
  });
});
