import { z } from 'zod';
import { clockFacts, judgements } from './clock-facts.ts';
import { discardSchema } from './discard.ts';
import * as f from './fields.ts';
import { sensitiveCategories } from './incident.ts';

/** Mechanisms of GDPR chapter V, UK GDPR chapter V and the Chinese cross-border rules (CAC Orders 11, 13, 16, 20). */
export const mechanisms = [
  'adequacy',
  'standardClauses',
  'bindingRules',
  'idta',
  'ukAddendum',
  'codeOrCertification',
  'derogation',
  'cnStandardContract',
  'cnSecurityAssessment',
  'cnCertification',
  'cnExempt',
] as const;

const transferParty = z.object({
  name: f.text(),
  country: f.country(),
  role: f.choice('partyRole', ['controller', 'jointController', 'processor', 'subProcessor', 'recipient']),
  contact: f.text().optional(),
});

export const assessmentTypes = ['transferImpact', 'transferRisk', 'pipia', 'selfAssessment'] as const;
export const assessmentConclusions = ['acceptable', 'acceptableWithMeasures', 'notAcceptable'] as const;

/**
 * A decision on the application. `by` was signed in: the approver, or who recorded that somebody without a slot decided
 * on paper; then `paper` names that person and the file of the case that shows it.
 */
const approval = z.object({
  by: f.signedIn(),
  at: f.moment(),
  decision: f.choice('approvalDecision', ['approved', 'refused']),
  reason: f.long(),
  conditions: f.long().optional(),
  paper: z.object({ by: f.text(), file: f.text(), fileSha512: f.text() }).optional(),
});

/** A transfer of personal data to another country, or access from there, and its approval. */
export const transferRecordSchema = z.object({
  title: f.text(),
  purpose: f.long(),
  necessity: f.long(),
  exporter: transferParty,
  importer: transferParty,
  onward: f.text().optional(),
  regimes: f.regimes(),
  data: f.long(),
  sensitive: f.choices('sensitiveCategory', sensitiveCategories).optional(),
  persons: f.count(),
  sensitivePersons: f.count(),
  importantData: f.yesNo(),
  criticalInfrastructure: f.yesNo(),
  frequency: f.choice('frequency', ['once', 'occasional', 'regular', 'continuous', 'remoteAccess']),
  storagePlace: f.text().optional(),
  retention: f.text().optional(),
  mechanism: f.choice('mechanism', mechanisms),
  mechanismGround: f.long().optional(),
  assessment: z
    .object({
      type: f.choice('assessmentType', assessmentTypes),
      completedOn: f.date(),
      conclusion: f.choice('assessmentConclusion', assessmentConclusions),
      summary: f.long(),
      reviewOn: f.date().optional(),
    })
    .optional(),
  consent: z
    .object({
      basis: f.choice('consentBasis', ['notNeeded', 'separateConsent', 'explicitConsent', 'guardianConsent']),
      noticeVersion: f.text().optional(),
      obtained: f.long().optional(),
    })
    .optional(),
  deIdentification: z
    .object({
      method: f.choice('deIdentification', [
        'none',
        'pseudonymised',
        'aggregated',
        'anonymised',
        'encrypted',
      ]),
      detail: f.long().optional(),
      residualRisk: f.long().optional(),
    })
    .optional(),
  application: z.object({ by: f.signedIn(), at: f.moment(), note: f.long().optional() }).optional(),
  approval: approval.optional(),
  /** Decisions on applications that were revised since. */
  earlierApprovals: z.array(approval).max(100).default([]),
  effectiveOn: f.date().optional(),
  validTo: f.date().optional(),
  filing: z.object({ on: f.date(), authority: f.text(), number: f.text().optional() }).optional(),
  suspension: z.object({ on: f.date(), reason: f.long() }).optional(),
  ended: z.object({ on: f.date(), reason: f.long() }).optional(),
  clockFacts: clockFacts(),
  judgements: judgements(),
  discarded: discardSchema.optional(),
  assignee: f.text().optional(),
});

export type TransferRecord = z.infer<typeof transferRecordSchema>;
