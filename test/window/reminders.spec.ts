import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { logCase } from '#docket/cases/commands.ts';
import { contextOf } from '#docket/cases/context.ts';
import { createDocket } from '#docket/vault/create.ts';
import { confirmRecoveryKey } from '#docket/vault/recovery.ts';
import { LEAST_KDF } from '#docket/vault/slots.ts';
import { languages } from '#shared/text/texts.ts';
import { nowMs } from '#shared/time.ts';
import { law, passphrase, profile } from '#test/docket/desk.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { axe, type Launched, launch, letTimePass, screenshot, speak } from './harness.ts';
import { casePage, goTo, goToSettings, isOpen, lock, resize, unlock, words } from './steps.ts';

/**
 * Reminders and the warning about the clock, in the real window over a real docket. The notifications of the system are
 * the outside world: what would be shown is kept, and clicked, in the main process.
 */
test.use({ trace: 'off', screenshot: 'off' });

const day = 86_400_000;
const themes = ['light', 'dark'] as const;

let home: string;
let folder: string;
let program: Launched;

const daysAgo = (days: number) => new Date(nowMs() - days * day).toISOString();

test.beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'privacy-docket-remind-'));
  folder = join(home, 'Test.docket');
  const { docket, recoveryKey } = await createDocket({
    folder,
    profile,
    person: { name: 'Li Na' },
    passphrase,
    kdf: LEAST_KDF,
  });
  await confirmRecoveryKey(docket, recoveryKey);
  // The last entry is written an hour ahead of the clock of this computer.
  const context = await contextOf(docket, law, { now: () => daysAgo(-1 / 24) });
  await logCase(context, 'request', { ...requestRecord, receivedAt: daysAgo(40) });
  await docket.close();
});

test.afterAll(async () => {
  await program.close();
  await rm(home, { recursive: true, force: true });
});

/** Keeps what the system would show. */
async function catchNotices(): Promise<void> {
  await program.app.evaluate(({ Notification }) => {
    const shown: Electron.Notification[] = [];
    Reflect.set(globalThis, 'shownNotices', shown);
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: Electron.Notification) {
      shown.push(this);
    };
  });
}

/** Whether the system shows notifications from now on. */
async function support(isSupported: boolean): Promise<void> {
  await program.app.evaluate(({ Notification }, answer) => {
    Notification.isSupported = () => answer;
  }, isSupported);
}

/** The notifications so far, as people read them. */
function notices(): Promise<string[]> {
  return program.app.evaluate(() =>
    Reflect.get(globalThis, 'shownNotices').map(
      ({ title, body }: Electron.Notification) => `${title} | ${body}`,
    ),
  );
}

/** The screen in both languages and themes, as pictures and under axe; ends in English. */
async function show(page: Page, name: string): Promise<void> {
  for (const language of languages.toReversed()) {
    await speak(page, language);
    await isOpen(page, words(language));
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText(/\b(reminders|machineClock|settings):/)).toHaveCount(0);
    for (const theme of themes) {
      await screenshot(page, name, { language, theme });
      // What there is to find does not change with the language.
      if (language === 'en') await axe(page, theme === 'light' ? 'all' : 'colours');
    }
  }
}

test('a reminder is told without a name and opens its case, the clock is warned of, and both wait for a locked docket', async () => {
  test.setTimeout(120_000);
  const t = words('en');
  program = await launch({
    language: 'en',
    switches: [`--docket=${folder}`],
    variables: { TZ: 'Asia/Tokyo' },
  });
  const { page } = program;
  await resize(program, 1440, 900);
  await catchNotices();
  await unlock(page, passphrase, t);
  await isOpen(page, t);

  const rule = t('rules:rule.euGdpr.requestResponse.title');
  await expect
    .poll(notices)
    .toEqual([expect.stringContaining(`Request: ${rule}: ${t('choices:right.access')}.`)]);
  const [told = ''] = await notices();
  expect(told).toMatch(/^REQ-\d{4}-0001: overdue by \d+ days \| /);
  for (const seed of ['Jana', 'Weiß', requestRecord.title, 'Li Na', 'MPhoton'])
    expect(told).not.toContain(seed);

  const warning = page.getByRole('alert').filter({ hasText: t('machineClock:title') });
  await expect(warning).toContainText(t('machineClock:zone', { from: 'UTC', to: 'Asia/Tokyo' }));
  await expect(warning).toContainText(/\d\d minutes behind the last entry/);
  await expect(page.getByRole('link', { name: t('reminders:overdue', { count: 1 }) })).toBeVisible();

  await goToSettings(page, 'reminders', t);
  const requests = page.getByRole('main').getByRole('listitem', { name: t('common:kinds.request') });
  await requests.getByRole('button', { name: t('reminders:settings.add') }).click();
  await requests.getByLabel(t('reminders:settings.amount')).fill('6');
  await requests.getByRole('button', { name: t('reminders:settings.add') }).click();
  await expect(requests).toContainText(t('reminders:settings.lead.day', { count: 6 }));
  await page.getByRole('button', { name: t('reminders:settings.save') }).click();
  await expect(page.getByText(t('reminders:settings.saved'))).toBeVisible();
  const notShown = page.getByText(t('reminders:settings.notShown'));
  await expect(notShown).toHaveCount(0);
  await support(false);
  await show(page, 'settings-reminders');
  await expect(notShown).toBeVisible();
  await support(true);

  await program.app.evaluate(() => {
    Reflect.get(globalThis, 'shownNotices')[0].emit('click');
  });
  await expect(casePage(page).getByRole('heading', { level: 2, name: requestRecord.title })).toBeVisible();
  await expect(warning).toBeVisible();
  await warning.getByRole('button', { name: t('machineClock:acknowledge') }).click();
  await expect(warning).toHaveCount(0);
  await goTo(page, 'trail', t);
  await expect(page.getByRole('button', { name: t('trail:action.machineClockAcknowledged') })).toBeVisible();

  await goTo(page, 'today', t);
  await page.getByRole('button', { name: /^Remind me later/ }).click();
  await page.getByRole('button', { name: t('reminders:snooze.hour', { count: 1 }) }).click();
  await expect(page.getByText(/^reminds again /)).toBeVisible();
  await expect(page.getByRole('link', { name: t('reminders:overdue', { count: 1 }) })).toBeVisible();
  await screenshot(page, 'today-put-off', { language: 'en', theme: 'light' });
  await axe(page);

  await lock(page);
  await letTimePass(program, 25 * 60 * 60 * 1000);
  const waiting = `${t('menu:reminder.title')} | ${t('menu:reminder.body')}`;
  await expect.poll(notices).toEqual([told, waiting]);
});
