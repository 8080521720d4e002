import type { CaseKind } from '../cases/kinds.ts';
import { HOUSE } from '../regimes/house.ts';
import { regimeTitleKey, ruleTitleKey } from '../regimes/titleKey.ts';
import type { Translate } from './translate.ts';

/** Of a clock what its name depends on. */
export interface NamedClock {
  regime: string;
  rule: string;
  /** A right, the id of a duty, or what of an agreement or a transfer it is about. */
  subject: string;
}

/** What a duty of an incident is, from its id `eu-gdpr.authority`: `EU GDPR: tell the authority`. */
export function obligationName(id: string, t: Translate): string {
  const [regime = '', addressee = ''] = id.split('.');
  return t('registers:obligationName', {
    regime: t(regimeTitleKey(regime)),
    addressee: t(`choices:addressee.${addressee}`),
  });
}

/**
 * The name of a clock wherever one is named: in lists, on the page of its case, in packs, calendars, reminders and
 * differences. Two clocks of one case under one regime never have the same: a request has one for each right, a clause may
 * be set running more than once, and a target of the house stands for duties of several laws.
 */
export function clockName(kind: CaseKind, { regime, rule, subject }: NamedClock, t: Translate): string {
  const name = t(ruleTitleKey(regime, rule));
  const about = aboutOf(kind, { regime, rule, subject }, t);
  return about === undefined ? name : t('registers:clockName', { rule: name, subject: about });
}

/** What of its case a clock is about: a right, whom a duty is owed to, or what of an agreement or a transfer. */
export function subjectName(kind: CaseKind, subject: string, t: Translate): string {
  if (kind === 'request') return t(`choices:right.${subject}`);
  if (kind === 'incident') return obligationName(subject, t);
  const [, about = subject, number = ''] = /^(\w+)\.(\d+)$/.exec(subject) ?? [];
  return t(`subjects:${about}`, { number });
}

function aboutOf(kind: CaseKind, { regime, subject }: NamedClock, t: Translate): string | undefined {
  if (kind === 'request') return subjectName(kind, subject, t);
  if (kind === 'incident' && regime === HOUSE) return t(regimeTitleKey(subject.split('.')[0] ?? ''));
  return kind === 'agreement' && /\.\d+$/.test(subject) ? subjectName(kind, subject, t) : undefined;
}
