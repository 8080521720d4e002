import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { typeRecord } from './forms.ts';
import { answerDialogs, createDocket, launch, usualPassphrase } from './harness.ts';
import { lives } from './lives.ts';
import { card, formOf, goTo, isOpen, lock, startCase, unlock, words } from './steps.ts';

const t = words('en');

/** Names that nothing on a computer holds by chance, one in each part of the case that keeps text. */
const seeds = {
  title: 'Zebulonquixote asks',
  person: 'Xanthippe Quorbleworth',
  chinese: '鱀豚龘',
  note: 'Vrimpelstok',
  task: 'Kwyjiboflang',
  file: 'Snorblewick',
  inFile: 'Dringelfaust',
  draft: 'Plomborzatz',
  searched: 'Grumpfelwurz',
};

/** The forms in which a text could lie in a file. */
function traces(text: string): Buffer[] {
  const little = Buffer.from(text, 'utf16le');
  return [Buffer.from(text, 'utf8'), little, Buffer.from(little).swap16()];
}

/** Every seed that stands readable in a file below a folder, or in its name, with the file. */
async function findTraces(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = entries.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    const content = entry.isFile() ? await readFile(path) : Buffer.alloc(0);
    return Object.values(seeds)
      .filter((seed) => path.includes(seed) || traces(seed).some((trace) => content.includes(trace)))
      .map((seed) => `${seed} in ${path}`);
  });
  return (await Promise.all(found)).flat();
}

/** The seeds that stand in the memory of the page's scripts. */
async function findInMemory(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  let snapshot = '';
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
    snapshot += chunk;
  });
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return Object.values(seeds).filter((seed) => snapshot.includes(seed));
}

test('what is typed stands readable in no file of the docket, the program or the temporary folder', async () => {
  test.setTimeout(120_000);
  const home = await mkdtemp(join(tmpdir(), 'privacy-docket-plaintext-'));
  const outside = await mkdtemp(join(tmpdir(), 'privacy-docket-outside-'));
  const places = { TMPDIR: join(home, 'tmp'), HOME: join(home, 'person') };
  await mkdir(places.TMPDIR);
  await mkdir(places.HOME);
  const attached = join(outside, `${seeds.file}.txt`);
  await writeFile(attached, `${seeds.inFile} `.repeat(1000));
  expect(await findTraces(outside), 'the search itself finds what is there').toHaveLength(2);

  const program = await launch({ home, variables: places });
  const { app, page } = program;
  await createDocket(program, { folder: join(home, 'Mingguang.docket') });
  await startCase(page, 'request', t);
  const typed = {
    ...lives.request.typed,
    title: seeds.title,
    requester: { name: `${seeds.person} ${seeds.chinese}` },
  };
  await typeRecord(formOf(page, t), 'request', typed, t);
  await page.getByRole('button', { name: t('registers:new.save'), exact: true }).click();
  const notes = card(page, t('registers:notes.title'));
  await notes.getByRole('textbox').fill(seeds.note);
  await notes.getByRole('button').click();
  await expect(notes.getByRole('listitem')).toContainText(seeds.note);
  const tasks = card(page, t('registers:tasks.title'));
  await tasks.getByRole('textbox', { name: t('registers:tasks.what') }).fill(seeds.task);
  await tasks.getByRole('button', { name: t('registers:tasks.add') }).click();
  await expect(tasks.getByRole('checkbox', { name: seeds.task })).toBeVisible();
  await answerDialogs(app, { open: [attached] });
  const files = card(page, t('registers:files.title'));
  await files.getByRole('button', { name: t('registers:files.add') }).click();
  await expect(files.getByRole('listitem')).toContainText(seeds.file);

  await goTo(page, 'request', t);
  await page.getByRole('searchbox').fill(seeds.searched);
  await expect(page.getByText(t('registers:list.nothingMatches'))).toBeVisible();
  await startCase(page, 'incident', t);
  await formOf(page, t)
    .getByRole('textbox', { name: t('fields:incident.title') })
    .fill(seeds.draft);
  await page.waitForTimeout(1200);
  expect(await findTraces(home), 'while it is open').toEqual([]);
  expect(await findInMemory(page), 'the search itself finds what is there').toContain(seeds.draft);

  await lock(page);
  expect(await findInMemory(page), 'after the lock').toEqual([]);
  await unlock(page, usualPassphrase, t);
  await isOpen(page, t);
  await lock(page);
  expect(await findTraces(home), 'while it is locked').toEqual([]);
  await program.close();
  expect(await findTraces(home), 'after the end').toEqual([]);
  await rm(home, { recursive: true });
  await rm(outside, { recursive: true });
});
