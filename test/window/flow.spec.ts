import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { regimeTitleKey, ruleTitleKey } from '#shared/regimes/titleKey.ts';
import { nowMs } from '#shared/time.ts';
import { readZip, runTool, writeZip } from '#test/docket/packs/tools.ts';
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
  const gdpr = page.getByLabel(t('welcome:create.regimePlace', { regime: t(regimeTitleKey('eu-gdpr')) }));
  for (const [home, proposed] of [
    ['FR', 'FR'],
    ['JP', 'DE'],
    ['NO', 'NO'],
    ['CN', 'DE'],
  ] as const) {
    await page.getByLabel(t('welcome:create.place'), { exact: true }).selectOption(home);
    await expect(gdpr).toHaveValue(proposed);
  }
  await page.getByRole('textbox', { name: t('welcome:create.passphrase') }).fill(usualPassphrase);
  await page.getByRole('textbox', { name: t('welcome:create.repeat') }).fill(usualPassphrase);
  await page.getByRole('button', { name: t('welcome:create.submit') }).click();

  const written = page.getByRole('region', { name: t('welcome:key.title') }).getByRole('listitem');
  await expect(written).toHaveCount(24, { timeout: 30_000 });
  recoveryKey = (await written.allInnerTexts()).map((word) => word.trim()).join(' ');
  await page.getByRole('checkbox', { name: t('welcome:key.kept') }).check();
  await page.getByRole('button', { name: t('welcome:key.goOn') }).click();

  await page.getByLabel(t('welcome:unlock.recoveryKey')).fill(recoveryKey.replace(/\S+$/, 'aple'));
  await page.getByRole('button', { name: t('welcome:key.confirm') }).click();
  const wrong = { position: 24, word: 'aple', nearest: 'apple' };
  await expect(page.getByRole('alert')).toContainText(t('errors:recovery-key-mistyped.title'));
  await expect(page.getByRole('alert')).toContainText(t('recovery:mistyped.word', wrong));
  await expect(page.getByRole('navigation')).toBeHidden();

  await page
    .getByLabel(t('welcome:unlock.recoveryKey'))
    .fill(recoveryKey.toUpperCase().replaceAll(' ', ',\n'));
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
    const year = inDays(0).slice(0, 4);
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
  await expect(european).toContainText('1182/71 Art. 3(1), 3(2)(c), 3(4)');
  await expect(clock(t(regimeTitleKey('cn-pipl')))).toContainText(t('registers:clock.waiting'));
});

test('the Chinese clock starts when the identity is confirmed', async () => {
  await takeStep('request', 'confirmIdentity', { method: 'knowledge', verifiedAt: '2025-02-03T10:00' });
  // 30 days after 3 February 2025, the day itself not counted.
  await expect(clock(t(regimeTitleKey('cn-pipl')))).toContainText('Wed 5 Mar 2025');
  await expect(
    casePage(page)
      .getByRole('listitem')
      .filter({ hasText: t('states:request.working') }),
  ).toHaveAttribute('aria-current', 'step');
});

test('the incident is due in 72 hours in Europe and in 4 in China', async () => {
  await openCase(page, 'incident', lives.incident.title, t);
  // Friday 7 November 2025, 18:30 in Berlin; in Shanghai it is 01:30 on Saturday. Weekends count, and the hour here comes first.
  await expect(clock(t(regimeTitleKey('eu-gdpr')))).toContainText('Mon 10 Nov 2025, 18:30');
  const inChina = clock(t(ruleTitleKey('cn-pipl', 'incident.report.operator')));
  await expect(inChina).toContainText('8 Nov 2025, 05:30');
  await expect(inChina).toContainText('Fri 7 Nov 2025, 22:30');
});

test('the agreement ends on its day, and notice must be given three months before', async () => {
  await openCase(page, 'agreement', lives.agreement.title, t);
  await expect(casePage(page)).toContainText(t('registers:case.noClocks.agreement'));
  await takeStep('agreement', 'sign', {
    signedOn: '2025-03-20',
    effectiveOn: '2025-04-01',
    expiresOn: '2026-03-31',
  });
  await expect(clock(t(ruleTitleKey('contract', 'agreement.expiry')))).toContainText('Tue 31 Mar 2026');
  await expect(clock(t(ruleTitleKey('contract', 'agreement.notice')))).toContainText('Wed 31 Dec 2025');
});

