import { describe, expect, test } from 'vitest';
import type { ClockQuestion } from '#shared/clocks/compute.ts';
import { ask, cases, codesOf, errorOf, readingsOf } from './law.ts';

cases('eu-gdpr', 'consultation.opinion', 'DE', [
  ['eight weeks, to the same weekday', { received: '2026-03-04' }, '2026-04-29'],
  ['the same weekday is a holiday', { received: '2026-10-30' }, '2026-12-28'],
  ['extended to fourteen weeks', { received: '2026-03-04' }, '2026-06-10', { extended: true }],
  [
    'stands still until the information comes',
    { received: '2026-03-04', informationAsked: '2026-03-10', informationReceived: '2026-03-20' },
    '2026-05-11',
  ],
]);
cases('eu-gdpr', 'consultation.extension-notice', 'DE', [
  ['one month', { received: '2026-03-05' }, '2026-04-07'],
]);

cases('eu-nis2', 'incident.early-warning', 'DE', [
  ['24 hours through the spring change', { aware: '2026-03-28T15:20:00+01:00' }, '2026-03-29T16:20:00+02:00'],
]);
cases('eu-nis2', 'incident.notification', 'FR', [
  ['72 hours over a weekend', { aware: '2026-11-20T18:00:00+01:00' }, '2026-11-23T18:00:00+01:00'],
]);
cases('eu-nis2', 'incident.final', 'DE', [
  ['one month after the notification', { notified: '2026-02-12' }, '2026-03-12'],
  ['Easter moves it', { notified: '2026-03-05' }, '2026-04-07'],
]);

cases('us-ca', 'request.confirmation', 'US-CA', [
  ['Cesar Chavez Day is no business day', { received: '2026-03-24' }, '2026-04-08'],
  ['Thanksgiving and the Friday after it', { received: '2026-11-16' }, '2026-12-02'],
  ['the Friday before 4 July 2026 is a business day', { received: '2026-06-22' }, '2026-07-06'],
]);
cases('us-ca', 'request.response', 'US-CA', [
  ['45 days that begin on the day of receipt', { received: '2026-03-01' }, '2026-04-14'],
  ['a leap year', { received: '2028-02-01' }, '2028-03-16'],
  ['90 days in all', { received: '2026-01-05' }, '2026-04-04', { extended: true }],
]);
cases('us-ca', 'request.extension-notice', 'US-CA', [
  ['within the first 45 days', { received: '2026-01-05' }, '2026-02-18'],
]);
cases('us-ca', 'request.opt-out', 'US-CA', [
  ['15 business days', { received: '2026-03-02' }, '2026-03-23'],
  ['Martin Luther King Day', { received: '2026-01-05' }, '2026-01-27'],
]);
cases('us-ca', 'breach.individuals', 'US-CA', [
  ['30 days, a Saturday stays', { discovered: '2026-03-05' }, '2026-04-04'],
]);
cases('us-ca', 'breach.attorney-general', 'US-CA', [
  ['15 days, a Sunday stays', { individualsNotified: '2026-03-28' }, '2026-04-12'],
]);

cases('br-lgpd', 'request.access', 'BR', [['15 days', { received: '2026-03-02' }, '2026-03-17']]);
cases('br-lgpd', 'breach.authority', 'BR', [
  ['Tiradentes is no working day', { known: '2026-04-17' }, '2026-04-23'],
  ['Black Awareness Day since 2024', { known: '2026-11-18' }, '2026-11-24'],
  ['late evening in UTC is the same day in Brazil', { known: '2026-04-08T01:00:00Z' }, '2026-04-10'],
]);
cases('br-lgpd', 'breach.authority-small', 'BR', [
  ['six working days', { known: '2026-04-02' }, '2026-04-13'],
]);
cases('br-lgpd', 'breach.supplement', 'BR', [['20 working days', { sent: '2026-04-02' }, '2026-05-05']]);

cases('sg-pdpa', 'breach.authority', 'SG', [
  ['three calendar days, Chinese New Year stays', { assessedNotifiable: '2026-02-14' }, '2026-02-17'],
]);
cases('sg-pdpa', 'breach.assessment', 'SG', [['30 days', { credibleGrounds: '2026-03-02' }, '2026-04-01']]);

cases('hk-pdpo', 'request.response', 'HK', [
  ['40 days, an ordinary Saturday stays', { received: '2026-03-02' }, '2026-04-11'],
  ['a Sunday moves', { received: '2026-03-03' }, '2026-04-13'],
  ['Ching Ming, Good Friday and Easter', { received: '2026-02-22' }, '2026-04-08'],
]);

