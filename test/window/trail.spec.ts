import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { SAMPLE_PASSPHRASE } from '#shared/contract/sample.ts';
import { type Language, languages } from '#shared/text/texts.ts';
import { typeDate } from './forms.ts';
import { answerDialogs, axe, type Launched, launch, screenshot, speak } from './harness.ts';
import { card, casePage, goTo, isOpen, openCase, resize, runCommand, unlock, words } from './steps.ts';
import { correctAssignee, TITLE, tamperWith } from './trail-docket.ts';

test.use({ trace: 'off', screenshot: 'off' });

let folder: string;
let docket: string;
let pack: string;
let program: Launched;
let page: Page;
/** The head of the trail before the program was started. */
let noted = '';

// One start of the program for all of them, each from where the one before left it.
test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'privacy-docket-trail-'));
  docket = join(folder, 'Sample.docket');
  pack = join(folder, 'pack.zip');
  expect((await runCommand('sample', docket)).exit).toBe(0);
  noted = await correctAssignee(docket, 'Ines Okoro');
  await start();
});

test.afterAll(async () => {
  await program.close();
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  program = await launch({ switches: [`--docket=${docket}`] });
  page = program.page;
  await resize(program, 1440, 900);
  const t = words('en');
  await unlock(page, SAMPLE_PASSPHRASE, t);
  await isOpen(page, t);
}

/** Changes the trail behind the program's back, and opens the docket again. */
async function tamperWhileClosed(sql: string): Promise<void> {
  await program.close();
  await tamperWith(docket, sql);
  await start();
}

/** Takes the picture of a screen in both themes and looks at each with axe. */
async function show(language: Language, name: string): Promise<void> {
  await expect(page.getByText(/\b(trail|history|registers|common):[a-z]/)).toHaveCount(0);
  for (const theme of ['light', 'dark'] as const) {
    await screenshot(page, name, { language, theme });
    await axe(page, theme === 'light' ? 'all' : 'colours');
  }
}

/** Pages of the PDF that printing the window gives. */
async function printedPages(): Promise<number> {
  return program.app.evaluate(async ({ BrowserWindow }) => {
    const pdf = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({ pageSize: 'A4' });
    return pdf?.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  });
}

for (const language of languages) {
  const t = words(language);
  const main = () => page.getByRole('main');
  const entries = () => page.getByRole('region', { name: t('trail:entries') }).getByRole('listitem');

  test(`the trail page shows that the trail is intact, and finds entries: ${language}`, async () => {
    await speak(page, language);
    await goTo(page, 'trail', t);
    await expect(main().getByText(t('trail:intactMeans'))).toBeVisible();
    await expect(entries().first()).toBeVisible();
    await entries().nth(1).getByRole('button').click();
    await expect(entries().nth(1).getByText(t('trail:key'))).toBeVisible();
    await expect(entries().nth(1).getByText(t('trail:process'))).toBeVisible();
    await expect(entries().nth(1).locator('time')).toContainText(
      Intl.DateTimeFormat().resolvedOptions().timeZone,
    );
    await show(language, 'trail.page');

    await main().getByLabel(t('trail:filter.ref'), { exact: true }).fill('req-2026');
    await expect(entries().first().getByRole('link')).toContainText('REQ-2026');
    await expect(main().getByRole('link', { name: /^INC-/ })).toHaveCount(0);
    await main()
      .getByLabel(t('trail:filter.action'), { exact: true })
      .selectOption({ label: t('trail:action.changed') });
    await expect(entries()).toHaveCount(1);
    await typeDate(main().getByLabel(t('trail:filter.from'), { exact: true }), '2031-01-01');
    await expect(main().getByText(t('trail:filter.none'))).toBeVisible();
    await main()
      .getByRole('button', { name: t('trail:filter.clear') })
      .click();
    await expect(entries().nth(20)).toBeVisible();
    await resize(program, 1024, 700);
    await screenshot(page, 'trail.page.1024x700', { language, theme: 'light' });
    await resize(program, 1440, 900);
  });

  test(`the head is copied, printed as one page, and checked later as people noted it: ${language}`, async () => {
    await speak(page, language);
    await goTo(page, 'trail', t);
    await main()
      .getByRole('tab', { name: t('trail:tabs.head') })
      .click();
    await main()
      .getByRole('button', { name: t('trail:head.copy'), exact: true })
      .click();
    await expect(main().getByText(/\d+:[0-9a-f]{8}…/)).toBeVisible();
    const readCopied = () => program.app.evaluate(({ clipboard }) => clipboard.readText());
    await expect.poll(readCopied).toMatch(/^\d+:[0-9a-f]{64}$/);
    const copied = await readCopied();
    const [seq = '', hash = ''] = copied.split(':');

    const field = main().getByLabel(t('trail:noted.label'));
    const check = main().getByRole('button', { name: t('trail:noted.check'), exact: true });
    const ask = async (text: string, verdict: string) => {
      await field.fill(text);
      await check.click();
      await expect(main().getByText(t(`trail:noted.verdict.${verdict}`))).toBeVisible();
    };
    await ask(`99999:${hash}`, 'shorter');
    await ask(`1:${hash}`, 'another');
    await ask(` ${seq} : ${hash.toUpperCase().replace(/(.{4})/g, '$1 ')}`, 'holds');
    await show(language, 'trail.head');

    await page.emulateMedia({ media: 'print' });
    await expect(main().getByText(t('trail:head.later'))).toBeVisible();
    await expect(page.getByRole('navigation')).toBeHidden();
    await expect(main().getByRole('tab').first()).toBeHidden();
    await expect(field).toBeHidden();
    await screenshot(page, 'trail.head.printed', { language, theme: 'light' });
    await page.emulateMedia({ media: 'screen' });
    expect(await printedPages()).toBe(1);
  });

  test(`the head of a pack is compared with the trail: ${language}`, async () => {
    await speak(page, language);
    await answerDialogs(program.app, { save: pack, open: [pack] });
    await goTo(page, 'reports', t);
    await page.getByRole('button', { name: t('packs:window.build.submit') }).click();
    await expect(page.getByText(t('packs:window.built.section'))).toBeVisible({ timeout: 30_000 });
    await goTo(page, 'trail', t);
    await main()
      .getByRole('tab', { name: t('trail:tabs.head') })
      .click();
    await main()
      .getByRole('button', { name: t('trail:noted.pack') })
      .click();
    await expect(main().getByText(t('trail:noted.verdict.holds'))).toBeVisible({ timeout: 20_000 });
    await expect(main().getByText(/pack\.zip/)).toBeVisible();
  });

  test(`a case is shown as it was, read only, with what differs today: ${language}`, async () => {
    await speak(page, language);
    await openCase(page, 'request', TITLE, t);
    const trail = card(page, t('registers:trail.title'));
    await trail
      .getByRole('button', { name: t('history:show') })
      .nth(1)
      .click();
    const banner = page.getByRole('status').filter({ hasText: t('history:readOnly') });
    await expect(banner).toBeVisible();
    const differs = card(page, t('history:differs.title')).getByRole('row').filter({ hasText: 'Ines Okoro' });
    await expect(differs).toHaveCount(1);
    const facts = card(page, t('registers:facts.title'));
    await expect(
      facts.getByText(new RegExp(`${t('history:mark.today', { value: 'Ines Okoro' })}$`)),
    ).toBeVisible();
    for (const button of [t('registers:facts.edit'), t('registers:tasks.add'), t('registers:files.add')]) {
      await expect(casePage(page).getByRole('button', { name: button, exact: true })).toHaveCount(0);
    }
    await show(language, 'case.past');
    await resize(program, 1024, 700);
    await screenshot(page, 'case.past.1024x700', { language, theme: 'light' });
    await resize(program, 1440, 900);
    await banner.getByRole('button', { name: t('history:later') }).click();
    await expect(page.getByText(t('history:differs.none'))).toBeVisible();
    await banner.getByRole('button', { name: t('history:present') }).click();
    await expect(banner).toHaveCount(0);

    await trail.getByRole('button', { name: t('history:choose') }).click();
    await show(language, 'case.choose-moment');
    const name = t('history:moment');
    await typeDate(trail.getByRole('textbox', { name: t('registers:form.dateOf', { name }) }), '2020-01-31');
    await typeDate(trail.getByRole('textbox', { name: t('registers:form.timeOf', { name }) }), '10:30');
    await trail.getByRole('button', { name: t('history:go'), exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: '2020' })).toBeVisible();
    await expect(casePage(page).getByRole('region')).toHaveCount(0);
    await page.getByRole('button', { name: t('history:present') }).click();
    await expect(trail).toBeVisible();
  });
}

