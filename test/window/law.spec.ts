import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { TFunction } from 'i18next';
import { SAMPLE_PASSPHRASE } from '#shared/contract/sample.ts';
import { ruleTitleKey } from '#shared/regimes/titleKey.ts';
import { languages } from '#shared/text/texts.ts';
import { nowMs } from '#shared/time.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { answerDialogs, axe, type Launched, launch, screenshot, speak } from './harness.ts';
import {
  card,
  casePage,
  escaped,
  goTo,
  goToSettings,
  isOpen,
  resize,
  runCommand,
  unlock,
  words,
} from './steps.ts';

/**
 * The organisation's own rules in the window: a promise is changed, the page of differences shows what would move, an
 * officer accepts, the case has its new date and the trail one entry. With the pictures of these screens.
 */
test.use({ trace: 'off', screenshot: 'off' });

const root = join(import.meta.dirname, '..', '..');
const themes = ['light', 'dark'] as const;

let folder: string;
let sample: string;
let program: Launched;

// One start of the program for all of them, each from where the one before left it.
test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'privacy-docket-law-'));
  sample = join(folder, 'Sample.docket');
  expect((await runCommand('sample', sample)).exit).toBe(0);
  const [secret, record] = [join(folder, 'passphrase'), join(folder, 'request.json')];
  await writeFile(secret, SAMPLE_PASSPHRASE);
  await writeFile(record, JSON.stringify(correction()));
  const added = await runCommand('add', sample, 'request', '--file', record, '--passphrase-file', secret);
  expect(added).toMatchObject({ exit: 0 });
});

test.afterAll(async () => {
  await program.close();
  await rm(folder, { recursive: true, force: true });
});

/** A request for correction that came in lately, under the policy's 30 days. */
function correction() {
  return {
    ...requestRecord,
    title: 'My name is misspelled',
    receivedAt: `${daysAgo(5)}T09:00:00+08:00`,
    rights: [{ right: 'correction', outcome: 'open' }],
    regimes: [{ regime: 'house', place: 'CN' }],
  };
}

/** The date so many days ago, `YYYY-MM-DD`. */
function daysAgo(days: number): string {
  return new Date(nowMs() - days * 86_400_000).toISOString().slice(0, 10);
}

/** The screen in both languages and themes, as pictures and under axe; ends in English. */
async function show(page: Page, name: string): Promise<void> {
  for (const language of languages.toReversed()) {
    await speak(page, language);
    await isOpen(page, words(language));
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText(/\b(rulebook|rules|steps|differences|why):/)).toHaveCount(0);
    for (const theme of themes) {
      await screenshot(page, name, { language, theme });
      await axe(page, theme === 'light' ? 'all' : 'colours');
    }
  }
}

/** The sample's request for correction, which runs under the organisation's own policy. */
function ownClock(page: Page, t: TFunction) {
  return card(page, t('registers:case.clocks'))
    .getByRole('listitem')
    .filter({ hasText: t(ruleTitleKey('house', 'request.correction')) });
}

