import { z } from 'zod';
import { isAfter } from '../clocks/moments.ts';
import * as f from './fields.ts';
import { chinaGrades, type IncidentRecord, type Obligation, riskLevels } from './incident.ts';
import { type Lifecycle, type StepContext, stepsOf } from './lifecycle.ts';

export const incidentStates = ['logged', 'assessed', 'contained', 'closed', 'dismissed'] as const;
export type IncidentState = (typeof incidentStates)[number];

const open = ['logged', 'assessed', 'contained'] as const satisfies IncidentState[];
const step = stepsOf<IncidentRecord, IncidentState>();

function changeObligation(record: IncidentRecord, id: string, change: Partial<Obligation>): IncidentRecord {
  const obligations = record.obligations.map((one) => (one.id === id ? { ...one, ...change } : one));
  return { ...record, obligations };
}

function findObligation(record: IncidentRecord, id: string): Obligation | undefined {
  return record.obligations.find((one) => one.id === id);
}

/** Whether a notice sent at this moment misses the period of its obligation, by the clock as it stands. */
function isLate(obligation: Obligation, toldAt: string, context: StepContext): boolean {
  return context.clocks.some(
    (clock) =>
      clock.subject === obligation.id && clock.result !== undefined && isAfter(toldAt, clock.result.due),
  );
}

const assess = step({
  name: 'assess',
  from: open,
  to: 'assessed',
  asks: z.object({
    risk: f.choice('riskLevel', riskLevels),
    riskReason: f.long(),
    persons: f.count(),
    records: f.count(),
    consequences: f.long().optional(),
    chinaGrade: f.choice('chinaGrade', chinaGrades).optional(),
  }),
  apply: (record, assessment) => ({ ...record, ...assessment }),
});

/** Whether somebody must be told. An obligation that was met stays met: a notice cannot be unsent. */
const decideObligation = step({
  name: 'decideObligation',
  from: open,
  to: 'same',
  asks: z.object({
    obligation: f.obligationId(),
    decision: f.choice('obligationDecision', ['required', 'notRequired']),
    reason: f.long(),
    decidedBy: f.text(),
    decidedAt: f.moment(),
  }),
  refuse: (record, answers) => {
    const obligation = findObligation(record, answers.obligation);
    if (!obligation) return 'obligationUnknown';
    return obligation.decision === 'met' ? 'obligationMet' : undefined;
  },
  apply: (record, { obligation, ...decision }) => changeObligation(record, obligation, decision),
});

/** A notice after the period must say why it is late (GDPR Art. 33(1)). The true time of sending may be entered afterwards. */
const fileNotification = step({
  name: 'fileNotification',
  from: open,
  to: 'same',
  asks: z.object({
    obligation: f.obligationId(),
    toldAt: f.moment(),
    reference: f.text().optional(),
    lateReason: f.long().optional(),
  }),
  refuse: (record, answers, context) => {
    const obligation = findObligation(record, answers.obligation);
    if (!obligation) return 'obligationUnknown';
    if (obligation.decision === 'notRequired') return 'obligationNotRequired';
    if (record.discovered.at && isAfter(record.discovered.at, answers.toldAt)) return 'beforeDiscovery';
    return isLate(obligation, answers.toldAt, context) && !answers.lateReason
      ? 'lateReasonMissing'
      : undefined;
  },
  apply: (record, { obligation, ...filing }) =>
    changeObligation(record, obligation, { ...filing, decision: 'met' }),
});

const contain = step({
  name: 'contain',
  from: ['assessed'],
  to: 'contained',
  asks: z.object({
    measuresTaken: f.long(),
    measuresPlanned: f.long().optional(),
    handlingEndedAt: f.moment(),
  }),
  refuse: (record, answers) =>
    record.discovered.at && isAfter(record.discovered.at, answers.handlingEndedAt)
      ? 'beforeDiscovery'
      : undefined,
  apply: (record, measures) => ({ ...record, ...measures }),
});

const close = step({
  name: 'close',
  from: ['assessed', 'contained'],
  to: 'closed',
  asks: z.object({ lessons: f.long() }),
  closed: (record) => {
    const decisions = record.obligations.map((obligation) => obligation.decision);
    if (decisions.includes('undecided')) return 'obligationsUndecided';
    return decisions.includes('required') ? 'obligationsUnmet' : undefined;
  },
  apply: (record, { lessons }) => ({ ...record, lessons }),
});

/** Not an incident after all. The reason is kept, because even this must be shown on request (GDPR Art. 33(5)). */
const dismiss = step({
  name: 'dismiss',
  from: ['logged', 'assessed'],
  to: 'dismissed',
  asks: z.object({ riskReason: f.long() }),
  closed: (record) =>
    record.obligations.some((one) => one.decision === 'met') ? 'obligationMet' : undefined,
  apply: (record, { riskReason }) => ({ ...record, riskReason, risk: 'noRisk' }),
});

const reopen = step({
  name: 'reopen',
  from: ['closed', 'dismissed'],
  to: 'assessed',
  asks: z.object({ why: f.long() }),
  apply: (record) => record,
});

export const incidentLifecycle: Lifecycle<IncidentRecord, IncidentState> = {
  states: incidentStates,
  strip: ['logged', 'assessed', 'contained', 'closed'],
  initial: 'logged',
  closed: ['closed', 'dismissed'],
  waitingFor: {},
  steps: [assess, decideObligation, fileNotification, contain, close, dismiss, reopen],
};
