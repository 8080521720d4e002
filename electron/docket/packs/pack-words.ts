import type { CaseKind } from '#shared/cases/kinds.ts';
import type { ClockView } from '#shared/contract/case.ts';
import { regimeTitleKey, ruleTitleKey } from '#shared/regimes/titleKey.ts';
import { createTexts, type Language } from '#shared/text/texts.ts';

/** Texts of one language: `t('states:request.closed')`. */
export type Translate = (key: string, values?: Record<string, string | number>) => string;

/** All texts of the product in a language, for words that a pack takes from the registers. */
export function translateInto(language: Language): Translate {
  const texts = createTexts(language);
  return (key, values = {}) => texts.t(key, values);
}

/** A duty of an incident in words, from its id `eu-gdpr.authority`. */
export function obligationName(id: string, t: Translate): string {
  const [regime = '', addressee = ''] = id.split('.');
  return t('registers:obligationName', {
    regime: t(regimeTitleKey(regime)),
    addressee: t(`choices:addressee.${addressee}`),
  });
}

/** What is due, in words; a request has a clock for each right. */
export function clockName(kind: CaseKind, clock: ClockView, t: Translate): string {
  const rule = t(ruleTitleKey(clock.regime, clock.rule));
  if (kind !== 'request') return rule;
  return t('registers:clockName', { rule, subject: t(`choices:right.${clock.subject}`) });
}