test('a changed promise moves a case once an officer accepts, with one entry in the trail', async () => {
  test.setTimeout(240_000);
  const t = words('en');
  program = await launch({ language: 'en', switches: [`--docket=${sample}`] });
  const { page } = program;
  await resize(program, 1440, 900);
  await unlock(page, SAMPLE_PASSPHRASE, t);
  await isOpen(page, t);

  await goToSettings(page, 'law', t);
  const name = t(ruleTitleKey('house', 'request.correction'));
  await expect(page.getByText(t('rulebook:child.under', { age: 14 }))).toBeVisible();
  await show(page, 'settings-law');
  await page.getByRole('button', { name: `${name}: ${t('rulebook:change')}` }).click();
  await page.getByLabel(t('rulebook:promise.amount')).fill('20');
  const from = page.getByRole('textbox', { name: t('rulebook:promise.from') }).last();
  await from.fill(daysAgo(60));
  await from.press('Tab');
  await page.getByLabel(t('rulebook:promise.wording')).fill('We reply within 20 days.');
  await page
    .getByRole('button', { name: t('rulebook:save') })
    .first()
    .click();
  await expect(page.getByText(t('rulebook:waiting.title'))).toBeVisible();

  await page
    .getByRole('navigation')
    .getByRole('link', { name: t('common:nav.differences') })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: t('rulebook:differences.title') })).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).toHaveCount(1);
  const cells = await row.getByRole('cell').allInnerTexts();
  expect(cells[4]).toBe(t('rulebook:why.promise'));
  expect(cells[2]).not.toBe(cells[3]);
  await show(page, 'differences');

  await row.getByRole('link').click();
  await expect(casePage(page)).toBeVisible();
  await expect(ownClock(page, t)).toContainText(cells[2] ?? '');
  await expect(ownClock(page, t)).toContainText(t('rulebook:clock.newer', { date: cells[3] }));
  await screenshot(page, 'case-newer-law', { language: 'en', theme: 'light' });
  await axe(page);
  await ownClock(page, t).getByRole('link').click();

  await page.getByRole('button', { name: t('rulebook:differences.accept', { count: 1 }) }).click();
  await expect(page.getByText(t('rulebook:differences.done'))).toBeVisible();
  await expect(page.getByText(t('rulebook:differences.none'))).toBeVisible();
  await expect(page.getByRole('link', { name: t('common:nav.differences') })).toHaveCount(0);
  await page.getByRole('link', { name: t('rulebook:differences.trail') }).click();
  const accepted = page.getByRole('button', { name: t('trail:action.lawAccepted') });
  // The older one is of the sample itself, which took its promises over before its first case.
  await expect(accepted).toHaveCount(2);
  await accepted.first().click();
  await expect(page.getByText(new RegExp(`^REQ-2026-\\d{4}, ${escaped(name)}`))).toBeVisible();
  await screenshot(page, 'trail-law-accepted', { language: 'en', theme: 'light' });
});

test('days of one’s own and a newer calendar from a file are shown, kept and taken back', async () => {
  const t = words('en');
  const { app, page } = program;
  await goToSettings(page, 'law', t);
  await page.getByLabel(t('rulebook:days.date'), { exact: true }).fill('2026-12-24');
  await page.getByLabel(t('rulebook:days.name'), { exact: true }).fill('Works outing');
  await page.getByRole('button', { name: t('rulebook:days.add') }).click();
  await expect(page.getByText('Works outing', { exact: false }).first()).toBeVisible();

  const path = join(folder, 'CN.json');
  const calendar: object = JSON.parse(
    await readFile(join(root, 'resources', 'calendars', 'CN.json'), 'utf8'),
  );
  await writeFile(path, JSON.stringify({ ...calendar, version: '2030-01-15' }));
  await answerDialogs(app, { open: [path] });
  await page.getByRole('button', { name: t('rulebook:files.load') }).click();
  await expect(page.getByText(t('rulebook:files.found', { file: 'CN.json' }))).toBeVisible();
  await page.getByText(t('rulebook:files.found', { file: 'CN.json' })).scrollIntoViewIfNeeded();
  await screenshot(page, 'settings-law-file', { language: 'en', theme: 'light' });
  await page.getByRole('button', { name: t('rulebook:files.keep') }).click();
  await expect(page.getByText(t('rulebook:files.found', { file: 'CN.json' }))).toBeHidden();
  await expect(page.getByText('2030-01-15', { exact: false })).toBeVisible();

  await writeFile(path, JSON.stringify({ ...calendar, version: '2020-01-15' }));
  await page.getByRole('button', { name: t('rulebook:files.load') }).click();
  await expect(page.getByRole('alert')).toContainText(t('errors:law-file-older.title'));
  await page.getByRole('button', { name: new RegExp(`: ${t('rulebook:files.remove')}$`) }).click();
  await expect(page.getByText(t('rulebook:files.none'))).toBeVisible();
  await goTo(page, 'today', t);
});
