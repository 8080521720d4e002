import { afterEach, beforeEach, expect, test } from 'vitest';
import { addNote } from '#docket/cases/additions.ts';
import { changeCase, logCase } from '#docket/cases/commands.ts';
import { getCase } from '#docket/cases/get.ts';
import { caseAsOf } from '#docket/cases/history/as-of.ts';
import { acceptLaw } from '#docket/law/accept.ts';
import { addOwnDay } from '#docket/law/day-commands.ts';
import type { RequestRecord } from '#shared/cases/request.ts';
import type { Past } from '#shared/contract/trail.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { asPast, type Desk, openDesk } from '../desk.ts';
import { datesOf } from './law.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

/** Fifteen working days from 2026-11-16: ends on Monday 2026-12-07. */
const cancellation: RequestRecord = {
  ...requestRecord,
  receivedAt: '2026-11-16T09:00:00+08:00',
  rights: [{ right: 'accountCancellation', outcome: 'open' }],
  regimes: [{ regime: 'cn-pipl', place: 'CN' }],
};
const rule = 'request.account-cancellation';

/** Accepts one more day off on a day of November, at nine in the morning. */
async function acceptDayOff(date: string, on: string): Promise<void> {
  const context = desk.at(`${on}T09:00:00+08:00`);
  await addOwnDay(context, { place: 'CN', date, name: 'Works outing', works: false });
  await acceptLaw(context);
}

async function past(id: string, moment: Past) {
  const then = await caseAsOf(desk.context, id, moment);
  return { ...then, dates: then.past && datesOf(then.past.view) };
}
const at = (on: string) => ({ at: `${on}T12:00:00+08:00` });

test('between the acceptance of newer law and the next entry of a case, it is shown with the dates that were accepted', async () => {
  const { id } = await logCase(desk.context, 'request', cancellation);
  await acceptDayOff('2026-12-01', '2026-11-24');
  const accepted = await getCase(desk.context, id);

  expect((await past(id, at('2026-11-23'))).dates).toEqual([`${rule} 2026-12-07`]);
  const today = await past(id, at('2026-11-25'));
  expect(today.past?.view.clocks).toEqual(asPast(accepted).clocks);
  expect(today.past?.accepted?.at).toBe('2026-11-24T01:00:00.000Z');
  expect(today.notRecorded).toEqual([]);
  // The entry itself left the case as it was then.
  expect((await past(id, { seq: today.logged.seq })).dates).toEqual([`${rule} 2026-12-07`]);

  desk.at('2026-11-26T09:00:00+08:00');
  await addNote(desk.context, id, 'Called.');
  expect((await past(id, at('2026-11-26'))).dates).toEqual([`${rule} 2026-12-08`]);

  desk.at('2026-11-27T09:00:00+08:00');
  const { version, record } = accepted;
  await changeCase(desk.context, {
    id,
    version,
    record: { ...record, receivedAt: '2026-11-17T09:00:00+08:00' },
  });
  expect((await past(id, at('2026-11-28'))).dates).toEqual([`${rule} 2026-12-09`]);
  // What was accepted stays known after the case went on.
  expect((await past(id, at('2026-11-25'))).past?.view.clocks).toEqual(asPast(accepted).clocks);
  expect((await past(id, at('2026-11-23'))).dates).toEqual([`${rule} 2026-12-07`]);
});

test('between two acceptances that both moved a case without an entry of its own, it says that nobody wrote the dates down', async () => {
  const { id } = await logCase(desk.context, 'request', cancellation);
  await acceptDayOff('2026-12-01', '2026-11-24');
  await acceptDayOff('2026-12-02', '2026-11-26');
  expect((await past(id, at('2026-11-23'))).dates).toEqual([`${rule} 2026-12-07`]);
  expect((await past(id, at('2026-11-25'))).notRecorded).toEqual([{ part: 'clocks' }]);
  expect((await past(id, at('2026-11-27'))).dates).toEqual([`${rule} 2026-12-09`]);
});

test('an acceptance that moved other cases alone leaves the history of a case as it is', async () => {
  const { id } = await logCase(desk.context, 'request', requestRecord);
  await logCase(desk.context, 'request', cancellation);
  const before = await past(id, at('2026-11-22'));
  await acceptDayOff('2026-12-01', '2026-11-24');
  const after = await past(id, at('2026-11-25'));
  expect(after.past?.accepted).toBeUndefined();
  expect(after.past?.view.clocks).toEqual(before.past?.view.clocks);
});
