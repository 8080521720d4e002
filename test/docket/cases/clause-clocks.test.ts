import { afterAll, beforeAll, expect, test } from 'vitest';
import { actOnClock } from '#docket/cases/acts/commands.ts';
import { changeCase, logCase, takeStep } from '#docket/cases/commands.ts';
import type { CaseView } from '#shared/contract/case.ts';
import { agreementRecord } from '#test/fixtures/records.ts';
import { type Desk, openDesk } from '../desk.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk('2026-12-20T09:00:00Z');
});
afterAll(() => desk.close());

const clauses = {
  breachNoticeHours: 24,
  breachNoticeClause: 'Clause 9.2',
  subProcessorMode: 'general',
  subProcessorNotice: { amount: 30, unit: 'day' },
  subProcessorNoticeClause: 'Clause 7.7(a), option 2',
  settleWithin: { amount: 14, unit: 'day' },
  settleWithinClause: 'Annex V, 3',
};

async function step(view: CaseView, name: string, answers: object): Promise<CaseView> {
  return takeStep(desk.context, { id: view.id, version: view.version, step: name, answers });
}

async function sign(change: object = clauses): Promise<CaseView> {
  const logged = await logCase(desk.context, 'agreement', { ...agreementRecord, clauses: [], ...change });
  return step(logged, 'sign', { signedOn: '2026-06-01', effectiveOn: '2026-06-01' });
}

const lines = ({ clocks }: CaseView) =>
  clocks.map(({ rule, subject, state, result }) => [
    rule,
    subject,
    state,
    result?.rule.citation,
    result?.due,
  ]);

test('a sub-processor that is announced sets the time to object, from the clause and with its name', async () => {
  const signed = await sign();
  expect(signed.clocks).toEqual([]);
  const announced = await step(signed, 'announceSubProcessor', {
    about: 'Kaltwasser Cloud GmbH',
    at: '2026-11-30T10:00:00+01:00',
  });
  const twice = await step(announced, 'announceSubProcessor', {
    about: 'Seewind Mail AG',
    at: '2026-12-10T10:00:00+01:00',
  });
  expect(lines(twice)).toEqual([
    ['agreement.objection', 'objection.1', 'running', 'Clause 7.7(a), option 2', '2026-12-30T23:59:59+01:00'],
    ['agreement.objection', 'objection.2', 'running', 'Clause 7.7(a), option 2', '2027-01-09T23:59:59+01:00'],
  ]);
  const [first] = twice.clocks;
  const steps = first?.result?.explanation ?? [];
  expect(steps).toContainEqual(
    expect.objectContaining({ code: 'parameter', values: { amount: 30, unit: 'day' } }),
  );
  expect(first?.result?.rule.nature).toBe('contract');
  // The clause has no pause and no extension; its period is met by a decision, each on its own.
  expect(first?.options.map(({ act, refusal }) => [act, refusal?.reason])).toEqual([
    ['pause', 'noPause'],
    ['extend', 'noExtension'],
    ['restart', 'noRestart'],
    ['meet', undefined],
  ]);
  const objected = await actOnClock(desk.context, {
    id: twice.id,
    version: twice.version,
    clock: first?.id ?? '',
    act: 'meet',
    answers: { at: '2026-12-18T09:00:00Z', reason: 'Objected: servers outside the EU.', evidence: 'Letter' },
  });
  expect(objected.clocks.map(({ subject, state }) => [subject, state])).toEqual([
    ['objection.1', 'met'],
    ['objection.2', 'running'],
  ]);
});

test('a breach that the processor knows of sets its hours to report, and a late report stays late', async () => {
  const known = await step(await sign(), 'knowBreach', {
    about: 'Backup left open',
    at: '2026-12-15T08:30:00+01:00',
    incident: 'INC-2026-0001',
  });
  expect(lines(known)).toEqual([
    ['agreement.breach-notice', 'breachNotice.1', 'running', 'Clause 9.2', '2026-12-16T08:30:00+01:00'],
  ]);
  const [clock] = known.clocks;
  const told = await actOnClock(desk.context, {
    id: known.id,
    version: known.version,
    clock: clock?.id ?? '',
    act: 'meet',
    answers: { at: '2026-12-16T12:00:00+01:00', reason: 'Reported by telephone.', evidence: 'Call note' },
  });
  expect(told.clocks).toMatchObject([{ state: 'met', metAt: '2026-12-16T12:00:00+01:00' }]);
});

test('the end sets the time to return or delete, and the proof of it meets the clock', async () => {
  const ended = await step(await sign(), 'end', { on: '2026-12-10', reason: 'Replaced.' });
  expect(lines(ended)).toEqual([
    ['agreement.settlement', 'settlement', 'running', 'Annex V, 3', '2026-12-24T23:59:59+01:00'],
  ]);
  const settled = await actOnClock(desk.context, {
    id: ended.id,
    version: ended.version,
    clock: ended.clocks[0]?.id ?? '',
    act: 'meet',
    answers: { on: '2026-12-18', how: 'deleted', proof: 'Certificate 12.', evidence: 'Certificate 12' },
  });
  expect([settled.state, settled.clocks[0]?.state]).toEqual(['settled', 'met']);
  expect(settled.trail[0]).toMatchObject({ action: 'agreement.step.settle', reason: 'Certificate 12.' });
});

test('a clause without a period sets no clock, and says what is missing; without a name the rule speaks for it', async () => {
  const bare = await sign({});
  const refused = bare.steps.filter(({ refusal }) => refusal === 'clauseWithoutPeriod');
  expect(refused.map(({ name }) => name)).toEqual(['announceSubProcessor', 'knowBreach']);
  const known = await step(await sign({ breachNoticeHours: 24 }), 'knowBreach', {
    about: 'Backup left open',
    at: '2026-12-15T08:30:00+01:00',
  });
  expect(known.clocks[0]?.result?.rule.citation).toBe('Agreement, clause on breaches');
});

test('a correction of the clause moves its clocks; what set them running is neither added nor taken out by one', async () => {
  const known = await step(await sign(), 'knowBreach', {
    about: 'Backup left open',
    at: '2026-12-15T08:30:00+01:00',
  });
  const change = (record: object) =>
    changeCase(desk.context, {
      id: known.id,
      version: known.version,
      record: { ...known.record, ...record },
      reason: 'The paper says so.',
    });
  await expect(change({ clauseEvents: [] })).rejects.toMatchObject({ code: 'bad-input' });
  const corrected = await change({ breachNoticeHours: 48, breachNoticeClause: 'Clause 9.3' });
  expect(lines(corrected)).toEqual([
    ['agreement.breach-notice', 'breachNotice.1', 'running', 'Clause 9.3', '2026-12-17T08:30:00+01:00'],
  ]);
});
