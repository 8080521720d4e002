import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { regimeTitleKey } from '#shared/regimes/titleKey.ts';
import { typeAnswers, typeDate, typeRecord } from './forms.ts';
import { answerDialogs, type Launched, launch, usualPassphrase } from './harness.ts';
import { lives, zone } from './lives.ts';
import {
  card,
  casePage,
  docketProcess,
  formOf,
  goTo,
  isAlive,
  isOpen,
  lock,
  openCase,
  pressStep,
  runCommand,
  startCase,
  unlock,
  words,
} from './steps.ts';

/** One docket from its first day to a pack in the hands of an auditor. Each test goes on where the one before it ended. */
test.describe.configure({ mode: 'serial' });

const t = words('en');
let program: Launched;
let page: Page;
let folder: string;
let recoveryKey: string;

test.beforeAll(async () => {
  program = await launch({ variables: { TZ: zone } });
  page = program.page;
  folder = join(program.home, 'Mingguang.docket');
});

test.afterAll(() => program.close());

/** The line of a clock on the page of the case that is open. */
function clock(name: string) {
  return card(page, t('registers:case.clocks')).getByRole('listitem').filter({ hasText: name });
}

/** Takes a step of the case that is open. */
async function takeStep(life: keyof typeof lives, step: string, answers: Record<string, unknown>) {
  await pressStep(page, life, step, t);
  const dialog = page.getByRole('dialog');
  await typeAnswers(dialog.locator('form'), life, step, answers, t);
  await dialog.getByRole('button', { name: t(`moves:${life}.${step}`), exact: true }).click();
}

test('a docket is made, and opens only when its recovery key was typed back right', async () => {
  await answerDialogs(program.app, { save: folder });
  await page.getByRole('button', { name: t('welcome:start.create') }).click();
  await page.getByLabel(t('welcome:create.name')).fill('Mingguang Optics');
  await page.getByLabel(t('welcome:create.person')).fill('Li Wen');
  await page.getByLabel(t('welcome:create.place'), { exact: true }).selectOption('CN');
  for (const regime of ['cn-pipl', 'eu-gdpr']) {
    await page.getByRole('checkbox', { name: t(regimeTitleKey(regime)) }).check();
  }
  await page.getByRole('textbox', { name: t('welcome:create.passphrase') }).fill(usualPassphrase);
  await page.getByRole('textbox', { name: t('welcome:create.repeat') }).fill(usualPassphrase);
  await page.getByRole('button', { name: t('welcome:create.submit') }).click();

  const groups = page.getByRole('region', { name: t('welcome:key.title') }).getByRole('listitem');
  await expect(groups).toHaveCount(11, { timeout: 30_000 });
  recoveryKey = (await groups.allInnerTexts()).map((group) => group.trim()).join('-');
  await page.getByRole('checkbox', { name: t('welcome:key.kept') }).check();
  await page.getByRole('button', { name: t('welcome:key.goOn') }).click();

  const first = recoveryKey.slice(0, 1) === 'A' ? 'B' : 'A';
  await page.getByLabel(t('welcome:unlock.recoveryKey')).fill(first + recoveryKey.slice(1));
  await page.getByRole('button', { name: t('welcome:key.confirm') }).click();
  await expect(page.getByRole('alert')).toContainText(t('errors:recovery-key-typo.title'));
  await expect(page.getByRole('navigation')).toBeHidden();

  await page.getByLabel(t('welcome:unlock.recoveryKey')).fill(recoveryKey.toLowerCase().replaceAll('-', ' '));
  await page.getByRole('button', { name: t('welcome:key.confirm') }).click();
  await isOpen(page, t);
  await expect(page.getByText(t('today:calm.title'))).toBeVisible();
});

test('one case of each kind is logged, and each gets its reference and its facts', async () => {
  test.setTimeout(120_000);
  const refs = { request: 'REQ', incident: 'INC', agreement: 'AGR', transfer: 'TRF' };
  for (const { kind, title, typed } of Object.values(lives)) {
    await startCase(page, kind, t);
    await typeRecord(formOf(page, t), kind, typed, t);
    await page.getByRole('button', { name: t('registers:new.save'), exact: true }).click();
    await expect(casePage(page).getByRole('heading', { level: 2, name: title })).toBeVisible();
    const year = new Date().getFullYear();
    await expect(casePage(page).getByText(`${refs[kind]}-${year}-0001`)).toBeVisible();
  }
});

