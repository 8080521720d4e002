import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, open, readdir, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Locator, type Page, test } from '@playwright/test';
import type { TFunction } from 'i18next';
import { SAMPLE_PASSPHRASE } from '#shared/contract/sample.ts';
import { type Language, languages } from '#shared/text/texts.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { answerDialogs, arrived, axe, type Launched, launch, screenshot, speak } from './harness.ts';
import {
  docketProcess,
  goTo,
  goToSettings,
  isAlive,
  isOpen,
  resize,
  runCommand,
  unlock,
  words,
} from './steps.ts';

/** The backups of a docket that is open, its check, and the backup with which it is closed. */
const run = promisify(execFile);
const t = words('en');
const officer = 'seven calm otters drift ashore';

test.use({ trace: 'off', screenshot: 'off' });

let home: string;
let original: string;

test.beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'privacy-docket-backups-'));
  original = join(home, 'Original.docket');
  expect((await runCommand('sample', original, '--cases', '12')).exit).toBe(0);
});

test.afterAll(() => rm(home, { recursive: true, force: true }));

/** A copy of the sample docket of its own, in a folder of its own. */
async function copyOf(name: string): Promise<{ folder: string; docket: string }> {
  const folder = join(home, name);
  const docket = join(folder, 'Acme.docket');
  await mkdir(folder);
  await run('cp', ['-r', original, docket]);
  return { folder, docket };
}

async function openIn(docket: string, language: Language = 'en'): Promise<Launched> {
  const program = await launch({ language, switches: [`--docket=${docket}`] });
  await resize(program, 1440, 900);
  await speak(program.page, language);
  await unlock(program.page, SAMPLE_PASSPHRASE, words(language));
  await isOpen(program.page, words(language));
  return program;
}

/** Changes one bit, as a failing disk does. Doing it again takes it back. */
async function flip(file: string, position: number): Promise<void> {
  const handle = await open(file, 'r+');
  const byte = Buffer.alloc(1);
  await handle.read(byte, 0, 1, position);
  byte[0] = (byte[0] ?? 0) ^ 1;
  await handle.write(byte, 0, 1, position);
  await handle.close();
}

const backupsOf = (docket: string) => readdir(join(docket, 'backups'));

/** Presses a button of the page, by its text. */
async function press(place: Page | Locator, name: string): Promise<void> {
  await place.getByRole('button', { name, exact: true }).click();
}

/** Presses a button with which the program ends: it may be gone before a click of Playwright's own is answered. */
async function pressLast(place: Page | Locator, name: string): Promise<void> {
  await place.getByRole('button', { name, exact: true }).evaluate((button) => {
    setTimeout(() => button.dispatchEvent(new MouseEvent('click', { bubbles: true })), 0);
  });
}

/** Clicks the cross of the window, as a person does. */
function closeWindow({ app }: Launched): Promise<void> {
  return app.evaluate(({ BrowserWindow }) => {
    // Not awaited: the window may be gone before the answer.
    setTimeout(() => BrowserWindow.getAllWindows()[0]?.close(), 0);
  });
}

/** Waits until the program has ended, and says how long that took, in milliseconds. */
async function ended({ app }: Launched, end: () => Promise<unknown>): Promise<number> {
  const gone = new Promise((resolve) => app.process().once('exit', resolve));
  const began = performance.now();
  await end();
  await gone;
  return performance.now() - began;
}

/** Sets how many backups of today are kept. It leaves an entry, so that a backup is due. */
async function keepOfToday(page: Page, today: string, t: TFunction): Promise<void> {
  await goToSettings(page, 'backups', t);
  await page.getByRole('textbox', { name: t('backups:keep.today') }).fill(today);
  await press(page, t('backups:keep.save'));
  await expect(page.getByText(t('backups:keep.saved'))).toBeVisible();
}

async function show(page: Page, language: Language, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await screenshot(page, name, { language, theme });
    await axe(page, theme === 'light' ? 'all' : 'colours');
  }
}