test('with one officer the transfer is approved on paper, with its file, and its contract is filed within ten working days', async () => {
  await openCase(page, 'transfer', lives.transfer.title, t);
  await takeStep('transfer', 'assess', {
    type: 'pipia',
    completedOn: '2025-09-01',
    conclusion: 'acceptable',
    summary: 'Little risk.',
  });
  await takeStep('transfer', 'apply', { at: '2025-09-02T09:00' });
  await expect(card(page, t('registers:case.next'))).toContainText(t('refusals:noOtherOfficer'));
  const paper = join(program.home, 'approval.txt');
  await writeFile(paper, 'I approve the transfer. Zhao Min');
  await answerDialogs(program.app, { open: [paper] });
  const files = card(page, t('registers:files.title'));
  await files.getByRole('button', { name: t('registers:files.add') }).click();
  await expect(files).toContainText('approval.txt');
  await takeStep('transfer', 'approveOnPaper', {
    by: 'Zhao Min',
    at: '2025-09-03T09:00',
    reason: 'Needed.',
    file: 'approval.txt',
  });
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(casePage(page)).toContainText('approval.txt');
  await takeStep('transfer', 'start', { effectiveOn: '2025-09-22', validTo: '2028-09-21' });
  // From Tuesday 23 September 2025: 23-26, the working Sunday 28, 29, 30; National Day 1-8 October; 9, 10, Saturday 11.
  await expect(clock(t(ruleTitleKey('cn-pipl', 'transfer.contract-filing')))).toContainText(
    'Sat 11 Oct 2025',
  );
});

test('Today shows what is overdue, due soon and waited for, in this order, and opens the case', async () => {
  await openCase(page, 'incident', lives.incident.title, t);
  const tasks = card(page, t('registers:tasks.title'));
  await tasks.getByRole('textbox', { name: t('registers:tasks.what') }).fill('Write to the courier');
  await typeDate(tasks.getByRole('textbox', { name: t('registers:tasks.due') }), inDays(3));
  await tasks.getByRole('button', { name: t('registers:tasks.add') }).click();
  await expect(tasks.getByRole('checkbox', { name: 'Write to the courier' })).toBeVisible();
  await openCase(page, 'request', lives.request.title, t);
  await takeStep('request', 'askClarification', { askedAt: '2025-02-04T09:00', about: 'Which account?' });
  await expect(page.getByRole('dialog')).toBeHidden();

  await goTo(page, 'today', t);
  const parts = page.getByRole('main').getByRole('region');
  await expect(parts).toHaveCount(3);
  await expect(parts.nth(0)).toContainText(t('today:overdue'));
  await expect(parts.nth(1)).toContainText(t('today:soon'));
  await expect(parts.nth(2)).toContainText(t('today:waiting'));
  await expect(parts.nth(0).getByRole('link').filter({ hasText: lives.transfer.title })).toHaveCount(1);
  await expect(parts.nth(1)).toContainText('Write to the courier');
  await parts.nth(2).getByRole('link').filter({ hasText: lives.request.title }).click();
  await expect(casePage(page).getByRole('heading', { name: lives.request.title })).toBeVisible();
});

test('the calendar shows each date on its day, and opens its case', async () => {
  await goTo(page, 'calendar', t);
  const months = monthsSince(2025, 2);
  await page.getByRole('gridcell', { selected: true }).focus();
  for (let month = 0; month < months; month += 1) await page.keyboard.press('PageUp');
  await expect(page.getByRole('heading', { name: 'February 2025' })).toBeVisible();
  const day = page.getByRole('gridcell').filter({ has: page.getByText('28', { exact: true }) });
  await day.getByRole('link').filter({ hasText: lives.request.title }).click();
  await expect(casePage(page).getByRole('heading', { name: lives.request.title })).toBeVisible();
});

test('a file is kept in the docket, and comes out again byte for byte', async () => {
  const content = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7919) % 251));
  const original = join(program.home, 'letter 函件.bin');
  const copy = join(program.home, 'copy.bin');
  await writeFile(original, content);
  await answerDialogs(program.app, { open: [original], save: copy });
  const files = card(page, t('registers:files.title'));
  await files.getByRole('button', { name: t('registers:files.add') }).click();
  await files.getByRole('button', { name: `${t('files:save')} letter 函件.bin` }).click();
  await expect(files.getByText(t('registers:files.saved', { name: 'copy.bin' }))).toBeVisible();
  expect((await readFile(copy)).equals(content)).toBe(true);

  const notes = card(page, t('registers:notes.title'));
  await notes.getByRole('textbox', { name: t('registers:notes.write') }).fill('She called about the letter.');
  await notes.getByRole('button', { name: t('registers:notes.add') }).click();
  await expect(notes.getByRole('listitem')).toContainText('She called about the letter.');
});

test('no other program opens the docket meanwhile', async () => {
  const secret = join(program.home, 'passphrase.txt');
  await writeFile(secret, usualPassphrase);
  const answer = await runCommand('list', folder, 'request', '--passphrase-file', secret, '--json');
  expect(answer.exit).toBe(5);
  expect(answer.out + answer.err).toContain('docket-in-use');
});

