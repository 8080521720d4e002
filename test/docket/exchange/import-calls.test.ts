import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Importing } from '#shared/contract/imports.ts';
import { failureOf, makeDocket, openWindow, passphrase, type TestWindow } from '../api/window.ts';

const TABLE = `title;receivedAt;channel;requester.name;requester.relation;rights
Copy of my orders;2026-11-03;email;Anna Berg;self;access
No such channel;2026-11-03;pigeon;Bo Lindqvist;self;access
`;

let window: TestWindow;

beforeAll(async () => {
  window = await openWindow();
  await makeDocket(window);
});
afterAll(() => window.close());

async function chooseFile(content: string): Promise<string> {
  const path = join(window.home, 'cases.csv');
  await writeFile(path, content);
  window.host.paths.chooseFiles = [path];
  const { chosen } = await window.client.imports.choose({});
  expect(chosen?.file).toBe('cases.csv');
  return chosen?.token ?? '';
}

test('the window chooses a file by the system’s dialog, sees each row, and imports what it saw', async () => {
  const { client, host } = window;
  const token = await chooseFile(TABLE);
  expect(host.asked.at(-1)).toEqual({ ask: 'chooseFiles', purpose: 'import' });
  const preview = await client.imports.preview({ token, kind: 'request' });
  expect(preview).toMatchObject({
    format: 'csv',
    characters: { encoding: 'utf-8', isSure: true, replaced: [], samples: expect.any(Array) },
    counts: { logged: 1, there: 0, refused: 1 },
  });
  expect(preview.columns[0]).toEqual({ header: 'title', sample: 'Copy of my orders', field: 'title' });
  expect(preview.fields.find(({ name }) => name === 'channel')).toMatchObject({
    required: true,
    choices: { list: 'channel' },
  });
  expect(JSON.stringify(preview.rows)).not.toContain('requester');
  const told: Importing[] = [];
  const { fingerprint } = preview;
  for await (const one of await client.imports.run({ token, kind: 'request', fingerprint })) told.push(one);
  expect(told.at(-1)).toMatchObject({ step: 'done', logged: 1, refused: 1, first: 'REQ-2026-0001' });
  expect(new Set(told.map(({ step }) => step))).toEqual(new Set(['backup', 'logging', 'done']));
  expect((await client.cases.counts({})).request).toBe(1);
});

test('a lock in the middle of an import leaves none of its cases', async () => {
  const own = await openWindow();
  await makeDocket(own);
  const path = join(own.home, 'cases.csv');
  const rows = Array.from({ length: 40 }, (_, row) => `Case ${row};2026-11-03;email;Anna Berg;self;access`);
  await writeFile(path, [TABLE.split('\n')[0], ...rows].join('\n'));
  own.host.paths.chooseFiles = [path];
  const { chosen } = await own.client.imports.choose({});
  const choice = { token: chosen?.token ?? '', kind: 'request' } as const;
  const { fingerprint } = await own.client.imports.preview(choice);
  const importing = (async () => {
    for await (const { step } of await own.client.imports.run({ ...choice, fingerprint })) {
      if (step === 'logging') void own.session.close();
    }
  })();
  expect(await failureOf(importing)).toBeDefined();
  await own.session.close();
  const later = await openWindow({ home: own.home, docketPath: join(own.home, 'Acme.docket') });
  await later.client.session.unlock({ secret: { passphrase } });
  expect((await later.client.cases.counts({})).request).toBe(0);
  await later.close();
  await own.close();
});

test('a path is never taken from the window, and a changed file not for the one that was shown', async () => {
  const { client } = window;
  expect(await failureOf(client.imports.preview({ token: '/etc/passwd', kind: 'request' }))).toMatchObject({
    code: 'bad-input',
  });
  const token = await chooseFile(TABLE.replace('Anna Berg', 'Cara Holm'));
  const { fingerprint } = await client.imports.preview({ token, kind: 'request' });
  await chooseFile(TABLE.replace('Anna Berg', 'Dora Falk'));
  const changed = (async () => {
    for await (const _ of await client.imports.run({ token, kind: 'request', fingerprint }));
  })();
  expect(await failureOf(changed)).toMatchObject({ code: 'import-changed', details: { file: 'cases.csv' } });
  expect((await client.cases.counts({})).request).toBe(1);
});