test('closing the window makes a proven backup, and the next opening lists it', async () => {
  const { docket } = await copyOf('close');
  const program = await openIn(docket);
  const took = await ended(program, () => closeWindow(program));
  expect(took).toBeLessThan(10_000);
  expect(await backupsOf(docket)).toEqual([expect.stringMatching(/^closed-[^.]*\.zip$/)]);

  const again = await openIn(docket);
  const { page } = again;
  await goToSettings(page, 'backups', t);
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(2);
  await expect(rows.last()).toContainText(t('backups:list.proven'));
  await expect(page.getByText(t('backups:list.fresh'))).toBeVisible();

  await keepOfToday(page, '4', t);
  await expect(page.getByText(t('backups:list.due'))).toBeVisible();
  const before = await docketProcess(again);
  const left = page.waitForURL(arrived('closed'));
  await page.keyboard.press('Control+K');
  await page.getByRole('combobox').fill(t('backups:closing.command'));
  await page.keyboard.press('Enter');
  await left;
  await expect(page.getByText(t('backups:closing.closed'))).toBeVisible();
  await expect(page.getByRole('heading', { name: t('welcome:start.title') })).toBeVisible();
  await expect.poll(() => isAlive(before)).toBe(false);
  expect(await backupsOf(docket)).toHaveLength(2);
  await page.getByRole('button', { name: 'Acme.docket' }).click();
  await unlock(page, SAMPLE_PASSPHRASE, t);
  await isOpen(page, t);

  await keepOfToday(page, '5', t);
  const ownProcess = again.app.process();
  await ended(again, async () => ownProcess.kill('SIGTERM'));
  expect(await backupsOf(docket)).toHaveLength(2);
  await again.close().catch(() => undefined);
});

/** Closes the docket by the navigation, and opens it as somebody else. */
async function closeAndOpen(page: Page, passphrase: string): Promise<void> {
  const left = page.waitForURL(arrived('closed'));
  await press(page.getByRole('navigation'), t('backups:closing.command'));
  await left;
  await page.getByRole('button', { name: 'Acme.docket' }).click();
  await unlock(page, passphrase, t);
  await isOpen(page, t);
}

test('a window whose backup cannot be made stays, says why, and takes another folder', async () => {
  const { folder, docket } = await copyOf('blocked');
  const program = await openIn(docket);
  const { page, app } = program;
  await rename(join(docket, 'backups'), join(docket, 'backups.aside'));
  await writeFile(join(docket, 'backups'), 'no folder');
  await closeWindow(program);
  const screen = page.getByRole('dialog', { name: t('backups:closing.title') });
  await expect(screen.getByText(t('backups:closing.failed.title'))).toBeVisible();
  await expect(screen.getByText(t('errors:folder-not-writable.title'))).toBeVisible();

  await press(screen, t('backups:closing.stay'));
  await expect(screen).toBeHidden();
  const notice = page.getByRole('navigation').getByRole('link', { name: t('backups:problem.short') });
  await notice.click();
  await expect(page.getByRole('alert')).toContainText(t('backups:problem.failed'));

  await closeWindow(program);
  await expect(screen).toBeVisible();
  const stick = join(folder, 'stick');
  await mkdir(stick);
  await answerDialogs(app, { open: [stick] });
  await ended(program, () => pressLast(screen, t('backups:closing.elsewhere')));
  expect(await readdir(stick)).toEqual([expect.stringMatching(/^closed-[^.]*\.zip$/)]);
});

test('a docket process that hangs keeps no window open', async () => {
  const { docket } = await copyOf('hanging');
  const program = await openIn(docket);
  const pid = await docketProcess(program);
  process.kill(pid, 'SIGSTOP');
  const took = await ended(program, () => closeWindow(program));
  expect(took).toBeLessThan(15_000);
  await expect.poll(() => isAlive(pid)).toBe(false);
});

test('an auditor looks at the list, a responder sees none, and a backup from before a rotation asks for its passphrase', async () => {
  const { folder, docket } = await copyOf('roles');
  const own = join(folder, 'own.txt');
  await writeFile(own, SAMPLE_PASSPHRASE);
  for (const role of ['auditor', 'responder']) {
    const next = join(folder, `${role}.txt`);
    await writeFile(next, `${officer} ${role}`);
    const adding = ['people', docket, 'add', '--person', role, '--role', role, '--new-passphrase-file', next];
    expect((await runCommand(...adding, '--passphrase-file', own)).exit).toBe(0);
  }
  expect((await runCommand('rotate', docket, '--passphrase-file', own)).exit).toBe(0);
  const program = await launch({ switches: [`--docket=${docket}`] });
  const { page } = program;
  await unlock(page, `${officer} responder`, t);
  await isOpen(page, t);
  await goTo(page, 'settings', t);
  await expect(page.getByRole('tab', { name: t('settings:parts.about') })).toBeVisible();
  for (const part of ['backups', 'check']) {
    await expect(page.getByRole('tab', { name: t(`settings:parts.${part}`) })).toHaveCount(0);
  }
  await closeAndOpen(page, `${officer} auditor`);
  await goToSettings(page, 'backups', t);
  // The heading, the backup before the rotation, and the one that the responder's closing made.
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(3);
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);

  await closeAndOpen(page, SAMPLE_PASSPHRASE);
  await goToSettings(page, 'backups', t);
  const row = page.getByRole('table').getByRole('row').last();
  await expect(row).toContainText(t('backups:list.earlierKey'));
  await row.getByRole('button').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(t('backups:restore.needsKey'))).toBeVisible();
  const field = dialog.getByRole('textbox', { name: t('backups:restore.passphrase') });
  await field.fill('not the passphrase');
  await press(dialog, t('backups:restore.show'));
  await expect(dialog.getByText(t('errors:wrong-passphrase.title'))).toBeVisible();
  await field.fill(SAMPLE_PASSPHRASE);
  await press(dialog, t('backups:restore.show'));
  await expect(dialog.getByText(t('backups:restore.earlierKey'))).toBeVisible();
  await press(dialog, t('backups:restore.cancel'));
  await program.close();
});

