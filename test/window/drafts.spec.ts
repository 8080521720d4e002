import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { SAMPLE_PASSPHRASE } from '#shared/contract/sample.ts';
import { regimeTitleKey } from '#shared/regimes/titleKey.ts';
import { typeRecord } from './forms.ts';
import { type Launched, launch } from './harness.ts';
import { zone } from './lives.ts';
import {
  casePage,
  docketProcess,
  formOf,
  isAlive,
  isOpen,
  labelled,
  lock,
  openCase,
  runCommand,
  startCase,
  unlock,
  words,
} from './steps.ts';

test.describe.configure({ mode: 'serial' });

const t = words('en');
/** Typing must rest for 0.6 s before a draft is kept. */
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

async function expectWhatWasTyped() {
  const form = formOf(page, t);
  await form.getByRole('button', { name: t('registers:form.takeDraft') }).click();
  const textbox = (key: string) => form.getByRole('textbox', { name: labelled(t(key), t) }).first();
  await expect(textbox('fields:request.title')).toHaveValue(started.title);
  await expect(textbox('fields:request.rights.scope')).toHaveValue('The newsletter');
  await expect(textbox('fields:request.requester.name')).toHaveValue('Ottilie Brandvold');
  const name = t('fields:request.receivedAt');
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

test('it survives a lock', async () => {
  await page.waitForTimeout(longEnough);
  await lock(page);
  await unlock(page, SAMPLE_PASSPHRASE, t);
  await isOpen(page, t);
  await startCase(page, 'request', t);
  await expectWhatWasTyped();
});

test('it survives the sudden end of the program', async () => {
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
  await expectWhatWasTyped();
});

test('it is gone once the case is logged', async () => {
  const form = formOf(page, t);
  await typeRecord(form, 'request', { channel: 'email' }, t);
  await form.getByRole('button', { name: t('registers:new.save'), exact: true }).click();
  await expect(casePage(page).getByRole('heading', { name: started.title })).toBeVisible();
  await startCase(page, 'request', t);
  await expect(formOf(page, t).getByRole('textbox', { name: t('fields:request.title') })).toHaveValue('');
  await page.waitForTimeout(longEnough);
  await expect(page.getByRole('button', { name: t('registers:form.takeDraft') })).toBeHidden();
});

test('a correction that was begun and left can be discarded', async () => {
  await openCase(page, 'request', started.title, t);
  const correct = page.getByRole('button', { name: t('registers:facts.edit') });
  await correct.click();
  await formOf(page, t)
    .getByRole('textbox', { name: t('fields:request.title') })
    .fill('Half a correction');
  await page.waitForTimeout(longEnough);
  await page.getByRole('button', { name: t('registers:form.cancel') }).click();
  await expect(casePage(page).getByRole('heading', { name: started.title })).toBeVisible();
  await correct.click();
  await page.getByRole('button', { name: t('registers:form.discardDraft') }).click();
  await page.getByRole('button', { name: t('registers:form.cancel') }).click();
  await correct.click();
  await expect(formOf(page, t)).toBeVisible();
  await page.waitForTimeout(longEnough);
  await expect(page.getByRole('button', { name: t('registers:form.takeDraft') })).toBeHidden();
  await expect(formOf(page, t).getByRole('textbox', { name: t('fields:request.title') })).toHaveValue(
    started.title,
  );
});
