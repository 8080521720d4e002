import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addTask } from '#docket/cases/additions.ts';
import { logCase } from '#docket/cases/commands.ts';
import type { DocketContext } from '#docket/cases/context.ts';
import { agendaDays } from '#docket/clocks/agenda-days.ts';
import { agendaChoices, countHidden } from '#docket/clocks/agenda-filter.ts';
import { agendaRange } from '#docket/clocks/agenda-range.ts';
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

const inSpan = async (context: DocketContext, filter: AgendaFilter = {}) =>
  (await agendaRange(context, { ...span, filter, limit: 500 })).items;
const seen = (filter: AgendaFilter) => inSpan(desk.context, filter);
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
    const items = await inSpan(responder);
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ kind }) => kind === 'incident')).toBe(true);
    const filter = { kind: 'request' } as const;
    expect(await inSpan(responder, filter)).toEqual([]);
    expect(await countHidden(responder, filter, span, 0)).toBe(items.length);
    expect((await agendaChoices(responder)).people).toEqual([]);
    expect(await inSpan(as('auditor'))).toHaveLength((await seen({})).length);
  });

  test('hands out its pages so that none is missing or twice, whatever their size', async () => {
    const all = await seen({});
    for (const limit of [1, 2, 3]) {
      const keys: string[] = [];
      for (let after: string | undefined; ; ) {
        const page = await agendaRange(desk.context, { ...span, after, limit });
        expect(page.total).toBe(all.length);
        expect(page.items.length).toBeLessThanOrEqual(limit);
        keys.push(...page.items.map(({ key }) => key));
        if (page.next === undefined) break;
        after = page.next;
      }
      expect(keys).toEqual(all.map(({ key }) => key));
    }
    await expect(agendaRange(desk.context, { ...span, after: 'x', limit: 3 })).rejects.toMatchObject({
      code: 'bad-input',
    });
  });

  test('counts the dates of each day, with the first of them and what tells the gravest', async () => {
    for (const filter of [{}, { kind: 'incident' }, { person: 'Li Na' }] satisfies AgendaFilter[]) {
      const items = await seen(filter);
      const days = await agendaDays(desk.context, { ...span, filter, first: 1, marked: true });
      const expected = [...Map.groupBy(items, ({ date }) => date)];
      expect(days.map(({ date, count, first }) => [date, count, first.map(({ key }) => key)])).toEqual(
        expected.map(([date, own]) => [date, own.length, own.slice(0, 1).map(({ key }) => key)]),
      );
      for (const { count, marks } of days) {
        expect(marks.length).toBeGreaterThan(0);
        expect(marks.length).toBeLessThanOrEqual(count);
      }
    }
    const bare = await agendaDays(desk.context, { ...span, first: 0, marked: false });
    expect(bare.every(({ first, marks }) => first.length + marks.length === 0)).toBe(true);
    await expect(
      agendaDays(desk.context, { from: span.to, to: span.from, first: 0, marked: false }),
    ).rejects.toMatchObject({ code: 'bad-input' });
  });

  test('counts for a responder incidents alone', async () => {
    const days = await agendaDays(as('responder'), { ...span, first: 50, marked: false });
    const items = days.flatMap(({ first }) => first);
    expect(items).toEqual(await inSpan(as('responder')));
    expect(days.reduce((sum, { count }) => sum + count, 0)).toBe(items.length);
  });
});
