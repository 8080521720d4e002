import { createInstance, type i18n as I18n, type InitOptions } from 'i18next';
import { english } from './en/index.ts';
import { chinese } from './zh-CN/index.ts';

export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];

/** The texts of both languages, ready for i18next: language, namespace, key. */
export const resources = { en: english, 'zh-CN': chinese };

/** How every instance of i18next in the product reads the texts; the window's adds its own plugin. */
export const textOptions: InitOptions = {
  resources,
  fallbackLng: 'en',
  defaultNS: 'common',
  ns: Object.keys(english),
  interpolation: { escapeValue: false },
  returnNull: false,
};

/** Texts in one language for reports, packs and the CLI: `t('packs:title', { name })`. Loads nothing, so it is ready at once. */
export function createTexts(language: Language): I18n {
  const texts = createInstance();
  void texts.init({ ...textOptions, lng: language, initAsync: false });
  return texts;
}
