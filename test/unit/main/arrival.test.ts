import { expect, it } from 'vitest';
import { pageAddress, readArrival, readPageShift } from '#shared/contract/page.ts';

it('the page reads in its address why it was loaded', () => {
  for (const arrival of ['locked', 'crashed', 'create', 'open', 'closed'] as const) {
    expect(readArrival(new URL(pageAddress(arrival)).search)).toBe(arrival);
  }
});

it('the page knows no other reason', () => {
  expect(readArrival(new URL(pageAddress()).search)).toBeUndefined();
  expect(readArrival('?arrival=elsewhere')).toBeUndefined();
  expect(readArrival('?departure=locked')).toBeUndefined();
});

it('the page of a program under test reads there by how much its time is moved; every other page by nothing', () => {
  for (const arrival of [undefined, 'locked'] as const) {
    for (const shift of [0, 1, -86_400_000, 40_000_000_000]) {
      const { search } = new URL(pageAddress(arrival, shift));
      expect(readPageShift(search)).toBe(shift);
      expect(readArrival(search)).toBe(arrival);
    }
  }
  expect(new URL(pageAddress()).search).toBe('');
  for (const search of ['', '?shift=', '?shift=soon', '?shift=1e9999', '?shift=99999999999999999999']) {
    expect(readPageShift(search)).toBe(0);
  }
});
