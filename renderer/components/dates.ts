import { Temporal } from 'temporal-polyfill';
import type { Language } from '#shared/text/texts.ts';
import { beforeTime, locales, writersOf as sharedWritersOf } from '#shared/text/writers.ts';
import { nowIso } from '#shared/time.ts';
import { useLanguage } from '../app/i18n.ts';

const inUtc = (date: string) => new Date(`${date}T00:00:00Z`);

/**
 * The writers of packs and reports with those that only a window needs, in one language and the zone of this computer. A
 * date is `YYYY-MM-DD`, a moment ISO with its offset.
 */
function writersOf(language: Language) {
  const locale = locales[language];
  const form = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  const day = form({ day: 'numeric', month: 'short', timeZone: 'UTC' });
  const full = form({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const month = form({ month: 'long', year: 'numeric', timeZone: 'UTC' });
  const weekday = form({ weekday: 'short', timeZone: 'UTC' });
  const fullWeekday = form({ weekday: 'long', timeZone: 'UTC' });
  const fullMonth = form({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const monthName = form({ month: 'long', timeZone: 'UTC' });
  const away = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const time = form({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const moment = form({
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const shortMoment = form({
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const shared = sharedWritersOf(language, localZone());
  const { date, longDate } = shared;
  const shortDate = (value: string) =>
    value.slice(0, 4) === today().slice(0, 4) ? day.format(inUtc(value)) : date(value);
  return {
    ...shared,
    locale,
    /** `26 Nov` within the present year, else with the year. */
    shortDate,
    /** `Thursday, 26 November 2026` */
    fullDate: (value: string) => {
      const [day, name] = [fullMonth.format(inUtc(value)), fullWeekday.format(inUtc(value))];
      return language === 'en' ? `${name}, ${day}` : `${day} ${name}`;
    },
    /** `Thursday`; Monday is 1. */
    weekdayName: (number: number) => fullWeekday.format(inUtc(`2026-11-${String(22 + number)}`)),
    /** `November` for 11. */
    monthName: (number: number) => monthName.format(inUtc(`2026-${String(number).padStart(2, '0')}-01`)),
    /** How far a date lies from today: `today`, `9 days ago`, `in 5 months`. */
    away: (value: string) => {
      const from = Temporal.PlainDate.from(today());
      const days = daysFromToday(value);
      if (Math.abs(days) < 100) return away.format(days, 'day');
      const months = from.until(value, { largestUnit: 'month' }).months;
      return Math.abs(months) < 24
        ? away.format(months, 'month')
        : away.format(Math.trunc(months / 12), 'year');
    },
    /** `November 2026` for any date in it. */
    month: (value: string) => month.format(inUtc(value)),
    /** Both ends of a span, the year said once: last in English (`23 Nov`, `29 Nov 2026`), first in Chinese. */
    span: (from: string, to: string) => {
      const [first, last] = [inUtc(from), inUtc(to)];
      if (from.slice(0, 4) !== to.slice(0, 4)) return { from: full.format(first), to: full.format(last) };
      return language === 'en'
        ? { from: day.format(first), to: full.format(last) }
        : { from: full.format(first), to: day.format(last) };
    },
    /** `Thu` */
    weekday: (value: string) => weekday.format(inUtc(value)),
    /** `09:41`, in the zone of this computer. */
    time: (value: string) => time.format(new Date(value)),
    /** `22 Nov, 09:41` within the present year, else with the year. */
    shortMoment: (value: string) =>
      (localDateOf(value).slice(0, 4) === today().slice(0, 4) ? shortMoment : moment).format(new Date(value)),
    /** `today 09:41`, `tomorrow 09:41`, else `22 Nov, 09:41`, in the zone of this computer. */
    nearMoment: (value: string) => {
      const days = daysFromToday(localDateOf(value));
      const hour = time.format(new Date(value));
      if (Math.abs(days) <= 1) return `${away.format(days, 'day')} ${hour}`;
      return (localDateOf(value).slice(0, 4) === today().slice(0, 4) ? shortMoment : moment).format(
        new Date(value),
      );
    },
    /** `Thu 26 Nov 2026, 09:41`, in the zone of this computer. */
    longMoment: (value: string) =>
      `${longDate(localDateOf(value))}${beforeTime[language]}${time.format(new Date(value))}`,
    /** The time of day of a moment in another zone, `16:54`, with its date there where that is another than here. */
    hourThere: (value: string, zone: string) => {
      const there = Temporal.Instant.from(value).toZonedDateTimeISO(zone);
      const hour = there.toPlainTime().toString({ smallestUnit: 'minute' });
      const date = there.toPlainDate().toString();
      return date === localDateOf(value) ? hour : `${shortDate(date)}${beforeTime[language]}${hour}`;
    },
    /** `125 %` for 1.25. */
    percent: (value: number) => percents.format(value),
  };
}
export type Writers = ReturnType<typeof writersOf>;

/** Making the formats of a language takes longer than drawing a row, so that all rows share them; they hold a zone. */
const known = new Map<string, Writers>();

/** What tells that the zone of this computer is another one, in winter or in summer; its name takes longer to ask for. */
function offsetsNow(): string {
  const year = Number(nowIso().slice(0, 4));
  return `${new Date(year, 0).getTimezoneOffset()} ${new Date(year, 6).getTimezoneOffset()}`;
}

/** The writers of the language that the window speaks. */
export function useWriters(): Writers {
  const language = useLanguage();
  const key = `${language} ${offsetsNow()}`;
  const writers = known.get(key) ?? writersOf(language);
  known.set(key, writers);
  return writers;
}

/** The zone of this computer, `Europe/Berlin`. */
export const localZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The date of today where this computer is. */
export const today = (): string => localDateOf(nowIso());

/** How many days a date lies ahead of today, negative for one that is over. */
const daysFromToday = (date: string): number =>
  Temporal.PlainDate.from(today()).until(date, { largestUnit: 'day' }).days;

/** This moment with the offset of this computer's zone, to the minute: what a form offers as `now`. */
export function nowHere(): string {
  return momentFrom(today(), localTimeOf(nowIso()));
}

/** The moment that a date and a time of day (`09:30`) mean where this computer is. */
export function momentFrom(date: string, time: string): string {
  const there = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: localZone(), plainTime: time });
  return there.toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/** The date of a moment where this computer is. */
export function localDateOf(moment: string): string {
  return Temporal.Instant.from(moment).toZonedDateTimeISO(localZone()).toPlainDate().toString();
}

/** The time of day of a moment where this computer is, `09:30`. */
export function localTimeOf(moment: string): string {
  const there = Temporal.Instant.from(moment).toZonedDateTimeISO(localZone());
  return there.toPlainTime().toString({ smallestUnit: 'minute' });
}

/** Whether a clock on the wall here reads at a moment what one in another zone reads. */
export function readsAsIn(moment: string, zone: string): boolean {
  const at = Temporal.Instant.from(moment);
  return at.toZonedDateTimeISO(zone).offset === at.toZonedDateTimeISO(localZone()).offset;
}
