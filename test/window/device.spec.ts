import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { regimeTitleKey } from '#shared/regimes/titleKey.ts';
import { languages } from '#shared/text/texts.ts';
import { nowIso } from '#shared/time.ts';
import { typeRecord } from './forms.ts';
import {
  answerDialogs,
  arrived,
  axe,
  createDocket,
  type Launched,
  launch,
  letTimePass,
  screenshot,
  speak,
  usualPassphrase,
} from './harness.ts';
import { openKeyring } from './keyring.ts';
import { lives } from './lives.ts';
import { casePage, formOf, goToSettings, isOpen, lock, resize, startCase, unlock, words } from './steps.ts';

const run = promisify(execFile);

test.use({ trace: 'off', screenshot: 'off' });

for (const language of languages) {
  const t = words(language);

  test(`the recovery key is words, comes out of the printer as one page, and is typed back: ${language}`, async () => {
    const program = await launch({ language });
    const { app, page, home } = program;
    await answerDialogs(app, { save: join(home, 'Mingguang.docket') });
    await page.getByRole('button', { name: t('welcome:start.create') }).click();
    await page.getByLabel(t('welcome:create.name')).fill('Mingguang Optics');
    await page.getByLabel(t('welcome:create.person')).fill('Li Wen');
    await page.getByLabel(t('welcome:create.place'), { exact: true }).selectOption('CN');
    await page.getByRole('checkbox', { name: t(regimeTitleKey('cn-pipl')) }).check();
    await page.getByRole('textbox', { name: t('welcome:create.passphrase') }).fill(usualPassphrase);
    await page.getByRole('textbox', { name: t('welcome:create.repeat') }).fill(usualPassphrase);
    await page.getByRole('button', { name: t('welcome:create.submit') }).click();
    const written = page.getByRole('region', { name: t('welcome:key.title') }).getByRole('listitem');
    await expect(written).toHaveCount(24, { timeout: 30_000 });
    const key = await written.allInnerTexts();

    const folder = await mkdtemp(join(tmpdir(), 'privacy-docket-paper-'));
    for (const pageSize of ['A4', 'Letter'] as const) {
      const printed = await app.evaluate(
        async ({ BrowserWindow }, size) =>
          (await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({ pageSize: size }))?.toString(
            'base64',
          ) ?? '',
        pageSize,
      );
      const file = join(folder, `${pageSize}.pdf`);
      await writeFile(file, Buffer.from(printed, 'base64'));
      expect((await run('pdfinfo', [file])).stdout).toMatch(/^Pages:\s+1$/m);
      const { stdout: text } = await run('pdftotext', ['-raw', file, '-']);
      const rows = [...text.matchAll(/^(\d+)\s+(\S+)$/gm)].map(([, number, word]) => `${number} ${word}`);
      expect(rows).toEqual(key.map((word, index) => `${index + 1} ${word}`));
      expect(text).toContain('Mingguang.docket');
      expect(text).toContain(nowIso().slice(0, 4));
      expect(text.replace(/\s/g, '')).toContain(t('recovery:paper.what').replace(/\s/g, ''));
      expect(text).not.toContain(t('welcome:key.goOn'));
    }
    await rm(folder, { recursive: true });

    await page.getByRole('checkbox', { name: t('welcome:key.kept') }).check();
    await page.getByRole('button', { name: t('welcome:key.goOn') }).click();
    const typed = page.getByLabel(t('welcome:unlock.recoveryKey'));
    await typed.fill(key.with(6, 'aple').join(' '));
    await page.getByRole('button', { name: t('welcome:key.confirm') }).click();
    const told = language === 'en' ? 'word' : 'word-strange';
    await expect(page.getByRole('alert')).toContainText(
      t(`recovery:mistyped.${told}`, { position: 7, word: 'aple', nearest: 'apple' }),
    );
    await screenshot(page, 'recovery-key.word-wrong', { language, theme: 'light' });
    await axe(page);
    await typed.fill(`  ${key.join('\u3000\n')} `);
    await page.getByRole('button', { name: t('welcome:key.confirm') }).click();
    await isOpen(page, t);
    await program.close();
  });
}

const t = words('en');

/** The text on the clipboard of the system, or what the middle mouse button pastes. */
function clipboardOf({ app }: Launched, from: 'clipboard' | 'selection'): Promise<string> {
  return app.evaluate(async ({ clipboard }, name) => {
    const selection: unknown = Reflect.get(clipboard, 'selection');
    const text: unknown =
      name === 'selection' && typeof selection === 'object' && selection !== null
        ? Reflect.get(selection, 'readText').call(selection)
        : Reflect.apply(clipboard.readText, clipboard, [name]);
    return String(await text);
  }, from);
}

