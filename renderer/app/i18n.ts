import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { createInstance } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { type Language, languages, textOptions } from '#shared/text/texts.ts';
import { preferredLanguage, rememberLanguage } from './preferences.ts';

/** The texts of the window. They are part of the program, so they are ready at once. */
export const texts = createInstance().use(initReactI18next);

void texts.init({ ...textOptions, lng: preferredLanguage(), initAsync: false });

function applyLanguage(language: string) {
  document.documentElement.lang = language;
  dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en');
}

applyLanguage(texts.language);
texts.on('languageChanged', applyLanguage);

/** Each language under its own name. */
export const languageNames: Record<Language, string> = { en: 'English', 'zh-CN': '简体中文' };

/** Changes the language of the window, at once and for the next start. */
export async function speak(language: Language): Promise<void> {
  rememberLanguage(language);
  await texts.changeLanguage(language);
}

/** The language that the window speaks now; the component renders anew when it changes. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return languages.find((language) => language === i18n.language) ?? 'en';
}
