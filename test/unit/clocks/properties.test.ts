import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ask, law, readingsOf } from './law.ts';
import {
  type Book,
  stepDays,
  stepMonths,
  stepOverHolidays,
  stepOverSundays,
  stepToWorkingDay,
  stepWorkingDays,
  toDate,
  toDay,
} from './naive.ts';

const runs = { numRuns: 10_000 };

/** A day between two dates, both included. */
function days(from: string, to: string): fc.Arbitrary<string> {
  return fc.integer({ min: toDay(from), max: toDay(to) }).map(toDate);
}

function bookOf(place: string): Book {
  const calendar = law.calendars.find((candidate) => candidate.place === place);
  if (!calendar) throw new Error(`no calendar of ${place}`);
  return {
    off: new Set(calendar.holidays.map((day) => toDay(day.date))),
    on: new Set(calendar.workdays.map((day) => toDay(day.date))),
  };
}

// The number of runs is what counts here; a shared machine may take its time.
describe('the engine agrees with an implementation of its own, day by day', { timeout: 60_000 }, () => {
  const germany = bookOf('DE');
  const england = bookOf('GB-ENG');
  const china = bookOf('CN');

  test('one month and three months, Germany', () => {
    fc.assert(
      fc.property(days('2019-01-01', '2028-08-31'), fc.boolean(), (received, extended) => {
        const expected = stepToWorkingDay(stepMonths(received, extended ? 3 : 1), germany);
        expect(ask('eu-gdpr', 'request.response', 'DE', { received }, { extended }).dueDate).toBe(expected);
      }),
      runs,
    );
  });

  test('the month of the UK with restart, fee and pause, England', () => {
    const gap = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(days('2026-02-05', '2028-08-31'), gap, gap, gap, gap, (received, id, fee, ask1, ask2) => {
        const identityReceived = stepDays(received, id);
        const feePaid = stepDays(received, fee);
        const clarificationAsked = stepDays(received, ask1);
        const clarificationReceived = stepDays(clarificationAsked, ask2);
        const start = [identityReceived, feePaid].sort()[1] ?? '';
        let excluded = 0;
        for (let day = toDay(clarificationAsked); day <= toDay(clarificationReceived); day += 1) {
          if (day >= toDay(start)) excluded += 1;
        }
        const expected = stepToWorkingDay(stepDays(stepMonths(start, 1), excluded), england);
        const events = { received, identityReceived, feePaid, clarificationAsked, clarificationReceived };
        expect(ask('uk-gdpr', 'request.response', 'GB-ENG', events).dueDate).toBe(expected);
      }),
      runs,
    );
  });

  test('30 days that a holiday moves, China, with both other readings', () => {
    fc.assert(
      fc.property(days('2024-01-01', '2026-11-20'), (identityVerified) => {
        const raw = stepDays(identityVerified, 30);
        const result = ask('cn-pipl', 'request.response', 'CN', { identityVerified });
        const expected = stepOverHolidays(raw, china);
        expect(result.dueDate).toBe(expected);
        const readings = readingsOf(result);
        expect(readings.noRollByAnalogy ?? expected).toBe(raw);
        expect(readings.restDaysRoll ?? expected).toBe(stepToWorkingDay(raw, china));
      }),
      runs,
    );
  });

  test('10, 15 and 30 working days forward, China', () => {
    const rules = fc.constantFrom(
      ['transfer.contract-filing', 'effective', 10] as const,
      ['request.app', 'received', 15] as const,
      ['transfer.reassessment-request', 'resultReceived', 15] as const,
    );
    fc.assert(
      fc.property(days('2024-01-01', '2026-11-30'), rules, (date, [rule, event, amount]) => {
        const expected = stepWorkingDays(date, amount, 1, china);
        expect(ask('cn-pipl', rule, 'CN', { [event]: date }).dueDate).toBe(expected);
      }),
      runs,
    );
  });

  test('60 working days back, China', () => {
    fc.assert(
      fc.property(days('2024-06-01', '2026-12-31'), (validTo) => {
        const expected = stepWorkingDays(validTo, 60, -1, china);
        const result = ask('cn-pipl', 'transfer.assessment-extension-opens', 'CN', { validTo });
        expect(result.dueDate).toBe(expected);
        expect(result.provisional).toBe(false);
      }),
      runs,
    );
  });

  test('hours are elapsed time, to the second, through daylight saving', () => {
    const moments = fc.integer({ min: Date.UTC(2025, 10, 1) / 1_000, max: Date.UTC(2028, 0, 1) / 1_000 });
    const clocks = fc.constantFrom(
      ['eu-gdpr', 'breach.authority', 'DE', 'aware', 72] as const,
      ['uk-gdpr', 'breach.authority', 'GB-ENG', 'aware', 72] as const,
      ['cn-pipl', 'incident.report.cii', 'CN', 'discovered', 1] as const,
      ['cn-pipl', 'incident.report.state-organ', 'CN', 'discovered', 2] as const,
      ['cn-pipl', 'incident.report.operator', 'CN', 'discovered', 4] as const,
    );
    fc.assert(
      fc.property(moments, clocks, (seconds, [regime, rule, place, event, hours]) => {
        const time = new Date(seconds * 1_000).toISOString();
        const result = ask(regime, rule, place, { [event]: time });
        expect(Date.parse(result.due) / 1_000).toBe(seconds + hours * 3_600);
        const outer = result.alternatives[0]?.due;
        if (!outer) return;
        // The zones of these places are whole hours from UTC.
        expect(Date.parse(outer) / 1_000).toBe((Math.floor(seconds / 3_600) + 1 + hours) * 3_600);
      }),
      runs,
    );
  });

  test('the two suspension readings of the EU never come before the safe date', () => {
    const gap = fc.integer({ min: 0, max: 27 });
    fc.assert(
      fc.property(days('2019-01-01', '2028-06-30'), gap, gap, (received, askedAfter, answeredAfter) => {
        const identityAsked = stepDays(received, askedAfter);
        const identityReceived = stepDays(identityAsked, answeredAfter);
        const events = { received, identityAsked, identityReceived };
        const result = ask('eu-gdpr', 'request.response', 'DE', events);
        expect(result.dueDate).toBe(stepToWorkingDay(stepMonths(received, 1), germany));
        const suspended = stepToWorkingDay(stepDays(stepMonths(received, 1), answeredAfter), germany);
        expect(readingsOf(result).suspendedForIdentity ?? result.dueDate).toBe(suspended);
      }),
      runs,
    );
  });

  test('days whose first day is counted, with the two other readings, Japan', () => {
    const japan = bookOf('JP');
    const rules = fc.constantFrom(
      ['breach.final', 30] as const,
      ['breach.final-improper-purpose', 60] as const,
    );
    fc.assert(
      fc.property(days('2022-04-01', '2028-09-30'), rules, (known, [rule, amount]) => {
        const raw = stepDays(known, amount - 1);
        const result = ask('jp-appi', rule, 'JP', { known });
        const expected = stepToWorkingDay(raw, japan);
        expect(result.dueDate).toBe(expected);
        expect(readingsOf(result).staysOnDayOff ?? expected).toBe(raw);
        const excluded = stepToWorkingDay(stepDays(known, amount), japan);
        expect(readingsOf(result).knowledgeDayExcluded ?? expected).toBe(excluded);
      }),
      runs,
    );
  });

  test('days that only a Sunday or a holiday moves, Hong Kong and South Africa', () => {
    const books = { HK: bookOf('HK'), ZA: bookOf('ZA') };
    const rules = fc.constantFrom(
      ['hk-pdpo', 'request.response', 'HK', 40] as const,
      ['za-popia', 'request.correction', 'ZA', 30] as const,
    );
    fc.assert(
      fc.property(days('2025-04-17', '2027-10-31'), rules, (received, [regime, rule, place, amount]) => {
        const expected = stepOverSundays(stepDays(received, amount), books[place]);
        expect(ask(regime, rule, place, { received }).dueDate).toBe(expected);
      }),
      runs,
    );
  });

  test('30 days after the ten in which the costs are thought over, Switzerland', () => {
    const switzerland = bookOf('CH');
    const gap = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(days('2023-09-01', '2028-08-31'), gap, fc.boolean(), (received, later, announced) => {
        const costShareAnnounced = stepDays(received, later);
        const start = announced ? stepToWorkingDay(stepDays(costShareAnnounced, 10), switzerland) : received;
        const expected = stepToWorkingDay(stepDays(start, 30), switzerland);
        const events = announced ? { received, costShareAnnounced } : { received };
        expect(ask('ch-fadp', 'request.response', 'CH', events).dueDate).toBe(expected);
      }),
      runs,
    );
  });

  test('eight and fourteen weeks with a pause, Germany', () => {
    const gap = fc.integer({ min: 0, max: 30 });
    const received = days('2019-01-01', '2028-06-30');
    fc.assert(
      fc.property(received, gap, gap, fc.boolean(), (start, askedAfter, answeredAfter, extended) => {
        const informationAsked = stepDays(start, askedAfter);
        const informationReceived = stepDays(informationAsked, answeredAfter);
        const weeks = extended ? 14 : 8;
        const expected = stepToWorkingDay(stepDays(start, 7 * weeks + answeredAfter), germany);
        const events = { received: start, informationAsked, informationReceived };
        expect(ask('eu-gdpr', 'consultation.opinion', 'DE', events, { extended }).dueDate).toBe(expected);
      }),
      runs,
    );
  });

  test('years, to the same date or the last of February', () => {
    fc.assert(
      fc.property(days('2021-11-01', '2090-12-31'), (approved) => {
        const expected = stepMonths(approved, 36);
        expect(ask('cn-pipl', 'assessment.retention', 'CN', { approved }).dueDate).toBe(expected);
      }),
      runs,
    );
  });

  test('working days without adjusted weekends, in six places', () => {
    const clocks = fc.constantFrom(
      ['us-ca', 'request.confirmation', 'US-CA', 'received', 10] as const,
      ['us-ca', 'request.opt-out', 'US-CA', 'received', 15] as const,
      ['br-lgpd', 'breach.authority', 'BR', 'known', 3] as const,
      ['br-lgpd', 'breach.authority-small', 'BR', 'known', 6] as const,
      ['br-lgpd', 'breach.supplement', 'BR', 'sent', 20] as const,
      ['vn-pdp', 'request.reply', 'VN', 'received', 2] as const,
    );
    const books = { 'US-CA': bookOf('US-CA'), BR: bookOf('BR'), VN: bookOf('VN') };
    fc.assert(
      fc.property(days('2026-01-01', '2026-11-30'), clocks, (date, [regime, rule, place, event, amount]) => {
        const expected = stepWorkingDays(date, amount, 1, books[place]);
        expect(ask(regime, rule, place, { [event]: date }).dueDate).toBe(expected);
      }),
      runs,
    );
  });

  test('calendar days that nothing moves, and the reading that moves them', () => {
    const clocks = fc.constantFrom(
      ['au-privacy', 'breach.assessment', 'AU', 'suspected', 30] as const,
      ['kr-pipa', 'request.access', 'KR', 'received', 10] as const,
      ['br-lgpd', 'request.access', 'BR', 'received', 15] as const,
    );
    const books = { AU: bookOf('AU'), KR: bookOf('KR'), BR: bookOf('BR') };
    fc.assert(
      fc.property(days('2024-01-01', '2027-10-31'), clocks, (date, [regime, rule, place, event, amount]) => {
        const raw = stepDays(date, amount);
        const result = ask(regime, rule, place, { [event]: date });
        expect(result.dueDate).toBe(raw);
        expect(readingsOf(result).dayOffMoves ?? raw).toBe(stepToWorkingDay(raw, books[place]));
      }),
      runs,
    );
  });

  test('a notice period is counted back from the end and moves to no other day', () => {
    const amounts = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(days('2019-01-01', '2099-12-31'), amounts, (expires, amount) => {
        const result = ask(
          'contract',
          'agreement.notice',
          'CN',
          { expires },
          { parameters: { amount, unit: 'day' } },
        );
        expect(result.dueDate).toBe(toDate(toDay(expires) - amount));
        expect(result.provisional).toBe(false);
      }),
      runs,
    );
  });
});

describe('whatever is asked', { timeout: 60_000 }, () => {
  test('the due date is the date of the due moment, and the explanation ends with it', () => {
    fc.assert(
      fc.property(
        days('2019-01-01', '2028-06-30'),
        fc.constantFrom('DE', 'CN', 'GB-ENG'),
        (received, place) => {
          const result = ask('eu-gdpr', 'request.response', place, { received });
          expect(result.due.slice(0, 10)).toBe(result.dueDate);
          expect(result.due.slice(11, 19)).toBe('23:59:59');
          const last = result.explanation.find((step) => step.code === 'dueEndOfDay');
          expect(last?.values.date).toBe(result.dueDate);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('one more day of receipt never makes the date come earlier', () => {
    fc.assert(
      fc.property(days('2019-01-01', '2028-06-30'), (received) => {
        const next = stepDays(received, 1);
        const first = ask('eu-gdpr', 'request.response', 'DE', { received }).dueDate;
        const second = ask('eu-gdpr', 'request.response', 'DE', { received: next }).dueDate;
        expect(first <= second).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
