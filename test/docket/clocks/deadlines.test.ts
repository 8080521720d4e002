import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeCase, logCase, takeStep } from '#docket/cases/commands.ts';
import type { RequestRecord } from '#shared/cases/request.ts';
import type { CaseView } from '#shared/contract/case.ts';
import { agreementRecord, incidentRecord, requestRecord, transferRecord } from '#test/fixtures/records.ts';
import { approveOnPaper, type Desk, law, openDesk } from '../desk.ts';
import { takeOverUsual } from '../law/law.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
  await takeOverUsual(desk.context);
});
afterAll(() => desk.close());

const inBritain = [{ regime: 'uk-gdpr', place: 'GB-ENG' }];
const inChina = [{ regime: 'cn-pipl', place: 'CN' }];

function logRequest(change: Partial<RequestRecord>): Promise<CaseView> {
  return logCase(desk.context, 'request', { ...requestRecord, ...change });
}

function step({ id, version }: CaseView, name: string, answers: object): Promise<CaseView> {
  return takeStep(desk.context, { id, version, step: name, answers });
}

const due = ({ clocks }: CaseView) =>
  clocks.map(({ rule, result }) => `${rule} ${result?.dueDate}`).toSorted();

async function dueAt({ id }: CaseView): Promise<string | null> {
  const { docket } = desk.context;
  const row = await docket.db
    .selectFrom('cases')
    .select('due_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.due_at;
}

describe('the clock of a request', () => {
  test('under the EU GDPR ends one month after receipt, and with an extension three', async () => {
    const logged = await logRequest({});
    expect(due(logged)).toEqual(['request.response 2026-11-26']);
    expect(await dueAt(logged)).toBe('2026-11-26T22:59:59.000Z');
    expect(logged.clocks[0]).toMatchObject({ state: 'running', extendable: true, extended: false });
    const extended = await step(logged, 'extend', {
      ground: 'complexity',
      explanation: 'Seven systems.',
      noticeSentAt: '2026-11-20T09:00:00+01:00',
    });
    expect(due(extended)).toEqual(['request.response 2027-01-26']);
    expect(extended.clocks[0]).toMatchObject({ extendable: false, extended: true });
  });

  test('is not extended after it ended, nor where the law knows no extension', async () => {
    const late = await logRequest({ receivedAt: '2026-10-01T09:00:00+02:00' });
    const answers = { ground: 'number', explanation: 'Many.', noticeSentAt: '2026-11-20T09:00:00+01:00' };
    const refused = (reason: string) => ({ code: 'transition-refused', details: { reason } });
    await expect(step(late, 'extend', answers)).rejects.toMatchObject(refused('extensionTooLate'));
    const chinese = await logRequest({ regimes: inChina });
    await expect(step(chinese, 'extend', answers)).rejects.toMatchObject(refused('noExtensionInLaw'));
  });

  test('under the UK GDPR stands still while a question is open, and both days of the question count with it', async () => {
    const logged = await logRequest({ regimes: inBritain, receivedAt: '2026-10-12T09:00:00+01:00' });
    expect(due(logged)).toEqual(['request.response 2026-11-12']);
    const asked = await step(logged, 'askClarification', {
      askedAt: '2026-10-19T09:00:00+01:00',
      about: 'Which account?',
    });
    expect(asked.clocks[0]).toMatchObject({ state: 'paused', result: { pausedSince: '2026-10-19' } });
    expect(await dueAt(asked)).toBeNull();
    const told = await step(asked, 'receiveClarification', { receivedAt: '2026-10-26T09:00:00+00:00' });
    expect(told.clocks[0]).toMatchObject({ state: 'running' });
    // Eight days, 19 to 26 October with both ends (UK GDPR Art. 12A(5)(b), as worked example UK-20 counts).
    expect(due(told)).toEqual(['request.response 2026-11-20']);
  });

  test('under the EU GDPR runs on while the identity is asked for', async () => {
    const asked = await step(await logRequest({}), 'askIdentity', { askedAt: '2026-10-27T09:00:00+01:00' });
    expect(asked.clocks[0]).toMatchObject({ state: 'running', result: { dueDate: '2026-11-26' } });
  });

  test('in China waits for the identity and then takes 30 days', async () => {
    const logged = await logRequest({ regimes: inChina });
    expect(logged.clocks).toMatchObject([{ state: 'waiting', waitsFor: 'identityVerified' }]);
    expect(logged.clocks[0]).not.toHaveProperty('result');
    const verified = { method: 'signedInAccount', verifiedAt: '2026-11-01T10:00:00+08:00' };
    const running = await step(logged, 'confirmIdentity', verified);
    expect(due(running)).toEqual(['request.response 2026-12-01']);
    expect(running.clocks[0]).toMatchObject({ state: 'running', startedAt: '2026-11-01T10:00:00+08:00' });
    expect(running.clocks[0]).not.toHaveProperty('waitsFor');
  });

  test('for an account cancellation in China takes 15 working days, from receipt', async () => {
    const rights = [{ right: 'accountCancellation' as const, outcome: 'open' as const }];
    const receivedAt = '2026-11-02T10:00:00+08:00';
    expect(due(await logRequest({ regimes: inChina, rights, receivedAt }))).toEqual([
      'request.account-cancellation 2026-11-23',
    ]);
  });

  test('for a correction under the policy takes 30 days, and for other rights the policy gives none', async () => {
    const regimes = [{ regime: 'house', place: 'CN' }];
    const correction = [{ right: 'correction' as const, outcome: 'open' as const }];
    expect(due(await logRequest({ regimes, rights: correction }))).toEqual(['request.correction 2026-11-25']);
    expect((await logRequest({ regimes })).clocks).toEqual([]);
  });

  test('runs for each right under each regime, and the case is due with the first', async () => {
    const rights = [
      { right: 'access' as const, outcome: 'open' as const },
      { right: 'correction' as const, outcome: 'open' as const },
    ];
    const regimes = [...requestRecord.regimes, { regime: 'house', place: 'CN' }];
    const logged = await logRequest({ rights, regimes });
    expect(due(logged)).toEqual([
      'request.correction 2026-11-25',
      'request.response 2026-11-26',
      'request.response 2026-11-26',
    ]);
    expect(await dueAt(logged)).toBe('2026-11-25T15:59:59.000Z');
  });

  test('does not exist where the rule was no law on that day or the regime has none', async () => {
    const before = '2017-03-01T09:00:00+01:00';
    expect((await logRequest({ receivedAt: before })).clocks).toEqual([]);
    expect((await logRequest({ regimes: [{ regime: 'contract', place: 'DE' }] })).clocks).toEqual([]);
  });

  test('is not computed from events in an impossible order', async () => {
    const identity = {
      state: 'asked' as const,
      askedAt: '2026-10-01T09:00:00+02:00',
      receivedAt: '2026-10-02T09:00:00+02:00',
    };
    await expect(logRequest({ identity })).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('the clock of an incident', () => {
  test('ends 72 hours after awareness under the GDPR and 4 hours after discovery in China', async () => {
    const logged = await logCase(desk.context, 'incident', {
      ...incidentRecord,
      chinaGrade: 'larger',
      regimes: [...requestRecord.regimes, ...inChina, ...inBritain],
    });
    expect(logged.clocks.map(({ rule, result }) => [rule, result?.due])).toEqual([
      ['incident.report.operator', '2026-11-20T19:30:00+08:00'],
      ['breach.authority', '2026-11-23T09:00:00+01:00'],
      ['breach.authority', '2026-11-23T08:00:00+00:00'],
      ['incident.final-report', undefined],
    ]);
  });

  test('ends for critical infrastructure after 1 hour, and is gone when the grade turns out ordinary', async () => {
    const logged = await logCase(desk.context, 'incident', {
      ...incidentRecord,
      regimes: inChina,
      chinaReporter: 'cii',
    });
    expect(logged.clocks[0]?.result?.due).toBe('2026-11-20T16:30:00+08:00');
    const ordinary = await step(logged, 'assess', {
      risk: 'noRisk',
      riskReason: 'Test data.',
      persons: { state: 'known', value: 0, estimated: false },
      records: { state: 'known', value: 0, estimated: false },
      chinaGrade: 'ordinary',
    });
    expect(ordinary.clocks).toEqual([]);
  });

  const unknown = { certainty: 'notKnownYet' };

  test('runs from the discovery while nobody knows when the organisation became aware, and says so until it is known', async () => {
    const logged = await logCase(desk.context, 'incident', { ...incidentRecord, aware: unknown });
    expect(logged.clocks).toMatchObject([
      {
        state: 'running',
        result: {
          due: '2026-11-23T08:30:00+01:00',
          assumed: { event: 'aware', from: 'discovered' },
        },
      },
    ]);
    expect(logged.clocks[0]?.result?.explanation[0]).toEqual({
      code: 'assumedStart',
      values: { event: 'aware', standIn: 'discovered' },
    });
    const told = logged.clocks[0]?.result?.explanation.slice(1).map(({ values }) => values.event);
    expect(told).toContain('discovered');
    expect(told).not.toContain('aware');
    expect(await dueAt(logged)).toBe('2026-11-23T07:30:00.000Z');
    const { id, version } = logged;
    const record = { ...incidentRecord, obligations: logged.record.obligations };
    const known = await changeCase(desk.context, { id, version, record });
    expect(known.clocks).toMatchObject([{ state: 'running', result: { due: '2026-11-23T09:00:00+01:00' } }]);
    expect(known.clocks[0]?.result).not.toHaveProperty('assumed');
    expect(known.clocks[0]?.result?.explanation.map(({ code }) => code)).not.toContain('assumedStart');
  });

  test('counts from the discovery itself where the law does, and is not provisional', async () => {
    const logged = await logCase(desk.context, 'incident', {
      ...incidentRecord,
      aware: unknown,
      regimes: [{ regime: 'cn-pipl', place: 'CN' }],
      chinaReporter: 'operator',
    });
    const report = logged.clocks.find(({ rule }) => rule === 'incident.report.operator');
    expect(report).toMatchObject({ state: 'running' });
    expect(report?.result).not.toHaveProperty('assumed');
  });

  test('waits while nobody knows when it was noticed, and stops when the duty does not exist', async () => {
    const never = { aware: unknown, discovered: unknown };
    const logged = await logCase(desk.context, 'incident', { ...incidentRecord, ...never });
    expect(logged.clocks).toMatchObject([{ state: 'waiting', waitsFor: 'aware' }]);
    const decided = await step(logged, 'decideObligation', {
      obligation: 'eu-gdpr.authority',
      decision: 'notRequired',
      reason: 'No risk.',
      decidedAt: '2026-11-21T09:00:00+01:00',
    });
    expect(decided.clocks).toMatchObject([{ state: 'stopped' }]);
    expect(await dueAt(decided)).toBeNull();
  });
});

describe('the clocks of notices in stages', () => {
  const regimesOf = (regime: string, place: string) => [{ regime, place }];
  const stages = ({ clocks }: CaseView) =>
    clocks
      .map(({ rule, subject, state, result }) => `${rule} ${subject} ${state} ${result?.due ?? ''}`.trim())
      .toSorted();
  const decide = (obligation: string, decision: string) => ({
    obligation,
    decision,
    reason: 'By the facts.',
    decidedAt: '2026-11-21T09:00:00+01:00',
  });

  test('under NIS2 run in 24 hours, 72 hours, and a month after the notification', async () => {
    const regimes = regimesOf('eu-nis2', 'DE');
    const logged = await logCase(desk.context, 'incident', { ...incidentRecord, regimes });
    expect(stages(logged)).toEqual([
      'incident.early-warning eu-nis2.authority running 2026-11-21T09:00:00+01:00',
      'incident.final eu-nis2.finalReport waiting',
      'incident.notification eu-nis2.notification running 2026-11-23T09:00:00+01:00',
    ]);
    const told = { obligation: 'eu-nis2.notification', toldAt: '2026-11-21T18:00:00+01:00' };
    const notified = await step(logged, 'fileNotification', told);
    expect(stages(notified)).toEqual([
      'incident.early-warning eu-nis2.authority running 2026-11-21T09:00:00+01:00',
      'incident.final eu-nis2.finalReport running 2026-12-21T23:59:59+01:00',
      'incident.notification eu-nis2.notification met 2026-11-23T09:00:00+01:00',
    ]);
  });

  test('in Japan run for the preliminary and the final report', async () => {
    const regimes = regimesOf('jp-appi', 'JP');
    const logged = await logCase(desk.context, 'incident', { ...incidentRecord, regimes });
    expect(due(logged)).toEqual(['breach.final 2026-12-21', 'breach.preliminary 2026-11-24']);
  });

  test('in Singapore run for the assessment, and for the Commission from the day of its result', async () => {
    const regimes = regimesOf('sg-pdpa', 'SG');
    const logged = await logCase(desk.context, 'incident', { ...incidentRecord, regimes });
    expect(stages(logged)).toEqual([
      'breach.assessment sg-pdpa.assessment running 2026-12-20T23:59:59+08:00',
      'breach.authority sg-pdpa.authority waiting',
    ]);
    const assessed = await step(logged, 'decideObligation', decide('sg-pdpa.authority', 'required'));
    expect(stages(assessed)).toEqual([
      'breach.assessment sg-pdpa.assessment met 2026-12-20T23:59:59+08:00',
      'breach.authority sg-pdpa.authority running 2026-11-24T23:59:59+08:00',
    ]);
  });

  test('in China run for the first report, and for the final one from the end of handling', async () => {
    const chinaGrade = 'larger' as const;
    const logged = await logCase(desk.context, 'incident', {
      ...incidentRecord,
      regimes: inChina,
      chinaGrade,
    });
    expect(stages(logged)[0]).toBe('incident.final-report cn-pipl.finalReport waiting');
    const handlingEndedAt = '2026-11-21T09:00:00+08:00';
    const assessment = {
      risk: 'risk',
      riskReason: 'Names.',
      persons: { state: 'notKnownYet' },
      records: { state: 'notKnownYet' },
      chinaGrade,
    };
    const assessed = await step(logged, 'assess', assessment);
    const contained = await step(assessed, 'contain', { measuresTaken: 'Recalled.', handlingEndedAt });
    expect(due(contained)).toContain('incident.final-report 2026-12-21');
  });
});

test('the filing of a Chinese contract is due 10 working days after effect, over a holiday and an adjusted Saturday', async () => {
  const transfer = { ...transferRecord, effectiveOn: '2026-09-21' };
  const logged = await logCase(desk.context, 'transfer', transfer);
  // 25 September and 1 to 7 October are holidays, Saturday 10 October is a working day.
  expect(due(logged)).toEqual(['transfer.contract-filing 2026-10-12']);
});

test('an agreement is due with its expiry and with the last day of notice before it, counted back', async () => {
  const logged = await logCase(desk.context, 'agreement', {
    ...agreementRecord,
    effectiveOn: '2026-01-01',
    expiresOn: '2027-03-31',
    notice: { amount: 3, unit: 'month' },
    reviewOn: '2026-12-15',
  });
  expect(due(logged)).toEqual([
    'agreement.expiry 2027-03-31',
    'agreement.notice 2026-12-31',
    'agreement.review 2026-12-15',
  ]);
});

describe('a clock that was met', () => {
  const answers = {
    sentAt: '2026-12-01T09:00:00+01:00',
    channel: 'email',
    summary: 'Sent.',
    remediesTold: true,
  };

  async function answered(): Promise<CaseView> {
    desk.at('2026-12-02T09:00:00+08:00');
    let view = await logRequest({});
    view = await step(view, 'skipIdentity', { verifiedAt: '2026-10-27T09:00:00+01:00', note: 'Known.' });
    const rights = [{ right: 'access', outcome: 'granted' }];
    view = await step(view, 'decide', { rights, at: '2026-11-30T09:00:00+01:00' });
    return step(view, 'answer', answers);
  }

  test('keeps its date, its lateness and its explanation when the case is reopened and answered again', async () => {
    const late = await answered();
    const [clock] = late.clocks;
    expect(clock).toMatchObject({
      state: 'met',
      metAt: '2026-12-01T09:00:00+01:00',
      result: { dueDate: '2026-11-26' },
    });
    const reopened = await step(late, 'reopen', { why: 'A complaint.' });
    expect(reopened.clocks).toEqual([clock]);
    const decided = await step(reopened, 'decide', {
      rights: [{ right: 'access', outcome: 'granted' }],
      at: '2026-12-01T10:00:00+01:00',
    });
    const again = await step(decided, 'answer', { ...answers, sentAt: '2026-12-01T11:00:00+01:00' });
    expect(again.clocks).toEqual([clock]);
    expect(again.trail.find(({ action }) => action === 'request.step.reopen')?.reason).toBe('A complaint.');
  });

  test('does not move when the law changes, while a running one does', async () => {
    const met = await answered();
    const running = await logRequest({ receivedAt: '2026-11-20T09:00:00+01:00' });
    const regimes = law.regimes.map((regime) => ({
      ...regime,
      rules: regime.rules.map((rule) =>
        rule.id === 'request.response'
          ? { ...rule, period: { from: 'law' as const, amount: 2, unit: 'month' as const } }
          : rule,
      ),
    }));
    const changed = { ...desk.context, law: { ...law, regimes } };
    const touch = ({ id, version, record }: CaseView) =>
      changeCase(changed, { id, version, record: { ...record, title: 'Touched' }, reason: 'A slip.' });
    expect((await touch(met)).clocks).toEqual(met.clocks);
    expect(due(running)).toEqual(['request.response 2026-12-21']);
    expect(due(await touch(running))).toEqual(['request.response 2027-01-20']);
  });

  test('is computed anew when the very fact that it rests on is corrected, and is met still', async () => {
    const { id, version, record } = await answered();
    const corrected = {
      ...record,
      receivedAt: '2026-11-03T09:00:00+01:00',
      identity: { state: 'notNeeded' },
    };
    const view = await changeCase(desk.context, {
      id,
      version,
      record: corrected,
      reason: 'Read the wrong stamp.',
    });
    expect(view.clocks).toMatchObject([
      { state: 'met', metAt: '2026-12-01T09:00:00+01:00', result: { dueDate: '2026-12-03' } },
    ]);
  });

  test('cannot have been met in the future', async () => {
    const transfer = await logCase(desk.context, 'transfer', {
      ...transferRecord,
      effectiveOn: '2026-11-30',
    });
    const assessment = { type: 'pipia', completedOn: '2026-11-01', conclusion: 'acceptable', summary: 'x' };
    let view = await step(transfer, 'assess', assessment);
    view = await step(view, 'apply', { at: '2026-10-02T09:00:00+08:00' });
    view = await approveOnPaper(desk.context, view);
    view = await step(view, 'start', { effectiveOn: '2026-11-30' });
    const filed = step(view, 'file', { on: '2027-01-05', authority: 'Guangdong CAC' });
    await expect(filed).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('in a closed case', () => {
  test('nothing runs, and a correction moves no clock', async () => {
    const logged = await logRequest({});
    const closed = await step(logged, 'withdraw', { at: '2026-11-01T09:00:00+01:00', reason: 'Solved.' });
    expect(closed.clocks).toMatchObject([{ state: 'stopped', result: { dueDate: '2026-11-26' } }]);
    expect(await dueAt(closed)).toBeNull();
    const record = { ...closed.record, receivedAt: '2026-10-20T09:00:00+02:00' };
    const corrected = await changeCase(desk.context, {
      id: closed.id,
      version: 2,
      record,
      reason: 'A slip.',
    });
    expect(corrected.clocks).toEqual(closed.clocks);
    const reopened = await step(corrected, 'reopen', { why: 'Asked again.' });
    expect(reopened.clocks).toMatchObject([{ state: 'running', result: { dueDate: '2026-11-20' } }]);
  });

  test('an incident that was none has no running duty', async () => {
    const logged = await logCase(desk.context, 'incident', incidentRecord);
    const dismissed = await step(logged, 'dismiss', { riskReason: 'The file was empty.' });
    expect(dismissed.clocks).toMatchObject([{ state: 'stopped' }]);
  });
});
