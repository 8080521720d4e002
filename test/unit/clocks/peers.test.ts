import { expect, test } from 'vitest';
import { clockStatus } from '#shared/clocks/status.ts';
import { ask } from './law.ts';

// Defects that were read in the code of the nearest peer: each must be impossible here. Those that are no matter of
// computing (reopening, the order of duties, lists) are tested on a docket, in test/docket/clocks/peers.test.ts.

test('a letter received on day 1 and keyed on day 9 has its month from day 1', () => {
  const received = '2026-06-01';
  const keyed = '2026-06-09T10:00:00+02:00';
  const result = ask('eu-gdpr', 'request.response', 'DE', { received }, { now: keyed });
  expect(result.dueDate).toBe('2026-07-01');
});

test('a pause and an extension move the date that is shown', () => {
  const received = '2026-06-01';
  const plain = ask('uk-gdpr', 'request.response', 'GB-ENG', { received }).dueDate;
  const extended = ask('uk-gdpr', 'request.response', 'GB-ENG', { received }, { extended: true }).dueDate;
  const events = { received, clarificationAsked: '2026-06-03', clarificationReceived: '2026-06-10' };
  const paused = ask('uk-gdpr', 'request.response', 'GB-ENG', events).dueDate;
  expect([plain, extended, paused]).toEqual(['2026-07-01', '2026-09-01', '2026-07-09']);
});

test('a month is a month and not 30 days, and an extension is two more months and not 60 days', () => {
  expect(ask('eu-gdpr', 'request.response', 'DE', { received: '2027-01-31' }).dueDate).toBe('2027-03-01');
  expect(ask('eu-gdpr', 'request.response', 'DE', { received: '2026-07-08' }).dueDate).toBe('2026-08-10');
  const extended = ask('eu-gdpr', 'request.response', 'DE', { received: '2026-07-08' }, { extended: true });
  expect(extended.dueDate).toBe('2026-10-08');
});

test('a notification that was filed in time and entered days later is in time', () => {
  const clock = ask('eu-gdpr', 'breach.authority', 'DE', { aware: '2026-06-01T10:00:00+02:00' });
  const now = '2026-06-09T10:00:00+02:00';
  expect(clockStatus({ clock, now, metAt: '2026-06-04T09:59:00+02:00' })).toBe('met');
});

test('after hour 72 a clock is late for as long as nobody has notified', () => {
  const clock = ask('eu-gdpr', 'breach.authority', 'DE', { aware: '2026-06-01T10:00:00+02:00' });
  for (const now of ['2026-06-04T10:00:01+02:00', '2026-07-04T10:00:00+02:00', '2031-06-04T10:00:00+02:00']) {
    expect(clockStatus({ clock, now })).toBe('late');
  }
});

test('the status comes from the same due moment that is shown', () => {
  const clock = ask('eu-gdpr', 'request.response', 'DE', { received: '2026-11-25' });
  expect(clockStatus({ clock, now: clock.due })).toBe('soon');
  expect(clockStatus({ clock, now: '2026-12-29T00:00:00+01:00' })).toBe('late');
});
