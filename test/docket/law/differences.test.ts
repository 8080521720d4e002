import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changeCase, logCase, takeStep } from '#docket/cases/commands.ts';
import type { DocketContext } from '#docket/cases/context.ts';
import { toEntryView } from '#docket/cases/entry-view.ts';
import { getCase } from '#docket/cases/get.ts';
import { listCases } from '#docket/cases/list.ts';
import { exportDifferences } from '#docket/exchange/export-differences.ts';
import { acceptLaw } from '#docket/law/accept.ts';
import { addOwnDay, removeOwnDay } from '#docket/law/day-commands.ts';
import { waitingLaw } from '#docket/law/newer.ts';
import { listEntries } from '#docket/trail/list.ts';
import { verifyTrail } from '#docket/trail/verify.ts';
import type { RequestRecord } from '#shared/cases/request.ts';
import { languages } from '#shared/text/texts.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { type Desk, openDesk } from '../desk.ts';
import { datesOf, reopenedWith, shippedLater } from './law.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

/** Fifteen working days from 2026-11-09: ends on Monday 2026-11-30. */
const cancellation: RequestRecord = {
  ...requestRecord,
  title: 'Close my account',
  receivedAt: '2026-11-09T09:00:00+08:00',
  rights: [{ right: 'accountCancellation', outcome: 'open' }],
  regimes: [{ regime: 'cn-pipl', place: 'CN' }],
};
const rule = 'request.account-cancellation';
const outing = { place: 'CN', date: '2026-11-25', name: 'Works outing', works: false };

async function entries() {
  return (await listEntries(desk.docket.db, { limit: 50 })).map(toEntryView);
}

/** A request that was answered, taken through the steps that lead there. */
async function answered(context: DocketContext, record: RequestRecord) {
  const at = '2026-11-20T09:00:00+08:00';
  let view = await logCase(context, 'request', record);
  const take = async (step: string, answers: object) => {
    view = await takeStep(context, { id: view.id, version: view.version, step, answers });
  };
  await take('skipIdentity', { verifiedAt: record.receivedAt, note: 'Known.' });
  const rights = record.rights.map(({ right }) => ({ right, outcome: 'granted' }));
  await take('decide', { rights, at });
  await take('answer', { sentAt: at, channel: 'email', summary: 'Done.', remediesTold: true });
  return view;
}

describe('a day of the organisation’s own', () => {
  test('moves a clock in working days after it was accepted and not before, in one entry, and is told in the reasons', async () => {
    const { id } = await logCase(desk.context, 'request', cancellation);
    await addOwnDay(desk.context, outing);
    const shown = await getCase(desk.context, id);
    expect(datesOf(shown)).toEqual([`${rule} 2026-11-30`]);

    const waiting = await waitingLaw(desk.context);
    expect(waiting?.moves).toMatchObject([
      {
        ref: 'REQ-2026-0001',
        from: { dueDate: '2026-11-30' },
        to: { dueDate: '2026-12-01' },
        why: [{ code: 'ownDays', name: 'CN', days: ['2026-11-25'] }],
      },
    ]);
    expect((await getCase(desk.context, id)).clocks[0]?.newer?.dueDate).toBe('2026-12-01');
    const before = (await entries()).length;
    expect(await acceptLaw(desk.context)).toEqual({ moved: 1, counted: 1, refused: 0 });

    const after = await getCase(desk.context, id);
    expect(datesOf(after)).toEqual([`${rule} 2026-12-01`]);
    expect(after.clocks[0]?.newer).toBeUndefined();
    expect(after.version).toBe(shown.version);
    const told = after.clocks[0]?.result?.explanation.find(({ code }) => code === 'ownDays');
    expect(told?.values.days).toBe('2026-11-25 Works outing');

    const trail = await entries();
    expect(trail).toHaveLength(before + 1);
    expect(trail[0]).toMatchObject({ action: 'law.accepted', by: 'Li Na' });
    expect(trail[0]?.changes).toContainEqual({
      field: `REQ-2026-0001 cn-pipl ${rule} accountCancellation`,
      before: '2026-11-30T23:59:59+08:00',
      after: '2026-12-01T23:59:59+08:00',
    });
    expect(trail[0]?.changes).toContainEqual({ field: 'moved', after: '1' });
    expect(await waitingLaw(desk.context)).toBeUndefined();
  });

  test('makes a weekend day work for a rule that counts such days, and can be taken away again', async () => {
    const { id } = await logCase(desk.context, 'request', cancellation);
    await addOwnDay(desk.context, { ...outing, date: '2026-11-28', name: 'Stocktaking', works: true });
    await acceptLaw(desk.context);
    expect(datesOf(await getCase(desk.context, id))).toEqual([`${rule} 2026-11-28`]);
    await removeOwnDay(desk.context, 'CN', '2026-11-28');
    await acceptLaw(desk.context);
    expect(datesOf(await getCase(desk.context, id))).toEqual([`${rule} 2026-11-30`]);
    await expect(removeOwnDay(desk.context, 'CN', '2026-11-28')).rejects.toMatchObject({ code: 'bad-input' });
    await expect(addOwnDay(desk.context, { ...outing, place: 'XX' })).rejects.toMatchObject({
      code: 'unknown-place',
    });
  });

  test('does not touch a case that is worked on while it waits: what was accepted goes on holding', async () => {
    const logged = await logCase(desk.context, 'request', cancellation);
    await addOwnDay(desk.context, outing);
    await waitingLaw(desk.context);
    const { id, version, record } = logged;
    const changed = await changeCase(desk.context, { id, version, record: { ...record, title: 'Close it' } });
    expect(datesOf(changed)).toEqual([`${rule} 2026-11-30`]);
    expect(changed.clocks[0]?.newer?.dueDate).toBe('2026-12-01');
    const other = await logCase(desk.context, 'request', cancellation);
    expect(datesOf(other)).toEqual([`${rule} 2026-11-30`]);
    expect((await waitingLaw(desk.context))?.moves).toHaveLength(2);
  });
});

