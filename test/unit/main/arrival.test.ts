import { expect, it } from 'vitest';
import { pageAddress, readArrival } from '#shared/contract/page.ts';

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
