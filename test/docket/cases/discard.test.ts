import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addTask } from '#docket/cases/additions.ts';
import { changeCase, logCase, takeStep } from '#docket/cases/commands.ts';
import type { DocketContext } from '#docket/cases/context.ts';
import { getCase } from '#docket/cases/get.ts';
import { caseAsOf } from '#docket/cases/history/as-of.ts';
import { countOpen, findCases, type ListQuestion, listCases } from '#docket/cases/list.ts';
import { agendaDates, agendaToday, countDue } from '#docket/clocks/agenda.ts';
import { agendaRange } from '#docket/clocks/agenda-range.ts';
import { exportIcs } from '#docket/exchange/export-ics.ts';
import { collectPack, previewPack } from '#docket/packs/collect.ts';
import { dueReminders } from '#docket/reminders/due.ts';
import { verifyTrail } from '#docket/trail/verify.ts';
import { type CaseKind, caseKinds } from '#shared/cases/kinds.ts';
import { usualReminders } from '#shared/clocks/reminder-settings.ts';
import type { CaseView } from '#shared/contract/case.ts';
import { agreementRecord, incidentRecord, requestRecord, transferRecord } from '#test/fixtures/records.ts';
import { type Desk, openDesk } from '../desk.ts';

const records = {
  request: requestRecord,
  incident: incidentRecord,
  agreement: agreementRecord,
  transfer: transferRecord,
} as const;

let home: string;
let desk: Desk;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'discard-'));
  desk = await openDesk();
});
afterAll(async () => {
  await desk.close();
  await rm(home, { recursive: true, force: true });
});

const question = (kind: CaseKind, show: ListQuestion['show']): ListQuestion => ({
  kind,
  show,
  due: 'any',
  waiting: false,
  search: '',
  sort: 'ref',
  direction: 'up',
  limit: 50,
});

/** The steps that bring a case of each register to clocks that run. */
const running: Partial<Record<CaseKind, [step: string, answers: object][]>> = {
  agreement: [['sign', { signedOn: '2026-11-01', effectiveOn: '2026-11-02', expiresOn: '2026-12-20' }]],
};

/** A case with a task, and with the clocks that run from its first days. */
async function logRunning(kind: CaseKind): Promise<CaseView> {
  const { context } = desk;
  let view = await logCase(context, kind, records[kind]);
  for (const [step, answers] of running[kind] ?? []) {
    view = await takeStep(context, { id: view.id, version: view.version, step, answers });
  }
  return addTask(context, view.id, { title: 'Look at it', dueOn: '2026-11-23' });
}

const discard = (view: CaseView, answers: object = { as: 'mistake', reason: 'Logged twice by hand' }) =>
  takeStep(desk.context, { id: view.id, version: view.version, step: 'discard', answers });
const takeBack = (view: CaseView) =>
  takeStep(desk.context, {
    id: view.id,
    version: view.version,
    step: 'takeBack',
    answers: { why: 'It is one' },
  });

/** Everywhere a case is found, by its reference. */
async function placesOf(context: DocketContext, { id, kind, ref }: CaseView) {
  const listed = async (show: ListQuestion['show']) =>
    (await listCases(context, question(kind, show))).rows.some((row) => row.ref === ref);
  const { overdue, soon, waiting } = await agendaToday(context);
  const span = { from: '2026-01-01', to: '2026-12-31', limit: 200 };
  const target = join(home, `${crypto.randomUUID()}.ics`);
  await exportIcs(context, { filter: {}, language: 'en' }, { path: target });
  const pack = await collectPack(context, { registers: caseKinds, language: 'en', productVersion: '0' });
  const register = pack.registers.find((one) => one.kind === kind);
  const reminders = await dueReminders(context, usualReminders);
  return {
    open: await listed('open'),
    closed: await listed('closed'),
    all: await listed('all'),
    discarded: await listed('discarded'),
    today: [...overdue, ...soon, ...waiting].some((item) => item.ref === ref),
    dates: (await agendaDates(context, {})).some((item) => item.ref === ref),
    ofKind: (await agendaDates(context, { kind })).some((item) => item.ref === ref),
    calendar: (await agendaRange(context, span)).items.some((item) => item.ref === ref),
    reminders: reminders.tell.some(({ clock }) => clock.caseId === id),
    ics: (await readFile(target, 'utf8')).replace(/\r\n /g, '').includes(ref),
    pack: register?.cases.some((one) => one.ref === ref),
    packNamesIt: register?.discarded.some((one) => one.ref === ref),
    palette: (await findCases(context, ref, 20)).some((row) => row.ref === ref),
  };
}

