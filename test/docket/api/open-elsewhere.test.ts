import { randomBytes } from 'node:crypto';
import { lstat, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requestRecord } from '#test/fixtures/records.ts';
import { addFiles, failureOf, makeDocket, openWindow, passphrase, type TestWindow } from './window.ts';

let window: TestWindow;
let id: string;
const before = process.env.TMPDIR;

beforeAll(async () => {
  process.env.TMPDIR = await mkdtemp(join(tmpdir(), 'open-elsewhere-'));
  window = await openWindow({ home: join(tmpdir(), 'home') });
  await mkdir(window.home);
  await makeDocket(window);
  ({ id } = await window.client.cases.log({ kind: 'request', record: requestRecord }));
});

afterAll(async () => {
  const temporary = tmpdir();
  await window.close();
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  await rm(temporary, { recursive: true });
});

/** Attaches a file to the case and returns its id. */
async function attach(name: string, content: string | Buffer): Promise<string> {
  const path = join(window.home, name);
  await writeFile(path, content);
  window.host.paths.chooseFiles = [path];
  const known = new Set((await window.client.cases.get({ id })).files.map((file) => file.id));
  const { case: view } = await addFiles(window.client, id);
  return view.files.find((file) => !known.has(file.id))?.id ?? '';
}

const copies = async () =>
  (await readdir(tmpdir())).filter((name) => name.startsWith('privacy-docket-open-'));
const newest = async () => (await window.client.trail.list({ limit: 1 })).entries[0];

test('a copy is handed to the main process, told in the trail, and gone when the docket is closed', async () => {
  const { client, host, session } = window;
  const fileId = await attach('letter.txt', 'Dringelfaust');
  host.paths.openCopy = ['opened'];
  await client.cases.openFile({ id, fileId });
  const question = host.asked.at(-1);
  if (question?.ask !== 'openCopy') throw new Error('it was not asked');
  expect(await readFile(question.path, 'utf8')).toBe('Dringelfaust');
  expect((await lstat(question.path)).mode & 0o777).toBe(0o400);
  expect(await newest()).toMatchObject({ action: 'request.fileOpenedElsewhere', caseId: id });
  await session.close();
  expect(await copies()).toEqual([]);
  const { token } = (await client.session.chooseFolder({ purpose: 'open' })).chosen ?? {};
  await client.session.unlock({ token, secret: { passphrase } });
});

test('a copy that no program takes is deleted at once', async () => {
  const fileId = await attach('strange.qqq', 'x');
  window.host.paths.openCopy = [];
  const failure = await failureOf(window.client.cases.openFile({ id, fileId }));
  expect(failure).toEqual({ code: 'file-not-opened', details: { file: 'strange.qqq' } });
  expect(await copies()).toEqual([]);
});

test.each([
  ['run.bat', 'echo'],
  ['letter.docm', 'PK'],
  ['holiday.jpg', 'MZ\x90\0'],
  ['notes', '#!/bin/sh\nrm -rf ~'],
])('%s is refused, without a copy and without an entry', async (name, content) => {
  const fileId = await attach(name, content);
  const entry = await newest();
  const asked = window.host.asked.length;
  const failure = await failureOf(window.client.cases.openFile({ id, fileId }));
  expect(failure).toEqual({ code: 'file-is-program', details: { file: name } });
  expect(await copies()).toEqual([]);
  expect(window.host.asked).toHaveLength(asked);
  expect(await newest()).toEqual(entry);
});

test('whoever stops listening cancels the adding, and nothing of it stays', async () => {
  const { client, host, home } = window;
  const stored = () => readdir(join(home, 'Acme.docket', 'files'));
  const [before, view] = [await stored(), await client.cases.get({ id })];
  const path = join(home, 'long.bin');
  await writeFile(path, randomBytes(48 * 1024 * 1024));
  host.paths.chooseFiles = [path];
  const giveUp = new AbortController();
  const listening = (async () => {
    for await (const { step } of await client.cases.addFiles({ id }, { signal: giveUp.signal })) {
      if (step === 'encrypting') giveUp.abort();
    }
  })();
  await expect(listening).rejects.toThrow();
  await expect.poll(stored).toEqual(before);
  expect(await client.cases.get({ id })).toEqual(view);
});
