import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { TFunction } from 'i18next';
import { buildPack } from '#docket/packs/build.ts';
import { createSigningKey } from '#docket/packs/minisign.ts';
import { type CaseKind, caseKinds } from '#shared/cases/kinds.ts';
import { SAMPLE_PASSPHRASE } from '#shared/contract/sample.ts';
import { regimeTitleKey } from '#shared/regimes/titleKey.ts';
import { type Language, languages } from '#shared/text/texts.ts';
import { makeContent } from '../docket/packs/content.ts';
import { typeDate } from './forms.ts';
import {
  answerDialogs,
  axe,
  type Launched,
  launch,
  screenshot,
  speak,
  type Theme,
  usualPassphrase,
} from './harness.ts';
import {
  card,
  casePage,
  goTo,
  goToSettings,
  isOpen,
  lock,
  openCase,
  pressStep,
  resize,
  runCommand,
  startCase,
  unlock,
  words,
} from './steps.ts';

/**
 * Every screen in both languages and themes, as a picture in `artifacts/screens` and under axe. The language is changed
 * by the page, the theme by what the system is said to want, so that one start of the program is enough for all.
 */
const themes = ['light', 'dark'] as const;

// A trace of every action takes longer than the pictures; what axe finds is in the message.
test.use({ trace: 'off', screenshot: 'off' });

let folder: string;
let sample: string;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'privacy-docket-screens-'));
  sample = join(folder, 'Sample.docket');
  expect((await runCommand('sample', sample)).exit).toBe(0);
});

test.afterAll(() => rm(folder, { recursive: true, force: true }));

/** Takes the picture of a screen in both themes and looks at each with axe. */
async function show(page: Page, language: Language, name: string): Promise<void> {
  for (const theme of themes) await showIn(theme, page, language, name);
}

/** The same for a variant of a screen that was shown already: the colours of its parts are known from there. */
async function showVariant(page: Page, language: Language, name: string): Promise<void> {
  await showIn('light', page, language, name);
}

async function showIn(theme: Theme, page: Page, language: Language, name: string): Promise<void> {
  await expect(page.getByText(/\b(fields|choices|registers|states|moves|welcome|common):/)).toHaveCount(0);
  await screenshot(page, name, { language, theme });
  await test.step(`axe: ${name}, ${language}, ${theme}`, () =>
    axe(page, theme === 'light' ? 'all' : 'colours'));
}

/** Takes the picture of a screen in a small window, where less fits side by side. */
async function showSmall(program: Launched, language: Language, name: string): Promise<void> {
  await resize(program, 1024, 700);
  await screenshot(program.page, `${name}.1024x700`, { language, theme: 'light' });
  await resize(program, 1440, 900);
}

for (const language of languages) {
  const t = words(language);

  test(`before a docket is open, and in an empty one: ${language}`, async () => {
    const program = await launch({ language });
    const { page } = program;
    await resize(program, 1440, 900);
    await speak(page, language);
    await showWelcome(program, language, t);
    await showEmpty(page, language, t);
    await showUnlock(page, language, t);
    await program.close();
  });

  test(`in a docket with cases: ${language}`, async () => {
    test.setTimeout(240_000);
    const program = await launch({ language, switches: [`--docket=${sample}`] });
    const { page } = program;
    await resize(program, 1440, 900);
    await speak(page, language);
    await unlock(page, SAMPLE_PASSPHRASE, t);
    await isOpen(page, t);
    await showDates(program, language, t);
    for (const kind of caseKinds) await showRegister(program, kind, language, t);
    await showForms(program, language, t);
    await showPacks(program, language, t);
    await showRest(page, language, t);
    await program.close();
  });
}

