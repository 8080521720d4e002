import { z } from 'zod';
import { isAfter, isBefore } from '../clocks/moments.ts';
import * as f from './fields.ts';
import {
  chinaGrades,
  type IncidentRecord,
  meetingNotice,
  noticeKinds,
  type Obligation,
  riskLevels,
} from './incident.ts';
import { type Lifecycle, type StepContext, stepsOf } from './lifecycle.ts';
import { setAside } from './reconsider.ts';

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

function beforeDiscovery({ discovered }: IncidentRecord, moment: string): string | undefined {
  return discovered.at && isAfter(discovered.at, moment) ? 'beforeDiscovery' : undefined;
}

function findFile(id: string, { files }: StepContext) {
  return files.find((one) => one.id === id);
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
    decidedAt: f.moment(),
    decidedByOther: f.text().optional(),
  }),
  refuse: (record, answers) => {
    const obligation = findObligation(record, answers.obligation);
    if (!obligation) return 'obligationUnknown';
    if (obligation.decision === 'met') return 'obligationMet';
    return beforeDiscovery(record, answers.decidedAt);
  },
  apply: (record, { obligation: id, ...decision }, { person, now }) => {
    const kept = setAside(record, { id, because: 'decidedAnew', at: now });
    return changeObligation(kept, id, { ...decision, decidedBy: person });
  },
});

/** A notice that was sent before the one by which the duty counts as met until now. */
function comesFirst(record: IncidentRecord, obligation: string, toldAt: string): boolean {
  const met = meetingNotice(record, obligation);
  return met === undefined || isBefore(toldAt, met.toldAt);
}

/**
 * A notice joins those that were sent under its duty. The earliest meets the duty: only that one can be late, and then it
 * must say why (GDPR Art. 33(1)); information that follows in phases never is (Art. 33(4)). One that is entered after a
 * later one says why it was not known.
 */
const fileNotification = step({
  name: 'fileNotification',
  from: open,
  to: 'same',
  asks: z.object({
    obligation: f.obligationId(),
    kind: f.choice('noticeKind', noticeKinds).optional(),
    toldAt: f.moment(),
    how: f.text().optional(),
    reference: f.text().optional(),
    lateReason: f.long().optional(),
    enteredLateReason: f.long().optional(),
    evidence: f.long().optional(),
    file: f.file().optional(),
  }),
  refuse: (record, answers, context) => {
    const obligation = findObligation(record, answers.obligation);
    if (!obligation) return 'obligationUnknown';
    if (obligation.decision === 'notRequired') return 'obligationNotRequired';
    if (answers.file !== undefined && !findFile(answers.file, context)) return 'fileUnknown';
    const early = beforeDiscovery(record, answers.toldAt);
    if (early !== undefined) return early;
    if (!comesFirst(record, obligation.id, answers.toldAt)) return undefined;
    if (isLate(obligation, answers.toldAt, context) && !answers.lateReason) return 'lateReasonMissing';
    const isSecond = meetingNotice(record, obligation.id) !== undefined;
    return isSecond && !answers.enteredLateReason ? 'earlierNoticeUnexplained' : undefined;
  },
  apply: (record, { kind, file, ...notice }, context) => {
    const first = meetingNotice(record, notice.obligation) === undefined;
    const shown = file === undefined ? undefined : findFile(file, context);
    const entered = {
      kind: kind ?? (first ? ('initial' as const) : ('followUp' as const)),
      ...notice,
      ...(shown ? { file: shown.name, fileSha512: shown.sha512 } : {}),
      recordedBy: context.person,
      recordedAt: context.now,
    };
    const told = changeObligation(record, notice.obligation, { decision: 'met' });
    return { ...told, notices: [...record.notices, entered] };
  },
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
  refuse: (record, answers) => beforeDiscovery(record, answers.handlingEndedAt),
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
  closed: (record) => {
    const decisions = record.obligations.map(({ decision }) => decision);
    if (decisions.includes('met')) return 'obligationMet';
    return decisions.includes('required') ? 'obligationRequired' : undefined;
  },
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
