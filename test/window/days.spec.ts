import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { addTask } from '#docket/cases/additions.ts';
import { logCase } from '#docket/cases/commands.ts';
import { contextOf } from '#docket/cases/context.ts';
import { createDocket } from '#docket/vault/create.ts';
import { confirmRecoveryKey } from '#docket/vault/recovery.ts';
import { LEAST_KDF } from '#docket/vault/slots.ts';
import { law, passphrase, profile } from '#test/docket/desk.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { axe, type Launched, launch, screenshot } from './harness.ts';
import { goTo, isOpen, resize, unlock, words } from './steps.ts';

/** Days and months on which a calendar is awkward, in a window that is opened seconds before the year ends. */
test.use({ trace: 'off', screenshot: 'off' });
test.describe.configure({ mode: 'serial' });

const t = words('en');
const newYearsEve = '2026-12-31T23:59:48+01:00';
/** How many weeks each month touches, and the days of it that hold 1, 3, 4 and 30 dates; every other day holds none. */
const months = [
  { month: '2026-08', weeks: 6, full: ['01', '03', '30', '31'] },
  { month: '2026-12', weeks: 5, full: ['01', '05', '24', '31'] },
  { month: '2027-02', weeks: 4, full: ['01', '07', '22', '28'] },
  { month: '2027-03', weeks: 5, full: ['01', '27', '28', '31'] },
  { month: '2028-02', weeks: 5, full: ['01', '13', '28', '29'] },
];
const counts = [1, 3, 4, 30];

let folder: string;
let program: Launched;
let page: Page;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'privacy-docket-days-'));
  const { docket, recoveryKey } = await createDocket({
    folder: join(folder, 'Days.docket'),
    profile: { ...profile, place: 'DE' },
    person: { name: 'Li Na' },
    passphrase,
    kdf: LEAST_KDF,
  });
  await confirmRecoveryKey(docket, recoveryKey);
  const context = await contextOf(docket, law, { now: () => newYearsEve });
  const { id } = await logCase(context, 'request', requestRecord);
  for (const { month, full } of months) {
    for (const [place, day] of full.entries()) {
      for (let number = 0; number < (counts[place] ?? 0); number += 1) {
        await addTask(context, id, { title: `${month}-${day}, task ${number}`, dueOn: `${month}-${day}` });
      }
    }
  }
  await docket.close();
  program = await launch({
    switches: [`--docket=${join(folder, 'Days.docket')}`],
    moment: newYearsEve,
    variables: { TZ: 'Europe/Berlin' },
  });
  ({ page } = program);
  await resize(program, 1440, 900);
  await unlock(page, passphrase, t);
  await isOpen(page, t);
});

test.afterAll(async () => {
  await program.close();
  await rm(folder, { recursive: true, force: true });
});

const present = () => page.locator('td[aria-selected="true"]');

test('midnight passes: Today and the calendar go on to the new day, and what was due becomes overdue', async () => {
  await goTo(page, 'today', t);
  const main = page.getByRole('main');
  const newYear = main.getByText('Fri 1 Jan 2027', { exact: true });
  await expect(newYear).toBeVisible({ timeout: 60_000 });
  await goTo(page, 'calendar', t);
  await expect(present()).toHaveAttribute('data-date', '2027-01-01');
  await goTo(page, 'today', t);
  await expect(main.getByRole('region', { name: t('today:overdue') }).getByRole('link')).toHaveCount(77);
});

test('a month of four, five or six weeks shows three dates of a day, counts the rest, and passes axe', async () => {
  await goTo(page, 'calendar', t);
  for (const { month, weeks, full } of months) {
    await page.evaluate((day) => {
      window.location.hash = `#/calendar?day=%22${day}%22`;
    }, `${month}-${full[3]}`);
    await expect(present()).toHaveAttribute('data-date', `${month}-${full[3]}`);
    await expect(page.getByRole('grid').locator('tbody tr')).toHaveCount(weeks);
    for (const [place, day] of full.entries()) {
      const count = counts[place] ?? 0;
      const cell = page.locator(`td[data-date="${month}-${day}"]`);
      await expect(cell.getByRole('link')).toHaveCount(Math.min(count, 3));
      const more = cell.getByRole('button');
      if (count > 3) await expect(more).toHaveText(t('calendar:more', { count: count - 3 }));
      else await expect(more).toHaveCount(0);
    }
    await expect(page.locator(`td[data-date="${month}-16"]`).getByRole('link')).toHaveCount(0);
    await axe(page);
    await screenshot(page, `calendar.month.${month}`, { language: 'en', theme: 'light' });
  }
});
