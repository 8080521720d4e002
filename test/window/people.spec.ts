import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { TFunction } from 'i18next';
import { caseKinds } from '#shared/cases/kinds.ts';
import { SAMPLE_PASSPHRASE } from '#shared/contract/sample.ts';
import { type Language, languages } from '#shared/text/texts.ts';
import { axe, type Launched, launch, screenshot, speak } from './harness.ts';
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
  unlock,
  words,
} from './steps.ts';

/** A docket with an officer, to whom an auditor and a responder come; each opens it and sees their own window. */

test.use({ trace: 'off', screenshot: 'off' });

const t = words('en');
const auditor = { name: 'Nora Ilves', passphrase: 'eleven calm otters drift' };
const responder = { name: '陈思远', passphrase: 'nine pale moths hover' };
const incident = 'Login page answered by an unknown server';

let folder: string;
let sample: string;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'privacy-docket-people-'));
  sample = join(folder, 'Sample.docket');
  expect((await runCommand('sample', sample)).exit).toBe(0);
});

test.afterAll(() => rm(folder, { recursive: true, force: true }));

/** Takes the picture of a screen in both themes and looks at each with axe. */
async function show(page: Page, language: Language, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await expect(page.getByText(/\b(people|passphrase|settings|errors|common):/)).toHaveCount(0);
    await screenshot(page, name, { language, theme });
    // The colours of the dark theme do not change with the language.
    if (theme === 'light' || language === 'en') await axe(page, theme === 'light' ? 'all' : 'colours');
  }
}

/** The same for a variant of a screen that was shown already: the colours of its parts are known from there. */
async function showVariant(page: Page, language: Language, name: string): Promise<void> {
  await screenshot(page, name, { language, theme: 'light' });
  await axe(page);
}

