import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { ClosingState } from '#shared/contract/closing.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { draftOf } from './role-rows.ts';
import { failureOf, makeDocket, openWindow, type TestWindow } from './window.ts';

let window: TestWindow;

async function openDocket(): Promise<TestWindow> {
  window = await openWindow();
  await makeDocket(window);
  return window;
}

afterEach(() => window.close());

/** What the main process was told of the closing, each sign of life once. */
function told({ host }: TestWindow): string[] {
  const signs = ['closing', 'stay', 'closed', 'leave'];
  const asked = host.asked.map(({ ask }) => ask).filter((ask) => signs.includes(ask));
  return asked.filter((ask, index) => ask !== asked[index - 1]);
}

/** Collects how the closing stands, as a page does that does nothing about it. */
function watch({ client }: TestWindow): { states: ClosingState[]; stop: () => void } {
  const states: ClosingState[] = [];
  const over = new AbortController();
  const listen = async () => {
    for await (const state of await client.session.closing({}, { signal: over.signal })) states.push(state);
  };
  void listen().catch(() => undefined);
  return { states, stop: () => over.abort() };
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds() && tries < 300; tries += 1) await new Promise((next) => setTimeout(next, 10));
  expect(holds()).toBe(true);
}

/** Puts a file where the folder of the backups is, so that none can be made there. */
async function blockBackups({ home }: TestWindow): Promise<() => Promise<void>> {
  const backups = join(home, 'Acme.docket', 'backups');
  await rename(backups, `${backups}.aside`);
  await writeFile(backups, 'no folder');
  return async () => {
    await rm(backups);
    await rename(`${backups}.aside`, backups);
  };
}

const backupsOf = ({ home }: TestWindow) => readdir(join(home, 'Acme.docket', 'backups'));

describe('closing the window', () => {
  test('makes the backup that is due, closes the docket, and only then lets the window go', async () => {
    await openDocket();
    await window.client.cases.log({ kind: 'request', record: requestRecord });
    await window.session.closing.ask(true);
    expect(told(window)).toEqual(['closing', 'leave']);
    expect(await backupsOf(window)).toHaveLength(1);
    expect((await window.client.session.status({})).state).toBe('closed');
  });

  test('without an open docket goes at once', async () => {
    window = await openWindow();
    await window.session.closing.ask(true);
    expect(told(window)).toEqual(['closing', 'leave']);
  });

  test('lets the page keep what was typed last, and does not wait for a page that hangs', async () => {
    await openDocket();
    const { states } = watch(window);
    await until(() => states.length === 1);
    const began = performance.now();
    await window.session.closing.ask(true);
    expect(states[1]).toEqual({ state: 'asked' });
    expect(states[2]).toEqual({ state: 'backing-up', leaving: true, done: 0, total: 0 });
    expect(told(window).at(-1)).toBe('leave');
    expect(performance.now() - began).toBeLessThan(5000);
  });

  test('is done once when the page answers', async () => {
    await openDocket();
    const { client, session } = window;
    const page = async () => {
      for await (const { state } of await client.session.closing({})) {
        if (state !== 'asked') continue;
        await client.drafts.save({ ...draftOf('request'), body: { typed: 'last' } });
        for await (const _ of await client.session.close({}));
        return;
      }
    };
    const answered = page();
    await new Promise((next) => setTimeout(next, 50));
    await session.closing.ask(true);
    await answered;
    expect(told(window)).toEqual(['closing', 'leave']);
    expect(await backupsOf(window)).toHaveLength(1);
  });

  test('stays when the backup cannot be made, says why, and goes without one when somebody wants that', async () => {
    await openDocket();
    const { states } = watch(window);
    await until(() => states.length === 1);
    await blockBackups(window);
    await window.session.closing.ask(true);
    expect(told(window)).toEqual(['closing', 'stay']);
    const problem = { state: 'failed', leaving: true, problem: 'folder-not-writable' };
    await until(() => states.at(-1)?.state === 'failed');
    expect(states.at(-1)).toEqual(problem);
    expect((await window.client.session.status({})).state).toBe('open');
    expect((await window.client.keep.backups({})).last?.problem).toBe('folder-not-writable');
    for await (const _ of await window.client.session.close({ backup: 'none' }));
    expect(told(window).at(-1)).toBe('leave');
    expect((await window.client.session.status({})).state).toBe('closed');
  });

  test('can make the backup in another folder, and the usual one is due again at the next opening', async () => {
    await openDocket();
    const { client, host, home } = window;
    await blockBackups(window);
    await window.session.closing.ask(true);
    host.paths.chooseFolder = [];
    for await (const _ of await client.session.close({ backup: 'elsewhere' }));
    expect(told(window).at(-1)).toBe('stay');
    host.paths.chooseFolder = [join(home, 'stick')];
    await mkdir(join(home, 'stick'));
    for await (const _ of await client.session.close({ backup: 'elsewhere' }));
    expect(told(window).at(-1)).toBe('leave');
    expect(await readdir(join(home, 'stick'))).toEqual([expect.stringMatching(/^closed-.*Z\.zip$/)]);
  });

  test('is given up, and the docket and the window stay', async () => {
    await openDocket();
    const unblock = await blockBackups(window);
    await window.session.closing.ask(true);
    await unblock();
    await window.client.session.stay({});
    expect(told(window)).toEqual(['closing', 'stay']);
    for await (const _ of await window.client.session.close({}));
    expect(told(window).at(-1)).toBe('closed');
  });

  test('whose page is loaded anew meanwhile leaves the docket open and no half backup', async () => {
    await openDocket();
    const gone = new AbortController();
    const closing = (async () => {
      for await (const _ of await window.client.session.close({}, { signal: gone.signal })) gone.abort();
    })();
    await closing.catch(() => undefined);
    await until(() => told(window).at(-1) === 'stay');
    expect((await window.client.session.status({})).state).toBe('open');
    await until(() => !window.host.asked.some(({ ask }) => ask === 'closed'));
    for (let tries = 0; (await backupsOf(window)).length > 0 && tries < 50; tries += 1)
      await new Promise((next) => setTimeout(next, 20));
    expect(await backupsOf(window)).toEqual([]);
  });
});

describe('a rotation of the docket key', () => {
  test('is preceded by a proven backup, which the list knows to be of the earlier key', async () => {
    await openDocket();
    const { client } = window;
    const steps: string[] = [];
    for await (const { step } of await client.keep.rotate({})) steps.push(step);
    expect(steps[0]).toBe('backup');
    expect(steps.at(-1)).toBe('done');
    const { backups } = await client.keep.backups({});
    expect(backups).toMatchObject([{ proven: true, earlierKey: true }]);
    expect(backups[0]?.name).toMatch(/^before-rotation-/);
  });

  test('is refused with the reason when the backup cannot be made, unless it is done without on purpose', async () => {
    await openDocket();
    const { client } = window;
    const unblock = await blockBackups(window);
    const rotate = async (withoutBackup: boolean) => {
      for await (const _ of await client.keep.rotate({ withoutBackup }));
    };
    expect(await failureOf(rotate(false))).toMatchObject({
      code: 'backup-first',
      details: { problem: 'folder-not-writable' },
    });
    expect((await client.trail.list({ limit: 1 })).entries[0]?.action).not.toBe('docket-key.rotated');
    await unblock();
    expect(await failureOf(rotate(true))).toBeUndefined();
    expect(await backupsOf(window)).toEqual([]);
    expect((await client.trail.list({ limit: 1 })).entries[0]?.action).toBe('docket-key.rotated');
  });
});
