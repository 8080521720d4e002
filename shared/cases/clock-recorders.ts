import type { AgreementRecord } from './agreement.ts';
import { isAccess, isReceipt } from './case-rules.ts';
import type { ClockAct } from './clock-facts.ts';
import type { CaseKind } from './kinds.ts';
import type { RecordOf } from './registers.ts';
import type { RequestRecord } from './request.ts';

/** What is to be recorded of a clock. */
export interface AskedAct {
  act: ClockAct;
  /** The event of the rule; none for an extension and for a duty that is met. */
  event: string | undefined;
  rule: string;
  subject: string;
}

/** Where what happens to a clock is recorded: by a step of the lifecycle, or not at all for a reason. */
export type Recorder =
  | {
      step: string;
      /** The answers that hold the moment and the reason; a step that is about something else asks for none. */
      at?: string;
      reason?: string;
      /** Answers that follow from the clock. */
      fixed?: Record<string, string>;
      /** A key of the text namespace `refusals`: what must come first. */
      refusal?: string;
    }
  | { refusal: string };

const requestSteps: Record<string, Extract<Recorder, { step: string }>> = {
  identityAsked: { step: 'askIdentity', at: 'askedAt', reason: 'note' },
  identityReceived: { step: 'confirmIdentity', at: 'receivedAt', reason: 'note' },
  clarificationAsked: { step: 'askClarification', at: 'askedAt', reason: 'about' },
  clarificationReceived: { step: 'receiveClarification', at: 'receivedAt' },
  costShareAnnounced: { step: 'askFee', at: 'askedAt', reason: 'reason' },
  feePaid: { step: 'receiveFee', at: 'paidAt' },
};

function recordOnRequest(
  { identity }: RequestRecord,
  { act, event, rule, subject }: AskedAct,
): Recorder | undefined {
  if (act === 'extend') return { step: 'extend', at: 'noticeSentAt', reason: 'explanation' };
  // A receipt is confirmed before the answer and by itself.
  if (act === 'meet')
    return isReceipt(rule) ? undefined : { step: 'answer', at: 'sentAt', reason: 'summary' };
  const found = requestSteps[event ?? ''];
  // The proof starts the period anew only where it was asked for (UK GDPR Art. 12A(2)(b)).
  if (event === 'identityReceived' && found && !identity.askedAt) {
    return { ...found, refusal: 'identityNotAsked' };
  }
  if (found?.step.endsWith('Clarification') && !isAccess(subject)) return { refusal: 'pausesAccessOnly' };
  return found;
}

/** The duty to assess is met by the decision whether the authority must be told; every other by the notice. */
function recordOnIncident({ act, subject }: AskedAct): Recorder | undefined {
  if (act !== 'meet') return undefined;
  const [, regime] = /^(.+)\.assessment$/.exec(subject) ?? [];
  return regime === undefined
    ? { step: 'fileNotification', at: 'toldAt', fixed: { obligation: subject } }
    : {
        step: 'decideObligation',
        at: 'decidedAt',
        reason: 'reason',
        fixed: { obligation: `${regime}.authority` },
      };
}

function recordOnAgreement(_record: AgreementRecord, { act, rule }: AskedAct): Recorder | undefined {
  if (act !== 'meet') return undefined;
  switch (rule) {
    case 'agreement.notice':
      return { step: 'giveNotice', at: 'on' };
    case 'agreement.review':
      return { step: 'review', reason: 'finding' };
    case 'agreement.settlement':
      return { step: 'settle', at: 'on', reason: 'proof' };
    case 'agreement.expiry':
      return { refusal: 'nothingToMeet' };
    default:
      return undefined;
  }
}

function recordOnTransfer({ act, rule }: AskedAct): Recorder | undefined {
  if (act !== 'meet') return undefined;
  if (rule === 'transfer.contract-filing') return { step: 'file', at: 'on' };
  return rule === 'transfer.expiry' ? { refusal: 'nothingToMeet' } : undefined;
}

const recorders: {
  [Kind in CaseKind]: (record: RecordOf[Kind], asked: AskedAct) => Recorder | undefined;
} = {
  request: recordOnRequest,
  incident: (_record, asked) => recordOnIncident(asked),
  agreement: recordOnAgreement,
  transfer: (_record, asked) => recordOnTransfer(asked),
};

/** Where an act on a clock is recorded; undefined where the case has no step for it, so that it is a fact of the clock. */
export function recorderOf<Kind extends CaseKind>(
  kind: Kind,
  record: RecordOf[Kind],
  asked: AskedAct,
): Recorder | undefined {
  return recorders[kind](record, asked);
}
