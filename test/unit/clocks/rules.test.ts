import { describe, expect, test } from 'vitest';
import { ask, cases, readingsOf } from './law.ts';

cases('eu-gdpr', 'request.response', 'DE', [
  ['same date of the next month', { received: '2026-03-05' }, '2026-04-07'],
  ['a request on a Sunday counts from that Sunday', { received: '2026-11-15' }, '2026-12-15'],
  ['January has no counterpart in February', { received: '2025-01-31' }, '2025-02-28'],
  ['a leap day', { received: '2024-01-30' }, '2024-02-29'],
  ['from a leap day over Good Friday and Easter', { received: '2024-02-29' }, '2024-04-02'],
  ['over the end of a year and Christmas', { received: '2026-11-26' }, '2026-12-28'],
  ['New Year’s Day moves it', { received: '2025-12-01' }, '2026-01-02'],
  ['Labour Day and a weekend', { received: '2026-04-01' }, '2026-05-04'],
  ['extended: three months from receipt', { received: '2026-01-31' }, '2026-04-30', { extended: true }],
  ['extended, not from the moved date', { received: '2026-11-25' }, '2027-02-25', { extended: true }],
  ['late evening in UTC is the next day in Berlin', { received: '2026-06-09T22:30:00Z' }, '2026-07-10'],
  ['the same evening before midnight in Berlin', { received: '2026-06-09T21:30:00Z' }, '2026-07-09'],
]);

cases('eu-gdpr', 'request.extension-notice', 'DE', [
  ['on the date of the answer', { received: '2026-11-25' }, '2026-12-28'],
]);

cases('eu-gdpr', 'breach.authority', 'DE', [
  ['through the spring change', { aware: '2026-03-27T15:20:00+01:00' }, '2026-03-30T16:20:00+02:00'],
  ['through the autumn change', { aware: '2026-10-23T15:20:00+02:00' }, '2026-10-26T14:20:00+01:00'],
  ['through Christmas', { aware: '2026-12-24T09:00:00+01:00' }, '2026-12-27T09:00:00+01:00'],
  ['ends on a Sunday and stays', { aware: '2026-11-19T08:15:30+01:00' }, '2026-11-22T08:15:30+01:00'],
  ['over the end of a year', { aware: '2026-12-30T23:59:59+01:00' }, '2027-01-02T23:59:59+01:00'],
]);

cases('uk-gdpr', 'request.response', 'GB-ENG', [
  ['before the Act of 2025: the same month', { received: '2025-03-03' }, '2025-04-03'],
  ['Good Friday and Easter Monday', { received: '2026-03-03' }, '2026-04-07'],
  ['the fee restarts', { received: '2026-03-02', feePaid: '2026-03-11' }, '2026-04-13'],
  [
    'the latest of identity and fee counts',
    { received: '2026-03-02', identityReceived: '2026-03-12', feePaid: '2026-03-05' },
    '2026-04-13',
  ],
  ['Spring bank holiday', { received: '2026-04-25' }, '2026-05-26'],
  ['Boxing Day and its substitute', { received: '2026-11-25' }, '2026-12-29'],
  ['extended by two months', { received: '2026-03-02' }, '2026-06-02', { extended: true }],
  [
    'extended and paused',
    { received: '2026-03-02', clarificationAsked: '2026-03-09', clarificationReceived: '2026-03-16' },
    '2026-06-10',
    { extended: true },
  ],
  [
    'asked and answered on one day: one day by the letter',
    { received: '2026-03-09', clarificationAsked: '2026-03-16', clarificationReceived: '2026-03-16' },
    '2026-04-10',
  ],
  [
    'a pause before the period runs takes nothing out of it',
    {
      received: '2026-03-02',
      clarificationAsked: '2026-03-03',
      clarificationReceived: '2026-03-05',
      identityReceived: '2026-03-09',
    },
    '2026-04-09',
  ],
  [
    'an unanswered question leaves the date open',
    { received: '2026-03-09', clarificationAsked: '2026-03-16' },
    '2026-04-09',
  ],
]);

