import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { SAMPLE_PASSPHRASE } from '#shared/contract/sample.ts';
import { regimeTitleKey } from '#shared/regimes/titleKey.ts';
import { typeDate, typeRecord } from './forms.ts';
import { type Launched, launch } from './harness.ts';
import { zone } from './lives.ts';
import {
  casePage,
  docketProcess,
  escaped,
  formOf,
  goTo,
  isAlive,
  isOpen,
  labelled,
  lock,
  openCase,
  pressStep,
  runCommand,
  startCase,
  unlock,
  words,
} from './steps.ts';

test.describe.configure({ mode: 'serial' });

const t = words('en');
/** What is typed is kept after 0.6 s, in milliseconds with some to spare. */
const longEnough = 1200;
let home: string;
let docket: string;
let program: Launched;
let page: Page;

const started = {
  title: 'Half a request',
  receivedAt: '2025-01-31T09:00',
  rights: [{ right: 'deletion', scope: 'The newsletter' }],
  regimes: ['eu-gdpr'],
  requester: { name: 'Ottilie Brandvold' },
};

async function start() {
  program = await launch({ home, switches: [`--docket=${docket}`], variables: { TZ: zone } });
  page = program.page;
  await unlock(page, SAMPLE_PASSPHRASE, t);
  await isOpen(page, t);
}

test.beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'privacy-docket-drafts-'));
  docket = join(home, 'Sample.docket');
  expect((await runCommand('sample', docket, '--cases', '1')).exit).toBe(0);
  await start();
});

test.afterAll(async () => {
  await program.close();
  await rm(home, { recursive: true, force: true });
});

/** Locks the docket and opens it again. */
async function lockAndUnlock() {
  await lock(page);
  await unlock(page, SAMPLE_PASSPHRASE, t);
  await isOpen(page, t);
}

const textbox = (key: string) =>
  formOf(page, t)
    .getByRole('textbox', { name: labelled(t(key), t) })
    .first();
const onToday = () => page.getByRole('main').getByRole('region', { name: t('today:drafts.title') });
const offered = () => formOf(page, t).getByRole('region', { name: /kept/ });
const takeUp = (title: string) =>
  onToday().getByRole('button', { name: `${t('today:drafts.takeUp')}: ${title}` });

async function expectWhatWasTyped() {
  await expect(textbox('fields:request.title')).toHaveValue(started.title);
  await expect(textbox('fields:request.rights.scope')).toHaveValue('The newsletter');
  await expect(textbox('fields:request.requester.name')).toHaveValue('Ottilie Brandvold');
  const name = t('fields:request.receivedAt');
  const form = formOf(page, t);
  await expect(form.getByRole('textbox', { name: t('registers:form.dateOf', { name }) })).toHaveValue(
    '2025-01-31',
  );
  await expect(form.getByRole('checkbox', { name: t(regimeTitleKey('eu-gdpr')) })).toBeChecked();
}

test('a half-filled form says beside each field what is wrong, and leads there', async () => {
  await startCase(page, 'request', t);
  const form = formOf(page, t);
  await typeRecord(form, 'request', started, t);
  await form.getByRole('button', { name: t('registers:new.save'), exact: true }).click();
  const channel = form.getByRole('combobox', { name: t('fields:request.channel') });
  await expect(channel).toHaveAccessibleDescription(t('registers:form.problem.missing'));
  await expect(channel).toHaveAttribute('aria-invalid', 'true');
  const summary = form.getByRole('region', { name: t('registers:form.summary', { count: 1 }) });
  await expect(summary).toBeFocused();
  await summary.getByRole('button', { name: t('fields:request.channel') }).click();
  await expect(channel).toBeFocused();
});

test('a date that no calendar has stays as it was typed, is told at its field, and is not saved', async () => {
  const form = formOf(page, t);
  const name = t('fields:request.receivedAt');
  const group = form.getByRole('group', { name });
  const date = group.getByRole('textbox', { name: t('registers:form.dateOf', { name }) });
  const november = t('dates:problem.noSuchDay', { month: 'November', days: 30 });
  await date.fill('');
  await date.pressSequentially('2026-11-31');
  await expect(date).not.toHaveAttribute('aria-invalid', 'true');
  await date.press('Tab');
  await expect(date).toHaveValue('2026-11-31');
  await expect(date).toHaveAttribute('aria-invalid', 'true');
  await expect(date).toHaveAccessibleDescription(new RegExp(escaped(november)));
  await form.getByRole('button', { name: t('registers:new.save'), exact: true }).click();
  const summary = form.getByRole('region', { name: t('registers:form.summary', { count: 2 }) });
  await expect(summary).toContainText(t('registers:form.problem.unreadable'));
  await expect(date).toHaveValue('2026-11-31');
  for (const typed of ['31.1.25', '31 Jan 2025', '31/01/2025']) {
    await typeDate(date, typed);
    await expect(group).toContainText('Friday, 31 January 2025, 09:00');
    await expect(group).not.toContainText(november);
  }
  await typeDate(date, '2025-01-31');
});

test('a draft survives a lock, and stands on Today with its title and where it was typed', async () => {
  await lockAndUnlock();
  await expect(onToday().getByRole('listitem')).toHaveText([
    new RegExp(`${started.title}.*${t('common:kinds.request')} · ${t('registers:new.title.request')} · `),
  ]);
  await takeUp(started.title).click();
  await expectWhatWasTyped();
  await expect(formOf(page, t)).toContainText(/is back/);
});

