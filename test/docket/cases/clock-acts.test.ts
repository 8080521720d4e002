import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actOnClock, previewAct } from '#docket/cases/acts/commands.ts';
import { changeCase, logCase, takeStep } from '#docket/cases/commands.ts';
import type { DocketContext } from '#docket/cases/context.ts';
import { removeFile } from '#docket/cases/file-versions.ts';
import { attachFile } from '#docket/cases/files.ts';
import { getCase } from '#docket/cases/get.ts';
import { caseAsOf } from '#docket/cases/history/as-of.ts';
import { verifyTrail } from '#docket/trail/verify.ts';
import type { ClockAct } from '#shared/cases/clock-facts.ts';
import type { Law } from '#shared/clocks/question.ts';
import type { CaseClock, CaseView } from '#shared/contract/case.ts';
import type { Rule } from '#shared/regimes/regime.ts';
import { agreementRecord, incidentRecord, requestRecord } from '#test/fixtures/records.ts';
import { type Desk, law, openDesk } from '../desk.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const uk = { regime: 'uk-gdpr', place: 'GB-ENG' };

/** A request on access and a complaint in England, received on 26 October 2026. */
const logRequest = (regimes: object[] = [uk]) =>
  logCase(desk.context, 'request', {
    ...requestRecord,
    regimes,
    rights: [
      { right: 'access', outcome: 'open' },
      { right: 'complaint', outcome: 'open' },
    ],
  });

/** The same with proof of identity and a fee asked for, so that two events can start its period anew. */
async function logBothOpen(): Promise<CaseView> {
  let view = await logRequest();
  for (const [step, answers] of [
    ['askIdentity', { askedAt: '2026-10-28T09:00:00Z' }],
    ['askFee', { askedAt: '2026-10-28T09:00:00Z', amount: 'GBP 10', reason: 'Repeated.' }],
  ] as const) {
    view = await takeStep(desk.context, { id: view.id, version: view.version, step, answers });
  }
  return view;
}

function clockOf(view: CaseView, rule: string, subject?: string): CaseClock {
  const found = view.clocks
    .toSorted((one, other) => other.regime.localeCompare(one.regime, 'en'))
    .find((one) => one.rule === rule && (subject === undefined || one.subject === subject));
  if (!found) throw new Error(`no clock of ${rule}`);
  return found;
}

interface Act {
  rule: string;
  act: ClockAct;
  event?: string;
  answers: Record<string, unknown>;
}

const taken = (view: CaseView, { rule, ...rest }: Act) => ({
  id: view.id,
  version: view.version,
  clock: clockOf(view, rule).id,
  ...rest,
});

const perform = (view: CaseView, act: Act, context: DocketContext = desk.context) =>
  actOnClock(context, taken(view, act));

/** Why an act was refused, with the article. */
async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  const error: unknown = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  return error instanceof Error && 'details' in error && 'code' in error
    ? { code: error.code, ...Object(error.details) }
    : error;
}

const evidence = 'E-mail of that day';
const response = 'request.response';
const ask: Act = {
  rule: response,
  act: 'pause',
  answers: { askedAt: '2026-11-02T09:00:00Z', about: 'Which account?', evidence },
};
const hear: Act = {
  rule: response,
  act: 'resume',
  answers: { receivedAt: '2026-11-09T09:00:00Z', evidence },
};
const extend: Act = {
  rule: response,
  act: 'extend',
  answers: {
    ground: 'complexity',
    explanation: 'Seven systems.',
    noticeSentAt: '2026-11-16T09:00:00Z',
    evidence,
  },
};

