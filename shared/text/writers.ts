import { Temporal } from 'temporal-polyfill';
import type { Language } from './texts.ts';

/** English dates put the day first: `22 Nov 2026` reads the same to every reader of English. */
export const locales: Record<Language, string> = { en: 'en-GB', 'zh-CN': 'zh-CN' };

/** What stands between a date and a time of day. */
export const beforeTime: Record<Language, string> = { en: ', ', 'zh-CN': ' ' };

const inUtc = (date: string) => new Date(`${date}T00:00:00Z`);

/**
 * What puts dates, moments, numbers and countries into the words of a language, for the window, packs and PDFs alike.
 * A date is `YYYY-MM-DD` and belongs to no zone; a moment is ISO 8601 with its offset.
 * @param zone IANA zone in which moments read, where nothing else is said
 */
export function writersOf(language: Language, zone: string) {
  const locale = locales[language];
  const form = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  const full = form({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const long = form({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const numbers = new Intl.NumberFormat(locale);
  const countries = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const date = (value: string) => full.format(inUtc(value));
  const longDate = (value: string) => long.format(inUtc(value)).replace(',', '');
  const at = (value: string, place: string, writeDate: (date: string) => string) => {
    const there = Temporal.Instant.from(value).toZonedDateTimeISO(place);
    const hour = there.toPlainTime().toString({ smallestUnit: 'minute' });
    return `${writeDate(there.toPlainDate().toString())}${beforeTime[language]}${hour}`;
  };
  const eitherIn = (value: string, place: string) =>
    value.includes('T') ? at(value, place, date) : date(value);
  return {
    /** `26 Nov 2026` */
    date,
    /** `Thu 26 Nov 2026` */
    longDate,
    /** `22 Nov 2026, 09:41` */
    moment: (value: string) => at(value, zone, date),
    /** A date or a moment, whichever it is. */
    either: (value: string) => eitherIn(value, zone),
    /** `22 Nov 2026, 23:07` as it reads on a clock in another zone, or a date. */
    eitherIn,
    /** A moment as it reads on a clock in another zone: `Thu 26 Nov 2026, 23:59`. */
    momentIn: (value: string, place: string) => at(value, place, longDate),
    /** What people call a zone: `Central European Time` for `Europe/Berlin`. */
    zone: (id: string) =>
      form({ timeZone: id, timeZoneName: 'longGeneric' })
        .formatToParts()
        .find(({ type }) => type === 'timeZoneName')?.value ?? id,
    country: (code: string) => countries.of(code) ?? code,
    number: (value: number) => numbers.format(value),
    /** A size in bytes in the largest unit that keeps a whole digit. */
    bytes: (value: number) => writeBytes(value, language),
    list: (parts: string[]) => lists.format(parts),
  };
}
export type ValueWriters = ReturnType<typeof writersOf>;

/** A size in bytes in the largest unit that keeps a whole digit: `41.2 kB`. */
export function writeBytes(value: number, language: Language): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = Math.min(Math.floor(Math.log10(Math.max(value, 1)) / 3), units.length - 1);
  // The short form of a byte has no plural in English: `684 byte`.
  const unitDisplay = step === 0 && language === 'en' ? 'long' : 'short';
  const format = { style: 'unit', unit: units[step] ?? 'byte', unitDisplay } as const;
  return new Intl.NumberFormat(locales[language], {
    ...format,
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(value / 1000 ** step);
}