cases('jp-appi', 'breach.preliminary', 'JP', [
  ['day five, the day of knowledge is day one', { known: '2026-05-01' }, '2026-05-05'],
]);
cases('jp-appi', 'breach.final', 'JP', [
  ['a last day in Golden Week moves past it', { known: '2026-04-04' }, '2026-05-07'],
  ['the turn of the year', { known: '2025-12-01' }, '2026-01-05'],
]);
cases('jp-appi', 'breach.final-improper-purpose', 'JP', [
  ['60 days, to a Saturday', { known: '2026-04-01' }, '2026-06-01'],
]);

cases('kr-pipa', 'request.access', 'KR', [
  ['ten days stay on a Saturday', { received: '2026-03-04' }, '2026-03-14'],
]);
cases('kr-pipa', 'breach.authority', 'KR', [
  ['over Seollal', { known: '2026-02-15T23:00:00+09:00' }, '2026-02-18T23:00:00+09:00'],
]);

cases('au-privacy', 'breach.assessment', 'AU-NSW', [['30 days', { suspected: '2026-06-01' }, '2026-07-01']]);

cases('ca-pipeda', 'request.response', 'CA', [
  ['30 days', { received: '2026-03-02' }, '2026-04-01'],
  ['60 days in all', { received: '2026-03-02' }, '2026-05-01', { extended: true }],
]);
cases('ca-pipeda', 'request.extension-notice', 'CA', [
  ['in the first 30 days', { received: '2026-03-02' }, '2026-04-01'],
]);
cases('ca-qc', 'request.response', 'CA-QC', [['30 days', { received: '2026-05-25' }, '2026-06-24']]);

cases('ch-fadp', 'request.response', 'CH', [
  ['30 days', { received: '2026-03-02' }, '2026-04-01'],
  ['a Saturday counts like a holiday', { received: '2026-02-12' }, '2026-03-16'],
  ['30 days after the ten', { received: '2026-03-02', costShareAnnounced: '2026-03-06' }, '2026-04-15'],
  [
    'the ten days end on a Monday',
    { received: '2026-03-02', costShareAnnounced: '2026-03-04' },
    '2026-04-15',
  ],
]);
cases('ch-fadp', 'request.response', 'CH-GE', [
  ['the Fast of Geneva', { received: '2026-08-11' }, '2026-09-11'],
]);
cases('ch-fadp', 'request.cost-share-reply', 'CH', [
  ['ten days', { costShareAnnounced: '2026-03-10' }, '2026-03-20'],
  ['to a Sunday', { costShareAnnounced: '2026-03-05' }, '2026-03-16'],
]);

cases('za-popia', 'request.correction', 'ZA', [
  ['30 days', { received: '2026-03-02' }, '2026-04-01'],
  ['a Saturday stays', { received: '2026-03-12' }, '2026-04-11'],
  ['Good Friday moves it to the Saturday', { received: '2026-03-04' }, '2026-04-04'],
]);

cases('th-pdpa', 'breach.authority', 'TH', [
  ['over Songkran', { aware: '2026-04-12T09:00:00+07:00' }, '2026-04-15T09:00:00+07:00'],
]);
cases('th-pdpa', 'breach.authority-late', 'TH', [['15 days', { aware: '2026-03-02' }, '2026-03-17']]);

cases('vn-pdp', 'request.reply', 'VN', [
  ['two working days', { received: '2026-03-02' }, '2026-03-04'],
  ['over Tet', { received: '2026-02-13' }, '2026-02-24'],
  ['Hung Kings on a Sunday give the Monday off', { received: '2026-04-24' }, '2026-04-29'],
]);
cases('vn-pdp', 'request.restrict', 'VN', [
  ['15 days', { received: '2026-03-02' }, '2026-03-17'],
  ['once 15 more', { received: '2026-03-02' }, '2026-04-01', { extended: true }],
]);
cases('vn-pdp', 'request.restrict-third-party', 'VN', [
  ['20 days', { received: '2026-03-02' }, '2026-03-22'],
]);

cases('in-dpdp', 'grievance.response', 'IN', [['90 days', { received: '2027-06-01' }, '2027-08-30']]);
cases('in-dpdp', 'breach.authority', 'IN', [
  ['72 hours', { aware: '2027-06-01T10:00:00+05:30' }, '2027-06-04T10:00:00+05:30'],
]);

