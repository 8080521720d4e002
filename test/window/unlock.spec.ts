import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { TFunction } from 'i18next';
import { LATEST_SCHEMA } from '#docket/database/migrations/index.ts';
import { caseKinds } from '#shared/cases/kinds.ts';
import { type Language, languages } from '#shared/text/texts.ts';
import { copyGolden, loseEndOfTrail, type Recipe, recipes } from '#test/fixtures/dockets/broken.ts';
import { GOLDEN_PASSPHRASE } from '#test/fixtures/dockets/golden.ts';
import { answerDialogs, axe, type Launched, launch, screenshot, speak } from './harness.ts';
import {
  card,
  casePage,
  goTo,
  goToSettings,
  isOpen,
  lock,
  openCase,
  resize,
  runCommand,
  type SettingsPart,
  unlock,
  words,
} from './steps.ts';

/**
 * What a person meets when a docket does not simply open. Each docket is a golden one that was broken by its recipe; one
 * start of the program meets them all, in one language, in both themes.
 */
const root = join(import.meta.dirname, '..', '..');
const request = 'What do you hold on me';

// A trace of every action takes longer than the pictures; what axe finds is in the message.
test.use({ trace: 'off', screenshot: 'off' });

let home: string;
let children: ChildProcess[];

test.beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'privacy-docket-unlock-'));
  children = [];
});

test.afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(home, { recursive: true, force: true });
});

/** A golden docket under a name of its own. */
function prepare(name: string, ...broken: Recipe[]): Promise<string> {
  return prepareOf(LATEST_SCHEMA, name, broken);
}

async function prepareOf(schema: number, name: string, broken: Recipe[] = []): Promise<string> {
  const scratch = join(home, `${name}-scratch`);
  await mkdir(scratch);
  const { folder } = await copyGolden(`schema-${schema}`, scratch);
  const place = join(home, `${name}.docket`);
  await rename(folder, place);
  for (const recipe of broken) await recipes[recipe](place, scratch);
  return place;
}

/** Makes a backup in the docket's own folder, under the name of one that the program made by itself. */
async function backUp(folder: string): Promise<void> {
  const { docketId } = JSON.parse(await readFile(join(folder, 'slots.json'), 'utf8'));
  const passphrase = join(home, 'passphrase.txt');
  await writeFile(passphrase, GOLDEN_PASSPHRASE);
  await mkdir(join(folder, 'backups'), { recursive: true });
  const name = `closed-${String(docketId).slice(0, 8)}-2026-11-24T08-30-00-000Z.zip`;
  const taken = join(home, 'backup.zip');
  const made = await runCommand('backup', folder, '--to', taken, '--passphrase-file', passphrase);
  expect(made.exit, made.err).toBe(0);
  await rename(taken, join(folder, 'backups', name));
}

/** Another program that has a docket open. */
async function hold(folder: string): Promise<ChildProcess> {
  const script = join(root, 'test', 'docket', 'vault', 'child', 'hold.ts');
  const child = spawn(process.execPath, [script, folder, GOLDEN_PASSPHRASE], { cwd: root });
  children.push(child);
  const [line] = await once(child.stdout, 'data');
  expect(String(line).trim()).toBe('open');
  return child;
}

const panel = (page: Page, t: TFunction, title: string) => page.getByRole('region', { name: t(title) });

/** Chooses a docket in the dialog of the first screen, and tries to open it. */
async function tryToOpen(
  { app, page }: Launched,
  folder: string,
  t: TFunction,
  passphrase = GOLDEN_PASSPHRASE,
): Promise<void> {
  const back = page.getByRole('button', { name: t('welcome:back'), exact: true });
  if (await back.isVisible()) await back.click();
  await answerDialogs(app, { open: [folder] });
  await page.getByRole('button', { name: t('welcome:start.open') }).click();
  await unlock(page, passphrase, t);
}

