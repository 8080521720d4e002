import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeCase, logCase, takeStep } from '#docket/cases/commands.ts';
import { getCase, getCaseByRef } from '#docket/cases/get.ts';
import { verifyTrail } from '#docket/trail/verify.ts';
import type { CaseView } from '#shared/contract/case.ts';
import { agreementRecord, incidentRecord, requestRecord, transferRecord } from '#test/fixtures/records.ts';
import { approveOnPaper, type Desk, openDesk } from '../desk.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

type Step = [step: string, answers: object, state: string];

/** Takes the steps one after another and expects the state after each. */
async function live(logged: CaseView, steps: Step[]): Promise<CaseView> {
  let now = logged;
  for (const [step, answers, state] of steps) {
    const { id, version } = now;
    now = await takeStep(desk.context, { id, version, step, answers });
    expect([step, now.state, now.version]).toEqual([step, state, version + 1]);
  }
  return now;
}

const clocksOf = ({ clocks }: CaseView) =>
  clocks.map(({ rule, subject, state }) => `${rule} ${subject} ${state}`).toSorted();

test('a request lives from its receipt over identity, clarification, decision and answer to its end', async () => {
  const logged = await logCase(desk.context, 'request', {
    ...requestRecord,
    rights: [
      { right: 'access', outcome: 'open' },
      { right: 'deletion', outcome: 'open' },
    ],
  });
  expect(logged).toMatchObject({ ref: 'REQ-2026-0001', state: 'received', version: 1, closed: false });
  const ended = await live(logged, [
    ['askIdentity', { askedAt: '2026-10-27T09:00:00+01:00' }, 'identityAsked'],
    ['confirmIdentity', { method: 'document', verifiedAt: '2026-10-29T09:00:00+01:00' }, 'working'],
    ['askClarification', { askedAt: '2026-10-30T09:00:00+01:00', about: 'Which account?' }, 'working'],
    ['receiveClarification', { receivedAt: '2026-11-02T09:00:00+01:00' }, 'working'],
    [
      'extend',
      { ground: 'complexity', explanation: 'Seven systems.', noticeSentAt: '2026-11-10T09:00:00+01:00' },
      'working',
    ],
    [
      'decide',
      {
        rights: [
          { right: 'access', outcome: 'granted' },
          {
            right: 'deletion',
            outcome: 'refused',
            ground: 'legalObligation',
            reason: 'Invoices are kept ten years.',
          },
        ],
        at: '2026-11-18T09:00:00+01:00',
      },
      'decided',
    ],
    [
      'answer',
      { sentAt: '2026-11-20T09:00:00+01:00', channel: 'email', summary: 'Copy sent.', remediesTold: true },
      'answered',
    ],
    ['close', {}, 'closed'],
  ]);
  expect(ended.closed).toBe(true);
  expect(clocksOf(ended)).toEqual(['request.response access met', 'request.response deletion met']);
  expect(ended.steps).toEqual([{ name: 'reopen' }, { name: 'discard', refusal: 'answerSent' }]);
  expect(ended.trail).toHaveLength(9);
});

