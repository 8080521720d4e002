import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadLaw } from '#docket/clocks/load.ts';
import { DocketError } from '#shared/errors.ts';

const resources = join(import.meta.dirname, '../../../resources');
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'law-'));
  await cp(join(resources, 'regimes'), join(folder, 'regimes'), { recursive: true });
  await cp(join(resources, 'calendars'), join(folder, 'calendars'), { recursive: true });
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function failure(): Promise<DocketError> {
  const error: unknown = await loadLaw(folder).catch((reason: unknown) => reason);
  if (error instanceof DocketError) return error;
  throw new Error('the law was loaded');
}

test('the law that ships is loaded whole', async () => {
  const law = await loadLaw(folder);
  const names = async (kind: string) =>
    (await readdir(join(folder, kind))).sort().map((name) => name.replace('.json', ''));
  expect(law.regimes.map(({ id }) => id)).toEqual(await names('regimes'));
  expect(law.calendars.map(({ place }) => place)).toEqual(await names('calendars'));
});

test('a regime that is cut off is named', async () => {
  const file = join(folder, 'regimes', 'eu-gdpr.json');
  await writeFile(file, (await readFile(file, 'utf8')).slice(0, 200));
  const error = await failure();
  expect(error.code).toBe('file-damaged');
  expect(error.details.file).toBe('regimes/eu-gdpr.json');
});

test('a calendar with a wrong field is named with the field', async () => {
  const file = join(folder, 'calendars', 'DE.json');
  const calendar = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...calendar, holidays: [{ date: '2026-02-30', name: 'x' }] }));
  const error = await failure();
  expect(error.code).toBe('file-damaged');
  expect(error.details.file).toBe('calendars/DE.json');
  expect(error.details.problem).toContain('holidays.0.date');
});

test('a second file for one place is named', async () => {
  await cp(join(folder, 'calendars', 'DE.json'), join(folder, 'calendars', 'zz.json'));
  const error = await failure();
  expect(error.code).toBe('file-damaged');
  expect(error.details).toEqual({ file: 'calendars/zz.json', problem: 'DE is in two files' });
});

test('a missing folder is named', async () => {
  await rm(join(folder, 'calendars'), { recursive: true });
  const error = await failure();
  expect(error.code).toBe('file-missing');
  expect(error.details.file).toBe('calendars');
});