test('locking takes everything out of the page and ends the docket process', async () => {
  const pid = await docketProcess(program);
  await lock(page);
  expect(await page.content()).not.toContain(lives.request.title);
  await expect.poll(() => isAlive(pid)).toBe(false);
  await expect(page.getByText(t('welcome:unlock.locked'))).toBeVisible();
  await expect.poll(() => docketProcess(program)).not.toBe(pid);
});

test('a wrong passphrase is refused, and says what was kept', async () => {
  await unlock(page, 'eight quiet herons over the estuary', t);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(t('errors:wrong-passphrase.title'), { timeout: 20_000 });
  await expect(alert).toContainText(t('errors:wrong-passphrase.kept'));
  await expect(alert).toContainText(t('errors:wrong-passphrase.next'));
  await expect(page.getByRole('navigation')).toBeHidden();
});

test('everything is there after unlocking', async () => {
  await unlock(page, usualPassphrase, t);
  await isOpen(page, t);
  for (const { kind, title } of Object.values(lives)) await openCase(page, kind, title, t);
  await openCase(page, 'request', lives.request.title, t);
  await expect(clock(t(regimeTitleKey('cn-pipl')))).toContainText('Wed 5 Mar 2025');
  await expect(card(page, t('registers:files.title'))).toContainText('letter 函件.bin');
  await expect(card(page, t('registers:notes.title'))).toContainText('She called about the letter.');
});

test('the recovery key opens the docket too', async () => {
  await lock(page);
  await page.getByRole('button', { name: t('welcome:unlock.useRecoveryKey') }).click();
  await page.getByRole('textbox', { name: t('welcome:unlock.recoveryKey') }).fill(recoveryKey);
  await page.getByRole('button', { name: t('welcome:unlock.open'), exact: true }).click();
  await isOpen(page, t);
  await openCase(page, 'agreement', lives.agreement.title, t);
});

test('a pack is built, and the window finds it good', async () => {
  await goTo(page, 'reports', t);
  const pack = join(program.home, 'pack.zip');
  await answerDialogs(program.app, { save: pack, open: [pack] });
  await page.getByRole('button', { name: t('packs:window.build.submit') }).click();
  await expect(page.getByText(t('packs:window.built.section'))).toBeVisible({ timeout: 30_000 });
  const sum = createHash('sha512')
    .update(await readFile(pack))
    .digest('hex');
  await expect(page.getByText(sum)).toBeVisible();
  await page.getByRole('button', { name: t('packs:window.verify.choose') }).click();
  await expect(page.getByText(t('packs:verified.good'))).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(t('packs:window.verify.ownKey'))).toBeVisible();
});

test('the tools of an auditor agree', async () => {
  test.skip(process.platform !== 'linux', 'needs minisign and sha512sum');
  const unpacked = join(program.home, 'unpacked');
  await mkdir(unpacked);
  runTool('unzip', ['-q', join(program.home, 'pack.zip'), '-d', unpacked]);
  const [base = ''] = await readdir(unpacked);
  const bag = join(unpacked, base);
  const signed = runTool('minisign', ['-V', '-p', 'docket.pub', '-m', 'tagmanifest-sha512.txt'], bag);
  expect(signed).toContain('Signature and comment signature verified');
  const sums = runTool('sha512sum', ['-c', '--strict', 'tagmanifest-sha512.txt', 'manifest-sha512.txt'], bag);
  expect(sums).toContain('data/index.html: OK');
  expect(sums).not.toContain('FAILED');
  expect(await readFile(join(bag, 'data', 'index.html'), 'utf8')).toContain(lives.incident.title);
});

test('a pack that was changed by one byte is found, and the file is named', async () => {
  const members = await readZip(join(program.home, 'pack.zip'));
  const name = [...members.keys()].find((one) => one.endsWith('/data/index.html')) ?? '';
  const content = Buffer.from(members.get(name) ?? '');
  content[1000] = (content[1000] ?? 0) ^ 1;
  const changed = join(program.home, 'changed.zip');
  await writeZip(changed, new Map(members).set(name, content));
  await answerDialogs(program.app, { open: [changed] });
  await page.getByRole('button', { name: t('packs:window.verify.choose') }).click();
  await expect(page.getByText(t('packs:verified.bad'))).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(t('packs:problem.payloadChanged', { path: 'data/index.html' }))).toBeVisible();
  await expect(page.getByText(t('packs:verified.good'))).toBeHidden();
});

/** The date of a day after today where the cases are typed. */
function inDays(days: number): string {
  const at = new Date(nowMs() + days * 24 * 60 * 60 * 1000);
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at);
}

/** How many months lie between a month and the present one. */
function monthsSince(year: number, month: number): number {
  const [nowYear = 0, nowMonth = 0] = inDays(0).split('-').map(Number);
  return (nowYear - year) * 12 + nowMonth - month;
}
