import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LATEST_SCHEMA } from '#docket/database/migrations/index.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { openDocket } from '#docket/vault/open.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { createTexts, languages } from '#shared/text/texts.ts';
import { copyGolden, type Recipe, recipes } from '#test/fixtures/dockets/broken.ts';
import { GOLDEN_PASSPHRASE } from '#test/fixtures/dockets/golden.ts';
import { expectRefusal, flipBit, freshFolder } from './helpers.ts';

interface Row {
  what: string;
  recipe?: Recipe;
  passphrase?: string;
  code: ErrorCode;
  /** What the window says was kept, and what it says can be done: keys of texts. */
  kept: string;
  next: string;
}

const rows: Row[] = [
  {
    what: 'a wrong passphrase',
    passphrase: 'golden dockets hide no secret',
    code: 'wrong-passphrase',
    kept: 'errors:wrong-passphrase.kept',
    next: 'errors:wrong-passphrase.next',
  },
  {
    what: 'the right passphrase on a damaged slot',
    code: 'slots-damaged',
    kept: 'trouble:keys.kept',
    next: 'trouble:keys.previous.none',
  },
  {
    what: 'a key that does not fit the database',
    recipe: 'slots.json of another docket',
    code: 'key-mismatch',
    kept: 'trouble:mismatch.kept',
    next: 'trouble:mismatch.next',
  },
  {
    what: 'a damaged database',
    recipe: 'the page of the cases scrambled',
    code: 'docket-damaged',
    kept: 'trouble:database.kept',
    next: 'trouble:database.next',
  },
  {
    what: 'a newer version',
    recipe: 'the schema of a later version',
    code: 'docket-too-new',
    kept: 'trouble:tooNew.kept',
    next: 'trouble:tooNew.next',
  },
];

describe('the message for', () => {
  it.each(rows)('$what is its own, in the docket and in both languages', async (row) => {
    const parent = await freshFolder();
    await mkdir(join(parent, 'scratch'));
    const { folder } = await copyGolden(`schema-${LATEST_SCHEMA}`, parent);
    if (row.recipe !== undefined) await recipes[row.recipe](folder, join(parent, 'scratch'));
    if (row.code === 'slots-damaged') await flipBit(layoutOf(folder).slots, 900);
    const secret = { passphrase: row.passphrase ?? GOLDEN_PASSPHRASE };
    await expectRefusal(folder, row.code, () => openDocket({ folder, secret }));

    for (const language of languages) {
      const { t, exists } = createTexts(language);
      const keys = [
        ...['title', 'kept', 'next'].map((part) => `errors:${row.code}.${part}`),
        row.kept,
        row.next,
      ];
      expect(keys.filter((key) => !exists(key, { fallbackLng: [] }))).toEqual([]);
      const kept = language === 'en' ? /nothing|no file|not even/i : /未|没有/;
      expect(t(row.kept)).toMatch(kept);
      expect(t(`errors:${row.code}.kept`)).toMatch(kept);
    }
  });

  it('each of them differs from every other, in both languages', () => {
    for (const language of languages) {
      const { t } = createTexts(language);
      for (const part of ['title', 'next']) {
        const texts = rows.map(({ code }) => t(`errors:${code}.${part}`));
        expect(new Set(texts).size).toBe(rows.length);
      }
    }
  });

  it('a wrong passphrase speaks of no damage', () => {
    const { t } = createTexts('en');
    const errors = ['title', 'kept', 'next'].map((part) => t(`errors:wrong-passphrase.${part}`));
    const words = [...errors, t('trouble:secret.happened')].join(' ');
    expect(words).not.toMatch(/damage|backup|salvage|lost/i);
  });
});
