import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { requestRecord } from '#test/fixtures/records.ts';
import { flipBit } from '../vault/helpers.ts';
import { failureOf, makeDocket, openWindow, passphrase, replacedBy, type TestWindow } from './window.ts';

const windows: TestWindow[] = [];

async function openDocket(options: Parameters<typeof openWindow>[0] = {}): Promise<TestWindow> {
  const window = await openWindow(options);
  windows.push(window);
  return window;
}

afterEach(async () => {
  for (const window of windows.splice(0).reverse()) await window.close();
});

describe('closing', () => {
  test('makes the backup that is due, tells how far it is, and then closes', async () => {
    const window = await openDocket();
    await makeDocket(window);
    const { client, home } = window;
    await client.cases.log({ kind: 'request', record: requestRecord });
    expect((await client.keep.backups({})).due).toBe(true);
    let last = { done: 0, total: 0 };
    for await (const progress of await client.session.close({})) last = progress;
    expect(last.total).toBeGreaterThan(0);
    expect(last.done).toBe(last.total);
    expect((await client.session.status({})).state).toBe('closed');
    expect(await readdir(join(home, 'Acme.docket', 'backups'))).toHaveLength(1);
  });

  test('without a change makes none, and a lock never waits for one', async () => {
    const first = await openDocket();
    await makeDocket(first);
    for await (const _ of await first.client.session.close({}));
    const docketPath = join(first.home, 'Acme.docket');
    const second = await openDocket({ docketPath, home: first.home });
    await second.client.session.unlock({ secret: { passphrase } });
    for await (const _ of await second.client.session.close({})) throw new Error('no backup was due');
    await second.client.session.unlock({ secret: { passphrase } });
    await second.client.cases.log({ kind: 'request', record: requestRecord });
    await second.client.session.lock({});
    expect(await readdir(join(docketPath, 'backups'))).toHaveLength(1);
  });

  test('that was a lock has its backup made a while after the next unlocking', async () => {
    const first = await openDocket();
    await makeDocket(first);
    await first.client.session.lock({});
    const docketPath = join(first.home, 'Acme.docket');
    const second = await openDocket({ docketPath, home: first.home, upkeepAfterMs: 0 });
    await second.client.session.unlock({ secret: { passphrase } });
    for (let tries = 0; (await second.client.keep.backups({})).due && tries < 200; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await second.client.keep.backups({})).toMatchObject({ due: false, backups: [{ proven: true }] });
  });
});

describe('a backup that fails in the background', () => {
  test('is told to whoever works in the docket', async () => {
    const first = await openDocket();
    await makeDocket(first);
    await first.client.session.lock({});
    const docketPath = join(first.home, 'Acme.docket');
    const { client } = await openDocket({ docketPath, home: first.home, upkeepAfterMs: 300 });
    await client.session.unlock({ secret: { passphrase } });
    const told = await client.changes.watch({});
    // A damaged slots.json: no passphrase would open the backup, so that its proof fails.
    await flipBit(join(docketPath, 'slots.json'), 200);
    await told.next();
    expect(await client.keep.backups({})).toMatchObject({
      due: true,
      backups: [{ proven: false }],
      last: { problem: expect.stringMatching(/^(slots-damaged|backup-invalid)$/) },
    });
    await told.return();
  });
});

describe('the settings of backups', () => {
  test('take a second folder from the dialog, and leave an entry without its path', async () => {
    const window = await openDocket();
    await makeDocket(window);
    const { client, host, home } = window;
    host.paths.chooseFolder = [join(home, 'stick')];
    await mkdir(join(home, 'stick'));
    const keep = { today: 2, days: 5, weeks: 4 };
    expect(await client.keep.setBackups({ keep, second: 'choose' })).toMatchObject({
      keep,
      second: { folderName: 'stick', found: true, backups: [] },
    });
    for await (const _ of await client.keep.backUpNow({}));
    const after = await client.keep.backups({});
    expect(after.second?.backups).toEqual(after.backups);
    expect(after.due).toBe(false);
    const { entries } = await client.trail.list({ limit: 1 });
    expect(entries[0]?.action).toBe('backup.settings');
    expect(JSON.stringify(entries)).not.toContain('stick');
    expect((await client.keep.setBackups({ second: 'none' })).second).toBeUndefined();
  });

  test('out of bounds are refused by name', async () => {
    const window = await openDocket();
    await makeDocket(window);
    const keep = { today: 0, days: 5, weeks: 4 };
    expect(await failureOf(window.client.keep.setBackups({ keep }))).toMatchObject({ code: 'bad-input' });
  });
});

