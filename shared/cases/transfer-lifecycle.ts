import { z } from 'zod';
import {
  decideInSession,
  decideOnPaper,
  ownDecision,
  paperDecision,
  refuseApprover,
  refusePaper,
} from './approvals.ts';
import * as f from './fields.ts';
import { type Lifecycle, stepsOf } from './lifecycle.ts';
import { refuseAssessment, refuseFiling, refuseStart, refuseTransfer } from './safeguards.ts';
import { assessmentConclusions, assessmentTypes, type TransferRecord } from './transfer.ts';

export const transferStates = [
  'draft',
  'applied',
  'approved',
  'refused',
  'inForce',
  'suspended',
  'ended',
] as const;
export type TransferState = (typeof transferStates)[number];

const step = stepsOf<TransferRecord, TransferState>();

function beforeStart({ effectiveOn }: TransferRecord, on: string): string | undefined {
  return effectiveOn !== undefined && on < effectiveOn ? 'endsBeforeStart' : undefined;
}

const assess = step({
  name: 'assess',
  from: ['draft', 'applied', 'approved', 'inForce', 'suspended'],
  to: 'same',
  asks: z.object({
    type: f.choice('assessmentType', assessmentTypes),
    completedOn: f.date(),
    conclusion: f.choice('assessmentConclusion', assessmentConclusions),
    summary: f.long(),
    reviewOn: f.date().optional(),
  }),
  refuse: (_record, { completedOn, reviewOn }) =>
    reviewOn !== undefined && reviewOn <= completedOn ? 'endsBeforeStart' : undefined,
  apply: (record, assessment) => ({ ...record, assessment }),
});

const apply = step({
  name: 'apply',
  from: ['draft'],
  to: 'applied',
  asks: z.object({ at: f.moment(), note: f.long().optional() }),
  closed: refuseAssessment,
  apply: (record, application, { person }) => ({ ...record, application: { by: person, ...application } }),
});

const approve = step({
  name: 'approve',
  from: ['applied'],
  to: 'approved',
  asks: ownDecision,
  closed: refuseAssessment,
  closedTo: refuseApprover,
  apply: (record, answers, context) => ({
    ...record,
    approval: decideInSession('approved', answers, context),
  }),
});

const refuse = step({
  name: 'refuse',
  from: ['applied'],
  to: 'refused',
  asks: ownDecision.pick({ reason: true }),
  closedTo: refuseApprover,
  apply: (record, answers, context) => ({
    ...record,
    approval: decideInSession('refused', answers, context),
  }),
});

/** Somebody who has no slot approved on paper. It is an act of its own, and says so wherever it is shown. */
const approveOnPaper = step({
  name: 'approveOnPaper',
  from: ['applied'],
  to: 'approved',
  asks: paperDecision,
  closed: refuseAssessment,
  refuse: refusePaper,
  apply: (record, answers, context) => ({ ...record, approval: decideOnPaper('approved', answers, context) }),
});

const refuseOnPaper = step({
  name: 'refuseOnPaper',
  from: ['applied'],
  to: 'refused',
  asks: paperDecision.omit({ conditions: true }),
  refuse: refusePaper,
  apply: (record, answers, context) => ({ ...record, approval: decideOnPaper('refused', answers, context) }),
});

/** Back to a draft; what was decided until now is kept. */
const revise = step({
  name: 'revise',
  from: ['refused', 'applied', 'approved'],
  to: 'draft',
  asks: z.object({ why: f.long() }),
  apply: ({ approval, application: _application, ...record }) => ({
    ...record,
    earlierApprovals: approval ? [...record.earlierApprovals, approval] : record.earlierApprovals,
  }),
});

const start = step({
  name: 'start',
  from: ['approved'],
  to: 'inForce',
  asks: z.object({ effectiveOn: f.date(), validTo: f.date().optional() }),
  refuse: (record, dates) => {
    const { effectiveOn, validTo } = dates;
    if (validTo !== undefined && validTo <= effectiveOn) return 'endsBeforeStart';
    return refuseStart(record, dates);
  },
  apply: (record, dates) => ({ ...record, ...dates }),
});

const file = step({
  name: 'file',
  from: ['inForce', 'suspended'],
  to: 'same',
  asks: z.object({ on: f.date(), authority: f.text(), number: f.text().optional() }),
  closed: (record) => (record.filing ? 'alreadyFiled' : undefined),
  refuse: (record, { on }) => beforeStart(record, on) ?? refuseFiling(record, on),
  apply: (record, filing) => ({ ...record, filing }),
});

const suspend = step({
  name: 'suspend',
  from: ['inForce'],
  to: 'suspended',
  asks: z.object({ on: f.date(), reason: f.long() }),
  refuse: (record, { on }) => beforeStart(record, on),
  apply: (record, suspension) => ({ ...record, suspension }),
});

const resume = step({
  name: 'resume',
  from: ['suspended'],
  to: 'inForce',
  asks: z.object({ why: f.long() }),
  // As for a start: what lacked or lapsed meanwhile must be there before data flow again.
  refuse: (record, _answers, { now }) => refuseTransfer(record, now.slice(0, 10)),
  apply: ({ suspension: _suspension, ...record }) => record,
});

const end = step({
  name: 'end',
  from: ['approved', 'inForce', 'suspended'],
  to: 'ended',
  asks: z.object({ on: f.date(), reason: f.long() }),
  refuse: (record, { on }) => beforeStart(record, on),
  apply: (record, ended) => ({ ...record, ended }),
});

export const transferLifecycle: Lifecycle<TransferRecord, TransferState> = {
  states: transferStates,
  strip: ['draft', 'applied', 'approved', 'inForce', 'ended'],
  initial: 'draft',
  closed: ['refused', 'ended'],
  waitingFor: { applied: 'approver' },
  steps: [
    apply,
    approve,
    start,
    file,
    assess,
    approveOnPaper,
    refuse,
    refuseOnPaper,
    revise,
    suspend,
    resume,
    end,
  ],
};
