import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { TFunction } from 'i18next';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { createTexts, type Language } from '#shared/text/texts.ts';
import { arrived, type Launched } from './harness.ts';

const root = join(import.meta.dirname, '..', '..');

/** The texts of the product in one language: `words('en')('common:nav.today')`. */
export function words(language: Language): TFunction {
  return createTexts(language).t;
}

/** The whole of a text as a pattern, and the mark that follows the label of a field that may stay empty. */
export function labelled(text: string, t: TFunction): RegExp {
  return new RegExp(`^${escaped(text)}\\s*(${escaped(t('registers:form.optional'))})?$`);
}

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** A tab of the settings, as `settings:parts` names it. */
export type SettingsPart =
  | 'docket'
  | 'law'
  | 'reminders'
  | 'people'
  | 'backups'
  | 'check'
  | 'program'
  | 'about';

export type Screen = 'today' | 'calendar' | 'reports' | 'trail' | 'settings';

/** Goes to a screen or a register by its link in the navigation. */
export async function goTo(page: Page, where: Screen | CaseKind, t: TFunction): Promise<void> {
  const isRegister = ['request', 'incident', 'agreement', 'transfer'].includes(where);
  const name = t(isRegister ? `common:kinds.${where}` : `common:nav.${where}`);
  await page.getByRole('navigation').getByRole('link', { name }).click();
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
}

/** Goes to a part of the settings by its tab. */
export async function goToSettings(page: Page, part: SettingsPart, t: TFunction): Promise<void> {
  await goTo(page, 'settings', t);
  await page.getByRole('tab', { name: t(`settings:parts.${part}`) }).click();
}

/** Opens the form for a new case of a register. */
export async function startCase(page: Page, kind: CaseKind, t: TFunction): Promise<void> {
  await goTo(page, kind, t);
  await page
    .getByRole('main')
    .getByRole('button', { name: t(`registers:list.log.${kind}`) })
    .first()
    .click();
  await expect(formOf(page, t)).toBeVisible();
}

/** The form that is open in the page or in a dialog. */
export function formOf(page: Page, t: TFunction): Locator {
  return page.locator('form').filter({ hasText: t('registers:form.saveKey') });
}

/** The page of the case that is open. */
export function casePage(page: Page): Locator {
  return page.getByRole('article');
}

/** A part of the page of a case, by its title. */
export function card(page: Page, title: string): Locator {
  return casePage(page).getByRole('region', { name: title, exact: true });
}

/** Opens a case of a register that is in view, by its title. */
export async function openCase(page: Page, kind: CaseKind, title: string, t: TFunction): Promise<void> {
  await goTo(page, kind, t);
  await page.getByRole('option').filter({ hasText: title }).click();
  await expect(casePage(page).getByRole('heading', { level: 2, name: title })).toBeVisible();
}

/** Presses the button of a step of the case that is open. */
export async function pressStep(page: Page, kind: CaseKind, step: string, t: TFunction): Promise<void> {
  await card(page, t('registers:case.next'))
    .getByRole('button', { name: t(`moves:${kind}.${step}`), exact: true })
    .click();
}

/** Locks by the keyboard and waits until the page was loaded anew. */
export async function lock(page: Page): Promise<void> {
  const reloaded = page.waitForURL(arrived('locked'));
  await page.keyboard.press('Control+L');
  await reloaded;
}

/** Types a passphrase on the screen that asks for it, and goes on. */
export async function unlock(page: Page, passphrase: string, t: TFunction): Promise<void> {
  await page.getByRole('textbox', { name: t('welcome:unlock.passphrase') }).fill(passphrase);
  await page.getByRole('button', { name: t('welcome:unlock.open'), exact: true }).click();
}

/** Waits until the docket is open. */
export async function isOpen(page: Page, t: TFunction): Promise<void> {
  await expect(page.getByRole('navigation', { name: t('common:nav.label') })).toBeVisible({
    timeout: 20_000,
  });
}

/** The processes that hold the docket: one, but for the moments in which the next takes over. */
function docketProcesses({ app }: Pick<Launched, 'app'>): Promise<number[]> {
  return app.evaluate(({ app: program }) =>
    program
      .getAppMetrics()
      .filter(({ name }) => name === 'Privacy Docket: docket')
      .map(({ pid }) => pid),
  );
}

/** The process that holds the docket, once it is the only one. */
export async function docketProcess(program: Pick<Launched, 'app'>): Promise<number> {
  await expect.poll(() => docketProcesses(program)).toHaveLength(1);
  const [pid] = await docketProcesses(program);
  if (pid === undefined) throw new Error('no docket process runs');
  return pid;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** What the command line answered. */
export interface Answer {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line of the product as a program of its own. */
export function runCommand(...args: string[]): Promise<Answer> {
  const entry = join(root, 'electron', 'cli', 'index.ts');
  const env = { ...process.env, NODE_COMPILE_CACHE: join(root, 'artifacts', 'compiled') };
  return new Promise((resolve) => {
    execFile(process.execPath, [entry, ...args], { cwd: root, env }, (error, out, err) => {
      resolve({ exit: error ? Number(error.code) : 0, out, err });
    });
  });
}

/** Sets the inside of the window to a size in pixels. */
export async function resize({ app, page }: Launched, width: number, height: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [
    width,
    height,
  ] as const);
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
}
