import { expect, it } from 'vitest';
import { IDLE_LIMIT_SECONDS, isDeliberate, isIdle } from '../../../electron/main/idle.ts';

const now = Date.UTC(2026, 2, 1, 12);
const ago = (seconds: number) => now - seconds * 1000;

it('nobody was there: neither the system nor the window saw input for five minutes', () => {
  expect(IDLE_LIMIT_SECONDS).toBe(300);
  expect(isIdle({ systemIdleSeconds: 300, lastSeen: ago(300), now })).toBe(true);
});

it('somebody works in another program', () => {
  expect(isIdle({ systemIdleSeconds: 299, lastSeen: ago(5000), now })).toBe(false);
});

it('somebody types here while the system counts wrongly', () => {
  expect(isIdle({ systemIdleSeconds: 86_400, lastSeen: ago(1), now })).toBe(false);
});

it('the program was started on a computer that was left long ago', () => {
  expect(isIdle({ systemIdleSeconds: 86_400, lastSeen: ago(299), now })).toBe(false);
});

it('keys, buttons, wheel and touch show that somebody is there, a pointer over the window does not', () => {
  for (const type of ['rawKeyDown', 'mouseDown', 'mouseWheel', 'touchStart'])
    expect(isDeliberate(type)).toBe(true);
  for (const type of ['mouseMove', 'mouseEnter', 'mouseLeave']) expect(isDeliberate(type)).toBe(false);
});
