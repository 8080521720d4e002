import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { expect, type Page, test } from '@playwright/test';
import { SAMPLE_PASSPHRASE } from '#shared/contract/sample.ts';
import { type Language, languages } from '#shared/text/texts.ts';
import { answerDialogs, axe, type Launched, launch, screenshot, speak } from './harness.ts';
import { casePage, goTo, isOpen, resize, runCommand, unlock, words } from './steps.ts';

/**
 * A workbook on its way into a register: the columns that are found and those that somebody chooses, each row with its
 * verdict, the import, and the same file again. With the pictures of the screen.
 */
test.use({ trace: 'off', screenshot: 'off' });

let folder: string;
let file: string;
let program: Launched;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'privacy-docket-import-'));
  const sample = join(folder, 'Sample.docket');
  expect((await runCommand('sample', sample, '--cases', '4')).exit).toBe(0);
  file = join(folder, 'Requests 2026.xlsx');
  await writeFile(file, workbook());
  program = await launch({ language: 'en', switches: [`--docket=${sample}`] });
});

test.afterAll(async () => {
  await program.close();
  await rm(folder, { recursive: true, force: true });
});

function workbook(): Uint8Array {
  const header = [
    'What is asked, in short',
    'Received',
    'Who asked',
    'Acts',
    'Rights asked',
    'Country',
    'Ticket',
  ];
  const rows = [
    ['Copy of my orders', '2026-03-03', 'Anna Berg', 'For themself', 'Access; Copy of the data', 'NO', 'T-1'],
    ['删除我的账户', '2026年3月4日', '张伟', '本人', '删除', 'CN', 'T-2'],
    ['Correct my address', '03/04/2026', 'Bo Lindqvist', 'self', 'Correction', 'Sweden', 'T-3'],
    ['Nothing that we know', '2026-03-05', '', 'self', 'Ownership', 'SE', 'T-4'],
  ];
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['Made by hand']]), 'About');
  utils.book_append_sheet(book, utils.aoa_to_sheet([header, ...rows]), 'Requests');
  const bytes: unknown = write(book, { type: 'buffer', bookType: 'xlsx' });
  if (!(bytes instanceof Uint8Array)) throw new TypeError('no workbook');
  return bytes;
}

async function picture(page: Page, name: string, language: Language): Promise<void> {
  await expect(page.getByText(/\b(imports|fields|choices|common):/)).toHaveCount(0);
  for (const theme of ['light', 'dark'] as const) {
    await screenshot(page, name, { language, theme });
    await axe(page, theme === 'light' ? 'all' : 'colours');
  }
}

/** Opens the screen from the register and chooses the sheet with the requests. */
async function choose(page: Page, language: Language): Promise<void> {
  const t = words(language);
  await goTo(page, 'request', t);
  await page
    .getByRole('main')
    .getByRole('button', { name: t('imports:button') })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: t('imports:title.request') })).toBeVisible();
  await answerDialogs(program.app, { open: [file] });
  await page.getByRole('button', { name: t('imports:file.choose') }).click();
  await page.getByLabel(t('imports:file.sheet')).selectOption('Requests');
  await expect(page.getByRole('rowheader', { name: 'Who asked' })).toBeVisible();
}

test('a workbook is looked at, mapped and imported once, and every row says what became of it', async () => {
  const { page } = program;
  const t = words('en');
  await resize(program, 1440, 900);
  await unlock(page, SAMPLE_PASSPHRASE, t);
  await isOpen(page, t);
  for (const language of languages.toReversed()) {
    await speak(page, language);
    await isOpen(page, words(language));
    await choose(page, language);
    if (language !== 'en') await picture(page, 'import', language);
  }

  const fieldOf = (column: string) => page.getByLabel(t('imports:columns.fieldOf', { column }));
  await expect(fieldOf('Received')).toHaveValue('receivedAt');
  await fieldOf('Who asked').selectOption('requester.name');
  await fieldOf('Ticket').selectOption('reference');
  await page.getByLabel(t('fields:request.channel'), { exact: true }).selectOption('letter');
  const show = page.getByLabel(t('imports:rows.show'));
  const row = (text: string) => page.getByRole('row').filter({ hasText: text }).last();
  await expect(row('Correct my address')).toContainText(t('imports:problem.ambiguous-date'));
  await expect(row('Nothing that we know')).toContainText(
    'Rights asked: is none of the values of this field (“Ownership”)',
  );
  await expect(row('Nothing that we know')).toContainText('Who asked: is missing');
  await page.getByLabel(t('imports:columns.dateOrder')).selectOption('dmy');
  await expect(show.getByRole('option', { name: t('imports:rows.refused', { number: '1' }) })).toBeAttached();
  await show.selectOption('all');
  await expect(row('张伟').or(row('删除我的账户'))).toContainText(t('imports:rows.is.log'));
  await picture(page, 'import', 'en');
  await page.getByRole('button', { name: t('imports:rows.copy') }).click();
  await expect(page.getByText(t('imports:rows.copied'))).toBeVisible();

  const start = page.getByRole('button', { name: t('imports:run.import', { count: 3 }) });
  await start.focus();
  await page.keyboard.press('Enter');
  const told = t('imports:run.done', { logged: '3', there: '0', refused: '1' });
  await expect(page.getByText(told)).toBeVisible();
  await expect(page.getByText(/before-import-.*\.zip/)).toBeVisible();
  await expect(page.getByRole('button', { name: t('imports:run.import', { count: 0 }) })).toBeDisabled();
  await expect(row('Copy of my orders')).toContainText('There already: REQ-2026-');
  await screenshot(page, 'import-done', { language: 'en', theme: 'light' });
  await axe(page);

  await row('Copy of my orders').getByRole('link').click();
  await expect(casePage(page).getByRole('heading', { level: 2, name: 'Copy of my orders' })).toBeVisible();
  await screenshot(page, 'import-case', { language: 'en', theme: 'light' });
  await page.keyboard.press('Control+K');
  await page.keyboard.type(t('common:palette.import.incident'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: t('imports:title.incident') })).toBeVisible();
});
