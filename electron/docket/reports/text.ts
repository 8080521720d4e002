import { createInstance } from 'i18next';
import { packs as packsEn } from '#shared/text/en/packs.ts';
import { reports as reportsEn } from '#shared/text/en/reports.ts';
import { packs as packsZh } from '#shared/text/zh-CN/packs.ts';
import { reports as reportsZh } from '#shared/text/zh-CN/reports.ts';

export type ReportLanguage = 'en' | 'zh-CN';

/** The words of one language by key (`reports:status.late`), with their values filled in. */
export type Words = (key: string, values?: Record<string, string | number>) => string;

const resources = {
  en: { packs: packsEn, reports: reportsEn },
  'zh-CN': { packs: packsZh, reports: reportsZh },
};

/** The words of packs and reports in a language; a key that does not exist is a defect and throws. */
export function wordsIn(language: ReportLanguage): Words {
  const instance = createInstance();
  // Initialised at once: the texts are here, nothing is loaded.
  void instance.init({
    lng: language,
    resources,
    ns: ['reports', 'packs'],
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return (key, values = {}) => {
    const word = instance.t(key, values);
    if (word === key.slice(key.indexOf(':') + 1) || word === key) throw new Error(`no text for ${key}`);
    return word;
  };
}
