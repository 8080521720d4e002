import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTexts, languages } from '#shared/text/texts.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'shared', 'cases');
const refusing =
  /-lifecycle\.ts$|^clock-(options|recorders)\.ts$|^(approvals|discard|registers|safeguards)\.ts$/;
const files = (await readdir(folder)).filter((name) => refusing.test(name));
const sources = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));

/**
 * What the lifecycles and the options of a clock give as a refusal: a word after `return`, `??`, `?` or the `:` of a choice,
 * as a `reason` or a `refusal`, or as what stands against an act once the period is over.
 */
const returned = sources.flatMap((source) =>
  [
    ...source.matchAll(
      /(?:(?:return|\?\??)\s+(?:undefined : )?|(?:reason|refusal): |byDue\(about, )'([a-z]+[A-Z]\w+)'/g,
    ),
  ].flatMap(([, word]) => word ?? []),
);

/** What the docket process itself refuses with. */
const ofEveryRegister = ['stepNotOpen', 'clockUnmoved', 'decisionWouldReopen'];

describe.each(languages)('in %s', (language) => {
  const texts: object = createTexts(language).getResourceBundle(language, 'refusals');
  const written = Object.keys(texts);

  it('every refusal of a step or of an act on a clock has words', () => {
    expect(returned.length).toBeGreaterThan(20);
    expect(returned.filter((word) => !written.includes(word))).toEqual([]);
  });

  it('no refusal has words that nothing returns', () => {
    expect(written.filter((word) => !returned.includes(word) && !ofEveryRegister.includes(word))).toEqual([]);
  });
});
