import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addNote } from '#docket/cases/additions.ts';
import { changeCase, logCase, takeStep } from '#docket/cases/commands.ts';
import { plansOf, registerOf } from '#docket/cases/facts.ts';
import { getCase } from '#docket/cases/get.ts';
import { loadCase } from '#docket/cases/store.ts';
import { firstDue } from '#docket/clocks/due.ts';
import { standClocks } from '#docket/clocks/stand.ts';
import { verifyTrail } from '#docket/trail/verify.ts';
import type { CaseKind } from '#shared/cases/kinds.ts';
import type { CaseView } from '#shared/contract/case.ts';
import { DocketError } from '#shared/errors.ts';
import { agreementRecord, incidentRecord, requestRecord, transferRecord } from '#test/fixtures/records.ts';
import { type Desk, law, openDesk } from '../desk.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const examples = {
  request: { ...requestRecord, regimes: [{ regime: 'uk-gdpr', place: 'GB-ENG' }, ...requestRecord.regimes] },
  incident: incidentRecord,
  agreement: { ...agreementRecord, notice: { amount: 2, unit: 'month' } },
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
  decidedBy: fc.constant('Zhao Min'),
  channel: fc.constant('email'),
  summary: fc.constant('Sent.'),
  remediesTold: fc.boolean(),
  reason: fc.constant('So it is.'),
  why: fc.constant('So it is.'),
  note: fc.constant('Known.'),
  risk: fc.constant('risk'),
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
});

type Command =
  | { do: 'step'; pick: number; answers: Record<string, unknown> }
  | { do: 'title'; title: string }
  | { do: 'received'; at: string }
  | { do: 'note' };

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 7, arbitrary: fc.record({ do: fc.constant('step' as const), pick: fc.nat(99), answers }) },
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

function run(view: CaseView, command: Command): Promise<CaseView> {
  const { id, version, kind, record } = view;
  const reason = 'A slip.';
  switch (command.do) {
    case 'step': {
      const step = view.steps[command.pick % Math.max(1, view.steps.length)]?.name ?? 'none';
      return takeStep(desk.context, { id, version, step, answers: answersOf(kind, step, command.answers) });
    }
    case 'title':
      return changeCase(desk.context, { id, version, record: { ...record, title: command.title }, reason });
    case 'received': {
      const fact = kind === 'request' ? { receivedAt: command.at } : {};
      return changeCase(desk.context, { id, version, record: { ...record, ...fact }, reason });
    }
    case 'note':
      return addNote(desk.context, id, 'A note.');
  }
}

/** The codes with which a command may be refused; anything else is a defect. */
const refusals = ['bad-input', 'transition-refused', 'reason-required'];

async function keepsItsPromises(id: string): Promise<void> {
  const stored = await loadCase(desk.docket.db, id);
  const { lifecycle } = registerOf(stored.kind);
  const closed = lifecycle.closed.includes(stored.state);
  const { db } = desk.docket;
  const kept = await db.selectFrom('clocks').selectAll().where('case_id', '=', id).execute();
  if (!closed) {
    const plans = plansOf(stored.kind, stored.record);
    const fresh = standClocks({
      caseId: id,
      kept,
      plans,
      corrected: new Set(),
      closed,
      law,
      now: desk.context.now(),
    });
    const inOrder = (rows: typeof kept) => rows.toSorted((one, other) => one.id.localeCompare(other.id));
    expect(inOrder(fresh)).toEqual(inOrder(kept));
  } else {
    expect(kept.filter(({ state }) => state !== 'met' && state !== 'stopped')).toEqual([]);
  }
  const row = await db.selectFrom('cases').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  expect(row.due_at).toBe(firstDue(kept)?.due_at ?? null);
  expect(row.closed_at === null).toBe(!closed);
}

test('whatever is done to a case, its version, its clocks and its trail keep step with it', {
  timeout: 240_000,
}, async () => {
  let accepted = 0;
  let refused = 0;
  const kinds = fc.constantFrom<CaseKind>('request', 'incident', 'agreement', 'transfer');
  await fc.assert(
    fc.asyncProperty(kinds, fc.array(command, { minLength: 4, maxLength: 14 }), async (kind, commands) => {
      let view = await logCase(desk.context, kind, examples[kind]);
      const met = new Map<string, string>();
      for (const one of commands) {
        const before = await getCase(desk.context, view.id);
        const after = await run(view, one).catch((error: unknown) => error);
        if (after instanceof Error) {
          if (!(after instanceof DocketError)) throw after;
          expect(refusals).toContain(after.code);
          expect(await getCase(desk.context, view.id)).toEqual(before);
          refused += 1;
          continue;
        }
        view = await getCase(desk.context, view.id);
        expect(after).toEqual(view);
        const same = view.trail.length === before.trail.length;
        expect(view.version).toBe(before.version + (same || one.do === 'note' ? 0 : 1));
        await keepsItsPromises(view.id);
        for (const { id, state } of view.clocks) if (state === 'met') met.set(id, state);
        for (const id of met.keys()) expect(view.clocks.find((clock) => clock.id === id)?.state).toBe('met');
        accepted += 1;
      }
    }),
    { numRuns: 100 },
  );
  expect(await verifyTrail(desk.docket.db)).toMatchObject({ ok: true });
  // Else the run would prove little.
  expect(accepted).toBeGreaterThan(250);
  expect(refused).toBeGreaterThan(50);
});
