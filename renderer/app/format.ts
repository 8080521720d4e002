import { useMemo } from 'react';
import type { Language } from '#shared/text/texts.ts';
import { locales, writeBytes } from '#shared/text/writers.ts';
import { useLanguage } from './i18n.ts';

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
    bytes: (value: number) => writeBytes(value, language),
  };
}

/** The formats of the language that the window speaks. */
export function useFormats() {
  const language = useLanguage();
  return useMemo(() => formatsOf(language), [language]);
}