test('an incident lives from its discovery over assessment, duties and containment to its end', async () => {
  const logged = await logCase(desk.context, 'incident', {
    ...incidentRecord,
    regimes: [
      { regime: 'eu-gdpr', place: 'DE' },
      { regime: 'cn-pipl', place: 'CN' },
    ],
  });
  const duties = logged.record.obligations;
  expect(duties).toMatchObject([
    { id: 'eu-gdpr.authority', decision: 'undecided' },
    { id: 'eu-gdpr.individuals', decision: 'undecided' },
    { id: 'cn-pipl.authority', decision: 'undecided' },
    { id: 'cn-pipl.individuals', decision: 'undecided' },
  ]);
  const decide = (obligation: string, decision: string): Step => [
    'decideObligation',
    {
      obligation,
      decision,
      reason: 'By risk.',
      decidedAt: '2026-11-20T10:00:00+01:00',
    },
    'assessed',
  ];
  const tell = (obligation: string, more = {}): Step => [
    'fileNotification',
    { obligation, toldAt: '2026-11-20T11:00:00+01:00', ...more },
    'assessed',
  ];
  const ended = await live(logged, [
    [
      'assess',
      {
        risk: 'risk',
        riskReason: 'Names and orders.',
        persons: { state: 'known', value: 900, estimated: true },
        records: { state: 'notKnownYet' },
        chinaGrade: 'larger',
      },
      'assessed',
    ],
    decide('eu-gdpr.authority', 'required'),
    decide('eu-gdpr.individuals', 'notRequired'),
    decide('cn-pipl.authority', 'required'),
    decide('cn-pipl.finalReport', 'required'),
    decide('cn-pipl.individuals', 'required'),
    tell('eu-gdpr.authority', { reference: 'BfDI 12/26' }),
    tell('cn-pipl.authority'),
    tell('cn-pipl.individuals'),
    ['contain', { measuresTaken: 'Recalled.', handlingEndedAt: '2026-11-21T09:00:00+01:00' }, 'contained'],
    [
      'fileNotification',
      { obligation: 'cn-pipl.finalReport', toldAt: '2026-11-21T16:00:00+01:00' },
      'contained',
    ],
    ['close', { lessons: 'Lists leave only encrypted.' }, 'closed'],
  ]);
  expect(clocksOf(ended)).toEqual([
    'breach.authority eu-gdpr.authority met',
    'incident.final-report cn-pipl.finalReport met',
    'incident.report.operator cn-pipl.authority met',
  ]);
});

test('an agreement lives from its draft over signature, review, renewal and notice to the proof of deletion', async () => {
  const logged = await logCase(desk.context, 'agreement', {
    ...agreementRecord,
    reviewOn: '2026-12-01',
    notice: { amount: 3, unit: 'month' },
  });
  expect(logged.clocks).toEqual([]);
  const clauses = Array.isArray(logged.record.clauses) ? logged.record.clauses : [];
  expect(clauses.length).toBeGreaterThan(5);
  const ended = await live(logged, [
    ['sign', { signedOn: '2026-10-01', effectiveOn: '2026-10-05', expiresOn: '2027-10-04' }, 'inForce'],
    ['review', { on: '2026-11-20', finding: 'In order.', nextReviewOn: '2027-06-01' }, 'inForce'],
    ['addSubProcessor', { name: 'Kaltwasser Rechenzentrum', country: 'DE', service: 'Power' }, 'inForce'],
    ['renew', { expiresOn: '2028-10-04' }, 'inForce'],
    ['giveNotice', { on: '2026-11-20', by: 'Zhao Min', endsOn: '2026-11-21' }, 'noticeGiven'],
    ['end', { on: '2026-11-21', reason: 'Moved to another host.' }, 'ended'],
    ['settle', { on: '2026-11-22', how: 'deleted', proof: 'Letter of 22 November.' }, 'settled'],
  ]);
  expect(ended.closed).toBe(true);
  expect(clocksOf(ended)).toEqual([
    'agreement.expiry expiry stopped',
    'agreement.notice notice met',
    'agreement.review review stopped',
  ]);
});

test('a transfer lives from its draft over assessment, approval by another person, start and filing to its end', async () => {
  const logged = await logCase(desk.context, 'transfer', transferRecord);
  expect(clocksOf(logged)).toEqual(['transfer.contract-filing filing waiting']);
  expect(logged.clocks[0]?.waitsFor).toBe('effective');
  const assessment = {
    type: 'pipia',
    completedOn: '2026-10-01',
    conclusion: 'acceptable',
    summary: 'Names and orders.',
  };
  const applied = await live(logged, [
    ['assess', assessment, 'draft'],
    ['apply', { at: '2026-10-02T09:00:00+08:00' }, 'applied'],
  ]);
  const own = takeStep(desk.context, {
    id: applied.id,
    version: 3,
    step: 'approve',
    answers: { reason: 'In order.' },
  });
  await expect(own).rejects.toMatchObject({
    code: 'transition-refused',
    details: { reason: 'noOtherOfficer' },
  });
  const paper = await approveOnPaper(desk.context, applied);
  const ended = await live(paper, [
    ['start', { effectiveOn: '2026-11-16', validTo: '2027-11-15' }, 'inForce'],
    ['file', { on: '2026-11-20', authority: 'Guangdong CAC', number: '粤2026-88' }, 'inForce'],
    ['suspend', { on: '2026-11-21', reason: 'Importer was sold.' }, 'suspended'],
    ['resume', { why: 'The new owner signed.' }, 'inForce'],
    ['end', { on: '2026-11-22', reason: 'Desk closed.' }, 'ended'],
  ]);
  expect(ended.closed).toBe(true);
  expect(clocksOf(ended)).toContain('transfer.contract-filing filing met');
  expect(ended.trail[1]).toMatchObject({ action: 'transfer.step.resume', reason: 'The new owner signed.' });
});