describe('the other readings of the world', () => {
  const rows: [
    what: string,
    regime: string,
    rule: string,
    place: string,
    events: ClockQuestion['events'],
    named: object,
  ][] = [
    [
      'California counts the first day; its general rule does not',
      'us-ca',
      'request.response',
      'US-CA',
      { received: '2026-01-01' },
      { generalRuleOfTime: '2026-02-17' },
    ],
    [
      'business days by the federal calendar',
      'us-ca',
      'request.confirmation',
      'US-CA',
      { received: '2026-11-16' },
      {
        federalHolidays: '2026-12-01',
        saturdayIsBusinessDay: '2026-11-30',
        everyWeekday: '2026-11-30',
      },
    ],
    [
      'Hong Kong on a Sunday',
      'hk-pdpo',
      'request.response',
      'HK',
      { received: '2026-03-03' },
      { eventDayCounted: '2026-04-11', staysOnDayOff: '2026-04-12' },
    ],
    [
      'Japan in Golden Week',
      'jp-appi',
      'breach.final',
      'JP',
      { known: '2026-04-04' },
      { staysOnDayOff: '2026-05-03' },
    ],
    [
      'Korea on a Saturday',
      'kr-pipa',
      'request.access',
      'KR',
      { received: '2026-03-04' },
      { dayOffMoves: '2026-03-16' },
    ],
    [
      'Canada on a Sunday',
      'ca-pipeda',
      'request.response',
      'CA',
      { received: '2026-03-06' },
      { dayOffMoves: '2026-04-07' },
    ],
    [
      'the ten days of Switzerland end on a Saturday',
      'ch-fadp',
      'request.response',
      'CH',
      { received: '2026-03-02', costShareAnnounced: '2026-03-04' },
      { reflectionNotMoved: '2026-04-13' },
    ],
  ];
  for (const [what, regime, rule, place, events, named] of rows) {
    test(what, () => expect(readingsOf(ask(regime, rule, place, events))).toEqual(named));
  }

  test('a holiday of a German Land is another reading, the Member State’s own days give the date', () => {
    const events = { received: '2026-05-04' };
    expect(readingsOf(ask('eu-gdpr', 'request.response', 'DE-BY', events))).toEqual({
      regionalHolidays: '2026-06-05',
    });
    expect(ask('eu-gdpr', 'request.response', 'DE-BY', events).dueDate).toBe('2026-06-04');
    expect(ask('eu-gdpr', 'request.response', 'DE', events).alternatives).toEqual([]);
  });

  test('where no calendar of the whole country exists, that of the place counts', () => {
    const result = ask('eu-gdpr', 'request.response', 'GB-SCT', { received: '2026-10-30' });
    expect([result.dueDate, result.alternatives]).toEqual(['2026-12-01', []]);
  });

  test('business days of California are those of California, wherever the business is', () => {
    const received = '2026-03-24';
    expect(ask('us-ca', 'request.confirmation', 'CN', { received }).dueDate).toBe('2026-04-08');
  });

  test('the nations of the United Kingdom have bank holidays of their own', () => {
    const due = (place: string) =>
      ask('uk-gdpr', 'request.response', place, { received: '2026-10-30' }).dueDate;
    expect([due('GB-ENG'), due('GB-SCT')]).toEqual(['2026-11-30', '2026-12-01']);
    const july = ask('uk-gdpr', 'request.response', 'GB-NIR', { received: '2026-06-12' }).dueDate;
    expect(july).toBe('2026-07-14');
  });
});

describe('what the law of the world says in its explanation', () => {
  test('the period after the announced costs is told with its end', () => {
    const events = { received: '2026-03-02', costShareAnnounced: '2026-03-04' };
    const step = ask('ch-fadp', 'request.response', 'CH', events).explanation.find(
      ({ code }) => code === 'restartAfter',
    );
    expect(step?.values).toEqual({
      event: 'costShareAnnounced',
      date: '2026-03-04',
      amount: 10,
      unit: 'day',
      end: '2026-03-16',
    });
    expect(step?.citation).toBe('DSV Art. 19(3)');
  });

  test('a first day that counts is told', () => {
    expect(codesOf(ask('us-ca', 'request.response', 'US-CA', { received: '2026-01-05' }))).toContain(
      'dayCounted',
    );
  });

  test('numbers of a guide are no statute', () => {
    expect(ask('sg-pdpa', 'breach.assessment', 'SG', { credibleGrounds: '2026-03-02' }).rule.nature).toBe(
      'standard',
    );
    expect(ask('jp-appi', 'breach.preliminary', 'JP', { known: '2026-04-01' }).rule.nature).toBe('standard');
  });
});

describe('law that is not yet, or was not yet, law', () => {
  const rows: [regime: string, rule: string, place: string, events: ClockQuestion['events']][] = [
    ['in-dpdp', 'grievance.response', 'IN', { received: '2027-05-12' }],
    ['us-ca', 'breach.individuals', 'US-CA', { discovered: '2025-12-31' }],
    ['vn-pdp', 'request.reply', 'VN', { received: '2025-12-31' }],
    ['ch-fadp', 'request.response', 'CH', { received: '2023-08-31' }],
    ['eu-nis2', 'incident.final', 'DE', { notified: '2024-10-17' }],
  ];
  for (const [regime, rule, place, events] of rows) {
    test(`${regime} ${rule} on ${Object.values(events).join()}`, () => {
      const error = errorOf(() => ask(regime, rule, place, events));
      expect(error.details).toMatchObject({ regime, rule, problem: 'notInForceThen' });
    });
  }
});
