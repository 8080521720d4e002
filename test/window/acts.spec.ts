import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { SAMPLE_PASSPHRASE } from '#shared/contract/sample.ts';
import { nowMs } from '#shared/time.ts';
import { axe, type Launched, launch, screenshot } from './harness.ts';
import { card, isOpen, openCase, resize, runCommand, unlock, words } from './steps.ts';

const t = words('en');
const daysAgo = (days: number) => new Date(nowMs() - days * 86_400_000).toISOString();

/** A request on access and a complaint in England. */
const request = (title: string, days: number) => ({
  title,
  receivedAt: daysAgo(days),
  channel: 'email',
  requester: { name: 'Ada Pryce', relation: 'self' },
  rights: [
    { right: 'access', outcome: 'open' },
    { right: 'complaint', outcome: 'open' },
  ],
  regimes: [{ regime: 'uk-gdpr', place: 'GB-ENG' }],
});
const running = 'Everything you hold on me';
const lapsed = 'Why do I get your letters';

let home: string;
let docket: string;
let program: Launched;

test.beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'privacy-docket-acts-'));
  docket = join(home, 'Acts.docket');
  const secret = join(home, 'passphrase.txt');
  const record = join(home, 'request.json');
  await writeFile(secret, SAMPLE_PASSPHRASE);
  expect((await runCommand('sample', docket, '--cases', '1')).exit).toBe(0);
  for (const one of [request(running, 5), request(lapsed, 90)]) {
    await writeFile(record, JSON.stringify(one));
    const added = await runCommand('add', docket, 'request', '--file', record, '--passphrase-file', secret);
    expect(added.exit, added.err).toBe(0);
  }
  program = await launch({ switches: [`--docket=${docket}`] });
  await unlock(program.page, SAMPLE_PASSPHRASE, t);
  await isOpen(program.page, t);
  await resize(program, 1440, 900);
});

test.afterAll(async () => {
  await program.close();
  await rm(home, { recursive: true, force: true });
});

/** The line of a clock on the page of the case. */
const clock = (page: Page, name: string): Locator =>
  card(page, t('registers:case.clocks')).getByRole('listitem').filter({ hasText: name });

const access = () => clock(program.page, t('choices:right.access'));

/** Presses the verb of an act, types what it asks beside the moment, waits for the dates that move, and confirms. */
async function act(line: Locator, verb: string, typed: Record<string, string>, moves: string | RegExp) {
  await line.getByRole('button', { name: verb }).click();
  const dialog = program.page.getByRole('dialog');
  for (const [label, value] of Object.entries(typed)) {
    await dialog.getByRole('textbox', { name: label }).fill(value);
  }
  for (const now of await dialog.getByRole('button', { name: t('registers:form.now'), exact: true }).all())
    await now.click();
  await expect(dialog.getByRole('region', { name: t('acts:moves.title') })).toContainText(moves);
  await dialog.getByRole('textbox', { name: t('fields:acts.evidence') }).fill('E-mail of today');
  await dialog.getByRole('button', { name: verb }).click();
  await expect(dialog).toHaveCount(0);
}

test('a clock is paused, runs on, is extended, and another met, each with what shows it', async () => {
  const { page } = program;
  await openCase(page, 'request', running, t);
  const event = (name: string) => t(`rules:event.${name}`);
  await access()
    .getByRole('button', { name: t('registers:why.show') })
    .click();
  const why = access().getByRole('region');
  await expect(why.getByRole('list').getByRole('listitem').first()).toBeVisible();
  await expect(why).toContainText('UK GDPR Art. 12A');
  await expect(why).toContainText(t('registers:why.changes'));
  // The other reading of “beginning with” a day, a day earlier.
  await expect(why).toContainText(t('registers:why.readings'));
  await expect(why).toContainText(/“beginning with” a day counts that day/);
  const ends = event('clarificationReceived');
  await expect(why).toContainText(`“${event('clarificationAsked')}” to “${ends}”`);
  await expect(why).toContainText(t('steps:unit.month', { count: 2 }));
  await access()
    .getByRole('button', { name: t('registers:why.hide') })
    .click();
  await act(
    access(),
    t('acts:button.pause', { event: event('clarificationAsked') }),
    { [t('fields:steps.request.askClarification.about')]: 'Which of the two accounts?' },
    'paused',
  );
  await expect(access()).toContainText(t('registers:clock.paused'));
  await act(access(), t('acts:button.resume', { event: event('clarificationReceived') }), {}, '→');
  await expect(access()).not.toContainText(t('registers:clock.paused'));

  const extend = t('acts:button.extend', { period: t('steps:unit.month', { count: 2 }) });
  await access().getByRole('button', { name: extend }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: t('fields:steps.request.extend.ground') }).click();
  await page.getByRole('option', { name: t('choices:extensionGround.complexity') }).click();
  await dialog
    .getByRole('textbox', { name: t('fields:steps.request.extend.explanation') })
    .fill('Seven systems.');
  await dialog.getByRole('button', { name: extend }).click();
  await expect(dialog.getByText(t('registers:form.problem.evidenceMissing')).first()).toBeVisible();
  await dialog.getByRole('textbox', { name: t('fields:acts.evidence') }).fill('Letter of today');
  await expect(dialog.getByRole('region', { name: t('acts:moves.title') })).toContainText('→');
  await screenshot(page, 'acts-extend', { language: 'en', theme: 'light' });
  await axe(page, 'all');
  await dialog.getByRole('button', { name: extend }).click();
  await expect(access()).toContainText(t('registers:clock.extended'));

  const complaint = clock(page, t('rules:rule.ukGdpr.complaintAcknowledgement.title'));
  await act(
    complaint,
    t('acts:button.meet'),
    { [t('fields:acts.reason')]: 'Acknowledged by letter.' },
    'met',
  );
  await expect(complaint).toContainText('Acknowledged by letter.');
  await expect(card(page, t('registers:trail.title'))).toContainText(t('trail:clock.meet'));
});

test('what cannot be done is told with its article, and an extension after the period is refused with it', async () => {
  const { page } = program;
  await openCase(page, 'request', lapsed, t);
  await access()
    .getByRole('button', { name: t('acts:cannot') })
    .click();
  await expect(access()).toContainText(t('refusals:extensionTooLate'));
  await expect(access()).toContainText('UK GDPR Art. 12A(3)-(4)');
  await screenshot(page, 'acts-lapsed', { language: 'en', theme: 'light' });
  await axe(page, 'all');
  await access()
    .getByRole('button', { name: t('acts:inTime.extend') })
    .click();
  const refused = page.getByRole('dialog').getByRole('region', { name: t('acts:moves.title') });
  await expect(refused.getByRole('alert')).toContainText(t('refusals:extensionTooLate'));
  await expect(refused.getByRole('alert')).toContainText('UK GDPR Art. 12A(3)-(4)');
});
