import { Temporal } from 'temporal-polyfill';

/** `@-3d` a date, `@-3d 09:30` a moment on it, `@-5h` a moment some hours ago. */
const placeholder = /^@(?<amount>[+-]?\d+)(?<unit>[dh])(?: (?<time>\d\d:\d\d))?$/;

function resolveText(text: string, now: Temporal.ZonedDateTime): string {
  const found = placeholder.exec(text)?.groups;
  if (!found) return text;
  const amount = Number(found.amount);
  if (found.unit === 'h') return toMoment(now.add({ hours: amount }).round('minute'));
  const date = now.toPlainDate().add({ days: amount });
  const time = found.time;
  if (time === undefined) return date.toString();
  const moment = date.toZonedDateTime({ timeZone: now.timeZoneId, plainTime: Temporal.PlainTime.from(time) });
  return toMoment(moment);
}

function toMoment(time: Temporal.ZonedDateTime): string {
  return time.toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/**
 * Replaces the relative times of the sample by real ones, seen from `now` in its zone: dates as `YYYY-MM-DD`, moments with
 * offset. Everything else stays as it is.
 */
export function resolveTimes(value: unknown, now: Temporal.ZonedDateTime): unknown {
  if (typeof value === 'string') return resolveText(value, now);
  if (Array.isArray(value)) return value.map((item) => resolveTimes(item, now));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolveTimes(item, now)]));
}
