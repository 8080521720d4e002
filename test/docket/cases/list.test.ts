import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addNote, addTask } from '#docket/cases/additions.ts';
import { logCase, takeStep } from '#docket/cases/commands.ts';
import { countOpen, findCases, type ListQuestion, listCases } from '#docket/cases/list.ts';
import { agendaToday, countDue } from '#docket/clocks/agenda.ts';
import { agendaRange } from '#docket/clocks/agenda-range.ts';
import { agreementRecord, incidentRecord, requestRecord, transferRecord } from '#test/fixtures/records.ts';
import { type Desk, openDesk } from '../desk.ts';

let desk: Desk;

const everything: ListQuestion = {
  kind: 'request',
  show: 'all',
  due: 'any',
  waiting: false,
  search: '',
  sort: 'due',
  direction: 'up',
  limit: 200,
};

const titles = ['banana', 'Apple', 'cherry', '注销账户', 'apple', 'Éclair', 'zebra'];

/** 23 requests: received on different days, some of them undated (they wait for an identity), one withdrawn. */
beforeAll(async () => {
  desk = await openDesk();
  for (let number = 1; number <= 23; number += 1) {
    const day = String((number % 9) + 10);
    desk.at(`2026-11-22T09:${String(number).padStart(2, '0')}:00+08:00`);
    await logCase(desk.context, 'request', {
      ...requestRecord,
      title: `${titles[number % titles.length]} ${number % 5}`,
      receivedAt: `2026-10-${day}T09:00:00+02:00`,
      requester: { name: number === 7 ? '陈思远' : `Person ${number}`, relation: 'self' },
      regimes: [number % 4 === 0 ? { regime: 'cn-pipl', place: 'CN' } : { regime: 'eu-gdpr', place: 'DE' }],
    });
  }
  desk.at('2026-11-17T09:00:00+08:00');
});
afterAll(() => desk.close());

async function page(question: Partial<ListQuestion>): Promise<string[]> {
  return (await listCases(desk.context, { ...everything, ...question })).rows.map(({ ref }) => ref);
}

/** All pages of a list, of `limit` rows each. */
async function pages(question: Partial<ListQuestion>, limit: number): Promise<string[]> {
  const refs: string[] = [];
  for (let after: string | undefined; ; ) {
    const answer = await listCases(desk.context, { ...everything, ...question, limit, after });
    expect(answer.rows.length).toBeLessThanOrEqual(limit);
    refs.push(...answer.rows.map(({ ref }) => ref));
    if (answer.next === undefined) return refs;
    after = answer.next;
  }
}

const sorts = ['due', 'opened', 'ref', 'title', 'updated'] as const;

describe.each(sorts)('a register sorted by %s', (sort) => {
  test.each(['up', 'down'] as const)(
    '%s shows each case once, however small the pages are',
    async (direction) => {
      const whole = await page({ sort, direction });
      expect(new Set(whole).size).toBe(23);
      for (const limit of [1, 4, 7, 23]) expect(await pages({ sort, direction }, limit)).toEqual(whole);
    },
  );
});

