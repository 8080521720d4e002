import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { english } from '#shared/text/en/index.ts';

const renderer = join(import.meta.dirname, '..', '..', '..', 'renderer');
const folder = join(renderer, 'welcome', 'trouble');

/** All keys of a group of texts; the plural forms of a key count as one. */
function keysIn(texts: object, base = ''): string[] {
  return Object.entries(texts).flatMap(([key, text]: [string, unknown]) => {
    const own = base === '' ? key : `${base}.${key}`;
    return typeof text === 'object' && text !== null ? keysIn(text, own) : [own.replace(/_(one|other)$/, '')];
  });
}

/** Every text in quotes of the screens about trouble, with what is filled in when they run, as patterns. */
async function patterns(): Promise<RegExp[]> {
  const files = (await readdir(folder)).filter((name) => /\.tsx?$/.test(name));
  const paths = [...files.map((name) => join(folder, name)), join(renderer, 'app', 'DamageNotice.tsx')];
  const source = (await Promise.all(paths.map((path) => readFile(path, 'utf8')))).join('\n');
  return [...source.matchAll(/'([\w.-]+)'|`((?:[\w.-]|\$\{[^}]*\})+)`/g)].map(([, plain, filled]) => {
    const parts = (plain ?? filled ?? '').split(/\$\{[^}]*\}/).map((part) => part.replace(/[.]/g, '\\.'));
    return new RegExp(`^${parts.join('[\\w-]+')}$`);
  });
}

it('every word about a docket that does not open is shown somewhere', async () => {
  const shown = await patterns();
  const written = keysIn(english.trouble);
  expect(written.filter((key) => !shown.some((pattern) => pattern.test(key)))).toEqual([]);
});
