import { z } from 'zod';
import { isAfter, isBefore } from '../clocks/moments.ts';
import * as f from './fields.ts';
import { type Lifecycle, type StepContext, stepsOf } from './lifecycle.ts';
import {
  type AskedRight,
  channels,
  identityMethods,
  outcomes,
  type RequestRecord,
  refusalGrounds,
  rights,
} from './request.ts';

export const requestStates = [
  'received',
  'identityAsked',
  'working',
  'decided',
  'answered',
  'closed',
  'withdrawn',
] as const;
export type RequestState = (typeof requestStates)[number];

const open = ['received', 'identityAsked', 'working', 'decided'] as const satisfies RequestState[];

const step = stepsOf<RequestRecord, RequestState>();

function beforeReceipt(record: RequestRecord, moment: string): string | undefined {
  return isBefore(moment, record.receivedAt) ? 'beforeReceipt' : undefined;
}

/** An extension must be told within the first period and only where the law knows one (GDPR 12(3); UK GDPR 12A(3)-(4)). */
function refuseExtension(noticeSentAt: string, context: StepContext): string | undefined {
  const extendable = context.clocks.filter((clock) => clock.extendable);
  if (extendable.length === 0) return 'noExtensionInLaw';
  // A period that stands still is not over, however long the answer takes.
  const lapsed = extendable.some(
    ({ result }) => result && !result.pausedSince && isAfter(noticeSentAt, result.due),
  );
  return lapsed ? 'extensionTooLate' : undefined;
}

const askIdentity = step({
  name: 'askIdentity',
  from: ['received', 'working'],
  to: 'identityAsked',
  asks: z.object({ askedAt: f.moment(), note: f.long().optional() }),
  refuse: (record, answers) => beforeReceipt(record, answers.askedAt),
  apply: (record, { askedAt, note }) => ({
    ...record,
    identity: { ...record.identity, state: 'asked', askedAt, ...(note ? { note } : {}) },
  }),
});

const confirmIdentity = step({
  name: 'confirmIdentity',
  from: ['received', 'identityAsked'],
  to: 'working',
  asks: z.object({
    method: f.choice('identityMethod', identityMethods),
    verifiedAt: f.moment(),
    receivedAt: f.moment().optional(),
    note: f.long().optional(),
  }),
  refuse: (record, answers) => beforeReceipt(record, answers.verifiedAt),
  apply: (record, answers) => ({
    ...record,
    identity: { ...record.identity, ...answers, state: 'verified' },
  }),
});

/** Identity that was never in doubt: the periods that run from verification then run from the moment it was settled. */
const skipIdentity = step({
  name: 'skipIdentity',
  from: ['received'],
  to: 'working',
  asks: z.object({ verifiedAt: f.moment(), note: f.long() }),
  refuse: (record, answers) => beforeReceipt(record, answers.verifiedAt),
  apply: (record, answers) => ({
    ...record,
    identity: { ...record.identity, ...answers, state: 'notNeeded' },
  }),
});

const failIdentity = step({
  name: 'failIdentity',
  from: ['identityAsked'],
  to: 'working',
  asks: z.object({ note: f.long() }),
  apply: (record, { note }) => ({ ...record, identity: { ...record.identity, state: 'failed', note } }),
});

const askClarification = step({
  name: 'askClarification',
  from: ['received', 'working'],
  to: 'same',
  asks: z.object({ askedAt: f.moment(), about: f.long() }),
  closed: (record) => (record.clarification ? 'clarificationAsked' : undefined),
  refuse: (record, answers) => beforeReceipt(record, answers.askedAt),
  apply: (record, clarification) => ({ ...record, clarification }),
});

const receiveClarification = step({
  name: 'receiveClarification',
  from: ['received', 'identityAsked', 'working'],
  to: 'same',
  asks: z.object({ receivedAt: f.moment() }),
  closed: (record) => {
    if (!record.clarification) return 'clarificationNotAsked';
    return record.clarification.receivedAt ? 'clarificationReceived' : undefined;
  },
  refuse: (record, { receivedAt }) =>
    record.clarification && isBefore(receivedAt, record.clarification.askedAt)
      ? 'endsBeforeStart'
      : undefined,
  apply: (record, { receivedAt }) =>
    record.clarification ? { ...record, clarification: { ...record.clarification, receivedAt } } : record,
});

const askFee = step({
  name: 'askFee',
  from: ['received', 'identityAsked', 'working'],
  to: 'same',
  asks: z.object({ askedAt: f.moment(), amount: f.text(), reason: f.long() }),
  closed: (record) => (record.fee ? 'feeAsked' : undefined),
  refuse: (record, answers) => beforeReceipt(record, answers.askedAt),
  apply: (record, fee) => ({ ...record, fee }),
});

