import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { ClockWatch, compareWithTrail, type Reading } from '#docket/trail/clock-watch.ts';
import { nowMs } from '#shared/time.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { makeDocket, openWindow, passphrase, type TestWindow, type WindowOptions } from '../api/window.ts';

const minute = 60_000;
const hour = 60 * minute;
const start = Date.parse('2026-11-22T01:00:00.000Z');
const text = (moment: number) => new Date(moment).toISOString();

describe('the clock of the computer', () => {
  /** A watch over clocks that a test moves: `sleep` moves both, `set` the one on the wall alone. */
  function watchClocks() {
    const reading: Reading = { wall: start, running: 5 * hour, zone: 'Asia/Shanghai' };
    const watch = new ClockWatch(() => ({ ...reading }));
    return {
      watch,
      pass(milliseconds: number) {
        reading.wall += milliseconds;
        reading.running += milliseconds;
      },
      set(milliseconds: number) {
        reading.wall += milliseconds;
      },
      travel(zone: string) {
        reading.zone = zone;
      },
    };
  }

  test('has not jumped when the computer slept for a week, nor when it is kept right over the network', () => {
    const { watch, pass, set } = watchClocks();
    for (let day = 0; day < 7; day += 1) {
      pass(24 * hour);
      set(day % 2 === 0 ? 2 * minute : -2 * minute);
      expect(watch.look(undefined)).toBe(false);
    }
    expect(watch.sightings).toEqual([]);
  });

  test('is said to have been set, how far and in which direction, and once', () => {
    const { watch, pass, set } = watchClocks();
    pass(minute);
    set(3 * hour);
    expect(watch.look(undefined)).toBe(true);
    pass(minute);
    expect(watch.look(undefined)).toBe(false);
    set(-26 * hour);
    expect(watch.look(undefined)).toBe(true);
    expect(watch.sightings).toEqual([
      { what: 'jump', at: text(start + 3 * hour + minute), byMs: 3 * hour },
      { what: 'jump', at: text(start - 23 * hour + 2 * minute), byMs: -26 * hour },
    ]);
    watch.forget(watch.sightings);
    expect(watch.look(undefined)).toBe(false);
    expect(watch.sightings).toEqual([]);
  });

  test('is said to have another zone, when that changes and when the last entry was written in another', () => {
    const { watch, travel } = watchClocks();
    const last = { at: text(start - hour), zone: 'Asia/Shanghai' };
    watch.open([], last);
    expect(watch.sightings).toEqual([]);
    travel('Europe/Berlin');
    expect(watch.look(last)).toBe(true);
    const seen = { what: 'zone', at: text(start), from: 'Asia/Shanghai', to: 'Europe/Berlin' };
    expect(watch.sightings).toEqual([seen]);
    watch.forget(watch.sightings);
    watch.open([], last);
    expect(watch.sightings).toEqual([seen]);
  });

  test('is compared with the last entry of the trail', () => {
    const now = { wall: start, zone: 'UTC' };
    expect(compareWithTrail(now, { at: text(start + minute), zone: 'UTC' })).toEqual([]);
    expect(compareWithTrail(now, { at: text(start + hour), zone: 'UTC' })).toEqual([
      { what: 'behind', at: text(start), byMs: hour, lastAt: text(start + hour) },
    ]);
  });
});

describe('in a docket', () => {
  const windows: TestWindow[] = [];

  afterEach(async () => {
    for (const window of windows.splice(0).reverse()) await window.close();
  });

  async function open(options: WindowOptions): Promise<TestWindow> {
    const window = await openWindow({ machineZone: () => 'Asia/Shanghai', ...options });
    windows.push(window);
    return window;
  }

  test('a clock that was set is told until somebody takes note of it, over a lock and a restart, with one entry', async () => {
    const running = 5 * hour;
    // The first entries of a docket are written by the real clock.
    const first = await open({ running: () => running, moment: text(nowMs()) });
    await makeDocket(first);
    const seen = ({ client }: TestWindow) => client.machineClock.seen({});
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    await first.session.look();
    await first.client.machineClock.acknowledge({});
    await first.client.cases.log({ kind: 'request', record: requestRecord });

    const watcher = await first.client.changes.watch({});
    const changed = watcher.next();
    const set = text(nowMs() + 3 * hour);
    first.at(set);
    await first.session.look();
    expect(await changed).toMatchObject({ done: false });
    const jump = { what: 'jump', at: set, byMs: expect.closeTo(3 * hour, -5) };
    expect(await seen(first)).toEqual({ sightings: [jump] });

    await first.client.session.lock({});
    const docketPath = join(first.home, 'Acme.docket');
    const second = await open({ home: first.home, docketPath, machineZone: () => zone, moment: set });
    await second.client.session.unlock({ secret: { passphrase } });
    expect((await seen(second)).sightings).toEqual([jump]);
    await second.client.machineClock.acknowledge({});
    expect(await seen(second)).toEqual({ sightings: [] });
    const [entry, before] = (await second.client.trail.list({ limit: 2 })).entries;
    expect(entry).toMatchObject({ action: 'machine-clock.acknowledged', by: 'Li Na' });
    expect(entry?.changes).toEqual([
      { field: 'clockJump', after: expect.stringMatching(/^\+10[678]\d\d s, 20/) },
    ]);
    expect(before?.action).toBe('request.logged');
    await second.client.machineClock.acknowledge({});
    expect((await second.client.trail.list({ limit: 1 })).entries).toEqual([entry]);

    // Behind the trail: a write still works, and the trail says so.
    await second.client.session.lock({});
    const late = nowMs() - 5 * hour;
    const machineZone = () => 'America/Los_Angeles';
    const third = await open({ home: first.home, docketPath, machineZone, moment: text(late) });
    await third.client.session.unlock({ secret: { passphrase } });
    expect((await seen(third)).sightings).toEqual([
      { what: 'behind', at: text(late), byMs: expect.closeTo(8 * hour, -5), lastAt: entry?.at },
      { what: 'zone', at: text(late), from: zone, to: 'America/Los_Angeles' },
    ]);
    await third.client.machineClock.acknowledge({});
    const [acknowledged] = (await third.client.trail.list({ limit: 1 })).entries;
    expect(acknowledged?.changes.map(({ field }) => field)).toEqual(['clockBehind', 'clockZone']);
    expect(await third.client.trail.verify({})).toMatchObject({
      ok: true,
      clockWentBack: expect.arrayContaining([{ seq: acknowledged?.seq, byMs: expect.closeTo(8 * hour, -5) }]),
    });
  });
});