describe('where the lifecycle has a step, the command is that step', () => {
  test('a clock is paused, runs on and is extended, and the trail has the reason and what shows it', async () => {
    const logged = await logRequest();
    expect(clockOf(logged, response, 'access').result?.dueDate).toBe('2026-11-26');
    const paused = await perform(logged, ask);
    expect(paused.record.clarification).toEqual({ askedAt: '2026-11-02T09:00:00Z', about: 'Which account?' });
    expect(paused.record.clockFacts).toEqual([]);
    expect(clockOf(paused, response, 'access').state).toBe('paused');
    const [entry] = paused.trail;
    expect(entry).toMatchObject({ action: 'request.step.askClarification', reason: 'Which account?' });
    expect(entry?.changes).toContainEqual({ field: 'evidence', after: evidence });
    expect(entry?.changes).toContainEqual({ field: 'clock', after: 'uk-gdpr request.response (access)' });

    const heard = await perform(paused, hear);
    // Eight days, both ends included, do not count (UK GDPR Art. 12A(5)-(6)).
    expect(clockOf(heard, response, 'access').result?.dueDate).toBe('2026-12-04');
    const extended = await perform(heard, extend);
    expect(clockOf(extended, response, 'access').result?.dueDate).toBe('2027-02-03');
    expect(extended.record.extension).toMatchObject({ explanation: 'Seven systems.' });
    expect(extended.trail[0]?.action).toBe('request.step.extend');
  });

  test('an incident clock is met by the notice that the lifecycle knows, also by a responder', async () => {
    const logged = await logCase(desk.context, 'incident', incidentRecord);
    const responder = { ...desk.context, person: { ...desk.context.person, role: 'responder' as const } };
    const answers = { toldAt: '2026-11-21T09:00:00+01:00', evidence: 'Receipt 77 of the portal' };
    const told = await perform(logged, { rule: 'breach.authority', act: 'meet', answers }, responder);
    expect(clockOf(told, 'breach.authority')).toMatchObject({ state: 'met' });
    expect(told.record.obligations).toContainEqual(
      expect.objectContaining({ id: 'eu-gdpr.authority', decision: 'met' }),
    );
    expect(told.record.notices).toMatchObject([{ obligation: 'eu-gdpr.authority', ...answers }]);
  });

  test('the notice and the review of an agreement are met by their steps', async () => {
    const logged = await logCase(desk.context, 'agreement', {
      ...agreementRecord,
      clauses: [],
      notice: { amount: 2, unit: 'month' },
    });
    const signing = { signedOn: '2026-10-01', effectiveOn: '2026-10-01', expiresOn: '2027-09-30' };
    const { id, version } = logged;
    const signed = await takeStep(desk.context, { id, version, step: 'sign', answers: signing });
    const given = await perform(signed, {
      rule: 'agreement.notice',
      act: 'meet',
      answers: { on: '2026-11-20', by: 'MPhoton', endsOn: '2027-09-30', evidence },
    });
    expect([given.state, clockOf(given, 'agreement.notice').state]).toEqual(['noticeGiven', 'met']);
    expect(clockOf(given, 'agreement.expiry').options).toContainEqual(
      expect.objectContaining({ act: 'meet', refusal: { reason: 'nothingToMeet' } }),
    );
  });

  test('the proof of identity and the fee start a British period anew, the cost share a Swiss one', async () => {
    const logged = await logRequest([uk, { regime: 'ch-fadp', place: 'CH' }]);
    const restart = (event: string, answers: object): Act => ({
      rule: response,
      act: 'restart',
      event,
      answers: { ...answers, evidence },
    });
    const proof = { method: 'document', verifiedAt: '2026-11-05T09:00:00Z', note: 'Passport.' };
    const early = perform(logged, restart('identityReceived', { ...proof, receivedAt: proof.verifiedAt }));
    expect(await refusalOf(early)).toMatchObject({
      reason: 'identityNotAsked',
      citation: 'UK GDPR Art. 12A(2)(b)',
    });
    const { id, version } = logged;
    const asking = { askedAt: '2026-10-28T09:00:00Z' };
    const asked = await takeStep(desk.context, { id, version, step: 'askIdentity', answers: asking });
    const missing = perform(asked, restart('identityReceived', proof));
    expect(await refusalOf(missing)).toMatchObject({ code: 'bad-input' });
    const shown = await perform(
      asked,
      restart('identityReceived', { ...proof, receivedAt: proof.verifiedAt }),
    );
    const british = (view: CaseView) => clockOf(view, response, 'access').result?.dueDate;
    expect(british(shown)).toBe('2026-12-07');

    const swiss = shown.clocks.find(({ regime, subject }) => regime === 'ch-fadp' && subject === 'access');
    const announced = await actOnClock(desk.context, {
      id,
      version: shown.version,
      clock: swiss?.id ?? '',
      act: 'restart',
      answers: {
        askedAt: '2026-11-10T09:00:00Z',
        amount: 'CHF 120',
        reason: 'Three weeks of work.',
        evidence,
      },
    });
    expect(announced.record.fee).toMatchObject({ amount: 'CHF 120' });
    const after = announced.clocks.find(({ id: own }) => own === swiss?.id);
    // Ten days to think about it, then thirty (DSV Art. 19(3)): Sunday 20 December, so Monday.
    expect(after?.result?.dueDate).toBe('2026-12-21');
    const unnamed: Act = { rule: response, act: 'restart', answers: {} };
    const both = perform(await logBothOpen(), unnamed);
    expect(await refusalOf(both)).toMatchObject({ fields: ['event: name one event of the rule'] });
    const paid = await perform(announced, restart('feePaid', { paidAt: '2026-11-12T09:00:00Z' }));
    expect(british(paid)).toBe('2026-12-14');
  });
});

