import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { _electron, type ElectronApplication, expect, type Page } from '@playwright/test';
import { type Arrival, pageOrigin } from '#shared/contract/page.ts';
import { regimeTitleKey } from '#shared/regimes/titleKey.ts';
import { createTexts, type Language } from '#shared/text/texts.ts';
import { systemMs, TIME_SHIFT_VARIABLE } from '#shared/time.ts';
import '#test/set-time.ts';
import { ownDisplay } from './displays.ts';

export type Theme = 'light' | 'dark';

const root = join(import.meta.dirname, '..', '..');
const screens = join(root, 'artifacts', 'screens');

/** Chromium's sandbox does not start for root on Linux; the tests of every other user run with it. */
const sandboxSwitches = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export interface LaunchOptions {
  /** Language of the system, for menu, dialogs and the page's first choice. */
  readonly language?: Language;
  readonly theme?: Theme;
  /** A folder of an earlier launch, to start on what that one remembered; a fresh one without. */
  readonly home?: string;
  /** The program's own switches: `--docket=<folder>`, `--sample`. */
  readonly switches?: readonly string[];
  /** Variables of the environment beside those of the test: `TZ`, `TMPDIR`. */
  readonly variables?: Readonly<Record<string, string>>;
  /** The present moment when the program starts, ISO with offset; that of the whole run without. */
  readonly moment?: string;
  /** A script that runs in the main process before the program does. */
  readonly before?: string;
}

/** A running program. */
export interface Launched {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** A temporary folder of this launch: `user-data` for Electron, beside it room for dockets and packs. */
  readonly home: string;
  /** Ends the program and deletes the folder, unless it was given. */
  close(): Promise<void>;
}

/** Starts the built program on its own user-data folder and waits for its page. */
export async function launch({
  language = 'en',
  theme = 'light',
  home,
  switches = [],
  variables = {},
  moment,
  before,
}: LaunchOptions = {}): Promise<Launched> {
  const folder = home ?? (await mkdtemp(join(tmpdir(), 'privacy-docket-window-')));
  const app = await _electron.launch({
    cwd: root,
    args: [
      ...(before === undefined ? [] : ['-r', before]),
      root,
      ...sandboxSwitches,
      `--user-data-dir=${join(folder, 'user-data')}`,
      `--lang=${language}`,
      ...switches,
    ],
    colorScheme: theme,
    env: {
      ...environment(),
      ...ownDisplay(),
      LANGUAGE: language.replace('-', '_'),
      ...(moment === undefined ? {} : { [TIME_SHIFT_VARIABLE]: String(Date.parse(moment) - systemMs()) }),
      ...variables,
    },
  });
  const page = await app.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  return {
    app,
    page,
    home: folder,
    async close() {
      await app.close();
      if (!home) await rm(folder, { recursive: true, force: true });
    },
  };
}

