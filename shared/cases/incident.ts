import { z } from 'zod';
import { isBefore } from '../clocks/moments.ts';
import { clockFacts, judgements } from './clock-facts.ts';
import { discardSchema } from './discard.ts';
import * as f from './fields.ts';

/** Kinds of incident as authorities' forms list them (forms of the EU, UK and German authorities). */
export const incidentKinds = [
  'deviceLostOrStolen',
  'paperLostOrStolen',
  'sentToWrongRecipient',
  'unintendedPublication',
  'unauthorisedAccess',
  'hacking',
  'malware',
  'ransomware',
  'phishing',
  'misconfiguration',
  'improperDisposal',
  'other',
] as const;

export const dataCategories = [
  'notKnownYet',
  'identity',
  'contact',
  'accessData',
  'officialDocuments',
  'nationalId',
  'financial',
  'location',
  'imagesOrVoice',
  'deviceIdentifiers',
  'behaviour',
  'employment',
  'education',
  'other',
] as const;

/** Special categories of GDPR Art. 9 and sensitive personal information of PIPL Art. 28 in one list. */
export const sensitiveCategories = [
  'ethnicOrigin',
  'politicalOpinion',
  'belief',
  'tradeUnion',
  'sexLife',
  'health',
  'genetic',
  'biometric',
  'convictions',
  'specificIdentity',
  'financialAccount',
  'whereabouts',
  'under14',
] as const;

export const personCategories = [
  'notKnownYet',
  'customers',
  'users',
  'employees',
  'applicants',
  'children',
  'patients',
  'prospects',
  'suppliers',
  'vulnerable',
  'other',
] as const;

export const riskLevels = ['notKnownYet', 'noRisk', 'risk', 'highRisk'] as const;

/** Grades of the Chinese incident reporting measures (一般, 较大, 重大, 特别重大); from `larger` on the reporting clock runs. */
export const chinaGrades = ['notKnownYet', 'ordinary', 'larger', 'major', 'extraordinary'] as const;

export const addressees = ['authority', 'individuals', 'controller'] as const;
export const obligationDecisions = ['undecided', 'required', 'notRequired', 'met'] as const;

/** What brings a decision up again: a fact that it rests on, its regime, or that it was decided anew. */
export const reopeningFacts = [
  'risk',
  'sensitive',
  'effects',
  'cause',
  'persons',
  'chinaGrade',
  'place',
  'regimes',
  'decidedAnew',
] as const;

export const noticeKinds = ['initial', 'followUp', 'final'] as const;

/** A decision whether somebody must be told: who was signed in, who decided if that was somebody else, when and why. */
const decided = {
  reason: f.long().optional(),
  decidedBy: f.signedIn().optional(),
  decidedByOther: f.text().optional(),
  decidedAt: f.moment().optional(),
};

/** A duty that the incident may have under a regime. Every decision carries a reason, a person and a time (GDPR 33(5)). */
const obligation = z.object({
  id: f.obligationId(),
  regime: f.code('regime'),
  addressee: f.choice('addressee', addressees),
  decision: f.choice('obligationDecision', obligationDecisions),
  ...decided,
});

/**
 * A notice under a duty: information may come in phases (GDPR Art. 33(4)). The one that was sent first meets the duty,
 * whenever it was entered; none takes the place of another.
 */
const notice = z.object({
  obligation: f.obligationId(),
  kind: f.choice('noticeKind', noticeKinds),
  toldAt: f.moment(),
  how: f.text().optional(),
  reference: f.text().optional(),
  lateReason: f.long().optional(),
  /** Why it was entered only after one that was sent later. */
  enteredLateReason: f.long().optional(),
  evidence: f.long().optional(),
  file: f.text().optional(),
  fileSha512: f.text().optional(),
  recordedBy: f.signedIn(),
  recordedAt: f.moment(),
});

/** A decision that no longer holds, and what brought it up again. */
const earlierDecision = z.object({
  obligation: f.obligationId(),
  decision: f.choice('obligationDecision', obligationDecisions),
  ...decided,
  reopenedAt: f.moment(),
  reopenedBecause: f.choice('reopeningFact', reopeningFacts),
});

/** A personal data breach or network data incident. What is not known yet is said so, not left blank. */
export const incidentRecordSchema = z.object({
  title: f.text(),
  summary: f.long(),
  aware: f.uncertainTime(),
  discovered: f.uncertainTime(),
  occurred: f.uncertainTime(),
  discoveredHow: f.choice('discoveredHow', [
    'monitoring',
    'staff',
    'customer',
    'processor',
    'media',
    'authority',
    'attacker',
    'other',
  ]),
  effects: f.someOf('securityEffect', ['confidentiality', 'integrity', 'availability']),
  incidentKind: f.choice('incidentKind', incidentKinds),
  cause: f.choice('cause', [
    'notKnownYet',
    'internalMalicious',
    'internalAccidental',
    'externalMalicious',
    'externalAccidental',
    'processor',
    'technical',
  ]),
  regimes: f.regimes(),
  personCategories: f.someOf('personCategory', personCategories),
  persons: f.count(),
  dataCategories: f.someOf('dataCategory', dataCategories),
  sensitive: f.choices('sensitiveCategory', sensitiveCategories).optional(),
  records: f.count(),
  risk: f.choice('riskLevel', riskLevels),
  riskReason: f.long().optional(),
  consequences: f.long().optional(),
  measuresTaken: f.long().optional(),
  measuresPlanned: f.long().optional(),
  chinaGrade: f.choice('chinaGrade', chinaGrades).optional(),
  chinaReporter: f.choice('chinaReporter', ['operator', 'cii', 'stateOrgan']).optional(),
  obligations: z.array(obligation).max(60).default([]),
  notices: z.array(notice).max(500).default([]),
  earlierDecisions: z.array(earlierDecision).max(500).default([]),
  handlingEndedAt: f.moment().optional(),
  lessons: f.long().optional(),
  clockFacts: clockFacts(),
  judgements: judgements(),
  discarded: discardSchema.optional(),
  assignee: f.text().optional(),
});

export type IncidentRecord = z.infer<typeof incidentRecordSchema>;
export type Obligation = IncidentRecord['obligations'][number];
export type Notice = IncidentRecord['notices'][number];
export type EarlierDecision = IncidentRecord['earlierDecisions'][number];
export type ReopeningFact = EarlierDecision['reopenedBecause'];

/** The notice that met a duty: of all sent under it the earliest; undefined while nobody was told. */
export function meetingNotice({ notices }: IncidentRecord, obligation: string): Notice | undefined {
  const own = notices.filter((one) => one.obligation === obligation);
  return own.reduce<Notice | undefined>(
    (first, one) => (first && !isBefore(one.toldAt, first.toldAt) ? first : one),
    undefined,
  );
}