for (const language of languages) {
  test(`the list, what a restore would change, damage and the closing: ${language}`, async () => {
    test.setTimeout(180_000);
    const t = words(language);
    const { folder, docket } = await copyOf(`shown.${language}`);
    await makeEarlierBackup(folder, docket);
    const program = await openIn(docket, language);
    const { page } = program;
    await backUpTwice(program, folder, language, t);
    await showProblem(page, docket, language, t);
    await showCheck(page, docket, language, t);
    await restore(page, folder, docket, language, t);
    await showClosing(program, folder, docket, language, t);
  });
}

/** A proven backup, and a case that came after it. */
async function makeEarlierBackup(folder: string, docket: string): Promise<void> {
  const secret = ['--passphrase-file', join(folder, 'passphrase.txt')];
  const record = join(folder, 'request.json');
  await writeFile(join(folder, 'passphrase.txt'), SAMPLE_PASSPHRASE);
  await writeFile(record, JSON.stringify(requestRecord));
  expect((await runCommand('backup', docket, ...secret)).exit).toBe(0);
  expect((await runCommand('add', docket, 'request', '--file', record, ...secret)).exit).toBe(0);
}

async function backUpTwice(program: Launched, folder: string, language: Language, t: TFunction) {
  const { page, app } = program;
  await goToSettings(page, 'backups', t);
  await expect(page.getByText(t('backups:list.due'))).toBeVisible();
  await mkdir(join(folder, 'Second disk'));
  await answerDialogs(app, { open: [join(folder, 'Second disk')] });
  await press(page, t('backups:second.choose'));
  await expect(page.getByText('Second disk')).toBeVisible();
  await press(page, t('backups:now.start'));
  await expect(page.getByText(t('backups:now.done'))).toBeVisible({ timeout: 20_000 });
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(1)).toContainText(t('backups:list.both'));
  await expect(rows.nth(2)).toContainText(t('backups:list.here'));
  expect(await readdir(join(folder, 'Second disk'))).toHaveLength(1);
  await show(page, language, 'backups');
  await keepOfToday(page, '9', t);

  await rename(join(folder, 'Second disk'), join(folder, 'unplugged'));
  await press(page, t('backups:now.start'));
  await expect(page.getByText(t('backups:problem.second'))).toBeVisible({ timeout: 20_000 });
  await rename(join(folder, 'unplugged'), join(folder, 'Second disk'));
}

async function showProblem(page: Page, docket: string, language: Language, t: TFunction) {
  await flip(join(docket, 'slots.json'), 200);
  await press(page, t('backups:now.start'));
  await expect(page.getByText(t('backups:problem.unproven'))).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('table')).toContainText(t('backups:list.unproven'));
  await goTo(page, 'today', t);
  await page.getByRole('link', { name: t('backups:problem.short') }).click();
  await expect(page.getByText(t('backups:problem.unproven'))).toBeVisible();
  await show(page, language, 'backups.problem');
  await flip(join(docket, 'slots.json'), 200);
  await press(page, t('backups:now.start'));
  await expect(page.getByText(t('backups:now.done'))).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('alert')).toHaveCount(0);
}

