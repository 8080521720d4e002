import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getCase } from '#docket/cases/get.ts';
import { acceptLaw } from '#docket/law/accept.ts';
import { addOwnDay } from '#docket/law/day-commands.ts';
import { waitingLaw } from '#docket/law/newer.ts';
import { listEntries } from '#docket/trail/list.ts';
import { fillRequests } from '#test/fixtures/open-requests.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { type Desk, openDesk } from '../desk.ts';

const CASES = 450;

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  const received = (day: number) => `2026-11-${10 + day}T09:00:00+08:00`;
  await fillRequests(
    desk.context,
    CASES,
    [0, 1, 2].map((day) => ({
      ...requestRecord,
      receivedAt: received(day),
      rights: [{ right: 'accountCancellation', outcome: 'open' }],
      regimes: [{ regime: 'cn-pipl', place: 'CN' }],
    })),
  );
});
afterAll(() => desk.close());

test('while many clocks are counted anew other calls are answered, and the process takes a turn after each handful', async () => {
  const { context } = desk;
  const { id } = await desk.docket.db.selectFrom('cases').select('id').limit(1).executeTakeFirstOrThrow();
  await addOwnDay(context, { place: 'CN', date: '2026-11-27', name: 'Works outing', works: false });
  expect((await waitingLaw(context))?.moves).toHaveLength(CASES);

  let isOver = false;
  let isWriting = false;
  const seen = { answeredWhileCounting: 0, turnsWhileWriting: 0 };
  const accepting = acceptLaw(context, {
    onProgress: ({ done, total }) => {
      isWriting = done * 2 >= total;
    },
  }).finally(() => {
    isOver = true;
  });
  const asking = (async () => {
    while (!isOver) {
      // Calls come in as messages, between two turns.
      await turn();
      await getCase(context, id);
      if (!isWriting) seen.answeredWhileCounting += 1;
    }
  })();
  const turning = (async () => {
    while (!isOver) {
      await turn();
      if (isWriting) seen.turnsWhileWriting += 1;
    }
  })();
  expect(await accepting).toEqual({ moved: CASES, counted: CASES, refused: 0 });
  await Promise.all([asking, turning]);
  // 450 cases are five handfuls.
  expect(seen.answeredWhileCounting).toBeGreaterThanOrEqual(4);
  expect(seen.turnsWhileWriting).toBeGreaterThanOrEqual(4);
});

test('all of them moved in one entry, and none is left behind', async () => {
  const { db } = desk.docket;
  const [entry] = await listEntries(db, { limit: 1 });
  expect(entry?.action).toBe('law.accepted');
  const dates = await db
    .selectFrom('clocks')
    .innerJoin('cases', 'cases.id', 'clocks.case_id')
    .select((eb) => ['clocks.due_at', 'cases.due_at as of_case', eb.fn.countAll<number>().as('count')])
    .groupBy(['clocks.due_at', 'cases.due_at'])
    .execute();
  expect(dates.reduce((sum, { count }) => sum + count, 0)).toBe(CASES);
  expect(dates).toHaveLength(3);
  for (const { due_at, of_case } of dates) expect(of_case).toBe(due_at);
});