const receiveFee = step({
  name: 'receiveFee',
  from: ['received', 'identityAsked', 'working'],
  to: 'same',
  asks: z.object({ paidAt: f.moment() }),
  closed: (record) => {
    if (!record.fee) return 'feeNotAsked';
    return record.fee.paidAt ? 'feePaid' : undefined;
  },
  refuse: (record, { paidAt }) =>
    record.fee && isBefore(paidAt, record.fee.askedAt) ? 'endsBeforeStart' : undefined,
  apply: (record, { paidAt }) => (record.fee ? { ...record, fee: { ...record.fee, paidAt } } : record),
});

const extend = step({
  name: 'extend',
  from: open,
  to: 'same',
  asks: z.object({
    ground: f.choice('extensionGround', ['complexity', 'number']),
    explanation: f.long(),
    noticeSentAt: f.moment(),
  }),
  closed: (record) => (record.extension ? 'alreadyExtended' : undefined),
  refuse: (record, answers, context) =>
    beforeReceipt(record, answers.noticeSentAt) ?? refuseExtension(answers.noticeSentAt, context),
  apply: (record, extension) => ({ ...record, extension }),
});

function grants(right: AskedRight): boolean {
  return right.outcome === 'granted' || right.outcome === 'partlyGranted';
}

const decide = step({
  name: 'decide',
  // Whoever never proves who they are can still be refused: that must not wait for an answer that does not come.
  from: ['identityAsked', 'working', 'decided'],
  to: 'decided',
  asks: z.object({
    rights: z
      .array(
        z.object({
          right: f.choice('right', rights),
          outcome: f.choice('outcome', outcomes),
          ground: f.choice('refusalGround', refusalGrounds).optional(),
          reason: f.long().optional(),
        }),
      )
      .min(1),
    at: f.moment(),
    other: f.text().optional(),
  }),
  refuse: (record, answers) => {
    const decided = new Map(answers.rights.map((right) => [right.right, right]));
    const all = record.rights.map((right) => decided.get(right.right) ?? right);
    if (all.some((right) => right.outcome === 'open')) return 'rightsUndecided';
    if (all.some(grants)) {
      if (record.identity.state === 'asked') return 'identityOpen';
      if (record.identity.state === 'failed') return 'identityFailed';
    }
    const withheld = all.filter((right) => right.outcome === 'refused' || right.outcome === 'partlyGranted');
    if (withheld.some((right) => !right.ground || !right.reason)) return 'refusalNeedsGround';
    return beforeReceipt(record, answers.at);
  },
  apply: (record, { rights: decided, ...decision }, { person }) => ({
    ...record,
    rights: record.rights.map((asked) => ({
      ...asked,
      ...decided.find((right) => right.right === asked.right),
    })),
    decision: { by: person, ...decision },
  }),
});

/** A refusal, whole or in part, must tell the person how to complain and go to court (GDPR 12(4); PIPL 50). */
const answer = step({
  name: 'answer',
  from: ['decided'],
  to: 'answered',
  asks: z.object({
    sentAt: f.moment(),
    channel: f.choice('channel', channels),
    summary: f.long(),
    remediesTold: f.yesNo(),
  }),
  refuse: (record, answers) => {
    if (record.rights.some(({ outcome }) => outcome === 'open')) return 'rightsUndecided';
    if (record.decision && isBefore(answers.sentAt, record.decision.at)) return 'beforeDecision';
    const withheld = record.rights.some(
      (right) => right.outcome === 'refused' || right.outcome === 'partlyGranted',
    );
    if (withheld && !answers.remediesTold) return 'remediesNotTold';
    return beforeReceipt(record, answers.sentAt);
  },
  apply: (record, response) => ({ ...record, response }),
});

const withdraw = step({
  name: 'withdraw',
  from: open,
  to: 'withdrawn',
  asks: z.object({ at: f.moment(), reason: f.long() }),
  refuse: (record, answers) => beforeReceipt(record, answers.at),
  apply: (record, withdrawal) => ({ ...record, withdrawal }),
});

const close = step({
  name: 'close',
  from: ['answered', 'withdrawn'],
  to: 'closed',
  asks: z.object({}),
  apply: (record) => record,
});

/** New facts or a complaint bring a closed request back to work; what was decided stays until it is decided anew. */
const reopen = step({
  name: 'reopen',
  from: ['answered', 'closed', 'withdrawn'],
  to: 'working',
  asks: z.object({ why: f.long() }),
  apply: (record) => {
    const { response: _response, withdrawal: _withdrawal, ...kept } = record;
    return kept;
  },
});

export const requestLifecycle: Lifecycle<RequestRecord, RequestState> = {
  states: requestStates,
  strip: ['received', 'identityAsked', 'working', 'decided', 'answered', 'closed'],
  initial: 'received',
  closed: ['closed', 'withdrawn'],
  waitingFor: { identityAsked: 'requester' },
  steps: [
    confirmIdentity,
    askIdentity,
    skipIdentity,
    failIdentity,
    decide,
    answer,
    close,
    extend,
    askClarification,
    receiveClarification,
    askFee,
    receiveFee,
    withdraw,
    reopen,
  ],
};
