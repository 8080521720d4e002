import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { logCase } from '#docket/cases/commands.ts';
import { toEntryView } from '#docket/cases/entry-view.ts';
import { getCase } from '#docket/cases/get.ts';
import { acceptLaw } from '#docket/law/accept.ts';
import {
  currentHouse,
  endPromise,
  offeredPromises,
  setChildAge,
  setPromise,
  setTarget,
} from '#docket/law/house.ts';
import { waitingLaw } from '#docket/law/newer.ts';
import { listEntries } from '#docket/trail/list.ts';
import { DocketError } from '#shared/errors.ts';
import { incidentRecord } from '#test/fixtures/records.ts';
import { type Desk, openDesk } from '../desk.ts';
import { correction, datesOf, takeOverUsual } from './law.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

async function lastEntry() {
  const [entry] = await listEntries(desk.docket.db, { limit: 1 });
  if (entry === undefined) throw new Error('the trail is empty');
  return toEntryView(entry);
}

const promise = {
  id: 'request.correction',
  amount: 15,
  unit: 'day',
  citation: 'Privacy policy 2027, section 5(ii)',
  wording: 'We reply within 15 days.',
} as const;

describe('the policy of the organisation', () => {
  test('starts without any promise, target or age, and no clock runs by it', async () => {
    const { promises, childAge, targets } = await currentHouse(desk.context);
    expect({ promises, childAge, targets }).toEqual({ promises: [], childAge: undefined, targets: [] });
    expect((await logCase(desk.context, 'request', correction)).clocks).toEqual([]);
  });

  test('offers the usual promises as templates, which are taken over with a citation of its own', async () => {
    const offered = offeredPromises(desk.context);
    expect(offered.map(({ id, amount, unit }) => `${id} ${amount} ${unit}`)).toEqual([
      'request.correction 30 day',
      'policy.effect 7 day',
    ]);
    await takeOverUsual(desk.context);
    const { promises } = await currentHouse(desk.context);
    expect(promises.map(({ id, citation }) => `${id}: ${citation}`)).toEqual([
      'request.correction: Privacy policy section 5(ii)',
      'policy.effect: Privacy policy section 5(ii)',
    ]);
  });

  test('keeps an old case under the old promise when a new one begins, and counts a new case under the new', async () => {
    const before = await logCase(desk.context, 'request', correction);
    expect(datesOf(before)).toEqual(['request.correction 2026-12-02']);
    await setPromise(desk.context, { ...promise, from: '2026-11-10' });
    const entry = await lastEntry();
    expect(entry.action).toBe('house.promise');
    expect(entry.changes).toContainEqual({ field: 'request.correction.amount', before: '30', after: '15' });

    const waiting = await waitingLaw(desk.context);
    expect(waiting?.moves).toEqual([]);
    expect(await acceptLaw(desk.context)).toMatchObject({ moved: 0, counted: 2 });
    expect(datesOf(await getCase(desk.context, before.id))).toEqual(['request.correction 2026-12-02']);

    const received = '2026-11-12T09:00:00+08:00';
    const after = await logCase(desk.context, 'request', { ...correction, receivedAt: received });
    expect(datesOf(after)).toEqual(['request.correction 2026-11-27']);
    expect(after.clocks[0]?.result?.rule).toMatchObject({
      nature: 'house',
      citation: 'Privacy policy 2027, section 5(ii): “We reply within 15 days.”',
    });
  });

  test('refuses a promise from before the newest one, and one of more than a year', async () => {
    const early = setPromise(desk.context, { ...promise, from: '2026-11-09' });
    await expect(early).rejects.toMatchObject({ code: 'bad-input' });
    const long = setPromise(desk.context, { ...promise, unit: 'month', from: '2026-12-01' });
    await expect(long).rejects.toThrow(DocketError);
  });

  test('promises a time for another right, and ends it with a last day', async () => {
    await setPromise(desk.context, { ...promise, id: 'request.deletion', amount: 20, from: 'always' });
    await acceptLaw(desk.context);
    const rights = [{ right: 'deletion' as const, outcome: 'open' as const }];
    const logged = await logCase(desk.context, 'request', { ...correction, rights });
    expect(datesOf(logged)).toEqual(['request.deletion 2026-11-22']);
    await endPromise(desk.context, 'request.deletion', '2026-11-05');
    await acceptLaw(desk.context);
    const later = { ...correction, rights, receivedAt: '2026-11-06T09:00:00+08:00' };
    expect((await logCase(desk.context, 'request', later)).clocks).toEqual([]);
  });

  test('says from which age on nobody is a child, with before and after in the trail', async () => {
    await setChildAge(desk.context, 16);
    expect((await currentHouse(desk.context)).childAge).toBe(16);
    expect((await lastEntry()).changes).toEqual([{ field: 'childAge', after: '16' }]);
    const entries = (await lastEntry()).seq;
    await setChildAge(desk.context, 16);
    expect((await lastEntry()).seq).toBe(entries);
  });
});

describe('a duty without delay', () => {
  test('has no clock until the organisation sets a target, which is shown as its own and moves only once accepted', async () => {
    const incident = await logCase(desk.context, 'incident', incidentRecord);
    expect(incident.clocks.map(({ regime, rule }) => `${regime} ${rule}`)).toEqual([
      'eu-gdpr breach.authority',
    ]);
    const target = { amount: 48, unit: 'hour', citation: 'Incident procedure 4.2' } as const;
    await setTarget(desk.context, 'notice.individuals', target);
    expect((await getCase(desk.context, incident.id)).clocks).toHaveLength(1);
    const waiting = await waitingLaw(desk.context);
    expect(waiting?.moves).toMatchObject([{ rule: 'notice.individuals', why: [{ code: 'target' }] }]);
    await acceptLaw(desk.context);
    const own = (await getCase(desk.context, incident.id)).clocks.find(({ regime }) => regime === 'house');
    expect(own).toMatchObject({
      rule: 'notice.individuals',
      subject: 'eu-gdpr.individuals',
      result: {
        due: '2026-11-22T09:00:00+01:00',
        rule: { nature: 'house', citation: 'Incident procedure 4.2' },
      },
    });
    expect(own?.result?.explanation.map(({ code }) => code)).toContain('target');
  });

  test('loses its clock when the target is taken away', async () => {
    await setTarget(desk.context, 'notice.individuals', undefined);
    const waiting = await waitingLaw(desk.context);
    expect(waiting?.moves.map(({ from, to }) => [from?.state, to])).toEqual([['running', undefined]]);
    await acceptLaw(desk.context);
    expect((await waitingLaw(desk.context))?.moves).toBeUndefined();
  });
});
