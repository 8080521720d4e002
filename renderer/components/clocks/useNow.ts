import { useSyncExternalStore } from 'react';
import { nowMs } from '#shared/time.ts';
import { localDateOf } from '../dates.ts';

type Pace = 'minute' | 'second';

const paces = {
  minute: { listeners: new Set<() => void>(), length: 60_000 },
  second: { listeners: new Set<() => void>(), length: 1_000 },
};
const timers: Partial<Record<Pace, ReturnType<typeof setTimeout>>> = {};

/** Wakes everybody at the next full minute or second, so that all chips of a page change at once. */
function schedule(pace: Pace): void {
  const { listeners, length } = paces[pace];
  timers[pace] = setTimeout(
    () => {
      for (const wake of listeners) wake();
      if (listeners.size > 0) schedule(pace);
    },
    length - (nowMs() % length),
  );
}

function subscribe(pace: Pace, wake: () => void): () => void {
  const { listeners } = paces[pace];
  listeners.add(wake);
  if (listeners.size === 1) schedule(pace);
  return () => {
    listeners.delete(wake);
    if (listeners.size === 0) clearTimeout(timers[pace]);
  };
}

const subscribeToMinutes = (wake: () => void) => subscribe('minute', wake);
const subscribeToSeconds = (wake: () => void) => subscribe('second', wake);
const nowIn = (pace: Pace) => {
  const { length } = paces[pace];
  return new Date(Math.floor(nowMs() / length) * length).toISOString();
};

/** The present moment (ISO, UTC), rounded down to the minute or second; the component renders anew when it changes. */
export function useNow(pace: Pace = 'minute'): string {
  return useSyncExternalStore(
    pace === 'minute' ? subscribeToMinutes : subscribeToSeconds,
    pace === 'minute' ? () => nowIn('minute') : () => nowIn('second'),
  );
}

/** The date of today where this computer is; the component renders anew when midnight has passed. */
export const useToday = (): string => localDateOf(useNow());
