import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeClock } from '#shared/clocks/compute.ts';
import type { Unit } from '#shared/clocks/types.ts';
import { regimeSchema } from '#shared/regimes/regime.ts';
import { law } from './law.ts';
import { type Book, toDate, toDay } from './naive.ts';
import { type Asked, type DateUnit, oracle, type Roll } from './oracle.ts';

/** Random rules, not only those that ship: every combination of what a rule may say, 10,000 for each unit. */
const runs = { numRuns: 10_000 };

const places = ['CN', 'DE', 'GB-ENG', 'HK', 'ZA', 'US-CA', 'JP', 'IN'] as const;
const books = new Map<string, Book>(
  places.map((place) => {
    const calendar = law.calendars.find((one) => one.place === place);
    if (!calendar) throw new Error(`no calendar of ${place}`);
    const daysOf = (days: { date: string }[]) => new Set(days.map(({ date }) => toDay(date)));
    return [place, { off: daysOf(calendar.holidays), on: daysOf(calendar.workdays) }];
  }),
);

const rolls: readonly Roll[] = ['none', 'satSunHoliday', 'holidayOnly', 'sunHoliday'];

const most: Record<DateUnit, number> = { day: 120, workingDay: 60, week: 20, month: 14, year: 3 };

interface Drawn {
  place: string;
  asked: Asked;
  extension: number;
}

/** A day of the years that every one of these calendars covers. */
const someDay = fc.integer({ min: toDay('2024-01-01'), max: toDay('2026-06-30') });
const gap = fc.integer({ min: 0, max: 40 });

function drawn(unit: DateUnit): fc.Arbitrary<Drawn> {
  const pause = fc.record({
    after: gap,
    length: gap,
    inclusiveFrom: fc.boolean(),
    inclusiveTo: fc.boolean(),
  });
  return fc
    .record({
      place: fc.constantFrom(...places),
      trigger: someDay,
      amount: fc.integer({ min: 1, max: most[unit] }),
      extension: fc.integer({ min: 0, max: Math.ceil(most[unit] / 3) }),
      back: fc.boolean(),
      countStartDay: fc.boolean(),
      adjusted: fc.boolean(),
      roll: fc.constantFrom(...rolls),
      restarts: fc.array(gap, { maxLength: 2 }),
      pauses: fc.array(pause, { maxLength: 2 }),
      maximum: fc.option(
        fc.record({
          amount: fc.integer({ min: 1, max: unit === 'year' ? 40 : 9 }),
          unit: fc.constantFrom('day' as const, 'month' as const),
        }),
        { nil: undefined },
      ),
    })
    .map(({ place, trigger, extension, back, restarts, pauses, maximum, roll, ...rest }) => ({
      place,
      extension,
      asked: {
        ...rest,
        unit,
        amount: rest.amount + extension,
        trigger: toDate(trigger),
        direction: back ? 'back' : 'forward',
        // What is counted back stands still for nobody and is not moved.
        roll: back ? 'none' : roll,
        restarts: back ? [] : restarts.map((days) => toDate(trigger + days)),
        pauses: back
          ? []
          : pauses.map(({ after, length, ...ends }) => ({
              ...ends,
              from: toDate(trigger + after),
              to: toDate(trigger + after + length),
            })),
        maximum: back ? undefined : maximum,
      },
    }));
}

const citation = 'Test Art. 1';

function ruleOf({ asked, extension }: Drawn) {
  const restarts = asked.restarts.map((_, index) => ({ event: `restart${index}`, citation }));
  const pauses = asked.pauses.map(({ inclusiveFrom, inclusiveTo }, index) => ({
    from: `asked${index}`,
    to: `answered${index}`,
    inclusiveFrom,
    inclusiveTo,
    citation,
  }));
  return {
    id: 'request.response',
    kind: 'request',
    by: 'controller',
    to: 'person',
    trigger: 'received',
    triggerMayBeFuture: true,
    optionalEvents: [...restarts.map(({ event }) => event), ...pauses.flatMap(({ from, to }) => [from, to])],
    period: { from: 'law', amount: asked.amount - extension, unit: asked.unit },
    direction: asked.direction,
    countStartDay: asked.countStartDay,
    adjustedWorkdays: asked.adjusted,
    roll: asked.roll,
    restarts,
    pauses,
    ...(extension > 0
      ? {
          extension: {
            amount: extension,
            unit: asked.unit,
            mode: 'addToOriginal',
            reasonsRequired: true,
            citation,
          },
        }
      : {}),
    ...(asked.maximum ? { hardMaximum: { ...asked.maximum, citation } } : {}),
    validFrom: 'always',
    citation,
    nature: 'statute',
    verified: 'primary',
  };
}