describe('a reference', () => {
  test('counts by register and by the year of entry at home, and finds its case', async () => {
    const early = desk.at('2026-12-31T23:59:00+08:00');
    const last = await logCase(early, 'transfer', transferRecord);
    const next = await logCase(desk.at('2027-01-01T00:01:00+08:00'), 'transfer', transferRecord);
    expect([last.ref, next.ref]).toEqual(['TRF-2026-0002', 'TRF-2027-0001']);
    expect(await getCaseByRef(desk.context, last.ref)).toEqual(last);
    await expect(getCaseByRef(desk.context, 'TRF-2026-9999')).rejects.toMatchObject({ code: 'unknown-case' });
    desk.at('2026-11-22T09:00:00+08:00');
  });

  test('is never given twice, though many cases are logged at once', async () => {
    const many = await Promise.all(
      Array.from({ length: 20 }, () => logCase(desk.context, 'agreement', agreementRecord)),
    );
    expect(new Set(many.map(({ ref }) => ref)).size).toBe(20);
  });
});

describe('a step', () => {
  test('that does not exist or does not lead on from the state is refused, and nothing changes', async () => {
    const { id, version } = await logCase(desk.context, 'request', requestRecord);
    for (const step of ['answer', 'close', 'approve', 'toString', '']) {
      const taken = takeStep(desk.context, { id, version, step, answers: {} });
      await expect(taken).rejects.toMatchObject({
        code: 'transition-refused',
        details: { reason: 'stepNotOpen', step, state: 'received' },
      });
    }
    expect(await getCase(desk.context, id)).toMatchObject({ version: 1, state: 'received' });
  });

  test('with answers that are wrong, missing, unknown or in the future names them', async () => {
    const { id, version } = await logCase(desk.context, 'request', requestRecord);
    const ask = (answers: unknown) => takeStep(desk.context, { id, version, step: 'askIdentity', answers });
    const fields = (...list: unknown[]) => ({ code: 'bad-input', details: { fields: list } });
    await expect(ask({})).rejects.toMatchObject(fields(expect.stringMatching(/^askedAt: /)));
    await expect(ask(null)).rejects.toMatchObject({ code: 'bad-input' });
    const at = '2026-11-01T09:00:00+01:00';
    await expect(ask({ askedAt: at, nope: 1 })).rejects.toMatchObject(fields('nope: unknown field'));
    const later = { askedAt: '2026-11-23T09:00:00+01:00' };
    await expect(ask(later)).rejects.toMatchObject(fields('askedAt: lies in the future'));
  });

  test('is told by the trail with every field before and after, and its reason', async () => {
    const { id } = await logCase(desk.context, 'request', requestRecord);
    const withdrawn = await takeStep(desk.context, {
      id,
      version: 1,
      step: 'withdraw',
      answers: { at: '2026-11-01T09:00:00+01:00', reason: 'Solved by phone.' },
    });
    expect(withdrawn.trail[0]).toMatchObject({
      action: 'request.step.withdraw',
      by: 'Li Na',
      caseRef: withdrawn.ref,
      reason: 'Solved by phone.',
      changes: [
        { field: 'state', before: 'received', after: 'withdrawn' },
        { field: 'withdrawal.at', after: '2026-11-01T09:00:00+01:00' },
        { field: 'withdrawal.reason', after: 'Solved by phone.' },
      ],
    });
  });
});