/** Does the same in each language; the docket stays open, the page starts anew. Ends in English. */
async function inEach(page: Page, work: (say: TFunction, language: Language) => Promise<void>) {
  for (const language of [...languages].reverse()) {
    await speak(page, language);
    await work(words(language), language);
  }
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const strength = (page: Page, say: TFunction) => page.getByRole('status', { name: say('passphrase:title') });

async function unlockAs(page: Page, passphrase: string): Promise<void> {
  await unlock(page, passphrase, t);
  await isOpen(page, t);
}

async function typeTwice(page: Page, labels: [string, string], passphrase: string): Promise<void> {
  for (const label of labels) await field(page, label).fill(passphrase);
}

async function addPerson(page: Page, who: typeof auditor, role: 'auditor' | 'responder') {
  await button(page, t('people:list.add')).click();
  await field(page, t('people:add.name')).fill(who.name);
  await page.getByRole('radio', { name: t(`people:role.${role}`) }).check();
  await typeTwice(page, [t('people:add.passphrase'), t('people:add.repeat')], who.passphrase);
  await expect(strength(page, t)).toContainText(t('passphrase:level.good'));
  await button(page, t('people:add.submit')).click();
  await expect(page.getByText(t('people:add.done', { name: who.name }))).toBeVisible({ timeout: 20_000 });
}

/** What is typed is weighed in words, and a weak passphrase is refused with the same reason. */
async function refuseWeak(page: Page): Promise<void> {
  await inEach(page, async (say, language) => {
    await goToSettings(page, 'people', say);
    await button(page, say('people:list.add')).click();
    await field(page, say('people:add.name')).fill(auditor.name);
    const labels: [string, string] = [say('people:add.passphrase'), say('people:add.repeat')];
    await typeTwice(page, labels, 'seven quiet herons fly far');
    await expect(strength(page, say)).toContainText(say('passphrase:level.strong'));
    await show(page, language, 'people.add');
    await typeTwice(page, labels, '青石板上的第七只白鹭数着雨');
    await expect(strength(page, say)).toContainText(say('passphrase:unread'));
    await screenshot(page, 'people.add.unread', { language, theme: 'light' });
    await typeTwice(page, labels, 'Ilves-Ilves-1990');
    await expect(strength(page, say)).toContainText(say('passphrase:level.weak'));
    await button(page, say('people:add.submit')).click();
    const alert = page.getByRole('alert').filter({ hasText: say('errors:passphrase-too-weak.kept') });
    await expect(alert).toBeVisible({ timeout: 20_000 });
    const why = await strength(page, say).locator('p').first().innerText();
    await expect(alert).toContainText(why);
    await showVariant(page, language, 'people.add.weak');
    await page.keyboard.press('Escape');
  });
}

async function paletteCommands(page: Page): Promise<string[]> {
  await page.keyboard.press('Control+K');
  const list = page.getByRole('dialog').getByRole('option');
  await expect(list.first()).toBeVisible();
  const names = await list.allInnerTexts();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  return names.map((name) => name.trim());
}

async function seeAsAuditor(program: Launched): Promise<void> {
  const { page } = program;
  const navigation = page.getByRole('navigation');
  for (const kind of caseKinds) {
    await goTo(page, kind, t);
    await expect(page.getByRole('option').first()).toBeVisible();
    await expect(button(page, t(`registers:list.log.${kind}`))).toHaveCount(0);
    await page.getByRole('option').first().click();
    await expect(casePage(page)).toBeVisible();
    // Of what can be pressed on a case nothing changes it: explanations, the trail, saving a copy of a file.
    for (const changing of ['facts.edit', 'files.add', 'tasks.add']) {
      await expect(casePage(page).getByRole('button', { name: t(`registers:${changing}`) })).toHaveCount(0);
    }
    await expect(casePage(page).getByRole('textbox')).toHaveCount(0);
    await expect(casePage(page).getByRole('checkbox')).toHaveCount(0);
    await expect(card(page, t('registers:case.next'))).toHaveCount(0);
    await expect(navigation.getByText(t('people:limits.readOnly'))).toBeVisible();
  }
  const commands = await paletteCommands(page);
  expect(commands).toContain(t('common:palette.go', { where: t('common:kinds.request') }));
  for (const kind of caseKinds) expect(commands).not.toContain(t(`common:palette.log.${kind}`));
  await inEach(page, async (say, language) => {
    await openCase(page, 'incident', incident, say);
    await show(page, language, 'auditor.case');
    await goToSettings(page, 'people', say);
    await expect(page.getByText(auditor.name)).toBeVisible();
    await showVariant(page, language, 'auditor.people');
  });
  for (const officers of ['list.add', 'rotation.start', 'recovery.replace']) {
    await expect(button(page, t(`people:${officers}`))).toHaveCount(0);
  }
  await expect(
    page.getByRole('button', { name: t('people:list.removeWho', { name: '' }).trim() }),
  ).toHaveCount(0);
  await resize(program, 1024, 700);
  await expect(navigation.getByText(t('people:limits.readOnly'))).toBeVisible();
  await screenshot(page, 'auditor.people.1024x700', { language: 'en', theme: 'light' });
  await resize(program, 1440, 900);
}

async function seeAsResponder(page: Page): Promise<void> {
  const navigation = page.getByRole('navigation');
  await expect(navigation.getByText(t('people:limits.incidentsOnly'))).toBeVisible();
  for (const kind of caseKinds) {
    const link = navigation.getByRole('link', { name: t(`common:kinds.${kind}`) });
    await expect(link).toHaveCount(kind === 'incident' ? 1 : 0);
  }
  const commands = await paletteCommands(page);
  expect(commands).toContain(t('common:palette.log.incident'));
  expect(commands).not.toContain(t('common:palette.log.request'));
  expect(commands).not.toContain(t('common:palette.go', { where: t('common:kinds.agreement') }));
  for (const screen of ['today', 'calendar', 'reports', 'trail', 'settings'] as const) {
    await goTo(page, screen, t);
    await expect(page.getByRole('alert')).toHaveCount(0);
  }
  for (const part of ['backups', 'check']) {
    await expect(page.getByRole('tab', { name: t(`settings:parts.${part}`) })).toHaveCount(0);
  }
  await inEach(page, async (say, language) => {
    await openCase(page, 'incident', incident, say);
    await expect(card(page, say('registers:case.next'))).toBeVisible();
    await showVariant(page, language, 'responder.case');
    await goTo(page, 'reports', say);
    await expect(page.getByRole('checkbox')).toHaveCount(1);
    await showVariant(page, language, 'responder.reports');
    await goToSettings(page, 'people', say);
    await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText([
      say('people:own.section'),
    ]);
    await showVariant(page, language, 'responder.people');
  });
}

async function fillChange(page: Page, from: string, to: string): Promise<void> {
  await goToSettings(page, 'people', t);
  await button(page, t('people:own.change')).click();
  await field(page, t('people:own.current')).fill(from);
  await typeTwice(page, [t('people:own.next'), t('people:own.repeat')], to);
  await expect(strength(page, t)).toContainText(t('passphrase:level.good'));
}

/** Notes every state in which a step of the rotation was seen. */
async function watchSteps(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = new Set<string>();
    Reflect.set(window, 'seenSteps', seen);
    const look = () => {
      for (const step of document.querySelectorAll<HTMLElement>('[data-standing]')) {
        seen.add(`${step.innerText.split('\n')[0]} ${step.dataset.standing}`);
      }
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
}

const seenSteps = (page: Page) =>
  page.evaluate((): string[] => [...Reflect.get(window, 'seenSteps')].map(String));

async function removeAndRotate(page: Page): Promise<void> {
  const { name } = responder;
  await inEach(page, async (say, language) => {
    await goToSettings(page, 'people', say);
    await expect(page.getByText(name)).toBeVisible();
    await show(page, language, 'people');
    await page.getByRole('button', { name: say('people:recovery.replace') }).scrollIntoViewIfNeeded();
    await screenshot(page, 'people.below', { language, theme: 'light' });
    await button(page, say('people:list.removeWho', { name })).click();
    await expect(page.getByRole('dialog')).toContainText(say('people:remove.kept'));
    await showVariant(page, language, 'people.remove');
    await page.keyboard.press('Escape');
  });
  await button(page, t('people:list.removeWho', { name })).click();
  await button(page, t('people:remove.submit')).click();
  await expect(page.getByText(t('people:remove.rotate', { name }))).toBeVisible();
  await showVariant(page, 'en', 'people.remove.rotate');
  await watchSteps(page);
  await button(page, t('people:remove.rotateNow')).click();
  await expect(page.getByText(t('people:rotation.done'))).toBeVisible({ timeout: 30_000 });
  const seen = await seenSteps(page);
  for (const step of ['copy', 'encrypt', 'prove', 'switch']) {
    expect(seen.filter((one) => one.startsWith(t(`people:rotation.step.${step}`))).length).toBeGreaterThan(1);
  }
  await show(page, 'en', 'people.rotated');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('people:close'), exact: true })
    .last()
    .click();
  await expect(page.getByRole('list', { name: t('people:list.section') })).not.toContainText(name);
}

