import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addTask } from '#docket/cases/additions.ts';
import { logCase } from '#docket/cases/commands.ts';
import { agendaRange } from '#docket/clocks/agenda.ts';
import { agendaChoices, countHidden } from '#docket/clocks/agenda-filter.ts';
import type { AgendaFilter } from '#shared/contract/agenda.ts';
import { incidentRecord, requestRecord } from '#test/fixtures/records.ts';
import { type Desk, openDesk } from '../desk.ts';

const span = { from: '2026-11-01', to: '2027-11-30' };

let desk: Desk;
const refs: Record<'european' | 'chinese' | 'incident', string> = { european: '', chinese: '', incident: '' };

beforeAll(async () => {
  desk = await openDesk();
  const european = await logCase(desk.context, 'request', { ...requestRecord, assignee: 'Li Na' });
  const chinese = await logCase(desk.context, 'request', {
    ...requestRecord,
    title: 'Correct my address',
    regimes: [{ regime: 'cn-pipl', place: 'CN' }],
    identity: {
      state: 'verified',
      verifiedAt: '2026-11-03T09:00:00+08:00',
      method: 'knownContact',
    },
    assignee: 'Wang Fang',
  });
  const incident = await logCase(desk.context, 'incident', incidentRecord);
  await addTask(desk.context, european.id, { title: 'Ask the shop', dueOn: '2026-11-30' });
  await addTask(desk.context, european.id, {
    title: 'Ask the support desk',
    dueOn: '2026-12-01',
    assignee: 'Wang Fang',
  });
  Object.assign(refs, { european: european.ref, chinese: chinese.ref, incident: incident.ref });
});
afterAll(() => desk.close());

const seen = async (filter: AgendaFilter) => agendaRange(desk.context, span.from, span.to, filter);
const refsOf = async (filter: AgendaFilter) =>
  [...new Set((await seen(filter)).map(({ ref }) => ref))].sort();
const as = (role: 'responder' | 'auditor') => ({
  ...desk.context,
  person: { ...desk.context.person, role },
});

describe('the calendar', () => {
  test('is narrowed by register, regime and person, and by all of them at once', async () => {
    const { european, chinese, incident } = refs;
    expect(await refsOf({})).toEqual([incident, european, chinese].sort());
    expect(await refsOf({ kind: 'incident' })).toEqual([incident]);
    expect(await refsOf({ regime: 'cn-pipl' })).toEqual([chinese]);
    expect(await refsOf({ kind: 'request', regime: 'eu-gdpr' })).toEqual([european]);
    expect(await refsOf({ kind: 'incident', person: 'Li Na' })).toEqual([]);
    expect(await refsOf({ person: "' OR 1=1 --" })).toEqual([]);
  });

  test('a task belongs to who it names, else to who handles its case', async () => {
    const tasks = async (person: string) =>
      (await seen({ person })).flatMap(({ what }) => (what.is === 'task' ? [what.task.title] : []));
    expect(await tasks('Li Na')).toEqual(['Ask the shop']);
    expect(await tasks('Wang Fang')).toEqual(['Ask the support desk']);
  });

  test('says how many dates a filter hides; none are lost', async () => {
    const all = await seen({});
    for (const filter of [
      {},
      { kind: 'request' },
      { regime: 'eu-gdpr' },
      { person: 'Li Na' },
    ] satisfies AgendaFilter[]) {
      const shown = (await seen(filter)).length;
      expect(shown + (await countHidden(desk.context, filter, span, shown))).toBe(all.length);
    }
  });

  test('offers the regimes and people that occur', async () => {
    expect(await agendaChoices(desk.context)).toEqual({
      regimes: ['cn-pipl', 'eu-gdpr'],
      people: ['Li Na', 'Wang Fang'],
    });
  });

  test('shows a responder incidents alone, hides nothing else by name or number', async () => {
    const responder = as('responder');
    const items = await agendaRange(responder, span.from, span.to);
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ kind }) => kind === 'incident')).toBe(true);
    const filter = { kind: 'request' } as const;
    expect(await agendaRange(responder, span.from, span.to, filter)).toEqual([]);
    expect(await countHidden(responder, filter, span, 0)).toBe(items.length);
    expect((await agendaChoices(responder)).people).toEqual([]);
    expect(await agendaRange(as('auditor'), span.from, span.to)).toHaveLength((await seen({})).length);
  });
});
