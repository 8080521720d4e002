import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { TFunction } from 'i18next';
import ICAL from 'ical.js';
import { SAMPLE_PASSPHRASE } from '#shared/contract/sample.ts';
import { type Language, languages } from '#shared/text/texts.ts';
import { answerDialogs, axe, type Launched, launch, screenshot, speak } from './harness.ts';
import { goTo, isOpen, lock, resize, runCommand, unlock, words } from './steps.ts';

test.use({ trace: 'off', screenshot: 'off' });

const screens = join(import.meta.dirname, '..', '..', 'artifacts', 'screens');

let folder: string;
let program: Launched;
let page: Page;

const t = words('en');

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'privacy-docket-calendar-'));
  const sample = join(folder, 'Sample.docket');
  expect((await runCommand('sample', sample)).exit).toBe(0);
  program = await launch({ switches: [`--docket=${sample}`] });
  ({ page } = program);
  await resize(program, 1440, 900);
  await unlock(page, SAMPLE_PASSPHRASE, t);
  await isOpen(page, t);
});

test.afterAll(async () => {
  await program.close();
  await rm(folder, { recursive: true, force: true });
});

type CalendarView = 'month' | 'week' | 'agenda' | 'year';

async function show(view: CalendarView, words: TFunction): Promise<void> {
  const choice = page.getByRole('radiogroup', { name: words('calendar:view') });
  await choice.getByText(words(`calendar:views.${view}`), { exact: true }).click();
  await expect(choice.getByRole('radio', { name: words(`calendar:views.${view}`) })).toBeChecked();
}

const links = () => page.getByRole('grid').getByRole('link');
const select = (what: 'kind' | 'regime' | 'person', words: TFunction) =>
  page.getByRole('combobox', { name: words(`calendar:filter.${what}`) });

test('the keys move through the week and the year, and Enter opens the day in the agenda', async () => {
  await goTo(page, 'calendar', t);
  for (const view of ['week', 'year'] as const) {
    await show(view, t);
    const day = page.locator('td[tabindex="0"]');
    await day.focus();
    const start = (await day.getAttribute('data-date')) ?? '';
    const later = new Date(Date.parse(start) + 8 * 86_400_000).toISOString().slice(0, 10);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await expect(page.locator(`td[data-date="${later}"]`)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('radio', { name: t('calendar:views.agenda') })).toBeChecked();
    await page.getByRole('button', { name: t('calendar:today'), exact: true }).click();
  }
});

test('a filter holds in every view, says what it hides, and Back undoes it', async () => {
  await goTo(page, 'calendar', t);
  await expect(links().first()).toBeVisible();
  const all = await links().count();
  await select('kind', t).selectOption('incident');
  await expect(page.getByText(t('calendar:filter.showAll'))).toBeVisible();
  await expect(page.getByText(/\d+ dates? (is|are) hidden\./)).toBeVisible();
  await expect.poll(() => links().count()).toBeLessThan(all);
  for (const view of ['agenda', 'week', 'month'] as const) {
    await show(view, t);
    await expect(select('kind', t)).toHaveValue('incident');
  }
  await expect(page.getByText('REQ-', { exact: false })).toHaveCount(0);
  for (let views = 0; views < 4; views += 1) await page.goBack();
  await expect(select('kind', t)).toHaveValue('');
  await expect.poll(() => links().count()).toBe(all);
});

test('the day is in the address: Back, Forward and a reload lead to it, and so does unlocking', async () => {
  await goTo(page, 'calendar', t);
  await show('month', t);
  const standsOn = async (day: string) =>
    expect(page.locator(`td[data-date="${day}"][tabindex="0"]`)).toBeVisible();
  const start = (await page.locator('td[tabindex="0"]').getAttribute('data-date')) ?? '';
  await page.getByRole('button', { name: t('calendar:next.month') }).click();
  await expect(page.locator(`td[data-date="${start}"][tabindex="0"]`)).toHaveCount(0);
  const day = (await page.locator('td[tabindex="0"]').getAttribute('data-date')) ?? '';
  // The address follows the day a moment later, and Back knows only what the address held.
  await page.waitForURL(new RegExp(`day=(?:%22)?${day}`));
  await page.goBack();
  await standsOn(start);
  await page.goForward();
  await standsOn(day);
  await page.reload();
  await standsOn(day);
  await lock(page);
  await unlock(page, SAMPLE_PASSPHRASE, t);
  await standsOn(day);
});