describe('where no step exists, it is a fact of the clock', () => {
  const acknowledge: Act = {
    rule: 'complaint.acknowledgement',
    act: 'meet',
    answers: { at: '2026-11-03T09:00:00Z', reason: 'Acknowledged by letter.', evidence },
  };

  test('a complaint is acknowledged before it is answered, and that alone is met', async () => {
    const logged = await logRequest();
    const early = { ...acknowledge, answers: { ...acknowledge.answers, at: '2026-10-25T09:00:00Z' } };
    expect(await refusalOf(perform(logged, early))).toMatchObject({ fields: ['at: before the clock began'] });
    const met = await perform(logged, acknowledge);
    expect(clockOf(met, 'complaint.acknowledgement')).toMatchObject({
      state: 'met',
      metAt: '2026-11-03T09:00:00+00:00',
    });
    expect(clockOf(met, response, 'access').state).toBe('running');
    expect(met.record.clockFacts).toEqual([
      {
        act: 'meet',
        regime: 'uk-gdpr',
        rule: 'complaint.acknowledgement',
        subject: 'complaint',
        at: '2026-11-03T09:00:00Z',
        reason: 'Acknowledged by letter.',
        evidence,
      },
    ]);
    expect(met.trail[0]).toMatchObject({ action: 'request.clock.meet', reason: 'Acknowledged by letter.' });
    const again = perform(met, acknowledge);
    expect(await refusalOf(again)).toMatchObject({ code: 'transition-refused', reason: 'clockMet' });
  });

  test('a file of the case is evidence by its name and its content, also after it was deleted', async () => {
    const logged = await logRequest();
    const withFile = await attachFile(desk.context, logged.id, {
      name: 'letter.txt',
      content: Buffer.from('We have your complaint.'),
    });
    const [file] = withFile.files;
    const { evidence: _evidence, ...answers } = acknowledge.answers;
    const met = await perform(withFile, { ...acknowledge, answers: { ...answers, file: file?.id } });
    const fact = { file: 'letter.txt', fileSha512: file?.sha512 };
    expect(met.record.clockFacts).toMatchObject([fact]);
    const removed = await removeFile(desk.context, met.id, file?.id ?? '', 'Kept on paper.');
    expect([removed.files, removed.record.clockFacts]).toMatchObject([[], [fact]]);
  });

  test('the case as it was shows the clock before and after, and a correction may mend it, not take it out', async () => {
    const logged = await logRequest();
    const met = await perform(logged, acknowledge);
    const [now, before] = met.trail;
    const thenOf = async (seq: number | undefined) =>
      (await caseAsOf(desk.context, met.id, { seq: seq ?? 0 })).past?.view.clocks.find(
        ({ rule }) => rule === 'complaint.acknowledgement',
      )?.state;
    expect([await thenOf(before?.seq), await thenOf(now?.seq)]).toEqual(['running', 'met']);

    const change = (clockFacts: unknown, reason?: string) =>
      changeCase(desk.context, {
        id: met.id,
        version: met.version,
        record: { ...met.record, clockFacts },
        reason,
      });
    expect(await refusalOf(change([], 'No.'))).toMatchObject({ code: 'bad-input' });
    const [fact] = [met.record.clockFacts].flat();
    const mended = [{ ...Object(fact), at: '2026-11-04T09:00:00Z' }];
    expect(await refusalOf(change(mended))).toMatchObject({ code: 'reason-required' });
    const corrected = await change(mended, 'The letter went a day later.');
    expect(clockOf(corrected, 'complaint.acknowledgement').metAt).toBe('2026-11-04T09:00:00+00:00');
  });

  test('a law that lets the clock of an incident pause, start anew and be extended is obeyed, and no further', async () => {
    const loaded = { ...desk.context, law: pausableBreach(law) };
    const logged = await logCase(loaded, 'incident', {
      ...incidentRecord,
      aware: { certainty: 'exact', at: '2026-11-02T09:00:00+01:00' },
      discovered: { certainty: 'exact', at: '2026-11-02T08:30:00+01:00' },
    });
    const rule = 'breach.authority';
    const because = (at: string) => ({ at, reason: 'The authority asked.', evidence });
    expect(clockOf(logged, rule).result?.dueDate).toBe('2026-11-12');
    const pause: Act = { rule, act: 'pause', answers: because('2026-11-04T09:00:00+01:00') };
    const paused = await perform(logged, pause, loaded);
    expect(clockOf(paused, rule).state).toBe('paused');
    expect(await refusalOf(perform(paused, pause, loaded))).toMatchObject({ reason: 'clockPaused' });
    const resume: Act = { rule, act: 'resume', answers: because('2026-11-09T09:00:00+01:00') };
    const { moves } = { moves: await previewAct(loaded, taken(paused, resume)) };
    expect(moves).toEqual([
      {
        regime: 'eu-gdpr',
        rule,
        subject: 'eu-gdpr.authority',
        from: expect.objectContaining({ state: 'paused' }),
        to: expect.objectContaining({ state: 'running', dueDate: '2026-11-17' }),
      },
    ]);
    const resumed = await perform(paused, resume, loaded);
    expect(clockOf(resumed, rule).result?.dueDate).toBe('2026-11-17');
    expect(await refusalOf(perform(resumed, pause, loaded))).toMatchObject({ reason: 'pausedOnce' });
    const restart: Act = { rule, act: 'restart', answers: because('2026-11-11T09:00:00+01:00') };
    const anew = await perform(resumed, restart, loaded);
    const longer = await perform(
      anew,
      { rule, act: 'extend', answers: because('2026-11-12T09:00:00+01:00') },
      loaded,
    );
    // The hard maximum of 25 days from awareness holds, whatever was paused, extended and started anew.
    expect(clockOf(longer, rule).result?.dueDate).toBe('2026-11-27');
    expect(longer.record.clockFacts).toHaveLength(4);
  });
});

