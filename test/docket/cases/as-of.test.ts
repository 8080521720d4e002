import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addNote, addTask, finishTask } from '#docket/cases/additions.ts';
import { changeCase, logCase, takeStep } from '#docket/cases/commands.ts';
import { removeFile, replaceFile } from '#docket/cases/file-versions.ts';
import { attachFile, saveFileCopy } from '#docket/cases/files.ts';
import { getCase } from '#docket/cases/get.ts';
import { caseAsOf } from '#docket/cases/history/as-of.ts';
import { changesBetween } from '#docket/cases/json.ts';
import { sessionOf } from '#docket/vault/docket.ts';
import type { CaseKind } from '#shared/cases/kinds.ts';
import type { CaseView } from '#shared/contract/case.ts';
import { DocketError } from '#shared/errors.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { asPast, type Desk, openDesk } from '../desk.ts';
import { command, examples, refusals, run } from './random-commands.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const pick = fc.nat(99);
const word = fc.constantFrom('One', 'Two', 'Three', '三', 'a\u0301');
const addition = fc.oneof(
  fc.record({ do: fc.constant('task' as const), word, due: fc.boolean() }),
  fc.record({ do: fc.constant('tick' as const), pick, done: fc.boolean() }),
  fc.record({ do: fc.constant('file' as const), word, content: word }),
  fc.record({ do: fc.constant('version' as const), pick, content: word }),
  fc.record({ do: fc.constant('remove' as const), pick }),
  fc.record({ do: fc.constant('copy' as const), pick }),
);
type Addition = typeof addition extends fc.Arbitrary<infer T> ? T : never;

const file = (name: string, content: string) => ({ name: `${name}.txt`, content: Buffer.from(content) });

async function add(view: CaseView, one: Addition): Promise<unknown> {
  const { context } = desk;
  const chosen = <Row>(rows: readonly Row[], number: number) => rows[number % Math.max(1, rows.length)];
  switch (one.do) {
    case 'task':
      return addTask(context, view.id, { title: one.word, ...(one.due ? { dueOn: '2026-12-01' } : {}) });
    case 'tick':
      return finishTask(context, view.id, chosen(view.tasks, one.pick)?.id ?? '', one.done);
    case 'file':
      return attachFile(context, view.id, file(one.word, one.content));
    case 'version':
      return replaceFile(context, view.id, chosen(view.files, one.pick)?.id ?? '', file('v', one.content));
    case 'remove':
      return removeFile(context, view.id, chosen(view.files, one.pick)?.id ?? '', 'It was wrong.');
    case 'copy':
      return saveFileCopy(context, view.id, chosen(view.files, one.pick)?.id ?? '', {
        path: `${desk.docket.folder}/../copy`,
        replace: true,
      });
  }
}

const isAddition = (one: Addition | { do: string }): one is Addition =>
  ['task', 'tick', 'file', 'version', 'remove', 'copy'].includes(one.do);

test('whatever was done to a case, each of its past moments is shown as it was seen then', {
  timeout: 240_000,
}, async () => {
  let compared = 0;
  let minute = Date.parse('2026-11-23T00:00:00Z');
  const kinds = fc.constantFrom<CaseKind>('request', 'incident', 'agreement', 'transfer');
  const commands = fc.array(fc.oneof(command, addition), { minLength: 6, maxLength: 16 });
  await fc.assert(
    fc.asyncProperty(kinds, commands, async (kind, list) => {
      const seen: { view: CaseView; at: string }[] = [];
      const tick = () => {
        minute += 60_000;
        return desk.at(new Date(minute).toISOString());
      };
      let view = await logCase(tick(), kind, examples[kind]);
      seen.push({ view, at: desk.context.now() });
      for (const one of list) {
        tick();
        const did = await (isAddition(one) ? add(view, one) : run(desk.context, view, one)).catch(
          (error: unknown) => error,
        );
        if (did instanceof DocketError)
          expect([...refusals, 'file-missing', 'file-on-case']).toContain(did.code);
        else if (did instanceof Error) throw did;
        view = await getCase(desk.context, view.id);
        seen.push({ view, at: desk.context.now() });
      }
      for (const { view: then, at } of seen) {
        const seq = then.trail[0]?.seq ?? 0;
        const found = await caseAsOf(desk.context, view.id, { seq });
        expect(found).toMatchObject({ notRecorded: [], leadsToPresent: true });
        expect(found.past?.view).toEqual(asPast(then));
        expect(found.past?.changes).toEqual(
          changesBetween({ state: then.state, ...then.record }, { state: view.state, ...view.record }),
        );
        expect((await caseAsOf(desk.context, view.id, { at })).past?.view).toEqual(asPast(then));
        compared += 1;
      }
    }),
    { numRuns: 25 },
  );
  // Else the run would prove little.
  expect(compared).toBeGreaterThan(150);
});

