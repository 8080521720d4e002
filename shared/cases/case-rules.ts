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
 * The house policy promises a time for corrections only; GB/T 35273 8.5(b) gives account cancellation 15 working days;
 * California asks for a confirmation beside the answer and has a period of its own for opting out. A right that its law
 * wants answered without a number of days has a clock where the organisation set itself a target.
 */
const rulesOfRights: Record<string, RightRules> = {
  house: { correction: ['request.correction'], other: [] },
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

/** The rules under which a right is answered in a regime. */
export function rulesOfRight(regime: string, right: Right): readonly string[] {
  const rules = rulesOfRights[regime];
  return rules?.[right] ?? rules?.other ?? ['request.response'];
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

function toAuthority(record: IncidentRecord, obligation: Obligation): readonly string[] {
  const isFinal = stageOf(obligation) === 'finalReport';
  switch (obligation.regime) {
    case 'us-ca':
      return ['breach.attorney-general'];
    case 'au-privacy':
      return ['breach.statement'];
    case 'jp-appi':
      if (!isFinal) return ['breach.preliminary'];
      return [isMalicious(record) ? 'breach.final-improper-purpose' : 'breach.final'];
    case 'eu-nis2':
      if (isFinal) return ['incident.final'];
      return [stageOf(obligation) === 'notification' ? 'incident.notification' : 'incident.early-warning'];
    case 'cn-pipl':
      if (isFinal) return isReported(record) ? ['incident.final-report'] : [];
      return [
        ...(isReported(record) ? [chinaReports[record.chinaReporter ?? 'operator']] : []),
        'incident.authority',
      ];
    default:
      return ['breach.authority'];
  }
}

/**
 * The rules under which somebody must be told of an incident. A rule without a number gives a clock only where the
 * organisation set itself a target. The Chinese reporting clock runs from grade 较大 (larger) on; below it PIPL 57 alone
 * applies. Brazil gives the authority and the people one period.
 */
export function rulesOfObligation(record: IncidentRecord, obligation: Obligation): readonly string[] {
  const { regime, addressee } = obligation;
  if (addressee === 'authority') return toAuthority(record, obligation);
  if (addressee === 'controller') return ['breach.controller'];
  if (regime === 'cn-pipl') return ['incident.individuals'];
  return [regime === 'br-lgpd' ? 'breach.authority' : 'breach.individuals'];
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