cases('uk-gdpr', 'request.extension-notice', 'GB-ENG', [
  [
    'paused like the answer',
    { received: '2026-03-02', clarificationAsked: '2026-03-09', clarificationReceived: '2026-03-16' },
    '2026-04-10',
  ],
]);

cases('uk-gdpr', 'complaint.acknowledgement', 'GB-ENG', [
  ['30 days', { received: '2026-07-01' }, '2026-07-31'],
  ['the last day is a Sunday before a bank holiday', { received: '2026-07-31' }, '2026-09-01'],
]);

cases('uk-gdpr', 'breach.authority', 'GB-ENG', [
  ['through the spring change', { aware: '2026-03-28T12:00:00+00:00' }, '2026-03-31T13:00:00+01:00'],
]);

cases('cn-pipl', 'request.response', 'CN', [
  ['30 days', { identityVerified: '2026-07-01' }, '2026-07-31'],
  ['an ordinary Saturday stays', { identityVerified: '2026-07-02' }, '2026-08-01'],
  ['a holiday moves it past the holiday', { identityVerified: '2026-09-02' }, '2026-10-08'],
  ['an adjusted Saturday stays', { identityVerified: '2026-09-10' }, '2026-10-10'],
  ['from a moment in another zone', { identityVerified: '2026-06-30T17:00:00Z' }, '2026-07-31'],
]);

cases('cn-pipl', 'request.account-cancellation', 'CN', [
  ['15 working days without holidays', { received: '2026-07-01' }, '2026-07-22'],
  ['an adjusted Sunday and an adjusted Saturday count', { received: '2026-09-14' }, '2026-10-10'],
]);

cases('cn-pipl', 'request.app', 'CN', [['15 working days', { received: '2026-07-01' }, '2026-07-22']]);

cases('cn-pipl', 'incident.report.cii', 'CN', [
  ['over midnight', { discovered: '2026-02-16T23:30:00+08:00' }, '2026-02-17T00:30:00+08:00'],
]);
cases('cn-pipl', 'incident.report.state-organ', 'CN', [
  ['over the end of a year', { discovered: '2026-12-31T22:30:00+08:00' }, '2027-01-01T00:30:00+08:00'],
]);
cases('cn-pipl', 'incident.report.operator', 'CN', [
  ['from a moment in UTC', { discovered: '2026-01-10T15:30:00Z' }, '2026-01-11T03:30:00+08:00'],
]);

cases('cn-pipl', 'incident.final-report', 'CN', [
  ['30 days', { handlingEnded: '2026-07-01' }, '2026-07-31'],
  ['Spring Festival', { handlingEnded: '2026-01-18' }, '2026-02-24'],
]);

cases('cn-pipl', 'transfer.contract-filing', 'CN', [
  ['an adjusted Saturday is the last day', { effective: '2026-02-09' }, '2026-02-28'],
  ['over the end of a year', { effective: '2025-12-22' }, '2026-01-06'],
]);
cases('cn-pipl', 'transfer.filing-check', 'CN', [['15 working days', { filed: '2026-07-01' }, '2026-07-22']]);
cases('cn-pipl', 'transfer.reassessment-request', 'CN', [
  ['15 working days', { resultReceived: '2026-07-01' }, '2026-07-22'],
]);
cases('cn-pipl', 'transfer.assessment-extension-opens', 'CN', [
  ['from the start of the day', { validTo: '2026-09-15' }, '2026-06-23T00:00:00+08:00'],
]);
cases('cn-pipl', 'officer.filing', 'CN', [
  ['those past the threshold before the announcement', { thresholdReached: '2024-01-01' }, '2025-08-29'],
  ['later ones from their own day', { thresholdReached: '2026-07-01' }, '2026-08-12'],
]);
cases('cn-pipl', 'assessment.retention', 'CN', [
  ['three years', { approved: '2026-11-22' }, '2029-11-22T00:00:00+08:00'],
  ['from a leap day', { approved: '2024-02-29' }, '2027-02-28T00:00:00+08:00'],
]);