describe('accepting a newer law', () => {
  test('never moves a closed case, a clock that was met, or the lateness of one that is late', async () => {
    const met = await answered(desk.context, cancellation);
    expect(met.clocks[0]?.state).toBe('met');
    const withdrawn = await logCase(desk.context, 'request', cancellation);
    const closed = await takeStep(desk.context, {
      id: withdrawn.id,
      version: 1,
      step: 'withdraw',
      answers: { at: desk.context.now(), reason: 'Changed my mind' },
    });
    expect(closed.closed).toBe(true);
    const late = await logCase(desk.context, 'request', {
      ...cancellation,
      receivedAt: '2026-10-20T09:00:00+08:00',
    });
    expect(datesOf(late)).toEqual([`${rule} 2026-11-10`]);

    await addOwnDay(desk.context, outing);
    await addOwnDay(desk.context, { ...outing, date: '2026-11-10' });
    expect((await waitingLaw(desk.context))?.moves).toEqual([]);
    await acceptLaw(desk.context);
    for (const view of [met, closed, late]) {
      expect((await getCase(desk.context, view.id)).clocks).toEqual(view.clocks);
    }
    // Later work on the case does not bring the newer law in by the back door.
    const { id, version, record } = late;
    const touched = await changeCase(desk.context, { id, version, record: { ...record, title: 'Close it' } });
    expect(touched.clocks).toEqual(late.clocks);
  });

  test('puts the case in its new place in the list by date', async () => {
    const { id } = await logCase(desk.context, 'request', cancellation);
    await addOwnDay(desk.context, outing);
    await acceptLaw(desk.context);
    const { rows } = await listCases(desk.context, {
      kind: 'request',
      show: 'open',
      due: 'any',
      waiting: false,
      search: '',
      sort: 'due',
      direction: 'up',
      limit: 10,
    });
    expect(rows.map(({ due }) => due?.result?.dueDate)).toEqual(['2026-12-01']);
    const stored = await desk.docket.db
      .selectFrom('cases')
      .select('due_at')
      .where('id', '=', id)
      .executeTakeFirst();
    expect(stored?.due_at).toBe('2026-12-01T15:59:59.000Z');
  });

  test('can be given up until it is committed, and leaves everything as it was', async () => {
    const { id } = await logCase(desk.context, 'request', cancellation);
    await addOwnDay(desk.context, outing);
    const before = await entries();
    const giving = new AbortController();
    // The last report comes between the rows and the entry.
    const work = acceptLaw(desk.context, {
      signal: giving.signal,
      onProgress: ({ done, total }) => {
        if (done > 0 && done * 2 >= total) giving.abort();
      },
    });
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
    expect(await entries()).toEqual(before);
    expect(datesOf(await getCase(desk.context, id))).toEqual([`${rule} 2026-11-30`]);
    expect((await waitingLaw(desk.context))?.moves).toHaveLength(1);
  });

  test('can be looked at as a table before, with every reason, and the trail says who took it', async () => {
    await logCase(desk.context, 'request', { ...cancellation, title: '=1+1 "Close" my account' });
    await addOwnDay(desk.context, outing);
    const target = join(desk.docket.folder, '..', 'differences.csv');
    for (const language of languages) {
      expect(await exportDifferences(desk.context, language, { path: target, replace: true })).toEqual({
        moves: 1,
      });
      const text = await readFile(target, 'utf8');
      const [head = '', line = '', ...rest] = text.split('\r\n');
      expect(head.split('","')).toHaveLength(7);
      expect(rest).toEqual(['']);
      expect(line).toMatch(/^"REQ-2026-0001","'=1\+1 ""Close"" my account","/);
      expect(line).toContain('","2026-11-30T23:59:59+08:00","2026-12-01T23:59:59+08:00","');
      expect(line.split('","')[6]).toContain('2026-11-25');
    }
    expect((await entries())[0]).toMatchObject({ action: 'law.differencesExported', by: 'Li Na' });
  });

  test('is the officer’s', async () => {
    await addOwnDay(desk.context, outing);
    const auditor = { ...desk.context, person: { ...desk.context.person, role: 'auditor' as const } };
    await expect(acceptLaw(auditor)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(addOwnDay(auditor, outing)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('keeps the trail whole', async () => {
    await logCase(desk.context, 'request', cancellation);
    await addOwnDay(desk.context, outing);
    await acceptLaw(desk.context);
    expect((await verifyTrail(desk.docket.db)).ok).toBe(true);
  });
});

describe('a program that ships a newer calendar', () => {
  const later = shippedLater((calendar) =>
    calendar.place === 'CN'
      ? {
          ...calendar,
          version: '2026-12-31',
          holidays: [...calendar.holidays, { date: '2026-11-27', name: 'National day of mourning' }],
        }
      : calendar,
  );

  test('opens the docket under the law that was accepted, and names both versions beside what would move', async () => {
    const { id } = await logCase(desk.context, 'request', cancellation);
    const context = await reopenedWith(desk, later);
    expect(datesOf(await getCase(context, id))).toEqual([`${rule} 2026-11-30`]);
    const other = await logCase(context, 'request', cancellation);
    expect(datesOf(other)).toEqual([`${rule} 2026-11-30`]);
    const waiting = await waitingLaw(context);
    const from = desk.context.shipped.calendars.find(({ place }) => place === 'CN')?.version;
    expect(waiting?.parts).toEqual([{ kind: 'calendar', name: 'CN', from, to: '2026-12-31' }]);
    expect(waiting?.moves.map(({ why }) => why)).toEqual([
      [{ code: 'calendar', name: 'CN', from, to: '2026-12-31' }],
      [{ code: 'calendar', name: 'CN', from, to: '2026-12-31' }],
    ]);
    expect(await acceptLaw(context)).toMatchObject({ moved: 2 });
    expect(datesOf(await getCase(context, id))).toEqual([`${rule} 2026-12-01`]);
    const again = await reopenedWith(desk, later);
    expect(await waitingLaw(again)).toBeUndefined();
  });

  test('moves a clock that is late where the calendar was wrong, and says when; what we add ourselves does not', async () => {
    // Fifteen working days end on Friday 2026-11-20, which the newer calendar knows to be a day off.
    const record = { ...cancellation, receivedAt: '2026-10-30T09:00:00+08:00' };
    const { id } = await logCase(desk.context, 'request', record);
    expect(datesOf(await getCase(desk.context, id))).toEqual([`${rule} 2026-11-20`]);
    const corrected = shippedLater((calendar) =>
      calendar.place === 'CN'
        ? {
            ...calendar,
            version: '2026-12-31',
            holidays: [...calendar.holidays, { date: '2026-11-20', name: 'National day of mourning' }],
          }
        : calendar,
    );
    const context = await reopenedWith(desk, corrected);
    await addOwnDay(context, { ...outing, date: '2026-11-18' });
    await addOwnDay(context, { ...outing, date: '2026-11-23' });
    const waiting = await waitingLaw(context);
    expect(waiting?.moves.map(({ from, to }) => [from?.dueDate, to?.dueDate])).toEqual([
      ['2026-11-20', '2026-11-23'],
    ]);
    expect(waiting?.moves[0]?.why.map(({ code }) => code)).toEqual(['calendar']);
    expect(await acceptLaw(context)).toMatchObject({ moved: 1 });
    const moved = await getCase(context, id);
    expect(datesOf(moved)).toEqual([`${rule} 2026-11-23`]);
    expect(moved.clocks[0]?.result?.explanation.map(({ code }) => code)).not.toContain('ownDays');

    // Late again by then, it keeps to what it was counted with, whatever is added of one's own.
    desk.at('2026-11-25T09:00:00+08:00');
    await addOwnDay(context, { ...outing, date: '2026-11-24' });
    expect((await waitingLaw(context))?.moves).toEqual([]);
    await acceptLaw(context);
    expect((await getCase(context, id)).clocks).toEqual(moved.clocks);
    expect(await waitingLaw(context)).toBeUndefined();
  });

  test('that gives no case another date waits as well, and moves nothing', async () => {
    await logCase(desk.context, 'request', requestRecord);
    const context = await reopenedWith(desk, later);
    const waiting = await waitingLaw(context);
    expect(waiting?.parts).toHaveLength(1);
    expect(waiting?.moves).toEqual([]);
  });

  test('tells which clocks are older than the note of their law', async () => {
    const { id } = await logCase(desk.context, 'request', cancellation);
    const { db } = desk.docket;
    await db.deleteFrom('law_parts').execute();
    await db.updateTable('clocks').set({ law: null, due_date: '2026-11-29' }).execute();
    const context = await reopenedWith(desk, desk.context.shipped);
    const waiting = await waitingLaw(context);
    expect(waiting?.parts).toEqual([{ kind: 'own', name: 'unnoted', from: '' }]);
    await acceptLaw(context);
    expect((await waitingLaw(context))?.parts).toBeUndefined();
    expect(datesOf(await getCase(context, id))).toEqual([`${rule} 2026-11-30`]);
  });
});
