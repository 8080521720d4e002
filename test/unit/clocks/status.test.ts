import { describe, expect, test } from 'vitest';
import { clockStatus, type StatusInput, timeLeft } from '#shared/clocks/status.ts';
import type { Outcome } from '#shared/clocks/types.ts';

const month = {
  due: '2026-12-28T23:59:59+01:00',
  zone: 'Europe/Berlin',
  outcome: 'deadline' as Outcome,
  period: { amount: 1, unit: 'month' as const },
};
const breach = {
  due: '2026-03-30T16:20:00+02:00',
  zone: 'Europe/Berlin',
  outcome: 'deadline' as Outcome,
  period: { amount: 72, unit: 'hour' as const },
};
/** A report within one day of becoming aware, and one within four hours. */
const day = { ...breach, due: '2026-03-28T16:20:00+01:00', period: { amount: 24, unit: 'hour' as const } };
const fourHours = {
  ...breach,
  due: '2026-03-27T20:20:00+01:00',
  period: { amount: 4, unit: 'hour' as const },
};

describe('how a clock stands', () => {
  const rows: [what: string, input: StatusInput, status: string][] = [
    ['without its event it waits', { clock: null, now: '2026-12-01T00:00:00Z' }, 'waiting'],
    ['weeks before', { clock: month, now: '2026-12-01T00:00:00Z' }, 'running'],
    ['more than seven days before', { clock: month, now: '2026-12-21T23:59:58+01:00' }, 'running'],
    ['seven days before', { clock: month, now: '2026-12-21T23:59:59+01:00' }, 'soon'],
    ['in the last second', { clock: month, now: '2026-12-28T23:59:59.900+01:00' }, 'soon'],
    ['in the first second after', { clock: month, now: '2026-12-29T00:00:00+01:00' }, 'late'],
    ['more than a third of the hours left', { clock: breach, now: '2026-03-29T16:19:00+02:00' }, 'running'],
    ['a third of the hours left', { clock: breach, now: '2026-03-29T16:20:00+02:00' }, 'soon'],
    ['a whole day of hours left', { clock: day, now: '2026-03-27T16:20:00+01:00' }, 'soon'],
    ['all of four hours left', { clock: fourHours, now: '2026-03-27T16:20:00+01:00' }, 'soon'],
    ['one second past the four hours', { clock: fourHours, now: '2026-03-27T20:20:01+01:00' }, 'late'],
    ['one second past the hour', { clock: breach, now: '2026-03-30T16:20:01+02:00' }, 'late'],
    ['paused', { clock: month, now: '2026-12-01T00:00:00Z', paused: true }, 'paused'],
    [
      'withdrawn after the end',
      { clock: month, now: '2027-01-30T00:00:00Z', stoppedAt: '2026-12-01T00:00:00Z' },
      'stopped',
    ],
    [
      'withdrawn before it started',
      { clock: null, now: '2027-01-30T00:00:00Z', stoppedAt: '2026-12-01T00:00:00Z' },
      'stopped',
    ],
  ];
  for (const [what, input, status] of rows) {
    test(`${what}: ${status}`, () => expect(clockStatus(input)).toBe(status));
  }

  test('what was done in time stays so, whenever it is looked at or entered', () => {
    const now = '2027-06-01T00:00:00Z';
    expect(clockStatus({ clock: month, now, metAt: '2026-12-28T23:59:59+01:00' })).toBe('met');
    expect(clockStatus({ clock: month, now, metAt: '2026-12-29T00:00:00+01:00' })).toBe('metLate');
    expect(clockStatus({ clock: month, now, metAt: '2026-12-28T22:59:59Z', paused: true })).toBe('met');
  });

  for (const outcome of ['opens', 'takesEffect', 'notBefore'] as const) {
    test(`nobody is late for a date that ${outcome}`, () => {
      const clock = { ...month, outcome, due: '2026-12-28T00:00:00+01:00' };
      expect(clockStatus({ clock, now: '2026-11-01T00:00:00Z' })).toBe('running');
      expect(clockStatus({ clock, now: '2026-12-27T00:00:00Z' })).toBe('soon');
      expect(clockStatus({ clock, now: '2027-12-27T00:00:00Z' })).toBe('met');
      expect(clockStatus({ clock, now: '2027-12-27T00:00:00Z', metAt: '2027-01-05T00:00:00Z' })).toBe('met');
    });
  }
});

describe('the time left', () => {
  const rows: [clock: typeof month | typeof breach, now: string, amount: number, unit: string][] = [
    [month, '2026-12-01T00:30:00+01:00', 27, 'day'],
    [month, '2026-12-27T23:30:00Z', 0, 'day'],
    [month, '2026-12-28T23:59:59+01:00', 0, 'day'],
    [month, '2026-12-29T00:00:00+01:00', -1, 'day'],
    [breach, '2026-03-27T15:20:00+01:00', 72, 'hour'],
    [breach, '2026-03-27T15:20:01+01:00', 71, 'hour'],
    [breach, '2026-03-30T14:20:01+02:00', 119, 'minute'],
    [breach, '2026-03-30T16:20:00+02:00', 0, 'minute'],
    [breach, '2026-03-30T16:20:01+02:00', -1, 'minute'],
    [breach, '2026-03-31T16:20:00+02:00', -24, 'hour'],
    [breach, '2026-04-03T20:20:00+02:00', -100, 'hour'],
    [breach, '2026-04-04T20:20:00+02:00', -5, 'day'],
  ];
  for (const [clock, now, amount, unit] of rows) {
    test(`at ${now}: ${amount} ${unit}`, () => expect(timeLeft(clock, now)).toEqual({ amount, unit }));
  }
});