describe('restoring', () => {
  test('shows what would change, closes the docket, puts the backup in its place and says so in the trail', async () => {
    const window = await openDocket();
    await makeDocket(window);
    const { client, host, home } = window;
    const backup = join(home, 'b.zip');
    host.paths.chooseTarget = [backup];
    await client.keep.backup({});
    await client.cases.log({ kind: 'request', record: requestRecord });
    expect(await client.session.chooseBackup({})).toEqual({});
    host.paths.chooseFiles = [backup];
    const { backup: chosen } = await client.session.chooseBackup({});
    const token = chosen?.token ?? '';
    expect(await client.keep.previewRestore({ backup: token })).toMatchObject({
      registers: { request: { here: 1, there: 0 } },
      trail: { relation: 'behind' },
    });
    const wrong = replacedBy(
      client.session.restoreOver({ backup: token, passphrase: 'nine other quiet rivers' }),
    );
    expect((await failureOf(wrong))?.code).toBe('wrong-passphrase');
    expect((await client.session.status({})).state).toBe('open');
    expect(await readdir(home)).toEqual(['Acme.docket', 'b.zip']);
    const replaced = await replacedBy(client.session.restoreOver({ backup: token, passphrase }));
    expect((await client.session.status({})).state).toBe('closed');
    expect(await readdir(home)).toEqual(['Acme.docket', replaced, 'b.zip']);
    const { chosen: docket } = await client.session.chooseFolder({ purpose: 'open' });
    await client.session.unlock({ token: docket?.token, secret: { passphrase } });
    expect((await client.cases.counts({})).request).toBe(0);
    expect((await client.trail.list({ limit: 1 })).entries[0]?.action).toBe('docket.restored');
  });

  test('takes no file that nobody chose', async () => {
    const window = await openDocket();
    await makeDocket(window);
    const preview = window.client.keep.previewRestore({ backup: join(window.home, 'b.zip') });
    expect((await failureOf(preview))?.code).toBe('bad-input');
  });
});

describe('a backup of the list', () => {
  test('is chosen by its name and restored, and the docket that it replaces is kept whole', async () => {
    const window = await openDocket();
    await makeDocket(window);
    const { client, host, home } = window;
    for await (const _ of await client.keep.backUpNow({}));
    await client.cases.log({ kind: 'request', record: requestRecord });
    const name = (await client.keep.backups({})).backups[0]?.name ?? '';
    const { backup } = await client.session.chooseBackup({ listed: { name, second: false } });
    expect(backup?.name).toBe(name);
    const replaced = await replacedBy(
      client.session.restoreOver({ backup: backup?.token ?? '', passphrase }),
    );
    for (const [folder, requests] of [
      ['Acme.docket', 0],
      [replaced, 1],
    ] as const) {
      host.paths.chooseFolder = [join(home, folder)];
      const { chosen } = await client.session.chooseFolder({ purpose: 'open' });
      await client.session.unlock({ token: chosen?.token, secret: { passphrase } });
      expect((await client.cases.counts({})).request).toBe(requests);
      for await (const _ of await client.session.close({ backup: 'none' }));
    }
  });

  test.each(['../docket.db', 'slots.json', 'closed-00000000-2026-11-22T09-00-00-000Z.zip'])(
    'is one of the list: %s is refused',
    async (name) => {
      const window = await openDocket();
      await makeDocket(window);
      const chosen = window.client.session.chooseBackup({ listed: { name, second: false } });
      expect(await failureOf(chosen)).toMatchObject({ code: 'file-missing' });
    },
  );
});

describe('the last check', () => {
  test('tells what was found, also when the damaged database may not be written to', async () => {
    const window = await openDocket();
    await makeDocket(window);
    const { client, home } = window;
    expect(await client.keep.lastCheck({})).toEqual({});
    for await (const _ of await client.keep.checkNow({}));
    const { last: sound } = await client.keep.lastCheck({});
    expect(sound).toMatchObject({ ok: true, soundAt: { pages: sound?.at, trail: sound?.at } });
    window.at('2026-11-23T09:00:00+08:00');
    await flipBit(join(home, 'Acme.docket', 'docket.db'), 3 * 4096 + 100);
    let told = { done: 0, total: 0 };
    for await (const progress of await client.keep.checkNow({})) told = progress;
    expect(told.done).toBe(told.total);
    const { last } = await client.keep.lastCheck({});
    expect(last).toMatchObject({ ok: false, soundAt: { pages: sound?.at, slots: last?.at } });
    expect(last?.findings).toContainEqual({ part: 'pages', ok: false, detail: 'broken-page: 4' });
  });
});