async function show(page: Page, language: Language, name: string): Promise<void> {
  await expect(page.getByText(/\b(trouble|errors|welcome|common):/)).toHaveCount(0);
  for (const theme of ['light', 'dark'] as const) {
    await screenshot(page, `unlock.${name}`, { language, theme });
    await axe(page, theme === 'light' ? 'all' : 'colours');
  }
}

/** The docket is open and holds the cases of the golden one; then it is locked again. */
async function hasItsCases(page: Page, t: TFunction): Promise<void> {
  await isOpen(page, t);
  await goTo(page, 'request', t);
  await expect(page.getByRole('option').filter({ hasText: request })).toBeVisible();
}

async function leave(page: Page, t: TFunction): Promise<void> {
  await lock(page);
  await expect(page.getByText(t('welcome:unlock.locked'))).toBeVisible();
}

for (const language of languages) {
  const t = words(language);

  test(`a docket that does not open says what happened, what was kept and what to do: ${language}`, async () => {
    test.setTimeout(240_000);
    const program = await launch({ language });
    const { page } = program;
    await resize(program, 1440, 900);
    await speak(page, language);
    await wrongPassphrase(program, language, t);
    await openElsewhere(program, language, t);
    await damagedKeys(program, language, t);
    await damagedWithBackup(program, language, t);
    await damagedWithoutBackup(program, language, t);
    await refusedByName(program, language, t);
    await ofAnOlderFormat(program, language, t);
    await damagedWhileOpen(program, language, t);
    await program.close();
  });
}

async function wrongPassphrase(program: Launched, language: Language, t: TFunction) {
  const { page } = program;
  const folder = await prepare('Whole');
  await tryToOpen(program, folder, t, 'not the passphrase');
  const wrong = panel(page, t, 'errors:wrong-passphrase.title');
  await expect(wrong).toContainText(t('errors:wrong-passphrase.next'));
  await expect(page.getByText(t('trouble:restore.start'))).toHaveCount(0);
  await page.evaluate(() => {
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'A', modifierCapsLock: true }));
  });
  await expect(wrong).toContainText(t('trouble:secret.capsLock'));
  await show(page, language, 'wrong-passphrase');
  await wrong.getByRole('button', { name: t('trouble:secret.useRecoveryKey') }).click();
  await expect(page.getByRole('textbox', { name: t('welcome:unlock.recoveryKey') })).toBeFocused();
}

async function openElsewhere(program: Launched, language: Language, t: TFunction) {
  const { page } = program;
  const folder = await prepare('Elsewhere');
  const holder = await hold(folder);
  await tryToOpen(program, folder, t);
  const inUse = panel(page, t, 'trouble:inUse.title');
  await expect(inUse).toContainText(hostname());
  await expect(inUse).toContainText(String(holder.pid));
  await show(page, language, 'in-use');
  const before = await readFile(join(folder, 'docket.db'));
  await inUse.getByRole('button', { name: t('trouble:inUse.readOnly') }).click();
  await hasItsCases(page, t);
  // What is offered does not depend on the words.
  if (language === 'en') await offersNoChange(page, t);
  await leave(page, t);
  expect(holder.exitCode).toBeNull();
  expect(await readFile(join(folder, 'docket.db'))).toEqual(before);
  await tryToOpen(program, folder, t);
  await expect(inUse).toBeVisible();
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  await inUse.getByRole('button', { name: t('trouble:again') }).click();
  await hasItsCases(page, t);
  await leave(page, t);
}

/** Buttons of a part of the settings that change nothing of the docket. */
const harmless: readonly [SettingsPart, string[]][] = [
  ['docket', []],
  ['people', []],
  ['law', []],
  ['backups', []],
  ['check', ['settings:check.now']],
  ['program', []],
  ['about', []],
];

