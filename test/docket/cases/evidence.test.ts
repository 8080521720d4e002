import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changeCase, logCase, takeStep } from '#docket/cases/commands.ts';
import { contextOf, type DocketContext } from '#docket/cases/context.ts';
import { loadCase } from '#docket/cases/store.ts';
import { agendaToday, countDue } from '#docket/clocks/agenda.ts';
import { collectCase } from '#docket/packs/collect-case.ts';
import { verifyTrail } from '#docket/trail/verify.ts';
import { addPerson } from '#docket/vault/manage-people.ts';
import { openDocket } from '#docket/vault/open.ts';
import { LEAST_KDF } from '#docket/vault/slots.ts';
import type { CaseView } from '#shared/contract/case.ts';
import { createTexts } from '#shared/text/texts.ts';
import { evidenceLines } from '#shared/text/told.ts';
import { writersOf } from '#shared/text/writers.ts';
import { incidentRecord, requestRecord, transferRecord } from '#test/fixtures/records.ts';
import { approveOnPaper, type Desk, law, openDesk, passphrase } from '../desk.ts';

const NOW = '2026-11-24T12:00:00+01:00';
let desk: Desk;

beforeEach(async () => {
  desk = await openDesk(NOW);
});
afterEach(() => desk.close());

const authority = 'eu-gdpr.authority';

function step(view: CaseView, name: string, answers: object, context: DocketContext = desk.context) {
  return takeStep(context, { id: view.id, version: view.version, step: name, answers });
}

/** Corrects some fields of a case. */
function correct(view: CaseView, change: object, reason?: string) {
  const { id, version, record } = view;
  return changeCase(desk.context, { id, version, record: { ...record, ...change }, reason });
}

const tell = (view: CaseView, toldAt: string, more: object = {}) =>
  step(view, 'fileNotification', { obligation: authority, toldAt, ...more });

const clockOf = (view: CaseView) => view.clocks.find(({ subject }) => subject === authority);

const decideNot = (view: CaseView, obligation = authority) =>
  step(view, 'decideObligation', {
    obligation,
    decision: 'notRequired',
    reason: 'No risk.',
    decidedAt: '2026-11-21T10:00:00+01:00',
  });

const assess = (view: CaseView, risk: string) =>
  step(view, 'assess', {
    risk,
    riskReason: 'By the facts.',
    persons: { state: 'known', value: 9, estimated: false },
    records: { state: 'notKnownYet' },
  });

describe('a notice', () => {
  test('that follows another joins it, is never late, and leaves the clock as the first one met it', async () => {
    const first = await tell(
      await logCase(desk.context, 'incident', incidentRecord),
      '2026-11-21T10:00:00+01:00',
      {
        reference: 'HBDI-1',
      },
    );
    const second = await tell(first, '2026-11-24T11:00:00+01:00', { reference: 'HBDI-1 b', kind: 'final' });
    expect(clockOf(second)).toEqual({ ...clockOf(first) });
    expect(second.record.notices).toMatchObject([
      { kind: 'initial', reference: 'HBDI-1', recordedBy: { name: 'Li Na' } },
      { kind: 'final', reference: 'HBDI-1 b' },
    ]);
    expect(second.record.judgements).toEqual([]);
  });

  test('that is entered after a later one meets the duty, says why, and what was judged before stays', async () => {
    const reported = await tell(
      await logCase(desk.context, 'incident', incidentRecord),
      '2026-11-24T10:00:00+01:00',
      { lateReason: 'The scope was unclear.' },
    );
    const early = '2026-11-22T10:00:00+01:00';
    await expect(tell(reported, early)).rejects.toMatchObject({
      details: { reason: 'earlierNoticeUnexplained' },
    });
    const why = 'A colleague had called the authority.';
    const mended = await tell(reported, early, { enteredLateReason: why });
    expect(clockOf(mended)).toMatchObject({ state: 'met', metAt: early });
    expect(mended.record.judgements).toMatchObject([
      { metAt: '2026-11-24T10:00:00+01:00', inTime: false, reason: why, correctedBy: { name: 'Li Na' } },
    ]);
    expect(mended.trail[0]).toMatchObject({ reason: why });
  });
});