test('it survives the sudden end of the program, and waits at the button and in the form', async () => {
  await page.waitForTimeout(longEnough);
  const pid = await docketProcess(program);
  const { app } = program;
  const main = app.process();
  const gone = new Promise((resolve) => main.once('exit', resolve));
  main.kill('SIGKILL');
  await gone;
  await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  await start();
  await startCase(page, 'request', t);
  await expect(
    page.getByRole('button', { name: t('registers:list.log.request') }).first(),
  ).toHaveAccessibleName(new RegExp(t('registers:drafts.count', { count: 1 })));
  await expect(offered()).toContainText(started.title);
});

test('typing in a fresh form touches no older draft', async () => {
  await textbox('fields:request.title').fill('Another request');
  await lockAndUnlock();
  await expect(onToday().getByRole('listitem')).toHaveText([/^Another request/, /^Half a request/]);
  await startCase(page, 'request', t);
  await expect(offered().getByRole('listitem')).toHaveCount(2);
  await offered()
    .getByRole('listitem')
    .filter({ hasText: started.title })
    .getByRole('button', { name: t('registers:form.takeDraft') })
    .click();
  await expectWhatWasTyped();
});

test('it is gone once the case is logged, and the other one waits', async () => {
  const form = formOf(page, t);
  await typeRecord(form, 'request', { channel: 'email' }, t);
  await form.getByRole('button', { name: t('registers:new.save'), exact: true }).click();
  await expect(casePage(page).getByRole('heading', { name: started.title })).toBeVisible();
  await startCase(page, 'request', t);
  await expect(textbox('fields:request.title')).toHaveValue('');
  await expect(offered().getByRole('listitem')).toHaveText([/Another request/]);
  await goTo(page, 'today', t);
  await expect(onToday().getByRole('listitem')).toHaveText([/Another request/]);
});

test('a draft that is discarded can be brought back', async () => {
  const discard = onToday().getByRole('button', { name: `${t('today:drafts.discard')}: Another request` });
  await discard.click();
  await expect(onToday().getByRole('listitem')).toHaveCount(0);
  await onToday()
    .getByRole('button', { name: t('registers:drafts.undo') })
    .click();
  await expect(onToday().getByRole('listitem')).toHaveText([/Another request/]);
  await discard.click();
  await goTo(page, 'calendar', t);
  await goTo(page, 'today', t);
  await expect(onToday()).toBeHidden();
});

test('a note, a task, the words of a step and the reason of a correction survive a lock and come back', async () => {
  await openCase(page, 'request', started.title, t);
  await page.getByRole('textbox', { name: t('registers:notes.write') }).fill('She rang and asked');
  await page.getByRole('textbox', { name: t('registers:tasks.what') }).fill('Ask the shop');
  await pressStep(page, 'request', 'skipIdentity', t);
  const words = () => page.getByRole('dialog').getByRole('textbox', { name: 'Why' });
  await words().fill('We know her');
  await lockAndUnlock();
  await expect(onToday().getByRole('listitem')).toHaveCount(3);
  await takeUp('We know her').click();
  await expect(words()).toHaveValue('We know her');
  await expect(page.getByRole('dialog')).toContainText(/is back/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('textbox', { name: t('registers:notes.write') })).toHaveValue(
    'She rang and asked',
  );
  await expect(page.getByRole('textbox', { name: t('registers:tasks.what') })).toHaveValue('Ask the shop');
  await page.getByRole('button', { name: t('registers:notes.add') }).click();
  await page.getByRole('button', { name: t('registers:tasks.add') }).click();
  await page.getByRole('button', { name: t('registers:facts.edit') }).click();
  await textbox('fields:request.title').fill('Half a correction');
  const reason = formOf(page, t).getByRole('textbox', { name: t('registers:edit.reason') });
  await reason.fill('A slip of the hand');
  await lockAndUnlock();
  await expect(onToday().getByRole('listitem')).toHaveCount(2);
  await takeUp('Half a correction').click();
  await expect(textbox('fields:request.title')).toHaveValue('Half a correction');
  await expect(reason).toHaveValue('A slip of the hand');
  await formOf(page, t)
    .getByRole('button', { name: t('registers:form.discardDraft') })
    .click();
  await expect(textbox('fields:request.title')).toHaveValue(started.title);
  await page.getByRole('button', { name: t('registers:form.cancel') }).click();
  await goTo(page, 'today', t);
  await expect(onToday().getByRole('listitem')).toHaveText([/We know her/]);
});

test('a case that was logged by mistake is discarded with a reason, is found under Discarded, and comes back', async () => {
  await openCase(page, 'request', started.title, t);
  await pressStep(page, 'request', 'discard', t);
  const dialog = page.getByRole('dialog');
  const list = dialog.getByRole('combobox', { name: t('fields:steps.request.discard.as') });
  await list.fill('Spam');
  await list.press('Enter');
  await expect(list).toHaveValue(t('choices:discardReason.spam'));
  await dialog
    .getByRole('textbox', { name: labelled(t('fields:steps.request.discard.reason'), t) })
    .fill('An advertisement');
  await dialog.getByRole('button', { name: t('moves:request.discard'), exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(casePage(page).getByRole('list', { name: t('registers:case.stands') })).toContainText(
    t('states:request.discarded'),
  );
  await expect(casePage(page)).toContainText('An advertisement');
  const inList = () => page.getByRole('option').filter({ hasText: started.title });
  await expect(inList()).toBeHidden();
  const filter = page.getByRole('button', { name: t('registers:list.filter.discarded'), exact: true });
  await filter.click();
  await expect(inList()).toBeVisible();
  await pressStep(page, 'request', 'takeBack', t);
  await dialog.getByRole('textbox').first().fill('A real request after all');
  await dialog.getByRole('button', { name: t('moves:request.takeBack'), exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(inList()).toBeHidden();
  await page.getByRole('button', { name: t('registers:list.filter.open'), exact: true }).click();
  await expect(inList()).toBeVisible();
});