function environment(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** The address of the page that was loaded for this reason. */
export const arrived = (arrival: Arrival) =>
  new RegExp(`^${pageOrigin}/index\\.html\\?(?:.*&)?arrival=${arrival}$`);

/** Lets so many milliseconds pass for the main process: its timers look at the clock and find it later. */
export async function letTimePass({ app }: Pick<Launched, 'app'>, milliseconds: number): Promise<void> {
  await app.evaluate((_electron, passed) => {
    const { now } = Date;
    Object.assign(Date, { now: () => now.call(Date) + passed });
  }, milliseconds);
}

/** What the system's dialogs answer from now on; without a path they count as cancelled. */
export interface DialogAnswers {
  readonly open?: readonly string[];
  readonly save?: string;
}

/** Puts answers in the place of the system's dialogs, which no test can click. */
export async function answerDialogs(app: ElectronApplication, { open, save }: DialogAnswers): Promise<void> {
  await app.evaluate(
    ({ dialog }, answers) => {
      const opened = { canceled: answers.open.length === 0, filePaths: answers.open };
      dialog.showOpenDialog = async () => opened;
      dialog.showSaveDialog = async () => ({ canceled: answers.save === '', filePath: answers.save });
    },
    { open: [...(open ?? [])], save: save ?? '' },
  );
}

export interface NewDocket {
  /** Where the docket will be; it must not be there yet. */
  readonly folder: string;
  readonly language?: Language;
  readonly name?: string;
  readonly person?: string;
  /** A place that ships: `DE`, `GB`, `CN` ... */
  readonly place?: string;
  readonly regimes?: readonly string[];
  readonly passphrase?: string;
}

export const usualPassphrase = 'seven quiet herons over the estuary';

/** Makes a docket by hand, through the welcome screen, and types its recovery key back. Returns the key. */
export async function createDocket(
  { app, page }: Pick<Launched, 'app' | 'page'>,
  docket: NewDocket,
): Promise<string> {
  const { folder, language = 'en', place = 'CN', regimes = ['cn-pipl', 'eu-gdpr'] } = docket;
  const { name = 'Mingguang Optics', person = 'Li Wen', passphrase = usualPassphrase } = docket;
  const t = createTexts(language).getFixedT(language, 'welcome');
  await answerDialogs(app, { save: folder });
  await page.getByRole('button', { name: t('start.create') }).click();
  await page.getByLabel(t('create.name')).fill(name);
  await page.getByLabel(t('create.person')).fill(person);
  await page.getByLabel(t('create.place'), { exact: true }).selectOption(place);
  for (const regime of regimes) await page.getByRole('checkbox', { name: t(regimeTitleKey(regime)) }).check();
  await page.getByRole('textbox', { name: t('create.passphrase') }).fill(passphrase);
  await page.getByRole('textbox', { name: t('create.repeat') }).fill(passphrase);
  await page.getByRole('button', { name: t('create.submit') }).click();
  return typeRecoveryKeyBack(page, language);
}

async function typeRecoveryKeyBack(page: Page, language: Language): Promise<string> {
  const t = createTexts(language).getFixedT(language, 'welcome');
  const words = page.getByRole('region', { name: t('key.title') }).getByRole('listitem');
  await expect(words.first()).toBeVisible({ timeout: 30_000 });
  const key = (await words.allInnerTexts()).map((word) => word.trim()).join(' ');
  await page.getByRole('checkbox', { name: t('key.kept') }).check();
  await page.getByRole('button', { name: t('key.goOn') }).click();
  await page.getByLabel(t('unlock.recoveryKey')).fill(key);
  await page.getByRole('button', { name: t('key.confirm') }).click();
  await expect(page.getByRole('navigation')).toBeVisible();
  return key;
}

/** Shows the page in another language from now on. The page starts anew; an open docket stays open. */
export async function speak(page: Page, language: Language): Promise<void> {
  await page.evaluate((chosen) => localStorage.setItem('docket.language', chosen), language);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

/** Keeps a picture of the page as `artifacts/screens/<name>.<language>.<theme>.png`. The page must speak that language. */
export async function screenshot(
  page: Page,
  name: string,
  { language, theme }: { language: Language; theme: Theme },
): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  // Nothing under the mouse, and no colour on its way from one theme to the other.
  await page.mouse.move(0, 0);
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  await mkdir(screens, { recursive: true });
  await page.screenshot({ path: join(screens, `${name}.${language}.${theme}.png`), animations: 'disabled' });
}

/** WCAG 2.2 AA, as axe names it. */
const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Finding {
  readonly id: string;
  readonly help: string;
  readonly where: string[];
}

/**
 * Fails, after the rest of the test, with what axe finds to be serious or critical on the page as it stands. `colours`
 * looks at nothing but contrast: what else there is to find does not change with the theme.
 */
export async function axe(page: Page, extent: 'all' | 'colours' = 'all'): Promise<void> {
  const isThere = await page.evaluate(() => 'axe' in window);
  // The builder brings axe into the page and runs it; what is there already runs by itself in a third of the time.
  if (!isThere) await new AxeBuilder({ page }).setLegacyMode().withRules('color-contrast').analyze();
  const found = await page.evaluate(
    async ({ tags, onlyColours }): Promise<Finding[]> => {
      const runOnly = onlyColours
        ? { type: 'rule', values: ['color-contrast'] }
        : { type: 'tag', values: tags };
      const run = Reflect.get(Reflect.get(window, 'axe'), 'run');
      // The foot of a form stays in view and covers a part of what scrolls under it, which makes no target too small.
      const feet = [...document.querySelectorAll<HTMLElement>('form > *')].filter(
        (element) => getComputedStyle(element).position === 'sticky',
      );
      for (const foot of feet) foot.style.position = 'static';
      const { violations } = await run(document, { runOnly, resultTypes: ['violations'] });
      for (const foot of feet) foot.style.removeProperty('position');
      const grave = violations.filter((one: { impact: string }) => /serious|critical/.test(one.impact));
      return grave.map(
        ({ id, help, nodes }: { id: string; help: string; nodes: { target: string[] }[] }) => ({
          id,
          help,
          where: nodes.map(({ target }) => target.join(' ')),
        }),
      );
    },
    { tags: standard, onlyColours: extent === 'colours' },
  );
  expect.soft(found, `axe on “${await page.title()}”`).toEqual([]);
}
