import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { addMonths, dateText, dayOf, dayOfMonth, weekdayOf } from '#shared/clocks/days.ts';
import { dayAt, endOfDay, momentText, startOfDay } from '#shared/clocks/zones.ts';
import { law } from './law.ts';

// São Paulo, Beirut and Santiago have skipped midnight; Lord Howe changes by half an hour; Kiritimati lies a day ahead.
const others = [
  ...['America/Sao_Paulo', 'Asia/Beirut', 'America/Santiago'],
  ...['Australia/Lord_Howe', 'Pacific/Kiritimati', 'America/St_Johns', 'UTC'],
];
const zones = [...new Set([...law.calendars.map(({ zone }) => zone), ...others])];

const seconds = fc.integer({ min: Date.UTC(1990, 0, 1) / 1_000, max: Date.UTC(2100, 11, 31) / 1_000 });
const runs = { numRuns: 10_000 };

describe('the time of a place, against Temporal', { timeout: 60_000 }, () => {
  test('a moment has the same text and lies on the same day', () => {
    fc.assert(
      fc.property(seconds, fc.constantFrom(...zones), (second, zone) => {
        const there = Temporal.Instant.fromEpochMilliseconds(second * 1_000).toZonedDateTimeISO(zone);
        const text = there.toString({ timeZoneName: 'never', smallestUnit: 'second' });
        expect(momentText(second * 1_000, zone)).toBe(text);
        expect(dateText(dayAt(second * 1_000, zone))).toBe(there.toPlainDate().toString());
      }),
      // Temporal itself takes a millisecond for each.
      { numRuns: 2_000 },
    );
  });

  test('a day starts and ends at the same moments, on every day of years in which midnight was skipped', () => {
    for (const zone of ['America/Sao_Paulo', 'Asia/Beirut', 'Europe/Berlin', 'Australia/Lord_Howe']) {
      for (let day = dayOf('2017-06-01'); day <= dayOf('2019-06-01'); day += 1) {
        const start = (date: number) =>
          Temporal.PlainDate.from(dateText(date)).toZonedDateTime({ timeZone: zone }).epochMilliseconds;
        expect(`${dateText(day)} ${startOfDay(day, zone)}`).toBe(`${dateText(day)} ${start(day)}`);
        expect(endOfDay(day, zone)).toBe(start(day + 1) - 1_000);
      }
    }
  });
});

test('days, weekdays and months as Temporal has them', { timeout: 60_000 }, () => {
  const day = fc.integer({ min: dayOf('1970-01-01'), max: dayOf('2110-12-31') });
  fc.assert(
    fc.property(day, fc.integer({ min: -400, max: 400 }), (start, months) => {
      const date = Temporal.PlainDate.from(dateText(start));
      expect([weekdayOf(start), dayOfMonth(start)]).toEqual([date.dayOfWeek, date.day]);
      expect(dateText(addMonths(start, months))).toBe(date.add({ months }).toString());
    }),
    runs,
  );
});
