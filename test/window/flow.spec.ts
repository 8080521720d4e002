import { expect, test } from '@playwright/test';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createDocket, type Launched, launch } from './harness.ts';
import { typeRecord } from './forms.ts';
import { lives, zone } from './lives.ts';
import { casePage, formOf, startCase, words } from './steps.ts';

const t = words('en');
let program: Launched;

test('try', async () => {
  test.setTimeout(120_000);
  program = await launch({ variables: { TZ: zone } });
  const { page } = program;
  const at = Date.now();
  await createDocket(program, { folder: join(program.home, 'A.docket') });
  console.log('created', Date.now() - at);
  for (const { kind, title, typed } of Object.values(lives)) {
    const at = Date.now();
    await startCase(page, kind, t);
    await typeRecord(formOf(page, t), kind, typed, t);
    await page.getByRole('button', { name: t('registers:new.save') }).click();
    await expect(casePage(page).getByRole('heading', { name: title })).toBeVisible();
    console.log(kind, Date.now() - at, await casePage(page).ariaSnapshot());
  }
  await program.close();
});
