import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeCase, logCase, takeStep } from '#docket/cases/commands.ts';
import { listCases } from '#docket/cases/list.ts';
import { agendaToday } from '#docket/clocks/agenda.ts';
import type { RequestRecord } from '#shared/cases/request.ts';
import { clockStatus } from '#shared/clocks/status.ts';
import type { CaseView } from '#shared/contract/case.ts';
import { incidentRecord, requestRecord } from '#test/fixtures/records.ts';
import { type Desk, openDesk } from '../desk.ts';

// The eight defects that were read in the code of the nearest peer, each on a real docket.

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const inBritain = [{ regime: 'uk-gdpr', place: 'GB-ENG' }];

function logRequest(change: Partial<RequestRecord> = {}): Promise<CaseView> {
  return logCase(desk.context, 'request', { ...requestRecord, ...change });
}

function step({ id, version }: CaseView, name: string, answers: object): Promise<CaseView> {
  return takeStep(desk.context, { id, version, step: name, answers });
}

const dueDates = ({ clocks }: CaseView) => clocks.map(({ result }) => result?.dueDate);

/** The case as the register lists it: the date of its clock, and whether the filter for what is overdue shows it. */
async function listed({ ref, kind }: CaseView) {
  const page = { show: 'open', waiting: false, sort: 'due', direction: 'up', limit: 50 } as const;
  const find = async (due: 'any' | 'overdue') =>
    (await listCases(desk.context, { ...page, kind, due, search: ref })).rows.find((row) => row.ref === ref);
  const row = await find('any');
  return { dueDate: row?.due?.result?.dueDate, overdue: (await find('overdue')) !== undefined };
}

/** The dates under which Today shows the clocks of a case. */
async function onToday({ ref }: CaseView) {
  const { overdue, soon } = await agendaToday(desk.context);
  const dates = (items: typeof overdue) => items.filter((item) => item.ref === ref).map(({ date }) => date);
  return { overdue: dates(overdue), soon: dates(soon) };
}

describe('1, a letter keyed days after it came', () => {
  test('has its month from the day on which it came, and a wrong day can be corrected', async () => {
    desk.at('2026-06-09T10:00:00+02:00');
    const letter = await logRequest({ receivedAt: '2026-06-01T09:00:00+02:00', channel: 'letter' });
    expect(dueDates(letter)).toEqual(['2026-07-01']);
    const record = { ...letter.record, receivedAt: '2026-05-29T09:00:00+02:00' };
    const { id, version } = letter;
    const corrected = await changeCase(desk.context, { id, version, record, reason: 'Read the stamp.' });
    expect(dueDates(corrected)).toEqual(['2026-06-29']);
    expect((await listed(corrected)).dueDate).toBe('2026-06-29');
  });
});

describe('2, a request that is paused or extended', () => {
  test('shows, lists and filters the moved date, and Today no longer calls it overdue', async () => {
    desk.at('2026-11-27T09:00:00+01:00');
    const late = await logRequest();
    expect(await listed(late)).toEqual({ dueDate: '2026-11-26', overdue: true });
    expect(await onToday(late)).toEqual({ overdue: ['2026-11-26'], soon: [] });
    const extended = await step(late, 'extend', {
      ground: 'complexity',
      explanation: 'Seven systems.',
      noticeSentAt: '2026-11-20T09:00:00+01:00',
    });
    expect(dueDates(extended)).toEqual(['2027-01-26']);
    expect(await listed(extended)).toEqual({ dueDate: '2027-01-26', overdue: false });
    expect(await onToday(extended)).toEqual({ overdue: [], soon: [] });
  });

  test('moves by each day of the pause', async () => {
    desk.at('2026-11-14T09:00:00+00:00');
    const receivedAt = '2026-10-12T09:00:00+01:00';
    const logged = await logRequest({ regimes: inBritain, receivedAt });
    expect(await listed(logged)).toEqual({ dueDate: '2026-11-12', overdue: true });
    const about = { askedAt: '2026-10-19T09:00:00+01:00', about: 'Which account?' };
    const asked = await step(logged, 'askClarification', about);
    const told = await step(asked, 'receiveClarification', { receivedAt: '2026-10-26T09:00:00+00:00' });
    expect(dueDates(told)).toEqual(['2026-11-20']);
    expect(await listed(told)).toEqual({ dueDate: '2026-11-20', overdue: false });
    expect(await onToday(told)).toEqual({ overdue: [], soon: ['2026-11-20'] });
  });
});

