import { z } from 'zod';
import { clockFacts, judgements } from './clock-facts.ts';
import { discardSchema } from './discard.ts';
import * as f from './fields.ts';

/** The rights that a data subject may ask for, over all regimes (GDPR 15-22, PIPL 44-48 and 24, GB/T 35273 8). */
export const rights = [
  'access',
  'copy',
  'portability',
  'correction',
  'deletion',
  'restriction',
  'objection',
  'withdrawConsent',
  'automatedDecision',
  'explanation',
  'accountCancellation',
  'complaint',
] as const;

/** Grounds on which a right may be refused; each regime accepts only some (GDPR 12(5), 15(4), 17(3); GB/T 35273 8.7(e)). */
export const refusalGrounds = [
  'cannotIdentify',
  'unfoundedOrExcessive',
  'rightsOfOthers',
  'legalObligation',
  'legalClaims',
  'publicInterest',
  'nationalSecurity',
  'criminalProceedings',
  'maliceOrAbuse',
  'tradeSecret',
  'expressionFreedom',
  'conditionsNotMet',
  'other',
] as const;

export const outcomes = ['open', 'granted', 'partlyGranted', 'refused', 'withdrawn'] as const;

export const channels = [
  'email',
  'webForm',
  'app',
  'letter',
  'phone',
  'inPerson',
  'authority',
  'other',
] as const;

const askedRight = z.object({
  right: f.choice('right', rights),
  scope: f.long().optional(),
  outcome: f.choice('outcome', outcomes),
  ground: f.choice('refusalGround', refusalGrounds).optional(),
  reason: f.long().optional(),
});

const requester = z.object({
  name: f.text(),
  relation: f.choice('relation', ['self', 'guardian', 'representative', 'relativeOfDeceased']),
  contact: f.text().optional(),
  country: f.country().optional(),
  underage: f.yesNo().optional(),
});

/** Who acts for the data subject: a guardian, a lawyer, a relative of the deceased (PIPL 31, 49; GDPR 12(6)). */
const representative = z.object({
  name: f.text(),
  capacity: f.choice('capacity', ['guardian', 'lawyer', 'agent', 'relative']),
  authoritySeen: f.yesNo(),
  contact: f.text().optional(),
});

export const identityMethods = [
  'signedInAccount',
  'knownContact',
  'document',
  'knowledge',
  'inPerson',
  'proofOfAuthority',
] as const;

const identity = z.object({
  state: f.choice('identityState', ['notAsked', 'notNeeded', 'asked', 'verified', 'failed']),
  askedAt: f.moment().optional(),
  receivedAt: f.moment().optional(),
  verifiedAt: f.moment().optional(),
  method: f.choice('identityMethod', identityMethods).optional(),
  note: f.long().optional(),
});

/** A request of a data subject. `receivedAt` is evidence: it may lie long before the case was entered. */
export const requestRecordSchema = z.object({
  title: f.text(),
  receivedAt: f.moment(),
  channel: f.choice('channel', channels),
  requester,
  rights: z.array(askedRight).min(1).max(rights.length),
  regimes: f.regimes(),
  representative: representative.optional(),
  identity: identity.default({ state: 'notAsked' }),
  clarification: z
    .object({ askedAt: f.moment(), receivedAt: f.moment().optional(), about: f.long() })
    .optional(),
  fee: z
    .object({ reason: f.long(), amount: f.text(), askedAt: f.moment(), paidAt: f.moment().optional() })
    .optional(),
  extension: z
    .object({
      ground: f.choice('extensionGround', ['complexity', 'number']),
      explanation: f.long(),
      noticeSentAt: f.moment(),
    })
    .optional(),
  /** `by` was signed in; `other` decided where that was somebody else. */
  decision: z.object({ by: f.signedIn(), other: f.text().optional(), at: f.moment() }).optional(),
  response: z
    .object({
      sentAt: f.moment(),
      channel: f.choice('channel', channels),
      summary: f.long(),
      remediesTold: f.yesNo(),
    })
    .optional(),
  withdrawal: z.object({ at: f.moment(), reason: f.long() }).optional(),
  clockFacts: clockFacts(),
  judgements: judgements(),
  discarded: discardSchema.optional(),
  assignee: f.text().optional(),
});

export type RequestRecord = z.infer<typeof requestRecordSchema>;
export type AskedRight = RequestRecord['rights'][number];
