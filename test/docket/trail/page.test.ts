import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setBackBetween } from '#docket/trail/machine-clock.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { failureOf, makeDocket, openWindow, passphrase, type TestWindow } from '../api/window.ts';
import { cli, jsonFile } from '../cli/cli.ts';
import { faults, tamper, tamperIn } from './tamper.ts';

let first: TestWindow;
let noted: string;
let caseId: string;
let pack: string;

/** A docket of six entries, its head noted and exported, and closed. */
beforeAll(async () => {
  first = await openWindow();
  const { client, host, home } = first;
  await makeDocket(first);
  const { id } = await client.cases.log({ kind: 'request', record: requestRecord });
  caseId = id;
  await client.cases.addNote({ id, text: 'First.' });
  await client.cases.addNote({ id, text: 'Second.' });
  const { count, head } = await client.trail.verify({});
  noted = `${count}:${head}`;
  pack = join(home, 'pack.zip');
  host.paths.chooseTarget = [pack];
  await client.packs.build({ registers: ['request'], language: 'en' });
  expect((await client.trail.verify({})).count).toBe(6);
  await client.session.lock({});
});
afterAll(() => first.close());

let copies = 0;

/** A copy of the docket, changed, and opened. */
async function opened<T>(
  change: Parameters<typeof tamperIn>[2],
  work: (window: TestWindow, folder: string) => Promise<T>,
): Promise<T> {
  const folder = join(first.home, `Copy${copies++}.docket`);
  await cp(join(first.home, 'Acme.docket'), folder, { recursive: true });
  await tamperIn(folder, passphrase, change);
  const window = await openWindow({ home: first.home, docketPath: folder });
  try {
    await window.client.session.unlock({ secret: { passphrase } });
    return await work(window, folder);
  } finally {
    await window.close();
    await rm(folder, { recursive: true, force: true });
  }
}