test('the request is due in a month under the GDPR, and the reason names its source', async () => {
  await openCase(page, 'request', lives.request.title, t);
  // Received on 31 January 2025 in Berlin; February has no 31st, so its last day, a Friday, stands in.
  const european = clock(t(regimeTitleKey('eu-gdpr')));
  await expect(european).toContainText('Fri 28 Feb 2025');
  await european.getByRole('button', { name: t('registers:why.show') }).click();
  await expect(european).toContainText('GDPR Art. 12(3)');
  await expect(european).toContainText('Art. 3(2)(c)');
  await expect(clock(t(regimeTitleKey('cn-pipl')))).toContainText(t('registers:clock.waiting'));
});

test('the Chinese clock starts when the identity is confirmed', async () => {
  await pressStep(page, 'request', 'confirmIdentity', t);
  await typeAnswers(
    page.getByRole('dialog').locator('form'),
    'request',
    'confirmIdentity',
    { method: 'knowledge', verifiedAt: '2025-02-03T10:00' },
    t,
  );
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('moves:request.confirmIdentity'), exact: true })
    .click();
  await expect(page.getByRole('dialog')).toBeHidden();
  // 30 days after 3 February 2025, the day itself not counted.
  await expect(clock(t(regimeTitleKey('cn-pipl')))).toContainText('Wed 5 Mar 2025');
  await expect(casePage(page).getByRole('listitem').filter({ hasText: t('states:request.working') })).toHaveAttribute(
    'aria-current',
    'step',
  );
});

test('the incident is due in 72 hours in Europe and in 4 in China', async () => {
  await openCase(page, 'incident', lives.incident.title, t);
  // Friday 7 November 2025, 18:30 in Berlin; in Shanghai it is 01:30 on Saturday. Weekends count.
  await expect(clock(t(regimeTitleKey('eu-gdpr')))).toContainText('Mon 10 Nov 2025, 18:30');
  await expect(clock(t(regimeTitleKey('cn-pipl')))).toContainText('Sat 8 Nov 2025, 05:30');
});

test('the agreement ends on its day, and notice must be given three months before', async () => {
  await openCase(page, 'agreement', lives.agreement.title, t);
  await expect(casePage(page)).toContainText(t('registers:case.noClocks.agreement'));
  await takeStep('agreement', 'sign', {
    signedOn: '2025-03-20',
    effectiveOn: '2025-04-01',
    expiresOn: '2026-03-31',
  });
  await expect(clock(t('rules:contract.agreement.expiry.title'))).toContainText('Tue 31 Mar 2026');
  await expect(clock(t('rules:contract.agreement.notice.title'))).toContainText('Wed 31 Dec 2025');
});

test('the transfer is approved by a second person only, and its contract is filed within ten working days', async () => {
  await openCase(page, 'transfer', lives.transfer.title, t);
  await takeStep('transfer', 'assess', {
    type: 'pipia',
    completedOn: '2025-09-01',
    conclusion: 'acceptable',
    summary: 'Little risk.',
  });
  await takeStep('transfer', 'apply', { at: '2025-09-02T09:00' });
  await takeStep('transfer', 'approve', { by: 'LI WEN', at: '2025-09-03T09:00', reason: 'Needed.' });
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText(t('refusals:approverIsApplicant'));
  await page.getByRole('dialog').getByRole('textbox', { name: t('fields:steps.transfer.approve.by') }).fill('Zhao Min');
  await page.getByRole('dialog').getByRole('button', { name: t('moves:transfer.approve'), exact: true }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await takeStep('transfer', 'start', { effectiveOn: '2025-09-22', validTo: '2028-09-21' });
  // From Tuesday 23 September 2025: 23-26, the working Sunday 28, 29, 30; National Day 1-8 October; 9, 10, Saturday 11.
  await expect(clock(t('rules:cn-pipl.transfer.contract-filing.title'))).toContainText('Sat 11 Oct 2025');
});