describe('a past moment of a case', () => {
  test('that lies before it was logged shows nothing but when that was', async () => {
    desk.at('2026-12-01T09:00:00Z');
    const view = await logCase(desk.context, 'request', requestRecord);
    const before = await caseAsOf(desk.context, view.id, { at: '2026-12-01T08:59:59Z' });
    expect(before).toMatchObject({ logged: { at: '2026-12-01T09:00:00.000Z' } });
    expect(before.past).toBeUndefined();
    expect((await caseAsOf(desk.context, view.id, { seq: 1 })).past).toBeUndefined();
    expect((await caseAsOf(desk.context, view.id, { at: '2031-01-01T00:00:00Z' })).past?.view).toEqual(
      asPast(view),
    );
  });

  test('keeps the dates of its clocks as people saw them, also after they moved', async () => {
    desk.at('2026-12-02T09:00:00Z');
    const { receivedAt: _, ...rest } = requestRecord;
    const record = { ...rest, receivedAt: '2026-11-02T09:00:00+01:00' };
    const view = await logCase(desk.context, 'request', record);
    desk.at('2026-12-02T10:00:00Z');
    const moved = await changeCase(desk.context, {
      id: view.id,
      version: 1,
      record: { ...view.record, receivedAt: '2026-11-12T09:00:00+01:00' },
    });
    const then = (await caseAsOf(desk.context, view.id, { at: '2026-12-02T09:30:00Z' })).past;
    expect(then?.view.clocks).toEqual(asPast(view).clocks);
    expect(then?.view.clocks[0]?.result?.dueDate).not.toBe(moved.clocks[0]?.result?.dueDate);
    expect(then?.changes).toMatchObject([
      { field: 'receivedAt', before: record.receivedAt, after: '2026-11-12T09:00:00+01:00' },
    ]);
  });

  test('is told from its entries alone: a case that was changed without one does not follow from them', async () => {
    desk.at('2026-12-03T09:00:00Z');
    const view = await logCase(desk.context, 'request', requestRecord);
    sessionOf(desk.docket)
      .raw.prepare("UPDATE cases SET record = replace(record, ?, 'Another title') WHERE id = ?")
      .run(requestRecord.title, view.id);
    const found = await caseAsOf(desk.context, view.id, { at: '2026-12-04T00:00:00Z' });
    expect(found.leadsToPresent).toBe(false);
    expect(found.past?.view.title).toBe(requestRecord.title);
    expect(found.past?.changes).toMatchObject([{ field: 'title', after: 'Another title' }]);
  });
});

describe('entries from before rows and clocks were recorded', () => {
  /** Takes out of the entries of a case what newer ones hold, as if an earlier version had written them. */
  function age(id: string): void {
    const { raw } = sessionOf(desk.docket);
    raw.exec('DROP TRIGGER IF EXISTS trail_refuses_update');
    raw
      .prepare("UPDATE trail SET details = json_remove(details, '$.row', '$.clocks') WHERE case_id = ?")
      .run(id);
  }

  test('still tell record, notes, tasks and files; of the clocks it is said that they were not recorded', async () => {
    desk.at('2026-12-05T09:00:00Z');
    const { id } = await logCase(desk.context, 'request', requestRecord);
    desk.at('2026-12-05T09:01:00Z');
    await addNote(desk.context, id, 'Rang her up.');
    await addTask(desk.context, id, { title: 'Ask the shop' });
    const filed = await attachFile(desk.context, id, file('letter', 'Dear'));
    const task = filed.tasks[0]?.id ?? '';
    await finishTask(desk.context, id, task, true);
    const versioned = await replaceFile(
      desk.context,
      id,
      filed.files[0]?.id ?? '',
      file('letter2', 'Dear J.'),
    );
    age(id);
    const seq = versioned.trail[0]?.seq ?? 0;
    const found = await caseAsOf(desk.context, id, { seq });
    expect(found).toMatchObject({ notRecorded: [{ part: 'clocks' }], leadsToPresent: true });
    expect(found.notRecorded[0]).not.toHaveProperty('from');
    expect(found.past?.view).toMatchObject({
      clocks: [],
      tasks: versioned.tasks,
      notes: versioned.notes,
      files: versioned.files,
      record: versioned.record,
    });

    // The next entry of such a case keeps all its clocks.
    desk.at('2026-12-05T10:00:00Z');
    const { version } = await getCase(desk.context, id);
    const step = { id, version, step: 'withdraw', answers: { at: '2026-12-05T09:30:00Z', reason: 'Mail.' } };
    const ended = await takeStep(desk.context, step);
    const last = ended.trail[0]?.seq ?? 0;
    expect(await caseAsOf(desk.context, id, { seq })).toMatchObject({ notRecorded: [{ from: last }] });
    const now = await caseAsOf(desk.context, id, { seq: last });
    expect(now.notRecorded).toEqual([]);
    expect(now.past?.view.clocks).toEqual(asPast(ended).clocks);
  });

  test('that could be about either of two tasks are not guessed', async () => {
    desk.at('2026-12-06T09:00:00Z');
    const { id } = await logCase(desk.context, 'request', requestRecord);
    await addTask(desk.context, id, { title: 'Ask' });
    const two = await addTask(desk.context, id, { title: 'Ask' });
    const done = await finishTask(desk.context, id, two.tasks[1]?.id ?? '', true);
    age(id);
    const found = await caseAsOf(desk.context, id, { seq: done.trail[0]?.seq ?? 0 });
    expect(found.notRecorded).toContainEqual({ part: 'tasks' });
    expect(found.past?.view.tasks.map(({ doneAt }) => doneAt)).toEqual([undefined, undefined]);
  });
});
