import { type Language, languages } from '#shared/text/texts.ts';

const languageKey = 'docket.language';

/** What the window itself remembers: language and theme, nothing about persons or cases. */
export const themeKey = 'docket.theme';

/** The chosen language, or the first of the system's that the product speaks, or English. */
export function preferredLanguage(): Language {
  const stored = localStorage.getItem(languageKey);
  const chosen = languages.find((language) => language === stored);
  if (chosen) return chosen;
  return navigator.languages[0]?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(languageKey, language);
}
