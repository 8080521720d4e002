import { useMemo } from 'react';
import type { Language } from '#shared/text/texts.ts';
import { useLanguage } from './i18n.ts';

/** English dates put the day first: `22 Nov 2026` reads the same to every reader of English. */
const locales: Record<Language, string> = { en: 'en-GB', 'zh-CN': 'zh-CN' };

/** Functions that write dates, times and sizes in the form of a language. */
export function formatsOf(language: Language) {
  const locale = locales[language];
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const number = new Intl.NumberFormat(locale);
  return {
    /** A calendar date `YYYY-MM-DD`, which belongs to no zone. */
    date: (value: string) => date.format(new Date(`${value}T00:00:00Z`)),
    /** A moment with offset, in the zone of this computer. */
    moment: (value: string) => moment.format(new Date(value)),
    /** The clock time of a moment, in the zone of this computer. */
    time: (value: string) => time.format(new Date(value)),
    number: (value: number) => number.format(value),
    /** A size in bytes, in the largest unit that keeps a whole digit. */
    bytes: (value: number) => formatBytes(value, language),
  };
}

function formatBytes(value: number, language: Language): string {
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

/** The formats of the language that the window speaks. */
export function useFormats() {
  const language = useLanguage();
  return useMemo(() => formatsOf(language), [language]);
}

/** How a date field writes a date, in the tokens of dayjs. */
export function useDateForm(): string {
  return useLanguage() === 'zh-CN' ? 'YYYY年M月D日' : 'D MMM YYYY';
}
