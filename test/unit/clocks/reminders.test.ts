import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Lead,
  overdueHours,
  reminderSettingsSchema,
  usualReminders,
} from '#shared/clocks/reminder-settings.ts';
import {
  type Memory,
  minutesOf,
  planReminder,
  type Schedule,
  snoozeUntil,
} from '#shared/clocks/reminders.ts';

const hour = 3_600_000;
const day = 24 * hour;
const at = (text: string) => Date.parse(text);
const text = (moment: number | undefined) =>
  moment === undefined ? undefined : new Date(moment).toISOString();

const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/Los_Angeles', 'Australia/Lord_Howe', 'UTC'];
const leads: fc.Arbitrary<Lead[]> = fc.array(
  fc.record({ amount: fc.integer({ min: 1, max: 60 }), unit: fc.constantFrom('day', 'hour', 'minute') }),
  { maxLength: 6 },
);
const schedules: fc.Arbitrary<Schedule> = fc
  .record({
    due: fc.integer({ min: at('2026-01-01T00:00:00Z') / 1000, max: at('2027-12-31T00:00:00Z') / 1000 }),
    byHours: fc.boolean(),
    before: leads,
    every: fc.nat({ max: 3 }),
    atMinutes: fc.integer({ min: 0, max: 1439 }),
    zone: fc.constantFrom(...zones),
    dueZone: fc.constantFrom(...zones),
  })
  .map(({ due, every, byHours, ...rest }) => {
    const choices = byHours ? overdueHours.hours : overdueHours.dates;
    return { ...rest, byHours, due: due * 1000, overdueEvery: choices[every % choices.length] ?? 1 };
  });

/** Looks at the moments of `looks` in their order, as a program that runs then; what it told, for which moment. */
function watch(schedule: Schedule, looks: readonly number[], memory: Memory = {}) {
  const told: { at: number; for: number }[] = [];
  let kept = memory;
  for (const now of looks) {
    const { tell } = planReminder(schedule, kept, now);
    if (tell === undefined) continue;
    told.push({ at: now, for: tell });
    kept = { told: tell };
  }
  return told;
}

/** A program that runs without a break: it looks exactly when the plan says that there is something next. */
function follow(schedule: Schedule, from: number, to: number): number[] {
  const looks: number[] = [];
  for (let now = from; now <= to; now = planReminder(schedule, {}, now).next) looks.push(now);
  return watch(schedule, looks).map((one) => one.for);
}

const usual: Schedule = {
  due: at('2026-11-26T23:59:59+08:00'),
  byHours: false,
  before: usualReminders.kinds.request.before,
  overdueEvery: 24,
  atMinutes: minutesOf('09:00'),
  zone: 'Asia/Shanghai',
  dueZone: 'Asia/Shanghai',
};

describe('when a clock is told of', () => {
  test('a date: on the mornings before it, then on every morning after it', () => {
    expect(follow(usual, at('2026-11-01T00:00:00Z'), at('2026-11-29T12:00:00Z')).map(text)).toEqual(
      ['12', '23', '25', '27', '28', '29'].map((date) => `2026-11-${date}T01:00:00.000Z`),
    );
  });

  test('hours: so many hours before the end, at the end and every hour after it, by night too', () => {
    const schedule: Schedule = {
      ...usual,
      due: at('2026-11-23T01:30:00Z'),
      byHours: true,
      before: usualReminders.kinds.hours.before,
      overdueEvery: 1,
    };
    expect(follow(schedule, at('2026-11-20T00:00:00Z'), at('2026-11-23T04:00:00Z')).map(text)).toEqual([
      '2026-11-22T01:30:00.000Z',
      '2026-11-22T21:30:00.000Z',
      '2026-11-23T00:30:00.000Z',
      '2026-11-23T01:30:00.000Z',
      '2026-11-23T02:30:00.000Z',
      '2026-11-23T03:30:00.000Z',
    ]);
  });

  test('a date elsewhere: so many days before its date there, at nine at the desk, and never behind its end', () => {
    // The 26th ends in China at 07:59 in California: what that morning at nine tells is that it is overdue.
    const schedule = { ...usual, zone: 'America/Los_Angeles', before: [{ amount: 1, unit: 'day' as const }] };
    const told = follow(schedule, at('2026-11-24T00:00:00Z'), at('2026-11-27T00:00:00Z'));
    expect(told.map(text)).toEqual(['2026-11-25T17:00:00.000Z', '2026-11-26T17:00:00.000Z']);
  });

  test('a morning stays the morning when summer time begins', () => {
    const schedule = { ...usual, zone: 'Europe/Berlin', due: at('2026-03-27T23:59:59+01:00'), before: [] };
    const told = follow(schedule, at('2026-03-27T00:00:00Z'), at('2026-03-30T12:00:00Z'));
    expect(told.map(text)).toEqual([
      '2026-03-28T08:00:00.000Z',
      '2026-03-29T07:00:00.000Z',
      '2026-03-30T07:00:00.000Z',
    ]);
  });
});