async function showWelcome({ app, page, home }: Launched, language: Language, t: TFunction) {
  await expect(page.getByRole('heading', { name: t('welcome:start.title') })).toBeVisible();
  await show(page, language, 'start');
  await page.getByRole('button', { name: t('welcome:start.verify') }).click();
  await show(page, language, 'check-a-pack');
  await page.getByRole('button', { name: t('welcome:back') }).click();

  await answerDialogs(app, { save: join(home, 'Mingguang.docket') });
  await page.getByRole('button', { name: t('welcome:start.create') }).click();
  await page.getByRole('button', { name: t('welcome:create.submit') }).click();
  await expect(page.getByText(t('welcome:create.error.noRegime'))).toBeVisible();
  await showVariant(page, language, 'create.problems');
  await page.getByLabel(t('welcome:create.name')).fill('Mingguang Optics');
  await page.getByLabel(t('welcome:create.person')).fill('Li Wen');
  await page.getByLabel(t('welcome:create.place'), { exact: true }).selectOption('CN');
  for (const regime of ['cn-pipl', 'eu-gdpr']) {
    await page.getByRole('checkbox', { name: t(regimeTitleKey(regime)) }).check();
  }
  await page.getByRole('textbox', { name: t('welcome:create.passphrase') }).fill(usualPassphrase);
  await page.getByRole('textbox', { name: t('welcome:create.repeat') }).fill(usualPassphrase);
  await expect(page.getByText(t('passphrase:level.strong'))).toBeVisible();
  await show(page, language, 'create');

  await page.getByRole('button', { name: t('welcome:create.submit') }).click();
  const written = page.getByRole('region', { name: t('welcome:key.title') }).getByRole('listitem');
  await expect(written.first()).toBeVisible({ timeout: 30_000 });
  const key = (await written.allInnerTexts()).join(' ');
  await show(page, language, 'recovery-key');
  await page.getByRole('checkbox', { name: t('welcome:key.kept') }).check();
  await page.getByRole('button', { name: t('welcome:key.goOn') }).click();
  await page.getByLabel(t('welcome:unlock.recoveryKey')).fill(key.replace(/^\S+/, 'aple'));
  await page.getByRole('button', { name: t('welcome:key.confirm') }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await showVariant(page, language, 'recovery-key.typed-wrong');
  await page.getByLabel(t('welcome:unlock.recoveryKey')).fill(key);
  await page.getByRole('button', { name: t('welcome:key.confirm') }).click();
  await isOpen(page, t);
}

async function showEmpty(page: Page, language: Language, t: TFunction) {
  await expect(page.getByText(t('today:calm.title'))).toBeVisible();
  await show(page, language, 'empty.today');
  for (const kind of caseKinds) {
    await goTo(page, kind, t);
    await expect(page.getByRole('heading', { name: t(`registers:list.empty.${kind}.title`) })).toBeVisible();
    await show(page, language, `empty.${kind}`);
  }
}

async function showUnlock(page: Page, language: Language, t: TFunction) {
  await lock(page);
  await expect(page.getByText(t('welcome:unlock.locked'))).toBeVisible();
  await show(page, language, 'unlock');
  await unlock(page, 'not the passphrase', t);
  await expect(page.getByRole('alert')).toBeVisible({ timeout: 20_000 });
  await show(page, language, 'unlock.refused');
  await page
    .locator('form')
    .getByRole('button', { name: t('welcome:unlock.useRecoveryKey') })
    .click();
  await showVariant(page, language, 'unlock.recovery-key');
  await page.getByRole('button', { name: t('welcome:back') }).click();
  await showVariant(page, language, 'start.again');
}

async function showDates(program: Launched, language: Language, t: TFunction) {
  const { page } = program;
  await expect(page.getByRole('region', { name: t('today:overdue') })).toBeVisible();
  await show(page, language, 'today');
  await showSmall(program, language, 'today');
  await goTo(page, 'calendar', t);
  await expect(page.getByRole('grid').getByRole('link').first()).toBeVisible();
  await show(page, language, 'calendar.month');
  await showSmall(program, language, 'calendar.month');
  const view = page.getByRole('radiogroup', { name: t('calendar:view') });
  await view.getByText(t('calendar:views.agenda')).click();
  await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
  await show(page, language, 'calendar.agenda');
  await view.getByText(t('calendar:views.workOut')).click();
  const received = t('registers:form.dateOf', { name: t('rules:event.received') });
  await typeDate(page.getByRole('main').getByRole('textbox', { name: received, exact: true }), '2025-01-31');
  await page.getByRole('button', { name: t('calendar:workOut.compute') }).click();
  await expect(page.getByText(t('registers:why.source'), { exact: true })).toBeVisible();
  await show(page, language, 'calendar.work-out');
}

/** A case of each register that has much to show. */
const shown: Record<CaseKind, string> = {
  request: 'What do you hold on me, and delete it',
  incident: 'Login page answered by an unknown server',
  agreement: 'Statistics SDK in the web shop',
  transfer: 'Order data to the support desk in Leipzig',
};

async function showRegister(program: Launched, kind: CaseKind, language: Language, t: TFunction) {
  const { page } = program;
  await goTo(page, kind, t);
  await expect(page.getByRole('option').first()).toBeVisible();
  await show(page, language, `${kind}.list`);
  await openCase(page, kind, shown[kind], t);
  await show(page, language, `${kind}.case`);
  await card(page, t('registers:case.clocks'))
    .getByRole('button', { name: t('registers:why.show') })
    .first()
    .click();
  await expect(casePage(page).getByText(t('registers:why.source'), { exact: true })).toBeVisible();
  await showVariant(page, language, `${kind}.case.why`);
  if (kind === 'request') await showSmall(program, language, 'request.case');
  await casePage(page)
    .getByRole('heading', { name: t('registers:facts.title') })
    .scrollIntoViewIfNeeded();
  await screenshot(page, `${kind}.case.below`, { language, theme: 'light' });
}

async function showForms(program: Launched, language: Language, t: TFunction) {
  const { page } = program;
  for (const kind of caseKinds) {
    await startCase(page, kind, t);
    await show(page, language, `${kind}.new`);
    await page.getByRole('button', { name: t('registers:new.save'), exact: true }).click();
    await expect(page.getByRole('main').getByText(t('registers:form.problem.missing')).first()).toBeVisible();
    await (kind === 'request' ? show : showVariant)(page, language, `${kind}.new.problems`);
  }
  await showSmall(program, language, 'transfer.new.problems');
  const steps = {
    request: 'decide',
    incident: 'decideObligation',
    agreement: 'checkClauses',
    transfer: 'file',
  };
  for (const kind of caseKinds) {
    await openCase(page, kind, shown[kind], t);
    await pressStep(page, kind, steps[kind], t);
    await expect(page.getByRole('dialog')).toBeVisible();
    await show(page, language, `${kind}.step`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await openCase(page, 'request', shown.request, t);
  await page.getByRole('button', { name: t('registers:facts.edit') }).click();
  await showVariant(page, language, 'request.edit');
  await page.getByRole('button', { name: t('registers:form.cancel') }).click();
}

async function showPacks({ app, page, home }: Launched, language: Language, t: TFunction) {
  await goTo(page, 'reports', t);
  await show(page, language, 'reports');
  const pack = join(home, 'pack.zip');
  await answerDialogs(app, { save: pack, open: [pack] });
  await page.getByRole('button', { name: t('packs:window.build.submit') }).click();
  await expect(page.getByText(t('packs:window.built.section'))).toBeVisible({ timeout: 30_000 });
  await showVariant(page, language, 'reports.built');
  await page.getByRole('button', { name: t('packs:window.verify.choose') }).click();
  await expect(page.getByText(t('packs:verified.good'))).toBeVisible({ timeout: 30_000 });
  await show(page, language, 'reports.good');
  await buildPack({ ...makeContent(language), registers: [] }, createSigningKey(), join(home, 'foreign.zip'));
  await answerDialogs(app, { open: [join(home, 'foreign.zip')] });
  await page.getByRole('button', { name: t('packs:window.verify.choose') }).click();
  await expect(page.getByText(t('packs:verified.unvouched'))).toBeVisible({ timeout: 30_000 });
  await show(page, language, 'reports.unvouched');
  await answerDialogs(app, { open: [pack] });
  await writeFile(pack, 'not a pack');
  await page.getByRole('button', { name: t('packs:window.verify.choose') }).click();
  await expect(page.getByText(t('packs:verified.bad'))).toBeVisible();
  await show(page, language, 'reports.bad');
}

async function showRest(page: Page, language: Language, t: TFunction) {
  await goTo(page, 'trail', t);
  await expect(
    page
      .getByRole('region', { name: t('trail:entries') })
      .getByRole('listitem')
      .first(),
  ).toBeVisible();
  await show(page, language, 'trail');
  await goTo(page, 'settings', t);
  await expect(page.getByText(t('settings:profile.publicKeyHint'))).toBeVisible();
  await show(page, language, 'settings');
  await goToSettings(page, 'program', t);
  await showVariant(page, language, 'settings.program');
  await goToSettings(page, 'about', t);
  await showVariant(page, language, 'settings.about');
  await goToSettings(page, 'check', t);
  await page.getByRole('button', { name: t('settings:check.now') }).click();
  await expect(page.getByText(t('settings:check.good'))).toBeVisible({ timeout: 20_000 });
  await show(page, language, 'settings.check');

  await goTo(page, 'request', t);
  await page.getByRole('button', { name: t('registers:list.wide') }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  await show(page, language, 'request.table');
  await page.getByRole('button', { name: t('registers:list.columns') }).click();
  await showVariant(page, language, 'request.table.columns');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: t('registers:list.wide') }).click();

  await page.keyboard.press('Control+K');
  await page.getByRole('combobox', { name: t('common:palette.title') }).fill('Leipzig');
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
  await show(page, language, 'palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog')).toBeVisible();
  await show(page, language, 'keyboard');
  await page.keyboard.press('Escape');
}