describe('3, a month', () => {
  test('is a month through its shorter neighbour, a holiday and daylight saving, and an extension is two more', async () => {
    desk.at('2026-11-22T09:00:00+01:00');
    const due = async (receivedAt: string) => dueDates(await logRequest({ receivedAt }));
    expect(await due('2026-01-31T09:00:00+01:00')).toEqual(['2026-03-02']);
    expect(await due('2026-03-05T09:00:00+01:00')).toEqual(['2026-04-07']);
    expect(await due('2026-07-08T09:00:00+02:00')).toEqual(['2026-08-10']);
    const logged = await logRequest({ receivedAt: '2026-10-31T09:00:00+01:00' });
    const notice = { ground: 'number', explanation: 'Many.', noticeSentAt: '2026-11-20T09:00:00+01:00' };
    expect(dueDates(await step(logged, 'extend', notice))).toEqual(['2027-02-01']);
  });
});

const decision = { at: '2026-11-12T09:00:00+01:00' };
const asking = { askedAt: '2026-10-27T09:00:00+01:00' };

describe('4, a request that waits for the person', () => {
  test('can be withdrawn meanwhile', async () => {
    desk.at('2026-11-22T09:00:00+01:00');
    const waiting = await step(await logRequest(), 'askIdentity', asking);
    expect(waiting.state).toBe('identityAsked');
    const at = '2026-11-01T09:00:00+01:00';
    const withdrawn = await step(waiting, 'withdraw', { at, reason: 'Solved by phone.' });
    expect([withdrawn.state, withdrawn.clocks[0]?.state]).toEqual(['withdrawn', 'stopped']);
  });

  test('can be refused meanwhile, but nothing is granted to somebody who is not known', async () => {
    const waiting = await step(await logRequest(), 'askIdentity', asking);
    const granted = { rights: [{ right: 'access', outcome: 'granted' }], ...decision };
    await expect(step(waiting, 'decide', granted)).rejects.toMatchObject({
      code: 'transition-refused',
      details: { reason: 'identityOpen' },
    });
    const refused = {
      right: 'access',
      outcome: 'refused',
      ground: 'cannotIdentify',
      reason: 'No proof came.',
    };
    const decided = await step(waiting, 'decide', { rights: [refused], ...decision });
    expect(decided.state).toBe('decided');
  });

  test('can be reopened after it was closed, when the person complains', async () => {
    const known = { verifiedAt: '2026-10-27T09:00:00+01:00', note: 'Known.' };
    let view = await step(await logRequest(), 'skipIdentity', known);
    view = await step(view, 'decide', { rights: [{ right: 'access', outcome: 'granted' }], ...decision });
    const answer = { sentAt: '2026-11-13T09:00:00+01:00', channel: 'email', summary: 'Sent.' };
    view = await step(view, 'answer', { ...answer, remediesTold: true });
    view = await step(view, 'close', {});
    view = await step(view, 'reopen', { why: 'Says that mails are missing.' });
    expect(view.state).toBe('working');
  });
});

const known = (value: number) => ({ state: 'known', value, estimated: false });
const assessment = { risk: 'noRisk', riskReason: 'Encrypted.', persons: known(3), records: known(3) };

function decide(view: CaseView, obligation: string, choice: 'required' | 'notRequired'): Promise<CaseView> {
  const decidedAt = '2026-11-21T09:00:00+01:00';
  const by = { reason: 'By the facts.', decidedAt };
  return step(view, 'decideObligation', { obligation, decision: choice, ...by });
}

