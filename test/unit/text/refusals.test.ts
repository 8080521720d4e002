import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTexts, languages } from '#shared/text/texts.ts';

const cases = join(import.meta.dirname, '..', '..', '..', 'shared', 'cases');

/** The refusals that the lifecycles name: quoted words after `refuse` and `closed`, which give nothing else. */
async function namedRefusals(known: string[]): Promise<Set<string>> {
  const files = (await readdir(cases)).filter((name) => name.endsWith('-lifecycle.ts'));
  const sources = await Promise.all(files.map((name) => readFile(join(cases, name), 'utf8')));
  const words = sources.flatMap((source) => [...source.matchAll(/'([a-z][A-Za-z]+)'/g)].map(([, word]) => word));
  return new Set(words.filter((word) => word !== undefined && known.includes(word)));
}

/** What a lifecycle returns as a refusal, read from its source: `return 'x'`, `? 'x'`, `?? 'x'`. */
async function returnedWords(): Promise<string[]> {
  const files = (await readdir(cases)).filter((name) => name.endsWith('-lifecycle.ts'));
  const sources = await Promise.all(files.map((name) => readFile(join(cases, name), 'utf8')));
  return sources.flatMap((source) =>
    [...source.matchAll(/(?:return|\?\??|: )\s*'([a-z]+[A-Z][A-Za-z]+)'/g)].flatMap(([, word]) => word ?? []),
  );
}

describe.each(languages)('in %s', (language) => {
  const texts: object = createTexts(language).getResourceBundle(language, 'refusals');
  const written = Object.keys(texts);

  it('every refusal that a lifecycle returns has words', async () => {
    const states = ['identityAsked', 'inForce', 'noticeGiven', 'proofOfDeletion'];
    const steps = /^(ask|confirm|skip|fail|receive|decide|file|check|add|give)[A-Z]/;
    const returned = (await returnedWords()).filter((word) => !states.includes(word) && !steps.test(word));
    expect(returned.filter((word) => !written.includes(word))).toEqual([]);
  });

  it('no refusal has words that no lifecycle returns', async () => {
    const named = await namedRefusals(written);
    const fromTheCore = ['stepNotOpen'];
    expect(written.filter((word) => !named.has(word) && !fromTheCore.includes(word))).toEqual([]);
  });
});
