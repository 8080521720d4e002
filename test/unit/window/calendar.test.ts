import { describe, expect, it } from 'vitest';
import { addDays, monthsOf, weekOf } from '../../../renderer/calendar/month.ts';
import { calendarSearch } from '../../../renderer/calendar/search.ts';
import { spanOf, stepFrom } from '../../../renderer/calendar/views.ts';

describe('the week of a date', () => {
  it('begins on Monday, over the ends of months, years and leap Februaries', () => {
    expect(weekOf('2026-11-26')).toEqual([
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
    ]);
    for (const [date, first, last] of [
      ['2026-11-23', '2026-11-23', '2026-11-29'],
      ['2026-11-29', '2026-11-23', '2026-11-29'],
      ['2027-01-01', '2026-12-28', '2027-01-03'],
      ['2024-02-29', '2024-02-26', '2024-03-03'],
    ] as const) {
      expect([weekOf(date)[0], weekOf(date)[6]]).toEqual([first, last]);
      expect(spanOf('week', date)).toEqual({ from: first, to: last });
    }
  });
});

describe('the year of a date', () => {
  it('has twelve months and every one of its days', () => {
    expect(monthsOf('2028-08-31').map((first) => first.slice(5))).toEqual([
      '01-01',
      '02-01',
      '03-01',
      '04-01',
      '05-01',
      '06-01',
      '07-01',
      '08-01',
      '09-01',
      '10-01',
      '11-01',
      '12-01',
    ]);
    expect(spanOf('year', '2028-02-29')).toEqual({ from: '2028-01-01', to: '2028-12-31' });
  });
});

it('a step back undoes a step forth, and views beside each other leave no day out', () => {
  for (const view of ['month', 'week', 'agenda', 'year'] as const) {
    const day = '2026-11-26';
    const next = stepFrom(view, day, 1);
    expect(stepFrom(view, next, -1)).toBe(day);
    expect(spanOf(view, next).from <= addDays(spanOf(view, day).to, 1)).toBe(true);
  }
});

it('the address keeps what the calendar knows and leaves out the rest', () => {
  expect(calendarSearch({ view: 'week' })).toEqual({ view: 'week' });
  expect(calendarSearch({ view: 'decade', other: 1 })).toEqual({});
  expect(calendarSearch({})).toEqual({});
  // Named as absent, since the router would keep what it was given.
  const unread = { day: '2027-01-01?arrival=locked', kind: 'secret', person: 7 };
  expect({ ...unread, ...calendarSearch(unread) }).toEqual({});
});