describe('5, a breach', () => {
  test('without a risk is closed without a notification', async () => {
    let view = await step(await logCase(desk.context, 'incident', incidentRecord), 'assess', assessment);
    view = await decide(view, 'eu-gdpr.authority', 'notRequired');
    view = await decide(view, 'eu-gdpr.individuals', 'notRequired');
    view = await step(view, 'close', { lessons: 'Encryption held.' });
    expect([view.state, view.clocks[0]?.state]).toEqual(['closed', 'stopped']);
  });

  test('lets the people be told before the authority', async () => {
    const logged = await logCase(desk.context, 'incident', incidentRecord);
    const toldAt = '2026-11-20T10:00:00+01:00';
    const told = await step(logged, 'fileNotification', { obligation: 'eu-gdpr.individuals', toldAt });
    expect(told.clocks.map(({ rule, state }) => `${rule} ${state}`)).toEqual(['breach.authority running']);
  });

  test('that was dismissed is taken up again on new facts, and its clock runs from the same moment', async () => {
    const logged = await logCase(desk.context, 'incident', incidentRecord);
    const dismissed = await step(logged, 'dismiss', { riskReason: 'The file was empty.' });
    expect(dismissed.clocks[0]?.state).toBe('stopped');
    const reopened = await step(dismissed, 'reopen', { why: 'A second file was not.' });
    expect(reopened.clocks[0]).toMatchObject({
      state: 'running',
      result: { due: '2026-11-23T09:00:00+01:00' },
    });
  });
});

describe('6, the time of a filing', () => {
  test('that was in time and is entered days later is in time, and asks for no reason', async () => {
    desk.at('2026-11-30T09:00:00+01:00');
    const logged = await logCase(desk.context, 'incident', incidentRecord);
    const toldAt = '2026-11-23T08:59:00+01:00';
    const filed = await step(logged, 'fileNotification', { obligation: 'eu-gdpr.authority', toldAt });
    const [clock] = filed.clocks;
    expect(clock).toMatchObject({ state: 'met', metAt: toldAt });
    const now = desk.context.now();
    expect(clockStatus({ clock: clock?.result ?? null, metAt: clock?.metAt, now })).toBe('met');
  });

  test('that was late is kept with the reason for the delay', async () => {
    const logged = await logCase(desk.context, 'incident', incidentRecord);
    const answers = { obligation: 'eu-gdpr.authority', toldAt: '2026-11-24T09:00:00+01:00' };
    await expect(step(logged, 'fileNotification', answers)).rejects.toMatchObject({
      details: { reason: 'lateReasonMissing' },
    });
    const lateReason = 'The scope was unclear.';
    const { record } = await step(logged, 'fileNotification', { ...answers, lateReason });
    expect(record.obligations).toMatchObject([
      { id: answers.obligation, decision: 'met' },
      { id: 'eu-gdpr.individuals', decision: 'undecided' },
    ]);
    expect(record.notices).toMatchObject([{ ...answers, kind: 'initial', lateReason }]);
  });
});

describe('7, after hour 72', () => {
  test('a breach of any severity stays overdue on Today until somebody has notified', async () => {
    desk.at('2026-11-22T09:00:00+01:00');
    const low = await logCase(desk.context, 'incident', { ...incidentRecord, risk: 'risk' });
    expect(await onToday(low)).toEqual({ overdue: [], soon: ['2026-11-23'] });
    for (const now of ['2026-11-23T09:00:01+01:00', '2027-01-22T09:00:00+01:00', '2031-01-01T00:00:00Z']) {
      desk.at(now);
      expect(await onToday(low)).toEqual({ overdue: ['2026-11-23'], soon: [] });
      expect(await listed(low)).toEqual({ dueDate: '2026-11-23', overdue: true });
    }
  });
});

describe('8, what warns of a date and the date', () => {
  test('are one: the case, its line in the register and Today agree before and after every change', async () => {
    desk.at('2026-11-22T09:00:00+01:00');
    let view = await logRequest();
    const agree = async () => {
      const [shown] = dueDates(view);
      expect((await listed(view)).dueDate).toBe(shown);
      desk.at(`${shown}T12:00:00+01:00`);
      expect(await onToday(view)).toEqual({ overdue: [], soon: [shown] });
      desk.at('2027-06-01T12:00:00+01:00');
      expect(await onToday(view)).toEqual({ overdue: [shown], soon: [] });
      expect((await listed(view)).overdue).toBe(true);
    };
    await agree();
    const record = { ...view.record, receivedAt: '2026-10-28T09:00:00+01:00' };
    const { id, version } = view;
    view = await changeCase(desk.context, { id, version, record, reason: 'Read the wrong stamp.' });
    await agree();
    const noticeSentAt = '2026-11-20T09:00:00+01:00';
    view = await step(view, 'extend', { ground: 'number', explanation: 'Many.', noticeSentAt });
    await agree();
  });
});
