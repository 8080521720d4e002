import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { english } from '#shared/text/en/index.ts';

const root = join(import.meta.dirname, '..', '..', '..');
/** The window, and what it shares with the command line that puts texts together. */
const rooms = [join(root, 'renderer'), join(root, 'shared', 'text')];
const namespaces = ['registers', 'today', 'calendar', 'files'] as const;

async function readSources(): Promise<string> {
  const found = await Promise.all(
    rooms.map(async (room) => (await readdir(room, { recursive: true })).map((name) => join(room, name))),
  );
  // The texts themselves show nothing.
  const sources = found.flat().filter((path) => /\.tsx?$/.test(path) && !/[\\/](en|zh-CN)[\\/]/.test(path));
  return (await Promise.all(sources.map((path) => readFile(path, 'utf8')))).join('\n');
}

/** All keys of a namespace; the plural forms of a key count as one. */
function keysIn(texts: object, base: string): string[] {
  return Object.entries(texts).flatMap(([key, text]: [string, unknown]) => {
    const own = base.endsWith(':') ? `${base}${key}` : `${base}.${key}`;
    return typeof text === 'object' && text !== null ? keysIn(text, own) : [own.replace(/_(one|other)$/, '')];
  });
}

/** Keys as the window writes them, whole or with a part that is filled in when it runs, as patterns. */
function patternsIn(source: string): RegExp[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '');
  const named = [
    ...code.matchAll(
      /'((?:registers|today|calendar|files):[^'\s]+)'|`((?:registers|today|calendar|files):[^`]+)`/g,
    ),
  ];
  return named.map(([, plain, filled]) => {
    const key = plain ?? filled ?? '';
    const parts = key.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/).map((part) => part.replace(/[.:]/g, '\\$&'));
    return new RegExp(`^${parts.join('[\\w-]+')}$`);
  });
}

/** Keys that another text holds within it, `$t(files:unread.{{problem}})`. */
function nestedIn(texts: object): RegExp[] {
  const named = JSON.stringify(texts).matchAll(/\$t\(((?:registers|today|calendar|files):[^)]+)\)/g);
  return [...named].map(([, key = '']) => {
    const parts = key.split(/\{\{\w+\}\}/).map((part) => part.replace(/[.:]/g, '\\$&'));
    return new RegExp(`^${parts.join('[\\w-]+')}$`);
  });
}

const patterns = [...patternsIn(await readSources()), ...nestedIn(english)];
const written = namespaces.flatMap((namespace) => keysIn(english[namespace], `${namespace}:`));

it('every word of the registers, the files, Today and the calendar is shown somewhere', () => {
  expect(written.filter((key) => !patterns.some((pattern) => pattern.test(key)))).toEqual([]);
});

it('every word that the window asks for is written', () => {
  expect(patterns.filter((pattern) => !written.some((key) => pattern.test(key))).map(String)).toEqual([]);
});
