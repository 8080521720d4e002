import { z } from 'zod';
import { clauseIds } from './clauses.ts';
import { clockFacts, judgements } from './clock-facts.ts';
import { discardSchema } from './discard.ts';
import * as f from './fields.ts';

export const partyRoles = [
  'controller',
  'jointController',
  'processor',
  'subProcessor',
  'recipient',
] as const;

const party = z.object({
  name: f.text(),
  role: f.choice('partyRole', partyRoles),
  country: f.country(),
  contact: f.text().optional(),
});

const clause = z.object({
  clause: f.choice('clause', clauseIds),
  finding: f.choice('clauseFinding', ['notChecked', 'present', 'missing', 'notApplicable']),
  where: f.text().optional(),
  note: f.long().optional(),
});

/** Another processor that the processor engages (GDPR 28(2), (4); PIPL 21(3)). */
const subProcessor = z.object({
  name: f.text(),
  country: f.country(),
  service: f.text(),
  since: f.date().optional(),
});

/** What sets the period of a clause running; only a step writes it, so that its place in the list names it for good. */
const clauseEvent = z.object({
  duty: f.choice('duty', ['objection', 'breachNotice']),
  at: f.moment(),
  about: f.text(),
  incident: f.text().optional(),
});

/** A review that was made: what it found stays, whatever later ones find. */
const review = z.object({
  on: f.date(),
  by: f.signedIn(),
  finding: f.long(),
  nextReviewOn: f.date(),
});

/** An agreement with a processor, a joint controller or a recipient (GDPR 26, 28; PIPL 20, 21, 23). */
export const agreementRecordSchema = z.object({
  title: f.text(),
  service: f.text(),
  purpose: f.long(),
  parties: z.array(party).min(2).max(20),
  regimes: f.regimes(),
  personCategories: f.text(),
  data: f.long(),
  sensitive: f.yesNo(),
  countries: f.text().optional(),
  signedOn: f.date().optional(),
  effectiveOn: f.date().optional(),
  expiresOn: f.date().optional(),
  renewsItself: f.yesNo().optional(),
  notice: f.duration().optional(),
  noticeClause: f.text().optional(),
  reviewOn: f.date().optional(),
  settleWithin: f.duration().optional(),
  settleWithinClause: f.text().optional(),
  breachNoticeHours: f.wholeNumber().optional(),
  breachNoticeClause: f.text().optional(),
  subProcessorMode: f.choice('subProcessorMode', ['none', 'specific', 'general', 'forbidden']).optional(),
  subProcessorNotice: f.duration().optional(),
  subProcessorNoticeClause: f.text().optional(),
  subProcessors: z.array(subProcessor).max(200).default([]),
  clauses: z.array(clause).max(80).default([]),
  reviews: z.array(review).max(500).default([]),
  clauseEvents: z.array(clauseEvent).max(200).default([]),
  noticeGiven: z.object({ on: f.date(), by: f.text(), endsOn: f.date() }).optional(),
  ended: z.object({ on: f.date(), reason: f.long() }).optional(),
  settled: z
    .object({
      on: f.date(),
      how: f.choice('settlement', ['returned', 'deleted', 'returnedAndDeleted', 'keptByLaw']),
      proof: f.long(),
    })
    .optional(),
  clockFacts: clockFacts(),
  judgements: judgements(),
  discarded: discardSchema.optional(),
  assignee: f.text().optional(),
});

export type AgreementRecord = z.infer<typeof agreementRecordSchema>;