/** The EU's notice to the authority as a rule of ten days that can be paused, started anew and extended, 25 at most. */
function pausableBreach({ regimes, ...rest }: Law): Law {
  const citation = 'Test Act s. 1';
  const change = (rule: Rule): Rule =>
    rule.id !== 'breach.authority'
      ? rule
      : {
          ...rule,
          period: { from: 'law', amount: 10, unit: 'day' },
          roll: 'none',
          hourRounding: 'none',
          alternatives: [],
          optionalEvents: ['informationAsked', 'informationReceived', 'accepted'],
          pauses: [
            {
              from: 'informationAsked',
              to: 'informationReceived',
              inclusiveFrom: true,
              inclusiveTo: false,
              narrow: false,
              citation,
            },
          ],
          restarts: [{ event: 'accepted', citation }],
          extension: { amount: 10, unit: 'day', mode: 'addToOriginal', reasonsRequired: true, citation },
          hardMaximum: { amount: 25, unit: 'day', citation },
        };
  return {
    ...rest,
    regimes: regimes.map((regime) =>
      regime.id === 'eu-gdpr' ? { ...regime, rules: regime.rules.map(change) } : regime,
    ),
  };
}

describe('what the rule does not allow is refused with the article', () => {
  test('an extension that was told after the period is too late; one told in time can be entered late', async () => {
    const logged = await logRequest();
    const late = desk.at('2026-12-20T09:00:00+08:00');
    const tooLate = { ...extend, answers: { ...extend.answers, noticeSentAt: '2026-11-27T09:00:00Z' } };
    expect(await refusalOf(perform(logged, tooLate, late))).toEqual({
      code: 'transition-refused',
      reason: 'extensionTooLate',
      act: 'extend',
      citation: 'UK GDPR Art. 12A(3)-(4)',
      regime: 'uk-gdpr',
      rule: response,
    });
    const seen = await getCase(late, logged.id);
    expect(clockOf(seen, response, 'access').options.find(({ act }) => act === 'extend')).toMatchObject({
      refusal: { reason: 'extensionTooLate' },
      citation: 'UK GDPR Art. 12A(3)-(4)',
    });
    const asked = { ...ask, answers: { ...ask.answers, askedAt: '2026-11-30T09:00:00Z' } };
    expect(await refusalOf(perform(logged, asked, late))).toMatchObject({ reason: 'pauseLapsed' });
    const inTime = await perform(logged, extend, late);
    expect(clockOf(inTime, response, 'access').result?.dueDate).toBe('2027-01-26');
    desk.at('2026-11-22T09:00:00+08:00');
  });

  test('a rule without a pause cannot be paused, and the other reading is named', async () => {
    const logged = await logRequest([{ regime: 'eu-gdpr', place: 'DE' }]);
    expect(await refusalOf(perform(logged, ask))).toMatchObject({
      reason: 'pauseInReading',
      citation: 'EDPB Guidelines 01/2022 section 5.3',
    });
    const breach = await logCase(desk.context, 'incident', incidentRecord);
    for (const act of ['pause', 'extend', 'restart'] as const) {
      const refused = await refusalOf(perform(breach, { rule: 'breach.authority', act, answers: {} }));
      expect(refused).toMatchObject({ code: 'transition-refused', citation: 'GDPR Art. 33(1)' });
    }
  });

  test('without what shows it nothing is recorded, and a file must be one of the case', async () => {
    const logged = await logRequest();
    const { evidence: _evidence, ...bare } = ask.answers;
    expect(await refusalOf(perform(logged, { ...ask, answers: bare }))).toMatchObject({
      code: 'bad-input',
      fields: ['evidence: evidenceMissing'],
    });
    const file = '00000000-0000-4000-8000-000000000000';
    expect(await refusalOf(perform(logged, { ...ask, answers: { ...bare, file } }))).toMatchObject({
      fields: ['file: no file of this case'],
    });
    const still = await getCase(desk.context, logged.id);
    expect([still.version, still.trail.length]).toEqual([1, 1]);
  });

  test('a stale version is told, an auditor changes nothing and a responder no request', async () => {
    const logged = await logRequest();
    await perform(logged, ask);
    expect(await refusalOf(perform(logged, hear))).toMatchObject({
      code: 'stale-version',
      based: 1,
      found: 2,
    });
    const now = await getCase(desk.context, logged.id);
    const breach = await logCase(desk.context, 'incident', incidentRecord);
    for (const role of ['auditor', 'responder'] as const) {
      const context = { ...desk.context, person: { ...desk.context.person, role } };
      expect(await refusalOf(perform(now, hear, context))).toMatchObject({ code: 'not-allowed', role });
    }
    const auditor = { ...desk.context, person: { ...desk.context.person, role: 'auditor' as const } };
    const notice: Act = { rule: 'breach.authority', act: 'meet', answers: {} };
    expect(await refusalOf(perform(breach, notice, auditor))).toMatchObject({ code: 'not-allowed' });
  });

  test('a look at what an act would do changes nothing and needs no words yet', async () => {
    const logged = await logRequest();
    const { noticeSentAt } = extend.answers;
    const moves = await previewAct(desk.context, taken(logged, { ...extend, answers: { noticeSentAt } }));
    expect(moves.map(({ subject, from, to }) => [subject, from?.dueDate, to.dueDate])).toEqual([
      ['access', '2026-11-26', '2027-01-26'],
    ]);
    expect((await getCase(desk.context, logged.id)).version).toBe(1);
  });
});

test('the trail of all this is intact', async () => {
  expect(await verifyTrail(desk.docket.db)).toMatchObject({ ok: true });
});