/** A snapshot can be read, and neither its screens nor the palette have a button that would change it. */
async function offersNoChange(page: Page, t: TFunction): Promise<void> {
  await expect(page.getByText(t('people:limits.why.snapshot'))).toBeVisible();
  for (const kind of caseKinds) {
    await goTo(page, kind, t);
    await page.getByRole('option').first().click();
    await expect(card(page, t('registers:trail.title'))).toBeVisible();
    await expect(page.getByRole('button', { name: t(`registers:list.log.${kind}`) })).toHaveCount(0);
    await expect(card(page, t('registers:case.next'))).toHaveCount(0);
    await expect(casePage(page).getByRole('textbox')).toHaveCount(0);
    await expect(casePage(page).getByRole('checkbox')).toHaveCount(0);
    for (const name of ['registers:facts.edit', 'registers:files.add', 'registers:tasks.add'])
      await expect(casePage(page).getByRole('button', { name: t(name) })).toHaveCount(0);
  }
  for (const [part, names] of harmless) {
    await goToSettings(page, part, t);
    const shown = page.getByRole('tabpanel', { name: t(`settings:parts.${part}`) });
    await expect(shown.getByRole('heading').first()).toBeVisible();
    await expect(shown.getByRole('button')).toHaveText(names.map((name) => t(name)));
    await expect(shown.getByRole('spinbutton')).toHaveCount(0);
  }
  await page.keyboard.press('Control+K');
  const palette = page.getByRole('dialog');
  await expect(palette.getByRole('option', { name: t('common:palette.lock') })).toBeVisible();
  for (const kind of caseKinds)
    await expect(palette.getByRole('option', { name: t(`common:palette.log.${kind}`) })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
}

async function damagedKeys(program: Launched, language: Language, t: TFunction) {
  const { page } = program;
  const folder = await prepare('Keys', 'slots.json cut off, with the one before');
  await tryToOpen(program, folder, t);
  const keys = panel(page, t, 'trouble:keys.title');
  await expect(keys).toContainText(t('trouble:keys.warning'));
  await show(page, language, 'keys');
  await keys.getByRole('button', { name: t('trouble:keys.putBack') }).click();
  const done = panel(page, t, 'trouble:keys.done.title');
  await expect(done).toBeVisible();
  const [setAside = ''] = await readdir(join(folder, 'set-aside'));
  await expect(done).toContainText(`set-aside/${setAside}`);
  await show(page, language, 'keys.done');
  await done.getByRole('button', { name: t('trouble:open') }).click();
  await hasItsCases(page, t);
  await leave(page, t);
}

async function damagedWithBackup(program: Launched, language: Language, t: TFunction) {
  const { page } = program;
  const folder = await prepare('Backed');
  await backUp(folder);
  await recipes['the page of the cases scrambled'](folder);
  await tryToOpen(program, folder, t);
  const damaged = panel(page, t, 'trouble:database.title');
  await expect(damaged).toContainText('docket.db');
  await show(page, language, 'damaged');
  await damaged.getByRole('button', { name: t('trouble:restore.start') }).click();
  await expect(damaged.getByRole('radio').first()).toBeChecked();
  await show(page, language, 'damaged.restore');
  await damaged.getByRole('button', { name: t('trouble:restore.submit') }).click();
  const done = panel(page, t, 'trouble:restore.done.title');
  await expect(done).toContainText(/Backed\.replaced-/);
  expect((await readdir(home)).filter((name) => name.startsWith('Backed.replaced-'))).toHaveLength(1);
  await show(page, language, 'damaged.restored');
  await done.getByRole('button', { name: t('trouble:open') }).click();
  await hasItsCases(page, t);
  await leave(page, t);
}

async function damagedWithoutBackup(program: Launched, language: Language, t: TFunction) {
  const { app, page } = program;
  const folder = await prepare('Alone', 'the page of the notes scrambled');
  const before = await readFile(join(folder, 'docket.db'));
  await tryToOpen(program, folder, t);
  const damaged = panel(page, t, 'trouble:database.title');
  await expect(damaged).toContainText(t('trouble:database.noBackup'));
  await damaged.getByRole('button', { name: t('trouble:salvage.start') }).click();
  await show(page, language, 'salvage');
  await answerDialogs(app, { save: join(home, 'Alone.salvaged.docket') });
  await damaged.getByRole('button', { name: t('trouble:salvage.submit') }).click();
  const report = page.getByRole('region', {
    name: t('trouble:salvage.done.title', { folder: 'Alone.salvaged.docket' }),
  });
  await expect(report).toContainText(t('trouble:salvage.table.notes'));
  await expect(report).toContainText(t('trouble:salvage.done.damaged', { folder: 'Alone.docket' }));
  await show(page, language, 'salvage.report');
  expect(await readFile(join(folder, 'docket.db'))).toEqual(before);
  await report.getByRole('button', { name: t('trouble:salvage.done.open') }).click();
  await hasItsCases(page, t);
  await leave(page, t);
}

async function refusedByName(program: Launched, language: Language, t: TFunction) {
  const { page } = program;
  const refusals: [Recipe, string, string, string][] = [
    ['slots.json of another docket', 'mismatch', 'trouble:mismatch.title', 'trouble:mismatch.next'],
    ['the schema of a later version', 'too-new', 'trouble:tooNew.title', 'trouble:tooNew.next'],
    ['docket.db missing', 'missing', 'trouble:database.missing', 'trouble:database.nextWait'],
    [
      'a plain SQLite file as docket.db',
      'plain',
      'trouble:database.title',
      'trouble:database.problem.not-encrypted',
    ],
  ];
  for (const [recipe, name, title, text] of refusals) {
    await tryToOpen(program, await prepare(name, recipe), t);
    await expect(panel(page, t, title)).toContainText(t(text));
    await show(page, language, name);
  }
  await expect(page.getByRole('button', { name: t('trouble:salvage.start') })).toHaveCount(0);

  const gone = await prepare('Gone');
  await tryToOpen(program, gone, t, 'not the passphrase');
  await rename(gone, join(home, 'Moved.docket'));
  await page.getByRole('button', { name: t('welcome:unlock.open'), exact: true }).click();
  await expect(panel(page, t, 'trouble:other.gone.title')).toBeVisible();
  await show(page, language, 'gone');
  await rename(join(home, 'Moved.docket'), gone);
  await page.getByRole('textbox', { name: t('welcome:unlock.passphrase') }).fill(GOLDEN_PASSPHRASE);
  await page.getByRole('button', { name: t('trouble:again') }).click();
  await hasItsCases(page, t);
  await leave(page, t);
}

async function ofAnOlderFormat(program: Launched, language: Language, t: TFunction) {
  const { page } = program;
  const folder = await prepareOf(130, 'Older');
  await tryToOpen(program, folder, t);
  await isOpen(page, t);
  const notice = page.getByRole('status').filter({ hasText: t('common:broughtUp.title') });
  await expect(notice).toContainText('backups/before-schema-130-');
  const [backup = 'none'] = await readdir(join(folder, 'backups'));
  await expect(notice).toContainText(`backups/${backup}`);
  await expect(page.getByRole('region', { name: t('today:overdue') })).toBeVisible();
  await show(page, language, 'brought-up');
  await notice.getByRole('button', { name: t('common:close') }).click();
  await expect(notice).toHaveCount(0);
  await leave(page, t);
  await unlock(page, GOLDEN_PASSPHRASE, t);
  await hasItsCases(page, t);
  await expect(notice).toHaveCount(0);
  await leave(page, t);
}

async function damagedWhileOpen(program: Launched, language: Language, t: TFunction) {
  const { page } = program;
  const folder = await prepare('Sick');
  await loseEndOfTrail(folder);
  await tryToOpen(program, folder, t);
  await isOpen(page, t);
  await openCase(page, 'request', request, t);
  const notes = card(page, t('registers:notes.title'));
  await notes.getByRole('textbox').fill('She called about the letter.');
  await notes.getByRole('button').click();
  const notice = page.getByRole('alert').filter({ hasText: t('trouble:whileOpen.title') });
  await expect(notice).toBeVisible();
  await show(page, language, 'while-open');
  await notice.getByRole('button', { name: t('trouble:whileOpen.lock') }).click();
  await expect(page.getByText(t('welcome:unlock.locked'))).toBeVisible();
}
