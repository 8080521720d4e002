import { HOUSE, type TargetId } from '../regimes/house.ts';
import type { IncidentRecord, Obligation } from './incident.ts';
import type { AskedRight } from './request.ts';

type Right = AskedRight['right'];

/** Which rules of a regime a right brings, where they are not its `request.response`. */
type RightRules = Partial<Record<Right | 'other', readonly string[]>>;

/**
 * GB/T 35273 8.5(b) gives account cancellation 15 working days; California asks for a confirmation beside the answer and has a period of its own for opting out. A right that its law
 * wants answered without a number of days has no clock.
 */
const rulesOfRights: Record<string, RightRules> = {
  'cn-pipl': { accountCancellation: ['request.account-cancellation'] },
  'uk-gdpr': { complaint: ['complaint.acknowledgement'] },
  'us-ca': { objection: ['request.opt-out'], other: ['request.confirmation', 'request.response'] },
  'br-lgpd': { access: ['request.access'], copy: ['request.access'], other: [] },
  'kr-pipa': { other: ['request.access'] },
  'za-popia': { correction: ['request.correction'], deletion: ['request.correction'], other: [] },
  'in-dpdp': { complaint: ['grievance.response'], other: [] },
  'vn-pdp': {
    restriction: ['request.reply', 'request.restrict'],
    objection: ['request.reply', 'request.restrict'],
    withdrawConsent: ['request.reply', 'request.restrict'],
    other: ['request.reply'],
  },
};

/** `withdrawConsent` -> `request.withdraw-consent`: a policy may promise a time for each right. */
function promiseFor(right: Right): string {
  return `request.${right.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** The rules under which a right is answered in a regime. A policy has a clock only where it promises a time. */
export function rulesOfRight(regime: string, right: Right): readonly string[] {
  if (regime === HOUSE) return [promiseFor(right)];
  const rules = rulesOfRights[regime];
  return rules?.[right] ?? rules?.other ?? ['request.response'];
}

const chinaReports = {
  operator: 'incident.report.operator',
  cii: 'incident.report.cii',
  stateOrgan: 'incident.report.state-organ',
} as const;

/**
 * The rule that gives an obligation of an incident its hours or days; none where the law says without delay. The Chinese
 * reporting clock runs from grade 较大 (larger) on; below it PIPL 57 applies without a number of hours.
 */
export function ruleOfObligation(record: IncidentRecord, obligation: Obligation): string | undefined {
  const { regime, addressee } = obligation;
  if (regime === 'us-ca')
    return addressee === 'individuals' ? 'breach.individuals' : 'breach.attorney-general';
  if (addressee !== 'authority') return undefined;
  if (regime === 'au-privacy') return 'breach.assessment';
  if (regime !== 'cn-pipl') return 'breach.authority';
  if (record.chinaGrade === 'ordinary') return undefined;
  return chinaReports[record.chinaReporter ?? 'operator'];
}

/** The rule of the house that gives an obligation a number where the law says without delay, if a target was set for it. */
export function targetOfObligation({ addressee }: Obligation): TargetId | undefined {
  return addressee === 'controller' ? undefined : `notice.${addressee}`;
}