describe('a register', () => {
  test('is sorted as people sort it, and cases without a date come last either way', async () => {
    expect(await page({ sort: 'ref' })).toEqual(
      (await page({ sort: 'ref', direction: 'down' })).toReversed(),
    );
    const byTitle = await listCases(desk.context, { ...everything, sort: 'title' });
    expect(byTitle.rows.slice(0, 6).map(({ title }) => title.toLowerCase().split(' ')[0])).toEqual(
      Array.from({ length: 6 }, () => 'apple'),
    );
    for (const direction of ['up', 'down'] as const) {
      const { rows } = await listCases(desk.context, { ...everything, direction });
      const dates = rows.flatMap(({ due }) => due?.result?.dueDate ?? []);
      const sorted = dates.toSorted();
      expect(dates).toEqual(direction === 'up' ? sorted : sorted.toReversed());
      expect(rows.slice(-5).every(({ due }) => due === undefined)).toBe(true);
    }
  });

  test('is filtered by what is overdue and what is due within a week', async () => {
    const due = async (filter: ListQuestion['due']) => {
      const { rows } = await listCases(desk.context, { ...everything, due: filter });
      return [...new Set(rows.map((row) => row.due?.result?.dueDate))].toSorted();
    };
    expect(await due('overdue')).toEqual([
      '2026-11-10',
      '2026-11-11',
      '2026-11-12',
      '2026-11-13',
      '2026-11-16',
    ]);
    expect(await due('week')).toEqual(['2026-11-17', '2026-11-18']);
  });

  test('is filtered by what is open, closed, or waits for somebody outside', async () => {
    const [first, second, third] = await Promise.all(
      ['a', 'b', 'c'].map((title) => logCase(desk.context, 'agreement', { ...agreementRecord, title })),
    );
    if (!first || !second || !third) throw new Error('not logged');
    const dates = { signedOn: '2026-01-01', effectiveOn: '2026-01-01' };
    await takeStep(desk.context, { id: second.id, version: 1, step: 'sign', answers: dates });
    let ended = await takeStep(desk.context, { id: third.id, version: 1, step: 'sign', answers: dates });
    const end = { on: '2026-11-01', reason: 'x' };
    ended = await takeStep(desk.context, { id: third.id, version: 2, step: 'end', answers: end });
    const settle = { on: '2026-11-02', how: 'deleted', proof: 'x' };
    const kind = 'agreement' as const;
    expect((await page({ kind, waiting: true })).toSorted()).toEqual([first.ref, ended.ref].toSorted());
    await takeStep(desk.context, { id: third.id, version: 3, step: 'settle', answers: settle });
    expect(await page({ kind, waiting: true })).toEqual([first.ref]);
    expect(await page({ kind, show: 'closed' })).toEqual([third.ref]);
    const answer = await listCases(desk.context, { ...everything, kind, show: 'open', limit: 1 });
    expect(answer).toMatchObject({ matching: 2, open: 2, all: 3 });
    expect(await countOpen(desk.context)).toEqual({ request: 23, incident: 0, agreement: 2, transfer: 0 });
  });

  test('is searched by words, beginnings of words and Chinese characters, page by page', async () => {
    expect(await page({ search: '思远' })).toEqual(['REQ-2026-0007']);
    expect(await page({ search: 'REQ-2026-0012' })).toEqual(['REQ-2026-0012']);
    expect((await page({ search: 'ecl' })).length).toBeGreaterThan(0);
    expect(await pages({ search: 'person' }, 3)).toEqual(await page({ search: 'person' }));
    expect(await listCases(desk.context, { ...everything, search: '"*) OR 1=1 --' })).toMatchObject({
      matching: 0,
    });
    expect(await page({ search: '???' })).toEqual([]);
  });

  test('refuses a cursor that is none or belongs to another order', async () => {
    const { next } = await listCases(desk.context, { ...everything, sort: 'title', limit: 2 });
    const wrong = [
      next,
      'x',
      '',
      'bnVsbA',
      Buffer.from('{"sort":"ref-up","key":["a"],"id":"x"}').toString('base64url'),
    ];
    for (const after of wrong) {
      const list = listCases(desk.context, { ...everything, sort: 'ref', after });
      await expect(list).rejects.toMatchObject({ code: 'bad-input' });
    }
  });

  test('reads every page along an index, without sorting the register', async () => {
    const { db } = desk.docket;
    for (const sort of ['due', 'opened', 'ref', 'updated', 'title'] as const) {
      const { next } = await listCases(desk.context, { ...everything, sort, limit: 2 });
      expect(next).toBeDefined();
    }
    const plan = async (order: string) => {
      const { rows } = await sql<{ detail: string }>`EXPLAIN QUERY PLAN
        SELECT * FROM cases WHERE kind = 'request' ${sql.raw(order)} LIMIT 50`.execute(db);
      return rows.map(({ detail }) => detail).join('\n');
    };
    const orders = [
      "AND due_at IS NOT NULL AND (due_at, ref) > ('2026', 'x') ORDER BY due_at, ref",
      "AND due_at IS NULL AND ref > 'x' ORDER BY ref",
      "AND (opened_on, ref) < ('2026', 'x') ORDER BY opened_on DESC, ref DESC",
      "AND (year, number, ref) > (2026, 4, 'x') ORDER BY year, number, ref",
      "AND (lower(title), ref) > ('a', 'x') ORDER BY lower(title), ref",
      "AND (updated_at, ref) > ('2026', 'x') ORDER BY updated_at, ref",
    ];
    for (const order of orders) {
      expect([order, await plan(order)]).toEqual([order, expect.stringMatching(/^SEARCH cases USING INDEX/)]);
      expect([order, await plan(order)]).toEqual([
        order,
        expect.not.stringContaining('TEMP B-TREE FOR ORDER BY'),
      ]);
    }
  });
});

