import fc from 'fast-check';
import { actOnClock } from '#docket/cases/acts/commands.ts';
import { addNote } from '#docket/cases/additions.ts';
import { changeCase, takeStep } from '#docket/cases/commands.ts';
import type { DocketContext } from '#docket/cases/context.ts';
import { registerOf } from '#docket/cases/facts.ts';
import { clockAsks } from '#shared/cases/clock-asks.ts';
import type { CaseKind } from '#shared/cases/kinds.ts';
import type { CaseView } from '#shared/contract/case.ts';
import { agreementRecord, incidentRecord, requestRecord, transferRecord } from '#test/fixtures/records.ts';

/** A record of each register, with many clocks. */
export const examples = {
  request: { ...requestRecord, regimes: [{ regime: 'uk-gdpr', place: 'GB-ENG' }, ...requestRecord.regimes] },
  incident: incidentRecord,
  agreement: {
    ...agreementRecord,
    notice: { amount: 2, unit: 'month' },
    breachNoticeHours: 24,
    subProcessorNotice: { amount: 2, unit: 'week' },
    settleWithin: { amount: 30, unit: 'day' },
  },
  transfer: transferRecord,
};

const moment = fc
  .date({ min: new Date('2026-10-20T00:00:00Z'), max: new Date('2026-11-22T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const day = moment.map((text) => text.slice(0, 10));
const later = fc.constantFrom('2027-03-31', '2027-12-31', '2028-06-30');

/** Answers that any step may ask for; each step is offered those that it asks for, so that many are accepted. */
const answers = fc.record({
  askedAt: moment,
  verifiedAt: moment,
  receivedAt: moment,
  noticeSentAt: moment,
  sentAt: moment,
  at: moment,
  toldAt: moment,
  decidedAt: moment,
  handlingEndedAt: moment,
  on: day,
  signedOn: day,
  effectiveOn: day,
  completedOn: day,
  expiresOn: later,
  endsOn: later,
  validTo: later,
  nextReviewOn: later,
  method: fc.constant('document'),
  about: fc.constant('Which account?'),
  ground: fc.constant('complexity'),
  explanation: fc.constant('Much.'),
  rights: fc.constant([{ right: 'access', outcome: 'granted' }]),
  by: fc.constantFrom('Li Na', 'Zhao Min'),
  kind: fc.constantFrom('initial', 'followUp', 'final'),
  enteredLateReason: fc.constant('The log of the portal was read only now.'),
  obtained: fc.constant('Asked.'),
  channel: fc.constant('email'),
  summary: fc.constant('Sent.'),
  remediesTold: fc.boolean(),
  reason: fc.constant('So it is.'),
  why: fc.constant('So it is.'),
  note: fc.constant('Known.'),
  risk: fc.constantFrom('noRisk', 'risk', 'highRisk'),
  riskReason: fc.constant('Names.'),
  persons: fc.constant({ state: 'notKnownYet' }),
  records: fc.constant({ state: 'notKnownYet' }),
  obligation: fc.constantFrom('eu-gdpr.authority', 'eu-gdpr.individuals'),
  decision: fc.constantFrom('required', 'notRequired'),
  lateReason: fc.constant('Night.'),
  measuresTaken: fc.constant('Recalled.'),
  lessons: fc.constant('Encrypt.'),
  clauses: fc.constant([]),
  finding: fc.constant('In order.'),
  name: fc.constant('Kaltwasser'),
  country: fc.constant('DE'),
  service: fc.constant('Power'),
  how: fc.constant('deleted'),
  proof: fc.constant('Letter.'),
  type: fc.constant('pipia'),
  conclusion: fc.constant('acceptable'),
  authority: fc.constant('CAC'),
  amount: fc.constant('EUR 20'),
  paidAt: moment,
  evidence: fc.constant('A letter.'),
});

/** Something that people do to a case. */
export type Command =
  | { do: 'step'; pick: number; answers: Record<string, unknown> }
  | { do: 'act'; pick: number; answers: Record<string, unknown> }
  | { do: 'title'; title: string }
  | { do: 'received'; at: string }
  | { do: 'note' };

type Picked = Extract<Command, { do: 'act' }>;

export const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 7, arbitrary: fc.record({ do: fc.constant('step' as const), pick: fc.nat(99), answers }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('act' as const), pick: fc.nat(99), answers }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('title' as const), title: fc.constantFrom('One', 'Two') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('received' as const), at: moment }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('note' as const) }) },
);

/** The answers that a step asks for, out of all. */
function answersOf(kind: CaseKind, step: string, given: Record<string, unknown>): Record<string, unknown> {
  const asks = registerOf(kind).lifecycle.steps.find(({ name }) => name === step)?.asks.shape ?? {};
  return Object.fromEntries(Object.entries(given).filter(([key]) => key in asks));
}

/** Does something to one of the clocks of a case, open or not, with the answers that it asks for. */
function act(context: DocketContext, view: CaseView, { pick, answers: given }: Picked): Promise<CaseView> {
  const { id, version, kind } = view;
  const all = view.clocks.flatMap(({ id: clock, options }) => options.map((option) => ({ clock, option })));
  const chosen = all[pick % Math.max(1, all.length)];
  if (!chosen) return actOnClock(context, { id, version, clock: 'none', act: 'meet', answers: {} });
  const { clock, option } = chosen;
  const asks = clockAsks(kind, option).shape;
  const answers = Object.fromEntries(Object.entries(given).filter(([key]) => key in asks));
  const { act: name, event } = option;
  return actOnClock(context, { id, version, clock, act: name, event, answers });
}

/** Does a command to a case that is as `view` shows it. */
export function run(context: DocketContext, view: CaseView, command: Command): Promise<CaseView> {
  const { id, version, kind, record } = view;
  const reason = 'A slip.';
  switch (command.do) {
    case 'step': {
      const step = view.steps[command.pick % Math.max(1, view.steps.length)]?.name ?? 'none';
      return takeStep(context, { id, version, step, answers: answersOf(kind, step, command.answers) });
    }
    case 'act':
      return act(context, view, command);
    case 'title':
      return changeCase(context, { id, version, record: { ...record, title: command.title }, reason });
    case 'received': {
      const fact = kind === 'request' ? { receivedAt: command.at } : {};
      return changeCase(context, { id, version, record: { ...record, ...fact }, reason });
    }
    case 'note':
      return addNote(context, id, 'A note.');
  }
}

/** The codes with which a command may be refused; anything else is a defect. */
export const refusals = ['bad-input', 'transition-refused', 'reason-required'];
