import { Temporal } from 'temporal-polyfill';

/** Whether the moment `a` (ISO with offset) lies before the moment `b`. */
export function isBefore(a: string, b: string): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b)) < 0;
}

/** Whether the moment `a` (ISO with offset) lies after the moment `b`. */
export function isAfter(a: string, b: string): boolean {
  return isBefore(b, a);
}
