import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTexts, languages } from '#shared/text/texts.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'shared', 'cases');
const files = (await readdir(folder)).filter((name) => name.endsWith('-lifecycle.ts'));
const sources = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));

/** What the lifecycles give as a refusal: a word after `return`, `??`, `?` or the `:` of a choice. */
const returned = sources.flatMap((source) =>
  [...source.matchAll(/(?:return|\?\??)\s+(?:undefined : )?'([a-z]+[A-Z]\w+)'/g)].flatMap(
    ([, word]) => word ?? [],
  ),
);

/** What the docket process itself refuses with. */
const ofEveryRegister = ['stepNotOpen'];

describe.each(languages)('in %s', (language) => {
  const texts: object = createTexts(language).getResourceBundle(language, 'refusals');
  const written = Object.keys(texts);

  it('every refusal that a lifecycle returns has words', () => {
    expect(returned.length).toBeGreaterThan(20);
    expect(returned.filter((word) => !written.includes(word))).toEqual([]);
  });

  it('no refusal has words that no lifecycle returns', () => {
    expect(written.filter((word) => !returned.includes(word) && !ofEveryRegister.includes(word))).toEqual([]);
  });
});