test('a date that is dragged stays where it is, and the window says what moves it', async () => {
  await goTo(page, 'calendar', t);
  const link = links().first();
  const date = await page.locator('td[data-date]:has(a)').first().getAttribute('data-date');
  await link.dragTo(page.locator('td[data-date]').last());
  await expect(page.getByRole('status').getByText(t('calendar:noDrag'))).toBeVisible();
  await expect(page.locator(`td[data-date="${date}"]`).getByRole('link').first()).toBeVisible();
  await page.getByRole('button', { name: t('common:close'), exact: true }).click();
  await expect(page.getByText(t('calendar:noDrag'))).toHaveCount(0);
});

/** Prints the page beside the pictures, as `<name>.pdf`, and gives the sizes of its sheets in whole points. */
async function print(name: string): Promise<string[]> {
  const pdf = await program.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return (await contents?.printToPDF({ preferCSSPageSize: true }))?.toString('latin1') ?? '';
  });
  await mkdir(screens, { recursive: true });
  await writeFile(join(screens, `${name}.pdf`), pdf, 'latin1');
  return sheetsOf(pdf);
}

/** The sizes of the sheets of a PDF, in whole points. */
function sheetsOf(pdf: string): string[] {
  const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  return boxes.map(([, width, height]) => `${Math.round(Number(width))}x${Math.round(Number(height))}`);
}

test('a month and a year print on one sheet of A4 across, the agenda upright', async () => {
  await goTo(page, 'calendar', t);
  await expect(links().first()).toBeVisible();
  expect(await print('calendar.month')).toEqual(['842x595']);
  await show('year', t);
  expect(await print('calendar.year')).toEqual(['842x595']);
  await show('week', t);
  expect(new Set(await print('calendar.week'))).toEqual(new Set(['842x595']));
  await show('agenda', t);
  expect(new Set(await print('calendar.agenda'))).toEqual(new Set(['595x842']));
});

test('the dates of a filter are saved for another calendar, without titles', async () => {
  await goTo(page, 'calendar', t);
  await select('kind', t).selectOption('request');
  const target = join(folder, 'requests.ics');
  await answerDialogs(program.app, { save: target });
  await page.getByRole('button', { name: t('calendar:export') }).click();
  await expect(page.getByRole('status').getByText('requests.ics')).toBeVisible();
  const text = await readFile(target, 'utf8');
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
  expect(events.length).toBeGreaterThan(0);
  const summaries = events.map((event) => String(event.getFirstPropertyValue('summary')));
  expect(summaries.every((summary) => summary.startsWith('REQ-'))).toBe(true);
  expect(text).not.toContain('What do you hold on me');
});

test('the calendar is saved as a PDF as it prints, and the trail says so', async () => {
  await goTo(page, 'calendar', t);
  await show('month', t);
  await expect(links().first()).toBeVisible();
  const target = join(folder, 'month.pdf');
  await answerDialogs(program.app, { save: target });
  await page.getByRole('button', { name: t('calendar:savePdf') }).click();
  await expect(page.getByRole('status').getByText('month.pdf')).toBeVisible();
  const pdf = await readFile(target, 'latin1');
  expect(sheetsOf(pdf)).toEqual(['842x595']);
  expect(pdf).toContain('/StructTreeRoot');
  await goTo(page, 'trail', t);
  const entries = page.getByRole('region', { name: t('trail:entries') }).getByRole('listitem');
  await expect(entries.first()).toContainText(t('trail:action.calendarSavedAsPdf'));
});

async function picture(name: string, language: Language): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await screenshot(page, name, { language, theme });
    await axe(page, theme === 'light' ? 'all' : 'colours');
  }
}

for (const language of languages) {
  test(`week, year and a narrowed month, in pictures and under axe: ${language}`, async () => {
    const own = words(language);
    await speak(page, language);
    await goTo(page, 'calendar', own);
    await show('week', own);
    await expect(links().first()).toBeVisible();
    await picture('calendar.week', language);
    await show('year', own);
    await expect(page.getByRole('grid')).toHaveCount(12);
    await picture('calendar.year', language);
    await show('month', own);
    await select('regime', own).selectOption('eu-gdpr');
    await expect(page.getByText(own('calendar:filter.showAll'))).toBeVisible();
    await picture('calendar.month.narrowed', language);
    if (language === 'en') {
      await resize(program, 1024, 700);
      await show('week', own);
      await screenshot(page, 'calendar.week.1024x700', { language, theme: 'light' });
      await show('year', own);
      await screenshot(page, 'calendar.year.1024x700', { language, theme: 'light' });
      await resize(program, 1440, 900);
    }
  });
}
