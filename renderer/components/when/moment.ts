import { Temporal } from 'temporal-polyfill';
import { momentSchema, plainDateSchema } from '#shared/clocks/types.ts';

/**
 * A moment while it is typed: its date and its time of day on the clock of `zone`, each read or as it was typed. Of a time
 * that the clock shows twice, `offset` tells which of the two.
 */
export interface Halves {
  date: string;
  time: string;
  offset?: string;
}

/** Between the halves of a moment that is not whole; no field of one line holds it. */
const BREAK = '\n';

export const isDate = (value: string): boolean => plainDateSchema.safeParse(value).success;
/** `09:30`, and its seconds only where they are not zero: one way to write each time of day. */
export const isTime = (value: string): boolean => /^([01]\d|2[0-3]):[0-5]\d(:(?!00)[0-5]\d)?$/.test(value);
export const isMoment = (value: string): boolean => momentSchema.safeParse(value).success;

/** The halves of a moment that is not whole, as they were typed; undefined for a text that has none. */
export function typedHalves(value: string): { date: string; time: string } | undefined {
  const [date = '', time] = value.split(BREAK);
  return time === undefined ? undefined : { date, time };
}

/** The halves of what a field of a moment holds: a whole moment with its offset, or what was typed so far. */
export function halvesOf(value: string, zone: string): Halves {
  if (!isMoment(value)) return typedHalves(value) ?? { date: value, time: '' };
  const there = Temporal.Instant.from(value).toZonedDateTimeISO(zone);
  const smallestUnit = there.second === 0 ? 'minute' : 'second';
  return {
    date: there.toPlainDate().toString(),
    time: there.toPlainTime().round('second').toString({ smallestUnit }),
    offset: there.offset,
  };
}

/** What a field of a moment holds of its halves: the moment with its offset where they are one, else both as they are. */
export function joinHalves({ date, time, offset }: Halves, zone: string): string {
  if (date === '' && time === '') return '';
  const all = momentsOf({ date, time }, zone);
  const [first] = all;
  return (all.find((one) => one.offset === offset) ?? first)?.moment ?? `${date}${BREAK}${time}`;
}

/** A moment, with the offset of its zone then. */
export interface MomentThere {
  moment: string;
  offset: string;
}

/**
 * The moments at which a clock on the wall of `zone` shows a date and a time: one; two where it is set back over them, the
 * earlier first; none where it is set forward over them, or where a half is not read yet.
 */
export function momentsOf({ date, time }: Halves, zone: string): MomentThere[] {
  if (!isDate(date) || !isTime(time)) return [];
  const there = Temporal.PlainDateTime.from(`${date}T${time}`);
  const both = (['earlier', 'later'] as const).map((disambiguation) =>
    there.toZonedDateTime(zone, { disambiguation }),
  );
  const found = both.filter((one) => one.toPlainDateTime().equals(there));
  const moments = found.map((one) => ({
    moment: one.toString({ timeZoneName: 'never', smallestUnit: 'second' }),
    offset: one.offset,
  }));
  return moments.filter(({ offset }, index) => moments[index - 1]?.offset !== offset);
}

/** The hours between which the clock of `zone` was set forward over a date and a time; undefined where it was not. */
export function gapAround({ date, time }: Halves, zone: string): { from: string; to: string } | undefined {
  if (!isDate(date) || !isTime(time) || momentsOf({ date, time }, zone).length > 0) return undefined;
  const there = Temporal.PlainDateTime.from(`${date}T${time}`);
  const before = there.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const change = before.getTimeZoneTransition('next');
  if (!change) return undefined;
  const hour = (one: Temporal.ZonedDateTime) => one.toPlainTime().toString({ smallestUnit: 'minute' });
  const old = change.toInstant().subtract({ seconds: 1 }).toZonedDateTimeISO(zone);
  const from = change.toInstant().toZonedDateTimeISO(old.offset);
  return { from: hour(from), to: hour(change) };
}
