import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { router } from '#docket/api/router.ts';
import { incidentRecord, requestRecord, transferRecord } from '#test/fixtures/records.ts';
import { addFiles, allOf, failureOf, makeDocket, openWindow, type TestWindow } from './window.ts';

let window: TestWindow;

beforeAll(async () => {
  window = await openWindow();
  await makeDocket(window);
});
afterAll(() => window.close());

test('a case goes through the window’s port from its entry over a step to its line in the list', async () => {
  const { client } = window;
  const logged = await client.cases.log({ kind: 'request', record: requestRecord });
  const stepped = await client.cases.takeStep({
    id: logged.id,
    version: logged.version,
    step: 'askIdentity',
    answers: { askedAt: '2026-11-01T09:00:00+01:00' },
  });
  expect(stepped.state).toBe('identityAsked');
  const stale = client.cases.change({ id: logged.id, version: 1, record: requestRecord });
  expect(await failureOf(stale)).toMatchObject({ code: 'stale-version', details: { based: 1, found: 2 } });
  const answer = await client.cases.list({
    kind: 'request',
    show: 'open',
    due: 'any',
    waiting: true,
    search: 'jana',
    sort: 'due',
    direction: 'up',
    limit: 50,
  });
  expect(answer).toMatchObject({
    matching: 1,
    rows: [{ ref: logged.ref, due: { rule: 'request.response' } }],
  });
  expect((await client.agenda.today({})).waiting).toMatchObject([{ ref: logged.ref }]);
  expect(await client.cases.counts({})).toMatchObject({ today: 1, request: 1 });
});

test('the same router answers in the process as over the port', async () => {
  const inProcess = createRouterClient(router, { context: { session: window.session } });
  expect(await inProcess.cases.counts({})).toEqual(await window.client.cases.counts({}));
  const failure = await failureOf(inProcess.cases.get({ id: '00000000-0000-4000-8000-000000000000' }));
  expect(failure).toMatchObject({ code: 'unknown-case' });
});

test('files are added from the dialog, a copy is saved where somebody chose, and no path reaches the window', async () => {
  const { client, host, home } = window;
  const { id } = await client.cases.log({ kind: 'incident', record: incidentRecord });
  expect(await addFiles(client, id)).toMatchObject({ chosen: 0, attached: 0 });
  const paths = ['one.txt', 'two.txt'].map((name) => join(home, name));
  for (const path of paths) await writeFile(path, path);
  host.paths.chooseFiles = paths;
  const answer = await addFiles(client, id);
  expect(answer).toMatchObject({
    chosen: 2,
    attached: 2,
    case: { files: [{ name: 'one.txt' }, { name: 'two.txt' }] },
  });
  expect(JSON.stringify(answer)).not.toContain(home);
  const fileId = answer.case.files[0]?.id ?? '';
  expect(await client.cases.saveFile({ id, fileId })).toEqual({});
  host.paths.chooseTarget = [join(home, 'copy.txt')];
  expect(await client.cases.saveFile({ id, fileId })).toEqual({ savedAs: 'copy.txt' });
  expect(await readFile(join(home, 'copy.txt'), 'utf8')).toBe(paths[0]);
  host.paths.chooseFiles = [];
});

test('a pack is previewed, built, verified, and told by the trail', { timeout: 120_000 }, async () => {
  const { client, host, home } = window;
  await client.cases.log({ kind: 'transfer', record: transferRecord });
  const registers = ['request', 'incident', 'agreement', 'transfer'] as const;
  const preview = await client.packs.preview({ registers: [...registers] });
  expect(preview).toEqual({ request: 1, incident: 1, agreement: 0, transfer: 1, files: 2 });
  host.paths.chooseTarget = [];
  expect(await client.packs.build({ registers: [...registers], language: 'en' })).toEqual({});
  for (const language of ['en', 'zh-CN'] as const) {
    host.paths.chooseTarget = [join(home, `${language}.zip`)];
    const { pack } = await client.packs.build({ registers: [...registers], language });
    expect(pack).toMatchObject({ name: `${language}.zip`, cases: 3 });
    host.paths.chooseFiles = [join(home, `${language}.zip`)];
    const told = await allOf(await client.packs.verify({}));
    expect(told.at(-1)).toMatchObject({
      step: 'done',
      report: { name: `${language}.zip`, ok: true, ownKey: true, docketName: 'MPhoton' },
    });
  }
  const { entries } = await client.trail.list({ limit: 1 });
  expect(entries[0]).toMatchObject({ action: 'pack.built' });
  expect(await client.trail.verify({})).toMatchObject({ ok: true });
});

test('a backup is made where somebody chose, and the check finds nothing', { timeout: 120_000 }, async () => {
  const { client, host, home } = window;
  host.paths.chooseTarget = [join(home, 'Acme.backup.zip')];
  const { saved } = await client.keep.backup({});
  expect(saved).toMatchObject({ name: 'Acme.backup.zip', cases: 3 });
  const { entries } = await client.trail.list({ limit: 1 });
  expect(entries[0]).toMatchObject({ action: 'backup.made' });
  expect(await client.keep.check({})).toMatchObject({ ok: true });
  const profile = await client.keep.profile({});
  expect(profile).toMatchObject({ name: 'MPhoton', place: 'CN', person: 'Li Na', folderName: 'Acme.docket' });
  expect(profile.publicKey).toMatch(/^RW[A-Za-z0-9+/]{54}$/);
});

test('the trail is read page by page, with the facts of entries that belong to no case', async () => {
  const { client } = window;
  const all = (await client.trail.list({ limit: 200 })).entries;
  const paged: typeof all = [];
  for (let before: number | undefined; ; ) {
    const { entries } = await client.trail.list({ before, limit: 3 });
    if (entries.length === 0) break;
    paged.push(...entries);
    before = entries.at(-1)?.seq;
  }
  expect(paged).toEqual(all);
  expect(all.at(-1)).toMatchObject({ seq: 1, action: 'docket.created', by: 'Li Na' });
  expect(all.at(-1)?.changes).toContainEqual({ field: 'name', after: 'MPhoton' });
});

test('the law is listed with what is in force and how far each calendar reaches', async () => {
  const { regimes, places } = await window.client.law.list({});
  const rules = regimes.find(({ id }) => id === 'eu-gdpr')?.rules ?? [];
  expect(rules.find(({ id }) => id === 'breach.authority')).toMatchObject({
    inForce: true,
    register: 'incident',
  });
  expect(rules.find(({ id }) => id === 'breach.authority-omnibus')).toMatchObject({ inForce: false });
  expect(places.find(({ place }) => place === 'CN')).toMatchObject({
    zone: 'Asia/Shanghai',
    coveredTo: '2026-12-31',
  });
});