cases('house', 'request.correction', 'CN', [
  ['30 days, the day of receipt not counted', { received: '2026-11-01' }, '2026-12-01'],
  ['stays on a Saturday', { received: '2026-10-01' }, '2026-10-31'],
  ['stays in a holiday', { received: '2026-09-02' }, '2026-10-02'],
]);
cases('house', 'policy.effect', 'CN', [
  ['7 days after publication', { noticed: '2026-11-01' }, '2026-11-08T00:00:00+08:00'],
]);

const months = (amount: number) => ({ parameters: { amount, unit: 'month' as const } });
cases('contract', 'agreement.expiry', 'DE', [
  ['the end of its last day', { expires: '2026-12-31' }, '2026-12-31T23:59:59+01:00'],
]);
cases('contract', 'agreement.review', 'DE', [['the day itself', { reviewOn: '2027-05-01' }, '2027-05-01']]);
cases('contract', 'agreement.notice', 'DE', [
  ['three months back to a shorter month', { expires: '2026-12-31' }, '2026-09-30', months(3)],
  ['one month back into February', { expires: '2026-03-31' }, '2026-02-28', months(1)],
  ['a year back from a leap day', { expires: '2028-02-29' }, '2027-02-28', months(12)],
  ['30 days back', { expires: '2026-12-31' }, '2026-12-01', { parameters: { amount: 30, unit: 'day' } }],
  [
    '10 working days back',
    { expires: '2026-12-31' },
    '2026-12-16',
    { parameters: { amount: 10, unit: 'workingDay' } },
  ],
]);

describe('where the law is contested', () => {
  test('the suspension of the EDPB moves nothing but is named', () => {
    const events = { received: '2026-03-02', identityAsked: '2026-03-04', identityReceived: '2026-03-11' };
    const result = ask('eu-gdpr', 'request.response', 'DE', events);
    expect(result.dueDate).toBe('2026-04-02');
    expect(readingsOf(result)).toEqual({ suspendedForIdentity: '2026-04-09' });
  });

  test('an unanswered question for identity leaves the EU clock running and says that a reading is open', () => {
    const result = ask('eu-gdpr', 'request.response', 'DE', {
      received: '2026-03-02',
      identityAsked: '2026-03-04',
    });
    expect(result.pausedSince).toBeUndefined();
    expect(result.alternatives).toEqual([]);
    expect(result.explanation.map(({ code }) => code)).toContain('readingOpen');
  });

  test('an event exactly on the hour starts the EU’s other reading one hour later', () => {
    const result = ask('eu-gdpr', 'breach.authority', 'DE', { aware: '2026-06-01T15:00:00+02:00' });
    expect(result.due).toBe('2026-06-04T15:00:00+02:00');
    expect(result.alternatives[0]?.due).toBe('2026-06-04T16:00:00+02:00');
  });

  test('the safe date of the UK lies one day before the corresponding date and on any day of the week', () => {
    const result = ask('uk-gdpr', 'request.response', 'GB-ENG', { received: '2026-10-30' });
    expect(readingsOf(result)).toEqual({ beginningWith: '2026-11-29' });
  });

  test('a period that begins with the last of a month ends with the last of a shorter one', () => {
    const result = ask('uk-gdpr', 'request.response', 'GB-ENG', { received: '2027-01-31' });
    expect(result.dueDate).toBe('2027-03-01');
    expect(readingsOf(result)).toEqual({ beginningWith: '2027-02-28' });
  });

  test('a clarification that is answered on the same day names the reading that excludes nothing', () => {
    const result = ask('uk-gdpr', 'request.response', 'GB-ENG', {
      received: '2026-03-09',
      clarificationAsked: '2026-03-16',
      clarificationReceived: '2026-03-16',
    });
    expect(result.dueDate).toBe('2026-04-10');
    expect(readingsOf(result).pauseNarrow).toBe('2026-04-09');
  });

  test('before the Act of 2025 the guidance of the ICO is another reading of the UK', () => {
    const result = ask('uk-gdpr', 'request.response', 'GB-ENG', {
      received: '2025-03-03',
      identityReceived: '2025-03-10',
    });
    expect(result.dueDate).toBe('2025-04-03');
    expect(readingsOf(result)).toEqual({ icoGuidance: '2025-04-10' });
  });

  test('in China an ordinary Saturday stays and the working day after it is named', () => {
    const result = ask('cn-pipl', 'request.response', 'CN', { identityVerified: '2026-07-02' });
    expect(readingsOf(result)).toEqual({ restDaysRoll: '2026-08-03' });
  });

  test('in China an adjusted Saturday is a working day under every reading', () => {
    const result = ask('cn-pipl', 'request.response', 'CN', { identityVerified: '2026-09-10' });
    expect(result.dueDate).toBe('2026-10-10');
    expect(result.alternatives).toEqual([]);
  });

  test('a changed policy takes effect on the seventh day; seven full days are named', () => {
    const result = ask('house', 'policy.effect', 'CN', { noticed: '2026-11-01' });
    expect(readingsOf(result)).toEqual({ sevenFullDays: '2026-11-09' });
  });
});

