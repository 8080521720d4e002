import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LATEST_SCHEMA } from '#docket/database/migrations/index.ts';
import { checkDocket } from '#docket/vault/check.ts';
import { openDocket } from '#docket/vault/open.ts';
import { salvageDocket } from '#docket/vault/salvage.ts';
import { openSnapshot } from '#docket/vault/snapshot.ts';
import type { ErrorCode, ErrorDetails } from '#shared/errors.ts';
import { copyGolden, type Recipe, recipes } from '#test/fixtures/dockets/broken.ts';
import { GOLDEN_PASSPHRASE } from '#test/fixtures/dockets/golden.ts';
import { expectRefusal, failureOf, freshFolder, hashFolder } from './helpers.ts';

const secret = { passphrase: GOLDEN_PASSPHRASE };
const NOW = '2026-11-26T09:00:00.000Z';
/** The last golden docket that was released with the schema of today. */
const schema = `schema-${LATEST_SCHEMA}`;

interface Row {
  recipe: Recipe;
  code: ErrorCode;
  details: ErrorDetails;
  /** Cases that salvage gives to a new docket, or why there is none. */
  salvage: number | ErrorCode;
}

const rows: Row[] = [
  {
    recipe: 'docket.db cut off',
    code: 'docket-damaged',
    details: { part: 'docket.db', problem: 'cut', broken: 0, missing: 8 },
    salvage: 4,
  },
  {
    recipe: 'the first page of docket.db zeroed',
    code: 'docket-damaged',
    details: { part: 'docket.db', problem: 'first-page' },
    salvage: 'docket-damaged',
  },
  {
    recipe: 'the page of the cases scrambled',
    code: 'docket-damaged',
    details: { part: 'docket.db', problem: 'unreadable', broken: 1 },
    salvage: 0,
  },
  {
    recipe: 'the page of the notes scrambled',
    code: 'docket-damaged',
    details: { part: 'docket.db', problem: 'unreadable', broken: 1 },
    salvage: 4,
  },
  {
    recipe: 'the log of another docket',
    code: 'docket-damaged',
    details: { part: 'docket.db-wal', problem: 'other-log', broken: 0 },
    salvage: 4,
  },
  {
    recipe: 'docket.db of another docket',
    code: 'key-mismatch',
    details: { part: 'docket.db' },
    salvage: 'key-mismatch',
  },
  {
    recipe: 'slots.json of another docket',
    code: 'key-mismatch',
    details: { part: 'docket.db' },
    salvage: 'key-mismatch',
  },
  {
    recipe: 'slots.json cut off',
    code: 'slots-damaged',
    details: { part: 'slots.json', problem: 'no-json', previous: 'none' },
    salvage: 'slots-damaged',
  },
  {
    recipe: 'slots.json cut off, with the one before',
    code: 'slots-damaged',
    details: { part: 'slots.json', problem: 'no-json', previous: 'opens' },
    salvage: 4,
  },
  {
    recipe: 'the schema of a later version',
    code: 'docket-too-new',
    details: { part: 'docket.db', found: LATEST_SCHEMA + 10, known: LATEST_SCHEMA },
    salvage: 'docket-too-new',
  },
  ...(['a plain SQLite file as docket.db', 'a plain SQLite file with a log as docket.db'] as const).map(
    (recipe): Row => ({
      recipe,
      code: 'docket-damaged',
      details: { part: 'docket.db', problem: 'not-encrypted' },
      salvage: 'docket-damaged',
    }),
  ),
  {
    recipe: 'docket.db empty',
    code: 'docket-damaged',
    details: { part: 'docket.db', problem: 'empty' },
    salvage: 'docket-damaged',
  },
  {
    recipe: 'docket.db missing',
    code: 'docket-damaged',
    details: { part: 'docket.db', problem: 'missing' },
    salvage: 'docket-damaged',
  },
  {
    recipe: 'noise as docket.db',
    code: 'key-mismatch',
    details: { part: 'docket.db' },
    salvage: 'key-mismatch',
  },
];

/** A golden docket that was broken by its recipe. */
async function breakGolden(recipe: Recipe) {
  const parent = await freshFolder();
  const scratch = join(parent, 'scratch');
  await mkdir(scratch);
  const { folder, golden } = await copyGolden(schema, parent);
  await recipes[recipe](folder, scratch);
  return { parent, folder, golden };
}

describe('a docket with', () => {
  it.each(rows)('$recipe is refused as $code, stays as it is, and gives what it can', async (row) => {
    const { parent, folder, golden } = await breakGolden(row.recipe);
    const refused = await expectRefusal(folder, row.code, () => openDocket({ folder, secret }));
    expect(refused.details).toMatchObject(row.details);
    await expectRefusal(folder, row.code, () => openSnapshot({ folder, secret }));

    const target = join(parent, 'salvaged.docket');
    const before = await hashFolder(folder);
    if (typeof row.salvage === 'string') {
      expect((await failureOf(salvageDocket(folder, secret, target, NOW))).code).toBe(row.salvage);
      expect(await readdir(parent)).not.toContain('salvaged.docket');
    } else {
      const report = await salvageDocket(folder, secret, target, NOW);
      const kept = Object.values(report.cases).reduce((sum, count) => sum + count, 0);
      expect(kept).toBe(row.salvage);
      expect(report.logLeftOut).toBe(row.recipe === 'the log of another docket');
      const docket = await openDocket({ folder: target, secret });
      const titles = await docket.db.selectFrom('cases').select('title').orderBy('ref').execute();
      if (kept > 0) expect(titles).toEqual(golden.cases.map(({ title }) => ({ title })));
      await docket.close();
    }
    expect(await hashFolder(folder)).toEqual(before);
  });

  it('no files/ opens, and the check names what is gone', async () => {
    const { folder, golden } = await breakGolden('no files/');
    const docket = await openDocket({ folder, secret });
    expect(await docket.db.selectFrom('cases').select('id').execute()).toHaveLength(golden.cases.length);
    const faults = (await checkDocket(docket)).findings.filter(({ ok }) => !ok);
    await docket.close();
    expect(faults).toMatchObject([
      { part: 'files', problem: 'file-missing', subject: golden.files[0]?.name },
    ]);
  });

  it('every way of breaking is in the table', () => {
    const tried = [...rows.map(({ recipe }) => recipe), 'no files/'];
    expect(Object.keys(recipes).sort()).toEqual(tried.sort());
  });
});
