import { createTexts, type Language } from '#shared/text/texts.ts';
import type { Translate } from '#shared/text/translate.ts';
import { type ValueWriters, writersOf } from '#shared/text/writers.ts';

export type ReportLanguage = Language;

/** The words of one language by key (`reports:status.late`), with their values filled in. */
export type Words = (key: string, values?: Record<string, string | number>) => string;

/** The words of packs and reports in a language; a key that does not exist is a defect and throws. */
export function wordsIn(language: ReportLanguage): Words {
  const texts = createTexts(language);
  return (key, values = {}) => {
    if (!texts.exists(key, values)) throw new Error(`no text for ${key}`);
    return texts.t(key, values);
  };
}

/** How a report speaks: its words, and the writers of values, with which the window writes the same. */
export interface Speech {
  words: Words;
  /** Words for what a record or the law names; a regime that is newer than the texts reads as its id. */
  t: Translate;
  write: ValueWriters;
  /** IANA zone in which every time reads, where nothing else is said. */
  zone: string;
}

/** The speech of a report in a language, its times as they read in `zone`. */
export function speechIn(language: ReportLanguage, zone: string): Speech {
  return { words: wordsIn(language), t: createTexts(language).t, write: writersOf(language, zone), zone };
}
