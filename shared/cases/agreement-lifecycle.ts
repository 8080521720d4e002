import { z } from 'zod';
import type { AgreementRecord } from './agreement.ts';
import * as f from './fields.ts';
import { type Lifecycle, stepsOf } from './lifecycle.ts';

export const agreementStates = ['draft', 'inForce', 'noticeGiven', 'ended', 'settled'] as const;
export type AgreementState = (typeof agreementStates)[number];

const step = stepsOf<AgreementRecord, AgreementState>();

function beforeForce({ effectiveOn }: AgreementRecord, on: string): string | undefined {
  return effectiveOn !== undefined && on < effectiveOn ? 'endsBeforeStart' : undefined;
}

/** An agreement that knows no sub-processors, or forbids them, gets none before that is corrected. */
function closedToSubProcessors({ subProcessorMode }: AgreementRecord): string | undefined {
  if (subProcessorMode === 'none') return 'subProcessorsNone';
  return subProcessorMode === 'forbidden' ? 'subProcessorsForbidden' : undefined;
}

const sign = step({
  name: 'sign',
  from: ['draft'],
  to: 'inForce',
  asks: z.object({ signedOn: f.date(), effectiveOn: f.date(), expiresOn: f.date().optional() }),
  closed: (record) =>
    record.clauses.some((clause) => clause.finding === 'missing') ? 'clausesMissing' : undefined,
  refuse: (_record, { effectiveOn, expiresOn }) =>
    expiresOn !== undefined && expiresOn <= effectiveOn ? 'endsBeforeStart' : undefined,
  apply: (record, dates) => ({ ...record, ...dates }),
});

const checkClauses = step({
  name: 'checkClauses',
  from: ['draft', 'inForce', 'noticeGiven'],
  to: 'same',
  asks: z.object({
    clauses: z
      .array(
        z.object({
          clause: f.text(),
          finding: f.choice('clauseFinding', ['notChecked', 'present', 'missing', 'notApplicable']),
          where: f.text().optional(),
          note: f.long().optional(),
        }),
      )
      .max(80),
  }),
  refuse: (record, answers) => {
    const known = new Set(record.clauses.map((clause) => clause.clause));
    return answers.clauses.every((clause) => known.has(clause.clause)) ? undefined : 'clauseUnknown';
  },
  apply: (record, answers) => ({
    ...record,
    clauses: record.clauses.map((clause) => ({
      ...clause,
      ...answers.clauses.find((answer) => answer.clause === clause.clause),
    })),
  }),
});

const review = step({
  name: 'review',
  from: ['inForce', 'noticeGiven'],
  to: 'same',
  asks: z.object({ on: f.date(), finding: f.long(), nextReviewOn: f.date() }),
  refuse: (record, { on, nextReviewOn }) => {
    if (record.reviewOn && nextReviewOn <= record.reviewOn) return 'reviewNotLater';
    if (nextReviewOn <= on) return 'endsBeforeStart';
    return beforeForce(record, on);
  },
  apply: (record, made, { person }) => ({
    ...record,
    reviewOn: made.nextReviewOn,
    reviews: [...record.reviews, { ...made, by: person }],
  }),
});

const addSubProcessor = step({
  name: 'addSubProcessor',
  from: ['inForce', 'noticeGiven'],
  to: 'same',
  asks: z.object({ name: f.text(), country: f.country(), service: f.text(), since: f.date().optional() }),
  closed: closedToSubProcessors,
  apply: (record, subProcessor) => ({ ...record, subProcessors: [...record.subProcessors, subProcessor] }),
});

/** A new sub-processor is announced: the time to object runs (GDPR 28(2); SCC 2021/915 clause 7.7). */
const announceSubProcessor = step({
  name: 'announceSubProcessor',
  from: ['inForce', 'noticeGiven'],
  to: 'same',
  asks: z.object({ about: f.text(), at: f.moment() }),
  closed: (record) =>
    closedToSubProcessors(record) ?? (record.subProcessorNotice ? undefined : 'clauseWithoutPeriod'),
  apply: (record, event) => ({
    ...record,
    clauseEvents: [...record.clauseEvents, { duty: 'objection', ...event }],
  }),
});

/** The processor knows of a breach: its time to report runs, and the later it tells, the more the authority's hours shrink. */
const knowBreach = step({
  name: 'knowBreach',
  from: ['inForce', 'noticeGiven', 'ended'],
  to: 'same',
  asks: z.object({ about: f.text(), at: f.moment(), incident: f.text().optional() }),
  closed: (record) => (record.breachNoticeHours ? undefined : 'clauseWithoutPeriod'),
  apply: (record, event) => ({
    ...record,
    clauseEvents: [...record.clauseEvents, { duty: 'breachNotice', ...event }],
  }),
});

const renew = step({
  name: 'renew',
  from: ['inForce', 'noticeGiven'],
  to: 'inForce',
  asks: z.object({ expiresOn: f.date() }),
  refuse: (record, { expiresOn }) =>
    record.expiresOn && expiresOn <= record.expiresOn ? 'renewalNotLater' : undefined,
  apply: ({ noticeGiven: _noticeGiven, ...record }, { expiresOn }) => ({ ...record, expiresOn }),
});

const giveNotice = step({
  name: 'giveNotice',
  from: ['inForce'],
  to: 'noticeGiven',
  asks: z.object({ on: f.date(), by: f.text(), endsOn: f.date() }),
  refuse: (record, { on, endsOn }) => (endsOn < on ? 'endsBeforeStart' : beforeForce(record, on)),
  apply: (record, noticeGiven) => ({ ...record, noticeGiven }),
});

const end = step({
  name: 'end',
  from: ['inForce', 'noticeGiven'],
  to: 'ended',
  asks: z.object({ on: f.date(), reason: f.long() }),
  refuse: (record, { on }) => beforeForce(record, on),
  apply: (record, ended) => ({ ...record, ended }),
});

/** After the end the data go back or are deleted, and that is proven (GDPR 28(3)(g); PIPL 21(2)). */
const settle = step({
  name: 'settle',
  from: ['ended'],
  to: 'settled',
  asks: z.object({
    on: f.date(),
    how: f.choice('settlement', ['returned', 'deleted', 'returnedAndDeleted', 'keptByLaw']),
    proof: f.long(),
  }),
  refuse: (record, { on }) => (record.ended && on < record.ended.on ? 'endsBeforeStart' : undefined),
  apply: (record, settled) => ({ ...record, settled }),
});

export const agreementLifecycle: Lifecycle<AgreementRecord, AgreementState> = {
  states: agreementStates,
  strip: ['draft', 'inForce', 'ended', 'settled'],
  initial: 'draft',
  closed: ['settled'],
  waitingFor: { draft: 'signature', ended: 'proofOfDeletion' },
  steps: [
    sign,
    checkClauses,
    review,
    addSubProcessor,
    announceSubProcessor,
    knowBreach,
    renew,
    giveNotice,
    end,
    settle,
  ],
};