function regimeOf(rule: Record<string, unknown>) {
  const format = 'privacy-docket-regime/1';
  return regimeSchema.parse({ format, id: 'test', version: '2026-01-01', source: 'a test', rules: [rule] });
}

function compute(
  rule: Record<string, unknown>,
  place: string,
  events: Record<string, string>,
  extended = false,
) {
  const question = { regime: 'test', rule: 'request.response', place, events, extended };
  return computeClock(question, { regimes: [regimeOf(rule)], calendars: law.calendars });
}

function eventsOf({ trigger, restarts, pauses }: Asked): Record<string, string> {
  return Object.fromEntries([
    ['received', trigger],
    ...restarts.map((date, index) => [`restart${index}`, date]),
    ...pauses.flatMap(({ from, to }, index) => [
      [`asked${index}`, from],
      [`answered${index}`, to],
    ]),
  ]);
}

const units: readonly Exclude<Unit, 'hour'>[] = ['day', 'workingDay', 'week', 'month', 'year'];

describe('10,000 random rules for each unit, against a second computation', { timeout: 60_000 }, () => {
  test.each(units)(
    'counted in %ss, forward and back, with every roll, pause, restart, extension and maximum',
    (unit) => {
      fc.assert(
        fc.property(drawn(unit), (one) => {
          const book = books.get(one.place);
          if (!book) throw new Error(one.place);
          const result = compute(ruleOf(one), one.place, eventsOf(one.asked), one.extension > 0);
          expect(result.dueDate).toBe(oracle(one.asked, book));
        }),
        runs,
      );
    },
  );

  test('counted in hours, to the next full hour of the place or to the second, with an extension', () => {
    // India and South Australia are half an hour off the full hours of UTC.
    const half = new Set(['IN', 'AU-SA']);
    const second = fc.integer({ min: Date.UTC(2024, 0, 1) / 1_000, max: Date.UTC(2027, 11, 31) / 1_000 });
    const place = fc.constantFrom('DE', 'CN', 'US-CA', 'IN', 'AU-SA', 'GB-ENG');
    const amount = fc.integer({ min: 1, max: 200 });
    const more = fc.integer({ min: 0, max: 100 });
    const offset = fc.constantFrom('Z', '+08:00', '-03:30');
    fc.assert(
      fc.property(
        second,
        place,
        amount,
        more,
        fc.boolean(),
        offset,
        (at, where, hours, extra, full, written) => {
          const rule = {
            ...ruleOf({ place: where, extension: 0, asked: plainDay }),
            period: { from: 'law', amount: hours, unit: 'hour' },
            hourRounding: full ? 'nextFull' : 'none',
            ...(extra > 0
              ? {
                  extension: {
                    amount: extra,
                    unit: 'hour',
                    mode: 'addToOriginal',
                    reasonsRequired: true,
                    citation,
                  },
                }
              : {}),
          };
          const result = compute(rule, where, { received: inOffset(at, written) }, extra > 0);
          let start = at;
          // To the next moment whose minutes in the place are 00:00, and never less than one second on.
          if (full) for (start += 1; (start + (half.has(where) ? 1_800 : 0)) % 3_600 !== 0; ) start += 1;
          expect(Date.parse(result.due) / 1_000).toBe(start + (hours + extra) * 3_600);
          expect(result.provisional).toBe(false);
        },
      ),
      runs,
    );
  });
});

const plainDay: Asked = {
  unit: 'day',
  amount: 1,
  trigger: '2026-01-01',
  direction: 'forward',
  countStartDay: false,
  adjusted: false,
  roll: 'none',
  restarts: [],
  pauses: [],
};

const minutes: Record<string, number> = { Z: 0, '+08:00': 480, '-03:30': -210 };

/** The moment as somebody in another zone writes it. */
function inOffset(second: number, offset: string): string {
  const local = new Date((second + (minutes[offset] ?? 0) * 60) * 1_000).toISOString().slice(0, 19);
  return `${local}${offset}`;
}