async function showCheck(page: Page, docket: string, language: Language, t: TFunction) {
  await goToSettings(page, 'check', t);
  await press(page, t('settings:check.now'));
  await expect(page.getByText(t('settings:check.good'))).toBeVisible({ timeout: 20_000 });
  await show(page, language, 'check');
  await flip(join(docket, 'slots.json'), 200);
  await press(page, t('settings:check.now'));
  await expect(page.getByText(t('settings:check.bad'))).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('row').filter({ hasText: t('settings:check.part.slots') })).toContainText(
    t('settings:check.damaged'),
  );
  await expect(page.getByRole('link', { name: t('checks:short') })).toBeVisible();
  await show(page, language, 'check.damage');
  await flip(join(docket, 'slots.json'), 200);
  await press(page, t('settings:check.now'));
  await expect(page.getByText(t('settings:check.good'))).toBeVisible({ timeout: 20_000 });
  await page.getByRole('tab', { name: t('settings:parts.backups') }).click();
}

async function restore(page: Page, folder: string, docket: string, language: Language, t: TFunction) {
  await page.getByRole('table').getByRole('row').last().getByRole('button').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(t('backups:restore.relation.behind'))).toBeVisible({ timeout: 20_000 });
  const [added = ''] = (await dialog.getByText(/^REQ-\d{4}-\d{4}/).innerText()).split(',');
  await show(page, language, 'backups.restore');
  await dialog.getByRole('textbox', { name: t('backups:restore.passphrase') }).fill('not the passphrase');
  const confirm = dialog.getByRole('button', { name: 'Acme.replaced-' });
  await confirm.click();
  await expect(dialog.getByRole('alert')).toContainText(t('errors:wrong-passphrase.title'), {
    timeout: 20_000,
  });
  await dialog.getByRole('textbox', { name: t('backups:restore.passphrase') }).fill(SAMPLE_PASSPHRASE);
  await confirm.click();
  await expect(page.getByRole('heading', { name: t('welcome:unlock.title') })).toBeVisible({
    timeout: 20_000,
  });
  const replaced = (await readdir(folder)).find((name) => name.startsWith('Acme.replaced-')) ?? '';
  await expect(page.getByText(replaced)).toBeVisible();
  await show(page, language, 'unlock.restored');
  await unlock(page, SAMPLE_PASSPHRASE, t);
  await isOpen(page, t);
  await page.keyboard.press('Control+K');
  await page.getByRole('combobox').fill(added);
  await expect(
    page.getByRole('dialog').getByText(t('common:palette.nothing', { typed: added })),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  const secret = ['--passphrase-file', join(folder, 'passphrase.txt')];
  expect((await runCommand('show', join(folder, replaced), added, ...secret)).exit).toBe(0);
  expect(await backupsOf(docket)).toEqual([]);
}

/** A disk that hangs: the backup comes to a file from which nothing can be read. */
/** Adds a file to a case whose backup takes a while: 256 MiB, of which nothing is on the disk. */
async function addLargeFile({ app, page }: Launched, folder: string, t: TFunction): Promise<void> {
  const large = join(folder, 'large.bin');
  await writeFile(large, '');
  await truncate(large, 256 * 2 ** 20);
  await goTo(page, 'request', t);
  await page.getByRole('main').getByRole('option').first().click();
  const files = page.getByRole('region', { name: t('registers:files.title'), exact: true });
  await answerDialogs(app, { open: [large] });
  await files.getByRole('button', { name: t('registers:files.add') }).click();
  await expect(files.getByText(t('files:added', { count: 1 }))).toBeVisible({ timeout: 30_000 });
}

async function showClosing(
  program: Launched,
  folder: string,
  docket: string,
  language: Language,
  t: TFunction,
) {
  const { page } = program;
  await addLargeFile(program, folder, t);
  const backups = join(docket, 'backups');
  await rm(backups, { recursive: true });
  await writeFile(backups, 'no folder');
  await closeWindow(program);
  await expect(page.getByText(t('backups:closing.failed.title'))).toBeVisible();
  await show(page, language, 'closing.failed');
  await rm(backups);
  await mkdir(backups);

  const docketPid = await docketProcess(program);
  await press(page, t('backups:closing.again'));
  await expect(page.getByText(t('backups:closing.making'))).toBeVisible();
  // In the middle of the backup it stands still, as on a disk that does not answer.
  process.kill(docketPid, 'SIGSTOP');
  await show(page, language, 'closing');
  const took = await ended(program, () => {
    process.kill(docketPid, 'SIGCONT');
    return pressLast(page, t('backups:closing.without'));
  });
  expect(took).toBeLessThan(5000);
  expect((await backupsOf(docket)).filter((name) => name.endsWith('Z.zip'))).toEqual([]);
}