/** A new recovery key: shown as its sheet, and nothing until it was typed back. */
async function replaceRecoveryKey(page: Page): Promise<string> {
  const open = async (say: TFunction) => {
    await goToSettings(page, 'people', say);
    await button(page, say('people:recovery.replace')).click();
    const items = page.getByRole('region', { name: say('welcome:key.title') }).getByRole('listitem');
    await expect(items.first()).toBeVisible({ timeout: 20_000 });
    return (await items.allInnerTexts()).map((word) => word.trim()).join(' ');
  };
  await inEach(page, async (say, language) => {
    await open(say);
    await show(page, language, 'people.recovery-key');
    await page.keyboard.press('Escape');
    await expect(page.getByText(say('people:recovery.left'))).toBeVisible();
  });
  const key = await open(t);
  // On paper the key stands alone.
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('#root')).toBeHidden();
  await expect(page.getByText(t('recovery:paper.what'))).toBeVisible();
  await screenshot(page, 'people.recovery-key.print', { language: 'en', theme: 'light' });
  await page.emulateMedia({ media: null });
  await page.getByRole('checkbox', { name: t('welcome:key.kept') }).check();
  await button(page, t('welcome:key.goOn')).click();
  await field(page, t('welcome:unlock.recoveryKey')).fill(key);
  await screenshot(page, 'people.recovery-key.typed', { language: 'en', theme: 'light' });
  await button(page, t('people:recovery.confirm')).click();
  await expect(page.getByText(t('people:recovery.done'))).toBeVisible();
  return key;
}

test('an officer adds people, each sees the window of their role, and who is removed opens nothing', async () => {
  test.setTimeout(300_000);
  const program = await launch({ switches: [`--docket=${sample}`] });
  const { page } = program;
  await resize(program, 1440, 900);
  await unlockAs(page, SAMPLE_PASSPHRASE);

  await test.step('a weak first passphrase is refused; an auditor and a responder are added', async () => {
    await refuseWeak(page);
    await addPerson(page, auditor, 'auditor');
    await addPerson(page, responder, 'responder');
  });

  await test.step('the auditor sees everything and nothing that changes it', async () => {
    await lock(page);
    await unlockAs(page, auditor.passphrase);
    await seeAsAuditor(program);
  });

  const next = 'twelve soft owls listen';
  await test.step('the responder sees incidents alone, and replaces the passphrase that others know', async () => {
    await lock(page);
    await unlockAs(page, responder.passphrase);
    await seeAsResponder(page);
    await fillChange(page, responder.passphrase, next);
    await showVariant(page, 'en', 'people.change');
    await button(page, t('people:own.submit')).click();
    await expect(page.getByText(t('people:own.done'))).toBeVisible({ timeout: 20_000 });
    await lock(page);
    await unlock(page, responder.passphrase, t);
    await expect(page.getByRole('alert')).toContainText(t('errors:wrong-passphrase.title'), {
      timeout: 20_000,
    });
    await unlockAs(page, next);
  });

  await test.step('the officer removes the responder and rotates the docket key, seeing each step', async () => {
    await lock(page);
    await unlockAs(page, SAMPLE_PASSPHRASE);
    await removeAndRotate(page);
    await button(page, t('people:rotation.start')).click();
    await expect(page.getByText(t('people:rotation.room'))).toBeVisible();
    await page.keyboard.press('Escape');
    await goTo(page, 'trail', t);
    const entries = page.getByRole('region', { name: t('trail:entries') });
    await expect(entries.getByText(t('trail:action.docketKeyRotated')).first()).toBeVisible();
  });

  await test.step('a new recovery key holds once it was typed back', async () => {
    const key = await replaceRecoveryKey(page);
    await lock(page);
    await unlock(page, next, t);
    await expect(page.getByRole('alert')).toContainText(t('errors:wrong-passphrase.title'), {
      timeout: 20_000,
    });
    // The failure offers it too; both lead to the same field.
    await button(page, t('welcome:unlock.useRecoveryKey')).first().click();
    await field(page, t('welcome:unlock.recoveryKey')).fill(key);
    await button(page, t('welcome:unlock.open')).click();
    await isOpen(page, t);
  });
  await program.close();
});
