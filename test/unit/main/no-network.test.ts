import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const networkModules =
  /from '(?:node:)?(?:http|https|http2|net|tls|dgram|dns|dns\/promises|inspector|inspector\/promises|cluster)'/;
const networkCalls = /\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|openExternal)\s*\(/;
/** Every way in which Electron's `shell` hands something to another program. */
const handingOver =
  /\b(?:openExternal|openPath|showItemInFolder)\b|\bshell\b[^}]*\}\s*from 'electron'|\belectron\.shell\b/;

function readSources(): Array<{ name: string; text: string }> {
  return ['electron', 'shared', 'renderer'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => ({ name: join(folder, name), text: readFileSync(join(root, folder, name), 'utf8') })),
  );
}

it('no source of the program imports a network module or opens a connection', () => {
  const sources = readSources();
  expect(sources.length).toBeGreaterThan(50);
  const found = sources.filter(({ text }) => networkModules.test(text) || networkCalls.test(text));
  expect(found.map(({ name }) => name)).toEqual([]);
});

it('one module alone hands anything to another program, and only by openPath', () => {
  const found = readSources().filter(({ text }) =>
    handingOver.test(text.replace(/^\s*(?:\*|\/\*\*|\/\/).*$/gm, '')),
  );
  expect(found.map(({ name }) => name)).toEqual([join('electron', 'main', 'open-copy.ts')]);
  const calls = found.flatMap(({ text }) => [...text.matchAll(/\bshell\.(\w+)/g)].map(([, call]) => call));
  expect(calls).toEqual(['openPath']);
});

it('no source of the program loads an address from outside', () => {
  const loading = /(?:loadURL|src=|href=|url\()\s*\(?['"`]?https?:/;
  expect(
    readSources()
      .filter(({ text }) => loading.test(text))
      .map(({ name }) => name),
  ).toEqual([]);
});