describe('the awareness of an incident whose duty was met', () => {
  test('is corrected only with a reason, and both judgements are shown', async () => {
    const told = await tell(
      await logCase(desk.context, 'incident', incidentRecord),
      '2026-11-23T08:00:00+01:00',
    );
    const aware = { certainty: 'exact', at: '2026-11-20T07:00:00+01:00' };
    await expect(correct(told, { aware })).rejects.toMatchObject({ code: 'reason-required' });
    const corrected = await correct(told, { aware }, 'The log says 07:00.');
    expect(clockOf(corrected)).toMatchObject({ state: 'met', result: { due: '2026-11-23T07:00:00+01:00' } });
    expect(corrected.record.judgements).toMatchObject([
      { subject: authority, due: '2026-11-23T09:00:00+01:00', inTime: true, reason: 'The log says 07:00.' },
    ]);
  });

  test('is not forged: what was judged cannot be taken out again', async () => {
    const told = await tell(
      await logCase(desk.context, 'incident', incidentRecord),
      '2026-11-23T08:00:00+01:00',
    );
    const aware = { certainty: 'exact', at: '2026-11-20T07:00:00+01:00' };
    const corrected = await correct(told, { aware }, 'The log says 07:00.');
    await expect(correct(corrected, { judgements: [] }, 'x')).rejects.toMatchObject({ code: 'bad-input' });
    await expect(correct(corrected, { notices: [] }, 'x')).rejects.toMatchObject({ code: 'bad-input' });
  });

  test('and so is the receipt of a request that was answered', async () => {
    const request = await logCase(desk.context, 'request', requestRecord);
    const known = await step(request, 'skipIdentity', {
      verifiedAt: '2026-10-27T09:00:00+01:00',
      note: 'Known.',
    });
    const rights = [{ right: 'access', outcome: 'granted' }];
    const decided = await step(known, 'decide', { rights, at: '2026-11-20T09:00:00+01:00' });
    const answer = { channel: 'email', summary: 'Sent.', remediesTold: true };
    const answered = await step(decided, 'answer', { ...answer, sentAt: '2026-11-24T09:00:00+01:00' });
    const receivedAt = '2026-10-20T09:00:00+02:00';
    await expect(correct(answered, { receivedAt })).rejects.toMatchObject({ code: 'reason-required' });
    const corrected = await correct(answered, { receivedAt }, 'The letter lay in the post room.');
    expect(corrected.record.judgements).toMatchObject([{ subject: 'access', inTime: true }]);
  });
});

describe('a decision that nobody must be told', () => {
  test.each([
    ['the risk', (view: CaseView) => assess(view, 'highRisk'), 'risk'],
    ['the data', (view: CaseView) => correct(view, { sensitive: ['health'] }), 'sensitive'],
    ['the cause', (view: CaseView) => correct(view, { cause: 'externalMalicious' }), 'cause'],
    [
      'the place',
      (view: CaseView) => correct(view, { regimes: [{ regime: 'eu-gdpr', place: 'FR' }] }),
      'place',
    ],
  ])(
    'is open again when %s changes: its clock runs, and the old decision stays in view',
    async (_fact, change, because) => {
      const logged = await logCase(desk.context, 'incident', { ...incidentRecord, risk: 'noRisk' });
      const decided = await decideNot(logged);
      expect(clockOf(decided)?.state).toBe('stopped');
      const changed = await change(decided);
      expect(clockOf(changed)?.state).toBe('running');
      expect(changed.record.earlierDecisions).toMatchObject([
        {
          obligation: authority,
          decision: 'notRequired',
          reason: 'No risk.',
          decidedBy: { name: 'Li Na' },
          reopenedBecause: because,
        },
      ]);
      const { decide } = await agendaToday(desk.context);
      expect(decide).toMatchObject([{ ref: logged.ref, what: { waitingFor: 'newDecision' } }]);
      const anew = await decideNot(changed);
      expect((await agendaToday(desk.context)).decide).toEqual([]);
      expect(anew.record.earlierDecisions).toHaveLength(1);
    },
  );

  test('stands when the risk turns out lower, and falls away with its regime, to be taken anew when that returns', async () => {
    const decided = await decideNot(await logCase(desk.context, 'incident', incidentRecord));
    const lower = await assess(decided, 'noRisk');
    expect(lower.record.earlierDecisions).toEqual([]);
    const without = await correct(lower, { regimes: [{ regime: 'cn-pipl', place: 'CN' }] });
    expect(without.record.obligations).toMatchObject([
      { id: 'cn-pipl.authority' },
      { id: 'cn-pipl.individuals' },
    ]);
    const again = await correct(without, { regimes: incidentRecord.regimes });
    expect(again.record.obligations).toMatchObject([
      { id: authority, decision: 'undecided' },
      { id: 'eu-gdpr.individuals', decision: 'undecided' },
    ]);
    expect(again.record.earlierDecisions).toMatchObject([{ reopenedBecause: 'regimes' }]);
  });

  test('of a closed incident is not brought up by a correction', async () => {
    const logged = await logCase(desk.context, 'incident', { ...incidentRecord, risk: 'noRisk' });
    const assessed = await assess(await decideNot(await decideNot(logged), 'eu-gdpr.individuals'), 'noRisk');
    const closed = await step(assessed, 'close', { lessons: 'Encrypt.' });
    await expect(correct(closed, { risk: 'highRisk' }, 'x')).rejects.toMatchObject({
      details: { reason: 'decisionWouldReopen' },
    });
  });

  test('leaves a duty that was met and its notice where they are, also when the regime is taken out', async () => {
    const told = await tell(
      await logCase(desk.context, 'incident', incidentRecord),
      '2026-11-21T10:00:00+01:00',
    );
    const without = await correct(told, { regimes: [{ regime: 'cn-pipl', place: 'CN' }] }, 'Not concerned.');
    expect(clockOf(without)).toMatchObject({ state: 'met' });
    expect(without.record.notices).toHaveLength(1);
  });
});

