import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { Temporal } from 'temporal-polyfill';
import { contextOf } from '#docket/cases/context.ts';
import { loadLaw } from '#docket/clocks/load.ts';
import { findResources } from '#docket/clocks/resources.ts';
import { createDocket } from '#docket/vault/create.ts';
import { confirmRecoveryKey } from '#docket/vault/recovery.ts';
import { LEAST_KDF } from '#docket/vault/slots.ts';
import { nowIso } from '#shared/time.ts';
import { fillRequests } from '#test/fixtures/open-requests.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { type Launched, launch } from './harness.ts';
import { goTo, isOpen, resize, unlock, words } from './steps.ts';

test.use({ trace: 'off', screenshot: 'off' });

/** On each of three days a third of them is due. */
const CASES = 360;
const t = words('en');
const passphrase = randomBytes(24).toString('base64url');
/** From this day of the month before on the requests were received; they are due a month later. */
const received = Temporal.PlainDate.from(nowIso().slice(0, 10))
  .with({ day: 1 })
  .subtract({ months: 1 })
  .add({ days: 7 });

let folder: string;
let program: Launched;
let page: Page;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'privacy-docket-many-'));
  const { docket, recoveryKey } = await createDocket({
    folder: join(folder, 'Many.docket'),
    profile: { name: 'Many', place: 'DE', regimes: [{ regime: 'eu-gdpr', place: 'DE' }], language: 'en' },
    person: { name: 'Li Na' },
    passphrase,
    kdf: LEAST_KDF,
  });
  await confirmRecoveryKey(docket, recoveryKey);
  const requests = [0, 7, 14].map((days) => ({
    ...requestRecord,
    receivedAt: `${received.add({ days })}T09:00:00+01:00`,
  }));
  await fillRequests(await contextOf(docket, await loadLaw(findResources())), CASES, requests);
  await docket.close();
  program = await launch({ switches: [`--docket=${join(folder, 'Many.docket')}`] });
  ({ page } = program);
  await resize(program, 1440, 900);
  await unlock(page, passphrase, t);
  await isOpen(page, t);
});

test.afterAll(async () => {
  await program.close();
  await rm(folder, { recursive: true, force: true });
});

const rows = () => page.getByRole('main').locator('li a');

test('a full day shows its first dates and counts the rest; the agenda draws what is in view, and paper gets all', async () => {
  await goTo(page, 'calendar', t);
  const more = page.getByRole('button', { name: t('calendar:more', { count: CASES / 3 - 3 }) });
  await expect(more).toHaveCount(3);
  await expect(page.getByRole('grid').getByRole('link')).toHaveCount(9);

  await more.first().click();
  await expect(rows().first()).toBeVisible();
  expect(await rows().count()).toBeLessThan(60);

  // Pages that come in leave the scrolled page where it is.
  const main = page.getByRole('main');
  const height = () => main.evaluate(({ scrollHeight }) => scrollHeight);
  const one = await height();
  await main.evaluate((element) => element.scrollTo(0, 5_000));
  await expect.poll(height).toBeGreaterThan(one + 4_000);
  expect(await main.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(4_500);

  // To the very end, page by page: 360 dates under three heads, counted from 0.
  await expect
    .poll(async () => {
      await page.getByRole('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
      return page.getByRole('main').locator('li').last().getAttribute('data-index');
    })
    .toBe(String(CASES + 2));
  expect(await rows().count()).toBeLessThan(60);

  await page.evaluate(() => {
    window.print = () => {
      document.title = `${document.querySelectorAll('main li a').length} on paper`;
    };
  });
  await page.getByRole('button', { name: t('calendar:print') }).click();
  await expect(page).toHaveTitle(`${CASES} on paper`);
  await expect.poll(() => rows().count()).toBeLessThan(60);
});
