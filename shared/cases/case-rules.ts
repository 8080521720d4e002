import { HOUSE, type TargetId } from '../regimes/house.ts';
import type { IncidentRecord, Obligation } from './incident.ts';
import type { AskedRight } from './request.ts';

type Right = AskedRight['right'];

/** Which rules of a regime a right brings, where they are not its `request.response`. */
type RightRules = Partial<Record<Right | 'other', readonly string[]>>;

/** Laws that give a time for access and correction and know no other right. */
const onAccessAndCorrection: RightRules = {
  access: ['request.response'],
  copy: ['request.response'],
  correction: ['request.response'],
  other: [],
};

/**
 * GB/T 35273 8.5(b) gives account cancellation 15 working days; California asks for a confirmation beside the answer and
 * has a period of its own for opting out. A right that its law wants answered without a number of days has no clock.
 */
const rulesOfRights: Record<string, RightRules> = {
  'cn-pipl': { accountCancellation: ['request.account-cancellation'] },
  'uk-gdpr': { complaint: ['complaint.acknowledgement', 'complaint.outcome'] },
  'us-ca': { objection: ['request.opt-out'], other: ['request.confirmation', 'request.response'] },
  'br-lgpd': { access: ['request.access'], copy: ['request.access'] },
  'sg-pdpa': onAccessAndCorrection,
  'au-privacy': onAccessAndCorrection,
  'hk-pdpo': { correction: ['request.correction'] },
  'th-pdpa': { access: ['request.access'], copy: ['request.access'], other: [] },
  'kr-pipa': { other: ['request.access'] },
  'za-popia': {
    access: ['request.access'],
    copy: ['request.access'],
    correction: ['request.correction'],
    deletion: ['request.correction'],
    other: [],
  },
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

/** Only questions on access stop a clock (UK GDPR Art. 12A(5) names Art. 15 alone; EDPB Guidelines 01/2022 are on access). */
export function isAccess(right: string): boolean {
  return right === 'access' || right === 'copy';
}

/**
 * Rules of a request that are met before the answer and by itself: that it arrived is confirmed or acknowledged (DPA 2018
 * s. 164A(3); 11 CCR 7021(a); Decree 356/2025/ND-CP).
 */
const receipts: ReadonlySet<string> = new Set([
  'complaint.acknowledgement',
  'request.confirmation',
  'request.reply',
]);

export function isReceipt(rule: string): boolean {
  return receipts.has(rule);
}

const chinaReports = {
  operator: 'incident.report.operator',
  cii: 'incident.report.cii',
  stateOrgan: 'incident.report.state-organ',
} as const;

/** Whether the grade of an incident sets the Chinese reporting clock in motion: from 较大 (larger) on, and until it is known. */
function isReported(record: IncidentRecord): boolean {
  return record.chinaGrade !== 'ordinary';
}

/** The 60 days of Japan are for leaks that may have been caused with an improper purpose (Enforcement Rules 7(3)). */
function isMalicious(record: IncidentRecord): boolean {
  return record.cause === 'internalMalicious' || record.cause === 'externalMalicious';
}

/** What a notice has beside its id when a law wants more than one from the same addressee. */
function stageOf({ id, regime }: Obligation): string {
  return id.slice(regime.length + 1);
}

/** Laws that want the authority told without delay and give no number. */
const authorityWithoutNumber = new Set([
  'au-privacy',
  'ca-pipeda',
  'ca-qc',
  'ch-fadp',
  'hk-pdpo',
  'za-popia',
]);

/** What gives the notice to the people a number; everywhere else they are told without delay. */
const numbersForIndividuals: Record<string, string> = {
  'us-ca': 'breach.individuals',
  'kr-pipa': 'breach.individuals',
  // One period for the authority and the people (CD/ANPD Resolution 15/2024).
  'br-lgpd': 'breach.authority',
};

function ruleToAuthority(record: IncidentRecord, obligation: Obligation): string | undefined {
  const isFinal = stageOf(obligation) === 'finalReport';
  switch (obligation.regime) {
    case 'us-ca':
      return 'breach.attorney-general';
    case 'jp-appi':
      if (!isFinal) return 'breach.preliminary';
      return isMalicious(record) ? 'breach.final-improper-purpose' : 'breach.final';
    case 'eu-nis2':
      if (isFinal) return 'incident.final';
      return stageOf(obligation) === 'notification' ? 'incident.notification' : 'incident.early-warning';
    case 'cn-pipl':
      if (!isReported(record)) return undefined;
      return isFinal ? 'incident.final-report' : chinaReports[record.chinaReporter ?? 'operator'];
    default:
      return authorityWithoutNumber.has(obligation.regime) ? undefined : 'breach.authority';
  }
}

/**
 * The rule that gives an obligation of an incident its hours or days; none where the law says without delay. The Chinese
 * reporting clock runs from grade 较大 (larger) on; below it PIPL 57 applies without a number of hours.
 */
export function ruleOfObligation(record: IncidentRecord, obligation: Obligation): string | undefined {
  if (obligation.addressee === 'individuals') return numbersForIndividuals[obligation.regime];
  return obligation.addressee === 'authority' ? ruleToAuthority(record, obligation) : undefined;
}

/** The rule of the house that gives an obligation a number where the law says without delay, if a target was set for it. */
export function targetOfObligation({ addressee }: Obligation): TargetId | undefined {
  return addressee === 'controller' ? undefined : `notice.${addressee}`;
}

/** Laws under which a suspected breach must be assessed within a period of its own before anybody is told. */
export const assessedFirst: ReadonlySet<string> = new Set(['au-privacy', 'sg-pdpa']);

/** Further notices to the authority that a law wants after the first, each an obligation of its own. */
export function laterStages(record: IncidentRecord, regime: string): readonly string[] {
  switch (regime) {
    case 'eu-nis2':
      return ['notification', 'finalReport'];
    case 'jp-appi':
      return ['finalReport'];
    case 'cn-pipl':
      return record.chinaGrade && ['larger', 'major', 'extraordinary'].includes(record.chinaGrade)
        ? ['finalReport']
        : [];
    default:
      return [];
  }
}