describe('a correction', () => {
  const record = { ...requestRecord, title: 'Corrected' };

  test('is told by the trail as the field that it touched, and the rest stays', async () => {
    const { id } = await logCase(desk.context, 'request', requestRecord);
    const changed = await changeCase(desk.context, { id, version: 1, record, reason: '  a slip ' });
    expect(changed).toMatchObject({ version: 2, title: 'Corrected', state: 'received' });
    expect(changed.trail[0]).toMatchObject({
      action: 'request.changed',
      reason: 'a slip',
      changes: [{ field: 'title', before: requestRecord.title, after: 'Corrected' }],
    });
  });

  test('that changes nothing leaves no entry and the same version', async () => {
    const logged = await logCase(desk.context, 'request', requestRecord);
    const same = await changeCase(desk.context, { id: logged.id, version: 1, record: requestRecord });
    expect(same).toEqual(logged);
  });

  test('of a closed case needs a reason', async () => {
    const logged = await logCase(desk.context, 'request', requestRecord);
    const answers = { at: '2026-11-01T09:00:00+01:00', reason: 'Solved.' };
    const {
      id,
      version,
      record: kept,
    } = await takeStep(desk.context, {
      id: logged.id,
      version: 1,
      step: 'withdraw',
      answers,
    });
    const correction = { id, version, record: { ...kept, title: 'Corrected' } };
    await expect(changeCase(desk.context, correction)).rejects.toMatchObject({ code: 'reason-required' });
    const corrected = await changeCase(desk.context, { ...correction, reason: 'A slip.' });
    expect(corrected).toMatchObject({ version: 3, state: 'withdrawn' });
  });

  test('neither adds nor removes what only a step may write, and mends it only with a reason', async () => {
    const by = { id: desk.context.person.id, name: 'Li Na' };
    const decision = { at: '2026-11-01T09:00:00+01:00' };
    const refusal = {
      code: 'bad-input',
      details: { fields: ['decision: only a step of the case writes this'] },
    };
    const forged = { ...requestRecord, decision: { by, ...decision } };
    await expect(logCase(desk.context, 'request', forged)).rejects.toMatchObject(refusal);

    const logged = await logCase(desk.context, 'request', requestRecord);
    const added = changeCase(desk.context, { id: logged.id, version: 1, record: forged, reason: 'x' });
    await expect(added).rejects.toMatchObject(refusal);

    const decided = await live(logged, [
      ['skipIdentity', { verifiedAt: '2026-10-27T09:00:00+01:00', note: 'Known.' }, 'working'],
      ['decide', { rights: [{ right: 'access', outcome: 'granted' }], ...decision }, 'decided'],
    ]);
    const { decision: _decision, ...without } = decided.record;
    const base = { id: decided.id, version: 3 };
    const removed = changeCase(desk.context, { ...base, record: without, reason: 'x' });
    await expect(removed).rejects.toMatchObject(refusal);
    const mended = { ...decided.record, decision: { by, at: '2026-11-02T09:00:00+01:00' } };
    await expect(changeCase(desk.context, { ...base, record: mended })).rejects.toMatchObject({
      code: 'reason-required',
      details: { fields: ['decision'] },
    });
    expect(await changeCase(desk.context, { ...base, record: mended, reason: 'A slip.' })).toMatchObject({
      version: 4,
    });
  });

  test('cannot decide a duty of an incident or change who approved', async () => {
    const incident = await logCase(desk.context, 'incident', incidentRecord);
    const obligations = Array.isArray(incident.record.obligations) ? incident.record.obligations : [];
    const decided = obligations.map((one) => ({ ...Object(one), decision: 'notRequired', reason: 'x' }));
    const base = { id: incident.id, version: 1, reason: 'x' };
    const forged = changeCase(desk.context, {
      ...base,
      record: { ...incident.record, obligations: decided },
    });
    await expect(forged).rejects.toMatchObject({ code: 'bad-input' });

    const transfer = await logCase(desk.context, 'transfer', transferRecord);
    const assessment = { type: 'pipia', completedOn: '2026-10-01', conclusion: 'acceptable', summary: 'x' };
    const applied = await live(transfer, [
      ['assess', assessment, 'draft'],
      ['apply', { at: '2026-10-02T09:00:00+08:00' }, 'applied'],
    ]);
    const approved = await approveOnPaper(desk.context, applied);
    const other = { id: '3b0f4a0e-7f3a-4f1e-8a55-0a4f9d3f8f10', name: 'Zhao Min' };
    const record = { ...approved.record, approval: { ...Object(approved.record.approval), by: other } };
    const own = changeCase(desk.context, { id: approved.id, version: approved.version, record, reason: 'x' });
    await expect(own).rejects.toMatchObject({
      code: 'bad-input',
      details: { fields: ['approval.by: no correction changes this'] },
    });
  });
});