describe('four eyes', () => {
  const assessment = { type: 'pipia', completedOn: '2026-10-01', conclusion: 'acceptable', summary: 'x' };

  async function applied(): Promise<CaseView> {
    const transfer = await logCase(desk.context, 'transfer', transferRecord);
    const assessed = await step(transfer, 'assess', assessment);
    return step(assessed, 'apply', { at: '2026-10-02T09:00:00+08:00' });
  }

  test('are two people who signed in: the second finds the application on Today and approves in their own session', async () => {
    const second = 'seven kites above the old harbour';
    await addPerson(desk.docket, { name: 'Zhao Min', role: 'officer', passphrase: second, kdf: LEAST_KDF });
    const view = await applied();
    expect(view.steps.find(({ name }) => name === 'approve')?.refusal).toBe('approverIsApplicant');
    await expect(step(view, 'approve', { reason: 'x' })).rejects.toMatchObject({
      details: { reason: 'approverIsApplicant' },
    });
    await expect(step(view, 'approve', { reason: 'x', by: 'Zhao Min' })).rejects.toMatchObject({
      code: 'bad-input',
    });
    expect(await agendaToday(desk.context)).toMatchObject({
      decide: [],
      waiting: [{ what: { waitingFor: 'approver' } }],
    });
    const own = await countDue(desk.context);
    const { folder } = desk.docket;
    await desk.docket.close();

    const docket = await openDocket({ folder, secret: { passphrase: second } });
    const context = await contextOf(docket, law, { now: () => NOW });
    expect(await agendaToday(context)).toMatchObject({
      decide: [{ ref: view.ref, what: { waitingFor: 'yourApproval' } }],
      waiting: [],
    });
    expect((await countDue(context)).today).toBe(own.today + 1);
    const approved = await step(view, 'approve', { reason: 'Needed.' }, context);
    expect(approved.record.approval).toMatchObject({
      by: { id: docket.person.id, name: 'Zhao Min' },
      decision: 'approved',
    });
    expect(approved.record.application).toMatchObject({ by: { name: 'Li Na' } });
    expect((await verifyTrail(docket.db)).ok).toBe(true);
    await docket.close();
    expect(passphrase).not.toBe(second);
  });

  test('with one officer: the approval on paper is another act and says so in the pack', async () => {
    const view = await applied();
    expect(view.steps.find(({ name }) => name === 'approve')?.refusal).toBe('noOtherOfficer');
    const approved = await approveOnPaper(desk.context, view);
    expect(approved.record.approval).toMatchObject({
      by: { name: 'Li Na' },
      paper: { by: 'Chen Rui', file: 'approval.txt' },
    });
    const words = {
      t: createTexts('en').t,
      write: writersOf('en', desk.context.zone),
      language: 'en' as const,
    };
    const stored = await loadCase(desk.docket.db, approved.id);
    const pack = await collectCase(desk.context, stored, words, NOW);
    const says = 'Chen Rui, on paper (approval.txt), recorded by Li Na';
    expect(pack.decisions[0]?.by).toBe(says);
    const lines = evidenceLines('transfer', approved.record, words.t, (moment) => moment);
    expect(lines).toEqual([`Approved: ${says}`]);
  });
});
