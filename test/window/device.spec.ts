import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { regimeTitleKey } from '#shared/regimes/titleKey.ts';
import { languages } from '#shared/text/texts.ts';
import { answerDialogs, axe, launch, screenshot, usualPassphrase } from './harness.ts';
import { isOpen, words } from './steps.ts';

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
      expect(text).toContain(String(new Date().getFullYear()));
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
