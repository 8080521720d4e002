import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LeadFacts, leadingClock } from '#shared/cases/leading-clock.ts';
import { outcomeSchema } from '#shared/clocks/types.ts';

const facts = (clock: LeadFacts) => clock;
const deadline = { state: 'running', outcome: 'deadline' } as const;

describe('a case is listed by', () => {
  test.each<[what: string, leads: LeadFacts, other: LeadFacts]>([
    [
      'the deadline that ends first',
      { id: 'b', ...deadline, due: '2026-12-01T23:59:59+01:00' },
      { id: 'a', ...deadline, due: '2026-12-02T23:59:59+09:00' },
    ],
    [
      'the end of validity, not the day on which its renewal may be filed',
      { id: 'expiry', ...deadline, due: '2027-03-31T23:59:59+08:00' },
      { id: 'renewal', state: 'running', outcome: 'opens', due: '2026-12-31T00:00:00+08:00' },
    ],
    [
      'a deadline that runs, not one that stands still and was due before it',
      { id: 'b', ...deadline, due: '2027-01-01T00:00:00Z' },
      { id: 'a', state: 'paused', outcome: 'deadline', due: '2026-11-01T00:00:00Z' },
    ],
    [
      'a clock that runs, not one that waits',
      { id: 'b', state: 'running', outcome: 'opens', due: '2027-01-01T00:00:00Z' },
      { id: 'a', state: 'waiting' },
    ],
    [
      'a duty that was met too late, once all is over',
      {
        id: 'b',
        state: 'met',
        outcome: 'deadline',
        due: '2026-11-02T00:00:00Z',
        metAt: '2026-11-03T00:00:00Z',
      },
      {
        id: 'a',
        state: 'met',
        outcome: 'deadline',
        due: '2026-11-01T00:00:00Z',
        metAt: '2026-10-30T00:00:00Z',
      },
    ],
    [
      'a clock that waits, not one that was stopped',
      { id: 'b', state: 'waiting' },
      { id: 'a', state: 'stopped' },
    ],
  ])('%s', (_what, leads, other) => {
    expect(leadingClock([leads, other], facts)).toBe(leads);
    expect(leadingClock([other, leads], facts)).toBe(leads);
  });

  test('nothing without clocks', () => {
    expect(leadingClock([], facts)).toBeUndefined();
  });

  test('the same clock in whatever order its clocks are read', () => {
    const moment = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
    const clock = fc.record(
      {
        id: fc.uuid(),
        state: fc.constantFrom('waiting', 'running', 'paused', 'met', 'stopped'),
        outcome: fc.constantFrom(...outcomeSchema.options),
        due: moment.map((date) => date.toISOString()),
        metAt: moment.map((date) => date.toISOString()),
      },
      { requiredKeys: ['id', 'state'] },
    );
    const clocks = fc.uniqueArray(clock, { selector: ({ id }) => id, minLength: 1, maxLength: 8 });
    const twoOrders = clocks.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(twoOrders, ([one, other]) => {
        expect(leadingClock(other, facts)).toBe(leadingClock(one, facts));
      }),
    );
  });
});