test('an entry that was altered is named, shown among the others, and ends what is claimed', async () => {
  await tamperWhileClosed("UPDATE trail SET reason = 'another' WHERE seq = 6");
  for (const language of languages) {
    const say = words(language);
    await speak(page, language);
    await goTo(page, 'trail', say);
    await expect(page.getByText(say('trail:broken.altered', { seq: 6 }))).toBeVisible();
    await expect(page.getByText(say('trail:means.altered'))).toBeVisible();
    await page.getByRole('button', { name: say('trail:goTo', { seq: 6 }) }).click();
    await expect(page.getByText(say('trail:marked'))).toBeInViewport();
    await show(language, 'trail.altered');
    await page.getByRole('tab', { name: say('trail:tabs.head') }).click();
    await expect(page.getByText(say('trail:head.nothing'))).toBeVisible();
    await page.getByLabel(say('trail:noted.label')).fill(noted);
    await page.getByRole('button', { name: say('trail:noted.check'), exact: true }).click();
    await expect(page.getByText(say('trail:noted.verdict.unproven'))).toBeVisible();
    await show(language, 'trail.altered.head');
  }
});

test('an entry that was taken out is named, with the place where it stood', async () => {
  await tamperWhileClosed('DELETE FROM trail WHERE seq = 4');
  for (const language of languages) {
    const say = words(language);
    await speak(page, language);
    await goTo(page, 'trail', say);
    await page.getByRole('button', { name: say('trail:goTo', { seq: 4 }) }).click();
    await expect(page.getByText(say('trail:filter.gap', { seq: 4 }))).toBeInViewport();
    await show(language, 'trail.missing');
  }
});