test('a case is found in any register by what was typed into it and by its notes, never by its codes', async () => {
  const { id } = await logCase(desk.at('2026-11-22T09:00:00+08:00'), 'incident', incidentRecord);
  await addNote(desk.context, id, 'The courier was Quick & Sons.');
  const refs = async (text: string) => (await findCases(desk.context, text, 10)).map(({ ref }) => ref);
  expect(await refs('quick')).toEqual(['INC-2026-0001']);
  expect(await refs('spreadsheet wrong')).toEqual(['INC-2026-0001']);
  expect(await refs('sentToWrongRecipient')).toEqual([]);
  expect(await refs('')).toEqual([]);
});

describe('Today', () => {
  test('shows what is overdue, then what is due within a week, then who is waited for, each by its moment', async () => {
    const other = await openDesk('2026-11-22T09:00:00+08:00');
    const { context } = other;
    const late = await logCase(context, 'request', {
      ...requestRecord,
      receivedAt: '2026-10-01T09:00:00+02:00',
    });
    const soon = await logCase(context, 'request', requestRecord);
    const hours = await logCase(context, 'incident', incidentRecord);
    const far = await logCase(context, 'agreement', {
      ...agreementRecord,
      effectiveOn: '2026-01-01',
      expiresOn: '2027-06-30',
    });
    await addTask(context, late.id, { title: 'Search the archive', dueOn: '2026-11-20', assignee: 'Wu Jie' });
    await addTask(context, far.id, { title: 'Call', dueOn: '2026-11-22' });
    await addTask(context, far.id, { title: 'Far away', dueOn: '2027-01-01' });
    const opens = await logCase(context, 'transfer', {
      ...transferRecord,
      mechanism: 'cnSecurityAssessment',
      effectiveOn: '2025-01-01',
      validTo: '2026-12-31',
    });
    const asked = await logCase(context, 'request', {
      ...requestRecord,
      regimes: [{ regime: 'uk-gdpr', place: 'GB-ENG' }],
    });
    await takeStep(context, {
      id: asked.id,
      version: 1,
      step: 'askClarification',
      answers: { askedAt: '2026-10-30T09:00:00+00:00', about: 'Which?' },
    });

    const today = await agendaToday(context);
    const lines = (items: typeof today.overdue) =>
      items.map(({ ref, date, what }) => `${what.is} ${ref} ${date}`);
    expect(lines(today.overdue)).toEqual([`clock ${late.ref} 2026-11-02`, `task ${late.ref} 2026-11-20`]);
    expect(lines(today.soon)).toEqual([
      `task ${far.ref} 2026-11-22`,
      `clock ${hours.ref} 2026-11-23`,
      `clock ${soon.ref} 2026-11-26`,
    ]);
    expect(today.waiting.map(({ ref, date, what }) => [ref, date, what])).toEqual([
      [
        asked.ref,
        '2026-10-30',
        { is: 'waiting', waitingFor: 'clarification', since: '2026-10-30T09:00:00+00:00' },
      ],
      [far.ref, '2026-11-22', expect.objectContaining({ waitingFor: 'signature' })],
    ]);
    expect(await countDue(context)).toEqual({ today: 5, overdue: 2 });
    // A window that has opened is nothing that somebody missed.
    expect(opens.clocks.map(({ rule, state }) => [rule, state])).toContainEqual([
      'transfer.assessment-extension-opens',
      'running',
    ]);

    const range = (from: string, to: string) => agendaRange(context, { from, to, limit: 100 });
    const { items } = await range('2026-11-01', '2026-11-30');
    expect(items.map(({ what }) => what.is)).toEqual(['clock', 'task', 'task', 'clock', 'clock', 'clock']);
    await expect(range('2026-11-30', '2026-11-01')).rejects.toMatchObject({ code: 'bad-input' });
    await expect(range('2000-01-01', '2026-11-01')).rejects.toMatchObject({ code: 'bad-input' });
    await other.close();
  });
});