describe('two people at one case', () => {
  test('never overwrite each other: the second is told that its version is stale', async () => {
    const { id, ref } = await logCase(desk.context, 'request', requestRecord);
    const both = await Promise.allSettled(
      ['First', 'Second'].map((title) =>
        changeCase(desk.context, { id, version: 1, record: { ...requestRecord, title } }),
      ),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({
      reason: { code: 'stale-version', details: { ref, based: 1, found: 2 } },
    });
    expect(await getCase(desk.context, id)).toMatchObject({ version: 2, title: 'First' });
    const step = takeStep(desk.context, { id, version: 1, step: 'skipIdentity', answers: {} });
    await expect(step).rejects.toMatchObject({ code: 'stale-version' });
  });
});

describe('a record that is not right', () => {
  test.each([
    [{ requester: { relation: 'self' } }, ['requester.name']],
    [{ requester: { name: '  ', relation: 'self' } }, ['requester.name']],
    [{ rights: [] }, ['rights']],
    [{ receivedAt: 'yesterday' }, ['receivedAt']],
    [{ receivedAt: '2027-01-01T00:00:00Z' }, ['receivedAt']],
    [{ receivedAt: '2026-11-01T10:00:00.12345678901234Z' }, ['receivedAt']],
    [{ receivedAt: undefined, channel: 'pigeon' }, ['receivedAt', 'channel']],
    [{ requestor: 'misspelled' }, ['requestor']],
    [{ requester: { name: 'Li', relation: 'self', phone: '1' } }, ['requester.phone']],
  ])('is refused with the fields that are wrong: %j', async (change, paths) => {
    const refused = logCase(desk.context, 'request', { ...requestRecord, ...change });
    const fields = paths.map((path) =>
      expect.stringMatching(new RegExp(`^${path.replaceAll('.', '\\.')}: `)),
    );
    await expect(refused).rejects.toMatchObject({ code: 'bad-input', details: { fields } });
  });

  test.each([[null], [undefined], ['text'], [7], [[]], [{}]])('is refused when it is %j', async (record) => {
    await expect(logCase(desk.context, 'incident', record)).rejects.toMatchObject({ code: 'bad-input' });
  });

  test('names an unknown regime and an unknown place as what they are', async () => {
    const under = (regime: string, place: string) =>
      logCase(desk.context, 'request', { ...requestRecord, regimes: [{ regime, place }] });
    await expect(under('us-hipaa', 'DE')).rejects.toMatchObject({
      code: 'unknown-regime',
      details: { regime: 'us-hipaa' },
    });
    await expect(under('eu-gdpr', 'GB')).rejects.toMatchObject({
      code: 'unknown-place',
      details: { place: 'GB', suggestions: ['GB-ENG', 'GB-NIR', 'GB-SCT', 'GB-WLS'] },
    });
  });
});

test('only an officer changes every register, a responder incidents, an auditor nothing', async () => {
  const as = (role: 'responder' | 'auditor') => ({
    ...desk.context,
    person: { ...desk.context.person, role },
  });
  const denied = (role: string) => ({ code: 'not-allowed', details: { role } });
  await expect(logCase(as('responder'), 'request', requestRecord)).rejects.toMatchObject(denied('responder'));
  const { id } = await logCase(as('responder'), 'incident', incidentRecord);
  const step = { id, version: 1, step: 'dismiss', answers: { riskReason: 'x' } };
  await expect(takeStep(as('auditor'), step)).rejects.toMatchObject(denied('auditor'));
  expect(await getCase(as('auditor'), id)).toMatchObject({ version: 1 });
});

test('after all of it the trail is whole, and each change was told once', async () => {
  expect(await verifyTrail(desk.docket.db)).toMatchObject({ ok: true });
  const { id } = await logCase(desk.context, 'request', requestRecord);
  expect(desk.changes.at(-1)).toEqual({ caseId: id });
});