/** Behaves as if nobody had been at the computer for so many minutes. */
async function beAway({ app }: Launched, minutes: number): Promise<void> {
  await app.evaluate(({ powerMonitor }, away) => {
    powerMonitor.getSystemIdleTime = () => away * 60;
  }, minutes);
  await letTimePass({ app }, minutes * 60_000);
}

test.describe('on this computer', () => {
  // One start of the program for all of them, each from where the one before left it.
  test.describe.configure({ mode: 'serial' });
  let home: string;
  let program: Launched;

  test.beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'privacy-docket-device-'));
    program = await launch({ home });
    await resize(program, 1440, 900);
    await createDocket(program, { folder: join(home, 'Mingguang.docket') });
  });
  test.afterAll(async () => {
    await program.close();
    await rm(home, { recursive: true });
  });

  test('a keychain that would only obfuscate is refused, and the settings say why', async () => {
    test.skip(process.platform !== 'linux', 'other systems always have a keychain');
    const { page } = program;
    await goToSettings(page, 'program', t);
    const section = page.getByRole('main');
    await expect(section.getByRole('alert')).toContainText(t('errors:keychain-refused.title'));
    await expect(section.getByRole('alert')).toContainText(t('device:refusal.obfuscated'));
    await expect(page.getByRole('button', { name: t('device:keychain.remember') })).toBeDisabled();
    await lock(page);
    await expect(page.getByRole('button', { name: t('welcome:unlock.open'), exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: t('device:unlock.open') })).toBeHidden();
    await unlock(page, usualPassphrase, t);
    await isOpen(page, t);
  });

  test('how long it may be left is set, kept over a restart, and then locks', async () => {
    await goToSettings(program.page, 'program', t);
    const idle = () => program.page.getByLabel(t('device:lock.idle'));
    await expect(idle()).toHaveValue('5');
    await idle().selectOption('1');
    await program.close();

    program = await launch({ home, switches: [`--docket=${join(home, 'Mingguang.docket')}`] });
    const { page } = program;
    await resize(program, 1440, 900);
    await unlock(page, usualPassphrase, t);
    await isOpen(page, t);
    await goToSettings(page, 'program', t);
    await expect(idle()).toHaveValue('1');
    await beAway(program, 1);
    await page.waitForURL(arrived('locked'), { timeout: 20_000 });
    await unlock(page, usualPassphrase, t);
    await isOpen(page, t);
  });

  test('text copied from a case is off the clipboard after a lock, and what somebody else put there stays', async () => {
    const { app, page } = program;
    await startCase(page, 'request', t);
    await typeRecord(formOf(page, t), 'request', lives.request.typed, t);
    await page.getByRole('button', { name: t('registers:new.save'), exact: true }).click();
    const title = casePage(page).getByRole('heading', { level: 2, name: lives.request.title });
    await title.selectText();
    await page.keyboard.press('Control+C');
    await expect.poll(() => clipboardOf(program, 'clipboard')).toBe(lives.request.title);
    await lock(page);
    await expect.poll(() => clipboardOf(program, 'clipboard')).toBe('');

    await unlock(page, usualPassphrase, t);
    await isOpen(page, t);
    await page
      .getByRole('navigation')
      .getByRole('link', { name: t('common:kinds.request') })
      .click();
    await page.getByRole('option').filter({ hasText: lives.request.title }).click();
    await title.selectText();
    await page.keyboard.press('Control+C');
    await expect.poll(() => clipboardOf(program, 'clipboard')).toBe(lives.request.title);
    // A person needs longer to copy something elsewhere than the program to note what was copied here.
    await page.waitForTimeout(1500);
    await app.evaluate(({ clipboard }) => clipboard.writeText('copied in another program'));
    await lock(page);
    await page.getByRole('textbox', { name: t('welcome:unlock.passphrase') }).waitFor();
    expect(await clipboardOf(program, 'clipboard')).toBe('copied in another program');
  });

  test('a selection is not pasted by the middle mouse button after a lock', async () => {
    test.skip(process.platform !== 'linux', 'only Linux pastes a selection');
    const { page } = program;
    await unlock(page, usualPassphrase, t);
    await isOpen(page, t);
    await page
      .getByRole('navigation')
      .getByRole('link', { name: t('common:kinds.request') })
      .click();
    await page.getByRole('option').filter({ hasText: lives.request.title }).click();
    await casePage(page)
      .getByRole('heading', { level: 2, name: lives.request.title })
      .click({ clickCount: 3 });
    await expect.poll(async () => (await clipboardOf(program, 'selection')).trim()).toBe(lives.request.title);
    await page.waitForTimeout(400);
    await lock(page);
    await expect.poll(() => clipboardOf(program, 'selection')).toBe('');
  });

  test('a page that hangs is not seen for longer than a moment when it is locked', async () => {
    const { app, page } = program;
    await unlock(page, usualPassphrase, t);
    await isOpen(page, t);
    await page.evaluate(
      () =>
        void setTimeout(() => {
          for (;;);
        }),
    );
    // The lock must find it hanging, not about to.
    const answer = () => Promise.race([page.evaluate(() => 'answers'), delay(1000, 'hangs')]);
    await expect.poll(answer).toBe('hangs');
    const hiddenAfter = await app.evaluate(async ({ BrowserWindow, powerMonitor }) => {
      const [window] = BrowserWindow.getAllWindows();
      const start = performance.now();
      powerMonitor.emit('lock-screen');
      while (window?.isVisible() && performance.now() - start < 5000)
        await new Promise((wait) => setTimeout(wait, 20));
      return performance.now() - start;
    });
    expect(hiddenAfter).toBeLessThan(1500);
    const after = () =>
      app.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        return { visible: window?.isVisible(), url: window?.webContents.getURL() };
      });
    await expect
      .poll(after, { timeout: 20_000 })
      .toEqual({ visible: true, url: expect.stringMatching(/arrival=locked$/) });
  });
});

