import type { TFunction } from 'i18next';
import type { CaseKind } from '#shared/cases/kinds.ts';
import type { ClockView } from '#shared/contract/case.ts';
import { regimeTitleKey, ruleTitleKey } from '#shared/regimes/titleKey.ts';

/** What an obligation is, from its id `eu-gdpr.authority`: `EU GDPR: tell the authority`. */
export function obligationName(id: string, t: TFunction): string {
  const [regime = '', addressee = ''] = id.split('.');
  return t('registers:obligationName', {
    regime: t(regimeTitleKey(regime)),
    addressee: t(`choices:addressee.${addressee}`),
  });
}

/** What of the case a clock is about: a right, who must be told, or what of an agreement or a transfer. */
export function subjectName(kind: CaseKind, subject: string, t: TFunction): string {
  if (kind === 'request') return t(`choices:right.${subject}`);
  if (kind === 'incident') return t(`choices:addressee.${subject.split('.')[1] ?? ''}`);
  const [, about = subject, number] = /^(\w+)\.(\d+)$/.exec(subject) ?? [];
  return t(`subjects:${about}`, { number });
}

/** The name of a clock as the case page shows it: `Answer to the person: Access`. */
export function clockName(
  kind: CaseKind,
  clock: Pick<ClockView, 'regime' | 'rule' | 'subject'>,
  t: TFunction,
): string {
  const rule = t(ruleTitleKey(clock.regime, clock.rule));
  // What a clause sets running may happen more than once.
  const isNumbered = kind === 'agreement' && /\.\d+$/.test(clock.subject);
  if (kind !== 'request' && !isNumbered) return rule;
  return t('registers:clockName', { rule, subject: subjectName(kind, clock.subject, t) });
}