describe('pauses', () => {
  test('a clock says since when it stands still', () => {
    const result = ask('uk-gdpr', 'request.response', 'GB-ENG', {
      received: '2026-03-09',
      clarificationAsked: '2026-03-16',
    });
    expect(result.pausedSince).toBe('2026-03-16');
  });

  test('a question that comes after the end pauses nothing, and the explanation says so', () => {
    const events = { received: '2026-03-09', clarificationAsked: '2026-04-20' };
    const open = ask('uk-gdpr', 'request.response', 'GB-ENG', events);
    expect(open.pausedSince).toBeUndefined();
    const closed = ask('uk-gdpr', 'request.response', 'GB-ENG', {
      ...events,
      clarificationReceived: '2026-05-04',
    });
    expect(closed.dueDate).toBe('2026-04-09');
    for (const result of [open, closed]) {
      expect(result.explanation.map(({ code }) => code)).toContain('pauseTooLate');
    }
  });
});

describe('where the calendar ends', () => {
  test('a Chinese working day in 2027 is provisional, and the explanation names the day', () => {
    const result = ask('cn-pipl', 'request.app', 'CN', { received: '2026-12-21' });
    expect(result.provisional).toBe(true);
    const step = result.explanation.find(({ code }) => code === 'provisional');
    expect(step?.values).toEqual({ place: 'CN', date: '2027-01-01' });
  });

  test('a roll that looks past the last covered day is provisional', () => {
    expect(ask('eu-gdpr', 'request.response', 'DE', { received: '2028-12-15' }).provisional).toBe(true);
    expect(ask('eu-gdpr', 'request.response', 'CN', { received: '2026-12-15' }).provisional).toBe(true);
  });

  test('hours and dates that no calendar moves are never provisional', () => {
    const moment = '2031-01-31T10:00:00+08:00';
    expect(ask('cn-pipl', 'incident.report.operator', 'CN', { discovered: moment }).provisional).toBe(false);
    expect(ask('cn-pipl', 'assessment.retention', 'CN', { approved: '2031-01-31' }).provisional).toBe(false);
    expect(ask('house', 'request.correction', 'CN', { received: '2031-01-31' }).provisional).toBe(false);
  });
});

test('a reading that needs days which no calendar has says that it is provisional; the date itself is not', () => {
  const result = ask('house', 'request.correction', 'CN', { received: '2031-01-31' });
  expect(result.provisional).toBe(false);
  expect(readingsOf(result).promiseRolls).toBe('2031-03-03');
  expect(result.explanation.map(({ code }) => code)).toContain('provisional');
});

describe('the place decides the day', () => {
  test('one moment is two dates', () => {
    const received = '2026-06-30T20:00:00Z';
    expect(ask('house', 'request.correction', 'CN', { received }).dueDate).toBe('2026-07-31');
    expect(ask('house', 'request.correction', 'DE', { received }).dueDate).toBe('2026-07-30');
  });

  test('under EU law an adjusted Chinese Saturday is still a Saturday', () => {
    expect(ask('eu-gdpr', 'request.response', 'CN', { received: '2026-09-10' }).dueDate).toBe('2026-10-12');
  });
});