for (const language of languages) {
  const said = words(language);

  test(`with a real keychain a docket is remembered, opens without a passphrase, and is forgotten: ${language}`, async () => {
    test.skip(process.platform !== 'linux', 'starts a keyring of its own');
    const home = await mkdtemp(join(tmpdir(), 'privacy-docket-keyring-'));
    const keyring = await openKeyring(home);
    const folder = join(home, 'Mingguang.docket');
    const { variables, before } = keyring;
    const start = (...switches: string[]) => launch({ home, language, variables, before, switches });
    const show = async ({ page }: Launched, name: string) => {
      for (const theme of ['light', 'dark'] as const) {
        await screenshot(page, name, { language, theme });
        await axe(page, theme === 'light' ? 'all' : 'colours');
      }
    };

    let program = await start();
    await resize(program, 1440, 900);
    await speak(program.page, language);
    await createDocket(program, { folder, language });
    await goToSettings(program.page, 'program', said);
    await expect(program.page.getByText(said('device:keychain.off'))).toBeVisible();
    await program.page.getByRole('button', { name: said('device:keychain.remember') }).click();
    await expect(program.page.getByText(said('device:keychain.on'), { exact: true })).toBeVisible();
    await show(program, 'settings.program.remembered');
    await program.close();

    program = await start(`--docket=${folder}`);
    await resize(program, 1440, 900);
    await expect(program.page.getByRole('button', { name: said('device:unlock.open') })).toBeVisible();
    await show(program, 'unlock.device');
    await program.page.getByRole('button', { name: said('device:unlock.open') }).click();
    await isOpen(program.page, said);
    await lock(program.page);
    await program.page.getByRole('button', { name: said('device:unlock.forget') }).click();
    await expect(program.page.getByText(said('device:unlock.forgotten'))).toBeVisible();
    await expect(program.page.getByRole('button', { name: said('device:unlock.open') })).toBeHidden();
    await unlock(program.page, usualPassphrase, said);
    await isOpen(program.page, said);
    await goToSettings(program.page, 'program', said);
    await expect(program.page.getByText(said('device:keychain.off'))).toBeVisible();
    await program.close();

    // As on a desktop without a keyring.
    program = await launch({ home, language, switches: [`--docket=${folder}`] });
    await resize(program, 1440, 900);
    await unlock(program.page, usualPassphrase, said);
    await isOpen(program.page, said);
    await goToSettings(program.page, 'program', said);
    await expect(program.page.getByText(said('device:refusal.obfuscated'))).toBeVisible();
    await show(program, 'settings.program.refused');
    await program.close();
    await keyring.close();
    await rm(home, { recursive: true });
  });
}