describe('whatever is chosen, and however long the program was away', () => {
  const looks = (schedule: Schedule) =>
    fc
      .array(fc.integer({ min: -70 * 24 * 60, max: 20 * 24 * 60 }), { minLength: 1, maxLength: 60 })
      .map((minutes) => minutes.toSorted((a, b) => a - b).map((one) => schedule.due + one * 60_000));
  const watched = schedules.chain((schedule) => fc.tuple(fc.constant(schedule), looks(schedule)));

  test('nothing is told twice for the same moment, and nothing before its moment', () => {
    fc.assert(
      fc.property(watched, ([schedule, moments]) => {
        const told = watch(schedule, moments);
        expect(new Set(told.map((one) => one.for)).size).toBe(told.length);
        for (const one of told) expect(one.for).toBeLessThanOrEqual(one.at);
      }),
      { numRuns: 200 },
    );
  });

  test('what was missed is told once at the next look: none of its moments is lost', () => {
    fc.assert(
      fc.property(watched, ([schedule, moments]) => {
        const first = moments[0] ?? 0;
        const everyMoment = follow(schedule, first, moments.at(-1) ?? 0);
        const told = watch(schedule, moments);
        for (const moment of everyMoment.filter((one) => one <= (moments.at(-1) ?? 0))) {
          const look = moments.find((now) => now >= moment) ?? 0;
          // At the first look at or after its moment it, or a later one in its place, had been told.
          expect(told.some((one) => one.at <= look && one.for >= moment)).toBe(true);
        }
        for (const [index, now] of moments.entries()) {
          if (moments[index - 1] === now) continue;
          expect(told.filter((one) => one.at === now).length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('what is next is always ahead, and overdue is told at least once a day (hours: every four)', () => {
    fc.assert(
      fc.property(schedules, fc.integer({ min: 0, max: 400 * 24 * 60 }), (schedule, late) => {
        const now = schedule.due + late * 60_000;
        const { next } = planReminder(schedule, {}, now);
        expect(next).toBeGreaterThan(now);
        // A day in which the clocks are put back is an hour longer.
        expect(next - now).toBeLessThanOrEqual(schedule.byHours ? 4 * hour : day + hour);
      }),
    );
  });

  test('what is next is the first moment at which there is something to tell', () => {
    fc.assert(
      fc.property(watched, fc.double({ min: 0, max: 1, noNaN: true }), ([schedule, moments], share) => {
        const now = moments[0] ?? 0;
        const { tell, next } = planReminder(schedule, {}, now);
        const between = now + Math.floor((next - now) * share * 0.999);
        const memory = tell === undefined ? {} : { told: tell };
        expect(planReminder(schedule, memory, between).tell).toBeUndefined();
        expect(planReminder(schedule, memory, next).tell).toBe(next);
      }),
    );
  });

  test('nothing that was told by a clock that ran ahead silences what is overdue', () => {
    fc.assert(
      fc.property(schedules, fc.integer({ min: 1, max: 500 }), (schedule, days) => {
        const now = schedule.due + 2 * day;
        const memory = { told: now + days * day, snoozedUntil: now + (days + 1) * day };
        expect(planReminder(schedule, memory, now).tell).toBeDefined();
      }),
    );
  });
});

describe('a snooze', () => {
  const wishes = fc.integer({ min: 1, max: 10_000 });

  test('lasts no longer than a day, four hours where hours count, and never past the end of a period', () => {
    fc.assert(
      fc.property(schedules, fc.integer({ min: -5_000, max: 5_000 }), wishes, (schedule, offset, wish) => {
        const now = schedule.due + offset * 60_000;
        const until = snoozeUntil(schedule, now + wish * 60_000, now);
        expect(until).toBeGreaterThan(now);
        expect(until - now).toBeLessThanOrEqual(schedule.byHours ? 4 * hour : day);
        if (now < schedule.due) expect(until).toBeLessThanOrEqual(schedule.due);
      }),
    );
  });

  test('is silent until it ends and is told then, once, even where nothing else was due to be told', () => {
    fc.assert(
      fc.property(schedules, fc.integer({ min: -5_000, max: 5_000 }), wishes, (schedule, offset, wish) => {
        const now = schedule.due + offset * 60_000;
        const { tell } = planReminder(schedule, {}, now);
        const until = snoozeUntil(schedule, now + wish * 60_000, now);
        const memory = { told: tell, snoozedUntil: until };
        expect(planReminder(schedule, memory, now)).toEqual({ next: until });
        expect(planReminder(schedule, memory, until - 1).tell).toBeUndefined();
        const heard = planReminder(schedule, memory, until).tell;
        expect(heard).toBe(until);
        expect(planReminder(schedule, { told: heard }, until).tell).toBeUndefined();
      }),
    );
  });
});

test('there is no way to choose that overdue is never told again', () => {
  expect(reminderSettingsSchema.parse(usualReminders)).toEqual(usualReminders);
  for (const [kind, never] of [
    ['request', 25],
    ['hours', 24],
    ['hours', 0],
    ['transfer', null],
  ] as const) {
    const rule = { ...usualReminders.kinds[kind], overdueEvery: never };
    const kinds = { ...usualReminders.kinds, [kind]: rule };
    expect(reminderSettingsSchema.safeParse({ ...usualReminders, kinds }).success).toBe(false);
  }
});
