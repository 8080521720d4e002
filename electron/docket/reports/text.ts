import { createTexts, type Language } from '#shared/text/texts.ts';

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