const everywhere = {
  open: true,
  closed: false,
  all: true,
  discarded: false,
  dates: true,
  ofKind: true,
  calendar: true,
  ics: true,
  pack: true,
  packNamesIt: false,
  palette: true,
};

const nowhere = {
  open: false,
  closed: false,
  all: false,
  discarded: true,
  today: false,
  dates: false,
  ofKind: false,
  calendar: false,
  reminders: false,
  ics: false,
  pack: false,
  packNamesIt: true,
  palette: true,
};

describe.each(caseKinds)('a %s that should never have been logged', (kind) => {
  test('leaves lists, counts, Today, the calendar, reminders, ICS and packs, and comes back to all of them', async () => {
    const { context } = desk;
    const logged = await logRunning(kind);
    const before = await placesOf(context, logged);
    expect(before).toMatchObject(everywhere);
    const counts = {
      open: await countOpen(context),
      due: await countDue(context),
      pack: await previewPack(context, { registers: [kind] }),
    };
    const gone = await discard(logged);
    expect(gone).toMatchObject({ state: 'discarded', closed: true });
    expect(gone.clocks.every(({ state }) => state === 'stopped' || state === 'met')).toBe(true);
    expect(gone.steps).toEqual([{ name: 'takeBack' }]);
    expect(await placesOf(context, logged)).toEqual(nowhere);
    expect((await countOpen(context))[kind]).toBe(counts.open[kind] - 1);
    expect((await countDue(context)).today).toBeLessThan(counts.due.today);
    expect((await previewPack(context, { registers: [kind] }))[kind]).toBe(counts.pack[kind] - 1);
    expect(gone.trail[0]).toMatchObject({
      action: `${kind}.step.discard`,
      caseRef: logged.ref,
      reason: 'Logged twice by hand',
    });
    const back = await takeBack(gone);
    expect(back.state).toBe(logged.state);
    expect(back.record).toEqual(logged.record);
    expect(back.clocks).toEqual(logged.clocks);
    expect(await placesOf(context, logged)).toEqual(before);
    expect(back.trail[0]).toMatchObject({ action: `${kind}.step.takeBack`, reason: 'It is one' });
    expect(await verifyTrail(desk.docket.db)).toMatchObject({ ok: true });
  });

  test('is known as it stood then, after it was discarded and after it was taken back', async () => {
    const { context } = desk;
    const logged = await logRunning(kind);
    const gone = await discard(logged);
    await takeBack(gone);
    const { seq = 0 } = gone.trail[0] ?? {};
    expect((await caseAsOf(context, logged.id, { seq })).past?.view).toMatchObject({ state: 'discarded' });
    expect((await caseAsOf(context, logged.id, { seq: seq - 1 })).past?.view).toMatchObject({
      state: logged.state,
    });
  });

  test('names the case of which it is the second entry, another one of its register', async () => {
    const { context } = desk;
    const [first, second] = [
      await logCase(context, kind, records[kind]),
      await logCase(context, kind, records[kind]),
    ];
    const as = { as: 'duplicate', reason: 'The same mail' };
    await expect(discard(second, as)).rejects.toMatchObject({
      code: 'transition-refused',
      details: { reason: 'duplicateOfWhat' },
    });
    for (const duplicateOf of [second.ref, 'XYZ-2026-0001']) {
      await expect(discard(second, { ...as, duplicateOf })).rejects.toMatchObject({ code: 'bad-input' });
    }
    const gone = await discard(second, { ...as, duplicateOf: first.ref });
    const pack = await collectPack(context, { registers: [kind], language: 'en', productVersion: '0' });
    expect(pack.registers[0]?.discarded).toContainEqual({
      ref: second.ref,
      at: '2026-11-22T01:00:00.000Z',
      as: 'duplicate',
      why: 'Second entry of a case',
      duplicateOf: first.ref,
    });
    await takeBack(gone);
  });

  test('is discarded by the step alone, with a reason, and not by a correction', async () => {
    const { context } = desk;
    const logged = await logCase(context, kind, records[kind]);
    await expect(discard(logged, { as: 'spam' })).rejects.toMatchObject({ code: 'bad-input' });
    const gone = await discard(logged, { as: 'spam', reason: 'An advertisement' });
    const { discarded, ...record } = gone.record;
    expect(discarded).toMatchObject({ as: 'spam', from: logged.state });
    const { id, version } = gone;
    const undone = changeCase(context, { id, version, record, reason: 'x' });
    await expect(undone).rejects.toMatchObject({ code: 'bad-input' });
    await expect(logCase(context, kind, gone.record)).rejects.toMatchObject({ code: 'bad-input' });
  });

  test('is discarded by officers; by a responder only where that is an incident; by an auditor never', async () => {
    const logged = await logCase(desk.context, kind, records[kind]);
    const as = (role: 'responder' | 'auditor') => ({
      ...desk.context,
      person: { ...desk.context.person, role },
    });
    const answers = { as: 'test', reason: 'Tried' };
    const taken = { id: logged.id, version: logged.version, step: 'discard', answers };
    await expect(takeStep(as('auditor'), taken)).rejects.toMatchObject({ code: 'not-allowed' });
    const byResponder = takeStep(as('responder'), taken);
    if (kind === 'incident') expect(await byResponder).toMatchObject({ state: 'discarded' });
    else await expect(byResponder).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('a case from which something went out', () => {
  test('is not discarded: an answered request is closed', async () => {
    const { context } = desk;
    let view = await logCase(context, 'request', requestRecord);
    const rights = requestRecord.rights.map(({ right }) => ({ right, outcome: 'granted' }));
    const steps: [string, object][] = [
      ['skipIdentity', { verifiedAt: '2026-11-20T09:00:00+01:00', note: 'Known' }],
      ['decide', { rights, at: '2026-11-20T10:00:00+01:00' }],
    ];
    for (const [step, answers] of steps) {
      view = await takeStep(context, { id: view.id, version: view.version, step, answers });
    }
    await expect(discard(view)).rejects.toMatchObject({ details: { reason: 'decisionMade' } });
    const answers = {
      sentAt: '2026-11-20T11:00:00+01:00',
      channel: 'email',
      summary: 'Sent',
      remediesTold: true,
    };
    view = await takeStep(context, { id: view.id, version: view.version, step: 'answer', answers });
    expect(view.steps).toContainEqual({ name: 'discard', refusal: 'answerSent' });
    await expect(discard(view)).rejects.toMatchObject({ details: { reason: 'answerSent' } });
    expect((await getCase(context, view.id)).state).toBe('answered');
  });

  test('is not discarded: an incident with a notice stays', async () => {
    const { context } = desk;
    const logged = await logCase(context, 'incident', incidentRecord);
    const answers = {
      obligation: 'eu-gdpr.authority',
      toldAt: '2026-11-22T08:30:00+08:00',
      lateReason: 'Late',
    };
    const { id, version } = logged;
    const told = await takeStep(context, { id, version, step: 'fileNotification', answers });
    await expect(discard(told)).rejects.toMatchObject({ details: { reason: 'noticeSent' } });
  });
});
