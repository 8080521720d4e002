import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { logCase } from '#docket/cases/commands.ts';
import { contextOf } from '#docket/cases/context.ts';
import { toEntryView } from '#docket/cases/entry-view.ts';
import { getCase } from '#docket/cases/get.ts';
import { listCases } from '#docket/cases/list.ts';
import { agendaDates, agendaToday } from '#docket/clocks/agenda.ts';
import { setLead } from '#docket/law/lead.ts';
import { dueReminders } from '#docket/reminders/due.ts';
import { listEntries } from '#docket/trail/list.ts';
import { usualReminders } from '#shared/clocks/reminder-settings.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { type Desk, law, openDesk } from '../desk.ts';

let desk: Desk;
let british: string;
beforeAll(async () => {
  desk = await openDesk('2026-11-22T09:00:00+08:00');
  const received = { ...requestRecord, receivedAt: '2026-11-12T09:00:00+00:00' };
  // 12 December 2026 is a Saturday: the month ends on the 14th, or, read as “beginning with”, on the 11th.
  const contested = { ...received, regimes: [{ regime: 'uk-gdpr', place: 'GB-ENG' }] };
  british = (await logCase(desk.context, 'request', contested)).id;
  // Thirty days end on the 12th, and nothing moves them by the prevailing reading.
  const settled = { ...received, regimes: [{ regime: 'ca-pipeda', place: 'CA' }] };
  await logCase(desk.context, 'request', settled);
});
afterAll(() => desk.close());

const question = {
  kind: 'request',
  show: 'open',
  due: 'any',
  waiting: false,
  search: '',
  sort: 'due',
  direction: 'up',
  limit: 10,
} as const;

async function listed(): Promise<string[]> {
  const { rows } = await listCases(desk.context, question);
  return rows.map(({ due }) => due?.result?.dueDate ?? '-');
}

const calendar = async () => (await agendaDates(desk.context, {})).map(({ date }) => date);
const overdue = async () => (await agendaToday(desk.context)).overdue.map(({ date }) => date);

async function lastEntry() {
  const [entry] = await listEntries(desk.docket.db, { limit: 1 });
  if (entry === undefined) throw new Error('the trail is empty');
  return toEntryView(entry);
}

describe('which date of a contested clock leads', () => {
  test('is the one by the prevailing reading unless an officer says otherwise', async () => {
    expect(await listed()).toEqual(['2026-12-12', '2026-12-14']);
    expect(await calendar()).toEqual(['2026-12-12', '2026-12-14']);
  });

  test('reminders follow the safe date already', async () => {
    const at = new Date('2026-12-11T16:00:00Z').toISOString();
    const { tell } = await dueReminders(desk.at(at), usualReminders);
    const reminded = tell.find(({ clock }) => clock.caseId === british);
    expect(reminded?.clock.due).toBe('2026-12-11T23:59:59.000Z');
  });

  test('the safe one sorts lists and calendar and makes late, at once and with an entry', async () => {
    desk.at('2026-12-12T01:00:00Z');
    expect(await overdue()).toEqual([]);
    const before = await getCase(desk.context, british);
    await setLead(desk.context, 'safe');
    expect(await listed()).toEqual(['2026-12-11', '2026-12-12']);
    expect(await calendar()).toEqual(['2026-12-11', '2026-12-12']);
    expect(await overdue()).toEqual(['2026-12-11']);
    const entry = await lastEntry();
    expect(entry.action).toBe('law.lead');
    expect(entry.changes).toEqual([
      { field: 'lead', before: 'prevailing', after: 'safe' },
      { field: 'moved', after: '1' },
    ]);
    const result = (await getCase(desk.context, british)).clocks[0]?.result;
    expect(result).toMatchObject({ dueDate: '2026-12-11', prevailing: { dueDate: '2026-12-14' } });
    expect(result?.alternatives).toEqual(before.clocks[0]?.result?.alternatives);
  });

  test('holds for a case that is logged later, and after the docket is opened anew', async () => {
    const received = '2026-11-13T09:00:00+00:00';
    const regimes = [{ regime: 'uk-gdpr', place: 'GB-ENG' }];
    const again = await contextOf(desk.docket, law, { now: desk.context.now });
    const { clocks } = await logCase(again, 'request', { ...requestRecord, receivedAt: received, regimes });
    const result = clocks[0]?.result;
    expect(result).toMatchObject({ dueDate: '2026-12-12', prevailing: { dueDate: '2026-12-14' } });
  });

  test('goes back to the prevailing reading without a trace in the dates', async () => {
    await setLead(desk.context, 'prevailing');
    expect(await listed()).toEqual(['2026-12-12', '2026-12-14', '2026-12-14']);
    expect((await getCase(desk.context, british)).clocks[0]?.result?.prevailing).toBeUndefined();
    expect(await overdue()).toEqual([]);
    const entries = (await listEntries(desk.docket.db, { limit: 50 })).length;
    await setLead(desk.context, 'prevailing');
    expect((await listEntries(desk.docket.db, { limit: 50 })).length).toBe(entries);
  });

  test('is the officer’s to choose', async () => {
    const reader = { ...desk.context, person: { ...desk.context.person, role: 'auditor' as const } };
    await expect(setLead(reader, 'safe')).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