describe.each(faults)('a trail in which an entry is $kind', ({ kind, seq, make }) => {
  test('names it to the window and to the terminal, which says it in both languages', async () => {
    const folder = await opened(make, async ({ client, session }, where) => {
      expect(await client.trail.verify({})).toMatchObject({ ok: false, problem: { seq, kind } });
      const { entries } = await client.trail.list({ limit: 200 });
      expect(entries.length).toBeGreaterThan(4);
      await session.close();
      const secret = ['--passphrase-file', await jsonFile(first.home, `${passphrase}\n`, 'secret.txt')];
      for (const language of ['en', 'zh-CN'] as const) {
        const run = await cli(['trail', where, '--verify', ...secret], { language });
        expect(run).toMatchObject({ exit: 1, err: '' });
        expect(run.out).toContain(String(seq));
        expect(run.out).not.toMatch(/(trail|cli):[a-z]|\{\{/);
        expect(/\p{Script=Han}/u.test(run.out)).toBe(language === 'zh-CN');
      }
      return where;
    });
    expect(folder).toContain('Copy');
  });
});

const nothing = () => {};

describe('a head that was noted', () => {
  test('is read as people write it down', async () => {
    const [seq = '', hash = ''] = noted.split(':');
    const groups = hash.match(/.{4}/g)?.join(' ') ?? '';
    const written = [
      noted,
      `  ${noted.toUpperCase()}\n`,
      `${seq} : ${groups}`,
      `${seq}:\n${groups.slice(0, 40)}\r\n${groups.slice(40)}`,
      `${seq}：${hash.match(/.{8}/g)?.join('-')}`,
    ];
    await opened(nothing, async ({ client }) => {
      for (const text of written) {
        expect(await client.trail.checkHead({ noted: text })).toMatchObject({
          verdict: 'holds',
          seq: Number(seq),
          count: 6,
          entry: { by: 'Li Na' },
        });
      }
      for (const text of ['', 'x', `${seq}`, hash, `${seq}:${hash.slice(1)}`]) {
        expect(await failureOf(client.trail.checkHead({ noted: text }))).toMatchObject({ code: 'bad-input' });
      }
    });
  });

  test('holds no longer where entries were taken away, changed, or the trail is another', async () => {
    const verdict = (change: Parameters<typeof tamperIn>[2], text = noted) =>
      opened(change, async ({ client }) => (await client.trail.checkHead({ noted: text })).verdict);
    expect(await verdict((docket) => tamper(docket, 'DELETE FROM trail WHERE seq >= 5'))).toBe('shorter');
    expect(await verdict((docket) => tamper(docket, 'DELETE FROM trail WHERE seq = 5'))).toBe('gone');
    expect(await verdict((docket) => tamper(docket, "UPDATE trail SET reason = 'x' WHERE seq = 2"))).toBe(
      'unproven',
    );
    expect(await verdict((docket) => tamper(docket, "UPDATE trail SET reason = 'x' WHERE seq = 6"))).toBe(
      'holds',
    );
    expect(await verdict(nothing, `5:${'a'.repeat(64)}`)).toBe('another');
  });

  test('is told by the terminal, with the verdict in words', async () => {
    await opened(nothing, async ({ session }, folder) => {
      await session.close();
      const secret = ['--passphrase-file', await jsonFile(first.home, `${passphrase}\n`, 'secret.txt')];
      const good = await cli(['trail', folder, '--noted', noted.toUpperCase(), ...secret]);
      expect(good).toMatchObject({ exit: 0 });
      expect(good.out).toContain('still holds the head that was noted: entry 5');
      expect(good.out).toMatch(/Li Na signed 6 entries with key [0-9a-f]{32}/);
      const later = await cli(['trail', folder, '--noted', `9:${'a'.repeat(64)}`, ...secret]);
      expect(later).toMatchObject({ exit: 1 });
      expect(later.out).toContain('The trail ends before entry 9');
      const json = await cli(['trail', folder, '--noted', `5:${'a'.repeat(64)}`, '--json', ...secret]);
      expect(JSON.parse(json.out)).toMatchObject({ noted: { verdict: 'another', seq: 5 } });
    });
  });
});

describe('the head of a pack', () => {
  test('is compared with the trail: it holds, or entries are gone, or the pack is of another docket', async () => {
    const check = (change: Parameters<typeof tamperIn>[2], file = pack) =>
      opened(change, async ({ client, host }) => {
        host.paths.chooseFiles = [file];
        return (await client.trail.checkPack({})).pack;
      });
    expect(await check(nothing)).toMatchObject({
      name: 'pack.zip',
      packOk: true,
      sameDocket: true,
      docketName: 'MPhoton',
      report: { verdict: 'holds', seq: 5, count: 6 },
    });
    const cut = await check((docket) => tamper(docket, 'DELETE FROM trail WHERE seq >= 4'));
    expect(cut).toMatchObject({ packOk: true, report: { verdict: 'shorter', seq: 5 } });

    const other = await openWindow();
    await makeDocket(other);
    other.host.paths.chooseFiles = [pack];
    const foreign = (await other.client.trail.checkPack({})).pack;
    expect(foreign).toMatchObject({ packOk: true, sameDocket: false });
    expect(foreign).not.toHaveProperty('report');
    other.host.paths.chooseFiles = [];
    expect(await other.client.trail.checkPack({})).toEqual({});
    const damaged = await jsonFile(first.home, 'not a pack', 'damaged.zip');
    other.host.paths.chooseFiles = [damaged];
    expect((await other.client.trail.checkPack({})).pack).toMatchObject({ packOk: false });
    await other.close();
  });
});

describe('the entries', () => {
  test('are found by person, register, action, period and reference, page by page', async () => {
    await opened(nothing, async ({ client, at }) => {
      at('2026-11-24T10:00:00+08:00');
      await client.cases.addTask({ id: caseId, title: 'Later' });
      const seqs = async (filter: Parameters<typeof client.trail.list>[0]['filter'], before?: number) => {
        const { entries } = await client.trail.list({ limit: 2, filter, ...(before ? { before } : {}) });
        return entries.map(({ seq }) => seq);
      };
      const { people, actions } = await client.trail.choices({});
      expect(people.map(({ name }) => name)).toEqual(['Li Na']);
      expect(actions).toContain('request.noteAdded');
      expect(await seqs({ about: 'request' })).toEqual([7, 5]);
      expect(await seqs({ about: 'request' }, 5)).toEqual([4, 3]);
      expect(await seqs({ about: 'incident' })).toEqual([]);
      expect(await seqs({ about: 'docket' })).toEqual([6, 2]);
      expect(await seqs({ actions: ['request.noteAdded'] })).toEqual([5, 4]);
      expect(await seqs({ ref: 'req-2026' })).toEqual([7, 5]);
      expect(await seqs({ ref: '%' })).toEqual([]);
      expect(await seqs({ personId: people[0]?.id })).toEqual([7, 6]);
      expect(await seqs({ personId: 'nobody' })).toEqual([]);
      expect(await seqs({ from: '2026-11-24T00:00:00+08:00', about: 'request' })).toEqual([7]);
      expect(await seqs({ to: '2026-11-24T00:00:00+08:00', about: 'request' })).toEqual([5, 4]);
    });
  });

  test('show the wall clock with its zone, the process clock, and the key that signed', async () => {
    await opened(nothing, async ({ client }) => {
      const { entries } = await client.trail.list({ limit: 1 });
      const { signers } = await client.trail.verify({});
      expect(entries[0]).toMatchObject({
        zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        process: { run: expect.stringMatching(/^[0-9a-f]{8}$/), ms: expect.any(Number) },
        keyId: signers[0]?.keyId,
      });
      expect(signers).toMatchObject([{ person: 'Li Na', from: 1, entries: 6 }]);
    });
  });

  test('stay readable when the facts of one were destroyed', async () => {
    const broken = (docket: Parameters<typeof tamper>[0]) =>
      tamper(docket, "UPDATE trail SET details = '[]' WHERE seq = 4");
    await opened(broken, async ({ client }) => {
      expect(await client.trail.verify({})).toMatchObject({ problem: { seq: 4, kind: 'altered' } });
      expect((await client.trail.list({ limit: 200 })).entries).toHaveLength(6);
      expect((await client.cases.get({ id: caseId })).trail).toHaveLength(3);
      const asked = client.cases.asOf({ id: caseId, past: { seq: 5 } });
      expect(await failureOf(asked)).toMatchObject({ code: 'docket-damaged' });
    });
  });
});

describe('the clock of the machine', () => {
  const entry = {
    seq: 1,
    format: 2,
    at: '2026-11-22T10:00:00.000Z',
    zone: 'Asia/Shanghai',
    personId: 'p',
    personName: 'Li Na',
    action: 'x',
    caseId: null,
    caseRef: null,
    details: {},
    previousHash: '',
    hash: '',
    run: 'aaaaaaaa',
    monotonic: 5000,
  };

  test('that was set back between two runs is found by the wall clock, within one by the process clock', () => {
    const earlier = { ...entry, at: '2026-11-22T09:59:00.000Z', seq: 2 };
    expect(setBackBetween(entry, { ...earlier, run: 'bbbbbbbb', monotonic: 10 })).toBe(60_000);
    // An hour of work passed and the wall clock stood: it was set back by that hour.
    expect(setBackBetween(entry, { ...entry, seq: 2, monotonic: 3_605_000 })).toBe(3_600_000);
    expect(setBackBetween(entry, { ...entry, seq: 2, at: '2026-11-22T10:00:01.000Z', monotonic: 6000 })).toBe(
      0,
    );
    expect(setBackBetween(entry, { ...entry, seq: 2, run: 'bbbbbbbb', at: '2027-01-01T00:00:00.000Z' })).toBe(
      0,
    );
  });

  test('that went to another zone is a finding of its own, and no clock that was set back', async () => {
    const zone = process.env.TZ;
    await opened(
      async (docket) => {
        const { appendEntry } = await import('#docket/trail/append.ts');
        process.env.TZ = 'America/Lima';
        await docket.db
          .transaction()
          .execute((trx) => appendEntry(trx, { person: docket.person, action: 'case.changed' }));
        if (zone === undefined) delete process.env.TZ;
        else process.env.TZ = zone;
      },
      async ({ client }) => {
        const report = await client.trail.verify({});
        expect(report).toMatchObject({ ok: true, count: 7 });
        expect(report.zoneChanged).toMatchObject([{ seq: 7, to: 'America/Lima' }]);
      },
    );
  });
});
