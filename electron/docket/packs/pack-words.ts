import { createTexts, type Language } from '#shared/text/texts.ts';
import type { Translate } from '#shared/text/translate.ts';

/** All texts of the product in a language, for words that a pack takes from the registers. */
export function translateInto(language: Language): Translate {
  return createTexts(language).t;
}
