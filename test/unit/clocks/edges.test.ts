import { describe, expect, test } from 'vitest';
import type { ClockQuestion } from '#shared/clocks/compute.ts';
import { ask } from './law.ts';

type Row = [
  what: string,
  regime: string,
  rule: string,
  place: string,
  events: ClockQuestion['events'],
  due: string,
];

/** Places where counting goes wrong, each by hand; hours as moments, everything else as dates. */
const tables: Record<string, Row[]> = {
  'daylight saving': [
    [
      'the hour that is skipped',
      'eu-gdpr',
      'breach.authority',
      'DE',
      { aware: '2026-03-26T02:30:00+01:00' },
      '2026-03-29T03:30:00+02:00',
    ],
    [
      'the first of the hours that come twice',
      'eu-gdpr',
      'breach.authority',
      'DE',
      { aware: '2026-10-22T02:30:00+02:00' },
      '2026-10-25T02:30:00+02:00',
    ],
    [
      'the second of them',
      'eu-gdpr',
      'breach.authority',
      'DE',
      { aware: '2026-10-22T03:30:00+02:00' },
      '2026-10-25T02:30:00+01:00',
    ],
    [
      'known in the second of them',
      'eu-gdpr',
      'breach.authority',
      'DE',
      { aware: '2026-10-25T02:30:00+01:00' },
      '2026-10-28T02:30:00+01:00',
    ],
    [
      'the United Kingdom, spring',
      'uk-gdpr',
      'breach.authority',
      'GB-ENG',
      { aware: '2027-03-26T12:00:00Z' },
      '2027-03-29T13:00:00+01:00',
    ],
    [
      'the other half of the year in Australia',
      'hk-pdpo',
      'incident.serious',
      'AU-NSW',
      { aware: '2026-04-04T20:00:00+11:00' },
      '2026-04-05T07:00:00+10:00',
    ],
    [
      'China has none',
      'cn-pipl',
      'incident.report.operator',
      'CN',
      { discovered: '2026-03-29T01:00:00+08:00' },
      '2026-03-29T05:00:00+08:00',
    ],
    [
      'a day of 23 hours is a day',
      'eu-gdpr',
      'request.response',
      'DE',
      { received: '2026-02-27T23:59:59+01:00' },
      '2026-03-27',
    ],
    [
      'a moment in the night of the change counts on its own date',
      'eu-gdpr',
      'request.response',
      'DE',
      { received: '2026-10-24T22:30:00Z' },
      '2026-11-25',
    ],
  ],
  'leap days': [
    ['a month to 29 February', 'eu-gdpr', 'request.response', 'DE', { received: '2024-01-29' }, '2024-02-29'],
    [
      'a month from 29 February',
      'uk-gdpr',
      'request.response',
      'GB-ENG',
      { received: '2024-02-29' },
      '2024-04-02',
    ],
    [
      'three years from 29 February',
      'cn-pipl',
      'assessment.retention',
      'CN',
      { approved: '2024-02-29' },
      '2027-02-28',
    ],
    [
      'two years to a leap year',
      'ch-fadp',
      'breach.documentation',
      'CH',
      { notified: '2026-02-28' },
      '2028-02-28',
    ],
    [
      'days over 29 February',
      'ca-pipeda',
      'request.response',
      'CA',
      { received: '2024-02-01' },
      '2024-03-02',
    ],
    [
      'days over 28 February of another year',
      'ca-pipeda',
      'request.response',
      'CA',
      { received: '2026-02-01' },
      '2026-03-03',
    ],
    [
      'hours over it',
      'eu-gdpr',
      'breach.authority',
      'DE',
      { aware: '2024-02-27T10:00:00+01:00' },
      '2024-03-01T10:00:00+01:00',
    ],
    [
      'a century that is none',
      'cn-pipl',
      'assessment.retention',
      'CN',
      { approved: '2097-03-01' },
      '2100-03-01',
    ],
  ],
  'ends of months': [
    ['31 January', 'eu-gdpr', 'request.response', 'DE', { received: '2025-01-31' }, '2025-02-28'],
    [
      '29, 30 and 31 January end on one day',
      'eu-gdpr',
      'request.response',
      'DE',
      { received: '2025-01-29' },
      '2025-02-28',
    ],
    [
      '28 February goes to 28 March, not to its end',
      'eu-gdpr',
      'request.response',
      'DE',
      { received: '2025-02-28' },
      '2025-03-28',
    ],
    ['31 March', 'eu-gdpr', 'request.response', 'FR', { received: '2026-03-31' }, '2026-04-30'],
    [
      '31 August, to a Wednesday',
      'eu-gdpr',
      'request.response',
      'FR',
      { received: '2026-08-31' },
      '2026-09-30',
    ],
    [
      '31 October 2019, to a Saturday and on',
      'uk-gdpr',
      'request.response',
      'GB-ENG',
      { received: '2019-10-31' },
      '2019-12-02',
    ],
    [
      'the last of a month counted back',
      'cn-pipl',
      'transfer.certificate-renewal',
      'CN',
      { validTo: '2029-08-31' },
      '2029-02-28',
    ],
  ],
  'adjusted weekends': [
    [
      'a Saturday that is worked is the last day',
      'cn-pipl',
      'transfer.contract-filing',
      'CN',
      { effective: '2026-02-09' },
      '2026-02-28',
    ],
    [
      'a Sunday that is worked counts',
      'cn-pipl',
      'request.app',
      'CN',
      { received: '2026-09-18' },
      '2026-10-15',
    ],
    [
      'a Sunday that is worked in January',
      'cn-pipl',
      'transfer.contract-filing',
      'CN',
      { effective: '2025-12-22' },
      '2026-01-06',
    ],
    [
      'two of them around Spring Festival',
      'cn-pipl',
      'officer.filing',
      'CN',
      { thresholdReached: '2026-01-30' },
      '2026-03-19',
    ],
    [
      'back over one',
      'cn-pipl',
      'transfer.assessment-extension-opens',
      'CN',
      { validTo: '2026-12-31' },
      '2026-10-09',
    ],
    [
      'under EU law it is a Saturday',
      'eu-gdpr',
      'request.response',
      'CN',
      { received: '2026-09-10' },
      '2026-10-12',
    ],
  ],
  'ends of years': [
    [
      '30 November over New Year',
      'eu-gdpr',
      'request.response',
      'DE',
      { received: '2025-12-01' },
      '2026-01-02',
    ],
    ['to 31 December', 'eu-gdpr', 'request.response', 'DE', { received: '2026-11-30' }, '2026-12-30'],
    [
      'over Christmas and the turn in Scotland',
      'uk-gdpr',
      'request.response',
      'GB-SCT',
      { received: '2025-12-01' },
      '2026-01-05',
    ],
    [
      'hours into the new year',
      'eu-gdpr',
      'breach.authority',
      'DE',
      { aware: '2026-12-30T12:00:00+01:00' },
      '2027-01-02T12:00:00+01:00',
    ],
    [
      'working days over it in California',
      'us-ca',
      'request.confirmation',
      'US-CA',
      { received: '2026-12-21' },
      '2027-01-06',
    ],
    [
      'late on 31 December in UTC is the new year in China',
      'house',
      'request.correction',
      'CN',
      { received: '2026-12-31T20:00:00Z' },
      '2027-01-31',
    ],
    [
      'the turn of the year in Japan, when authorities rest',
      'jp-appi',
      'breach.final',
      'JP',
      { known: '2025-12-01' },
      '2026-01-05',
    ],
  ],
};

for (const [name, rows] of Object.entries(tables)) {
  describe(name, () => {
    test.each(rows)('%s', (_what, regime, rule, place, events, due) => {
      const result = ask(regime, rule, place, events);
      expect(due.includes('T') ? result.due : result.dueDate).toBe(due);
    });
  });
}

describe('where a calendar ends', () => {
  const provisional = (regime: string, rule: string, place: string, events: ClockQuestion['events']) =>
    ask(regime, rule, place, events).provisional;

  test('the last day that it covers is certain, the next is not', () => {
    expect(provisional('cn-pipl', 'transfer.contract-filing', 'CN', { effective: '2026-12-17' })).toBe(false);
    expect(provisional('cn-pipl', 'transfer.contract-filing', 'CN', { effective: '2026-12-18' })).toBe(true);
  });

  test('days that come before the period itself count too', () => {
    const events = { received: '2028-11-30', costShareAnnounced: '2028-12-22' };
    expect(provisional('ch-fadp', 'request.response', 'CH', events)).toBe(true);
  });
});
