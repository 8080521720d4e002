import { z } from 'zod';
import { isBefore } from '../clocks/moments.ts';
import * as f from './fields.ts';
import { type Lifecycle, stepsOf } from './lifecycle.ts';
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

/** Two names are one person when they differ only in case, width and spaces. */
export function isSamePerson(a: string, b: string): boolean {
  const fold = (name: string) => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  return fold(a) === fold(b);
}

/** The applicant never approves: four eyes on every decision about a transfer. */
function refuseDecision(record: TransferRecord, answers: { by: string; at: string }): string | undefined {
  if (!record.application) return 'notApplied';
  if (isSamePerson(record.application.by, answers.by)) return 'approverIsApplicant';
  return isBefore(answers.at, record.application.at) ? 'endsBeforeStart' : undefined;
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
  }),
  apply: (record, assessment) => ({ ...record, assessment }),
});

const apply = step({
  name: 'apply',
  from: ['draft'],
  to: 'applied',
  asks: z.object({ by: f.text(), at: f.moment() }),
  closed: (record) => {
    if (!record.assessment) return 'assessmentMissing';
    return record.assessment.conclusion === 'notAcceptable' ? 'assessmentNegative' : undefined;
  },
  apply: (record, application) => ({ ...record, application }),
});

const approve = step({
  name: 'approve',
  from: ['applied'],
  to: 'approved',
  asks: z.object({ by: f.text(), at: f.moment(), reason: f.long(), conditions: f.long().optional() }),
  refuse: refuseDecision,
  apply: (record, answers) => ({ ...record, approval: { ...answers, decision: 'approved' } }),
});

const refuse = step({
  name: 'refuse',
  from: ['applied'],
  to: 'refused',
  asks: z.object({ by: f.text(), at: f.moment(), reason: f.long() }),
  refuse: refuseDecision,
  apply: (record, answers) => ({ ...record, approval: { ...answers, decision: 'refused' } }),
});

const revise = step({
  name: 'revise',
  from: ['refused', 'applied', 'approved'],
  to: 'draft',
  asks: z.object({ why: f.long() }),
  apply: ({ approval: _approval, application: _application, ...record }) => record,
});

const start = step({
  name: 'start',
  from: ['approved'],
  to: 'inForce',
  asks: z.object({ effectiveOn: f.date(), validTo: f.date().optional() }),
  refuse: (_record, { effectiveOn, validTo }) =>
    validTo !== undefined && validTo <= effectiveOn ? 'endsBeforeStart' : undefined,
  apply: (record, dates) => ({ ...record, ...dates }),
});

const file = step({
  name: 'file',
  from: ['inForce', 'suspended'],
  to: 'same',
  asks: z.object({ on: f.date(), authority: f.text(), number: f.text().optional() }),
  closed: (record) => (record.filing ? 'alreadyFiled' : undefined),
  refuse: (record, { on }) => (record.effectiveOn && on < record.effectiveOn ? 'endsBeforeStart' : undefined),
  apply: (record, filing) => ({ ...record, filing }),
});

const suspend = step({
  name: 'suspend',
  from: ['inForce'],
  to: 'suspended',
  asks: z.object({ on: f.date(), reason: f.long() }),
  apply: (record, suspension) => ({ ...record, suspension }),
});

const resume = step({
  name: 'resume',
  from: ['suspended'],
  to: 'inForce',
  asks: z.object({ why: f.long() }),
  apply: ({ suspension: _suspension, ...record }) => record,
});

const end = step({
  name: 'end',
  from: ['approved', 'inForce', 'suspended'],
  to: 'ended',
  asks: z.object({ on: f.date(), reason: f.long() }),
  apply: (record, ended) => ({ ...record, ended }),
});

export const transferLifecycle: Lifecycle<TransferRecord, TransferState> = {
  states: transferStates,
  strip: ['draft', 'applied', 'approved', 'inForce', 'ended'],
  initial: 'draft',
  closed: ['refused', 'ended'],
  waitingFor: { applied: 'approver' },
  steps: [apply, approve, start, file, assess, refuse, revise, suspend, resume, end],
};
