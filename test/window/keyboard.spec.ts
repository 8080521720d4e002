import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { caseKinds } from '#shared/cases/kinds.ts';
import { SAMPLE_PASSPHRASE } from '#shared/contract/sample.ts';
import { kindPaths } from '../../renderer/app/kinds.ts';
import { type Launched, launch } from './harness.ts';
import { casePage, formOf, goTo, isOpen, labelled, openCase, runCommand, startCase, words } from './steps.ts';

/** Nothing here touches the mouse, but for the last two tests, which open their screens by it. */
test.describe.configure({ mode: 'serial' });

const t = words('en');
let home: string;
let program: Launched;
let page: Page;

test.beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'privacy-docket-keyboard-'));
  const docket = join(home, 'Sample.docket');
  expect((await runCommand('sample', docket)).exit).toBe(0);
  program = await launch({ home, switches: [`--docket=${docket}`] });
  page = program.page;
  await page.emulateMedia({ reducedMotion: 'reduce' });
});

test.afterAll(async () => {
  await program.close();
  await rm(home, { recursive: true, force: true });
});

/** Presses Tab until an element has the focus. */
async function tabTo(target: Locator, most = 80): Promise<void> {
  const isFocused = () => target.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < most; presses += 1) {
    if (await isFocused()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${most} times Tab did not reach ${target}`);
}

/** Opens a list with the arrow key, goes down it and chooses. */
async function chooseByKeys(target: Locator, downs: number): Promise<void> {
  await tabTo(target);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('listbox').filter({ visible: true }).last()).toBeVisible();
  for (let presses = 0; presses < downs; presses += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

/** Opens the palette and types into it. */
async function find(text: string): Promise<void> {
  await page.keyboard.press('Control+K');
  await expect(page.getByRole('combobox', { name: t('common:palette.title') })).toBeFocused();
  await page.keyboard.type(text);
}

test('the passphrase field waits for typing, and Enter unlocks', async () => {
  await expect(page.getByRole('textbox', { name: t('welcome:unlock.passphrase') })).toBeFocused();
  await page.keyboard.type(SAMPLE_PASSPHRASE);
  await page.keyboard.press('Enter');
  await isOpen(page, t);
});

test('a request is logged from the palette to Ctrl+Enter', async () => {
  await find(t('common:palette.log.request'));
  await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toContainText(
    t('common:palette.log.request'),
  );
  await page.keyboard.press('Enter');
  const form = formOf(page, t);
  await expect(form).toBeVisible();
  await tabTo(form.getByRole('textbox', { name: t('fields:request.title') }));
  await page.keyboard.type('Typed without a mouse');
  const received = form.getByRole('group', { name: t('fields:request.receivedAt') });
  const half = (key: string) =>
    received.getByRole('textbox', { name: t(key, { name: t('fields:request.receivedAt') }) });
  // When it came nobody knows but who logs it.
  await expect(half('registers:form.dateOf')).toHaveValue('');
  await tabTo(half('registers:form.dateOf'));
  await page.keyboard.type('yesterday');
  await tabTo(half('registers:form.timeOf'));
  await page.keyboard.type('9pm');
  await page.keyboard.press('Enter');
  await expect(received).toContainText(/, 21:00, yesterday\./);
  await chooseByKeys(form.getByRole('combobox', { name: t('fields:request.channel') }), 1);
  await chooseByKeys(form.getByRole('combobox', { name: t('fields:request.rights.right'), exact: true }), 0);
  await tabTo(form.getByRole('textbox', { name: t('fields:request.requester.name'), exact: true }));
  await page.keyboard.type('Kaya Brandvold');
  await page.keyboard.press('Control+Enter');
  await expect(casePage(page).getByRole('heading', { name: 'Typed without a mouse' })).toBeVisible();
});

test('a step is taken, and Escape leaves its dialog', async () => {
  await tabTo(page.getByRole('button', { name: t('moves:request.confirmIdentity'), exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  // The focus is on the words above the form, and the key of its foot works from there.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog').getByRole('region', { name: /attention/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await tabTo(page.getByRole('button', { name: t('moves:request.confirmIdentity'), exact: true }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await chooseByKeys(
    dialog.getByRole('combobox', { name: t('fields:steps.request.confirmIdentity.method') }),
    0,
  );
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(
    casePage(page)
      .getByRole('list', { name: t('registers:case.stands') })
      .locator('[aria-current]'),
  ).toHaveText(t('states:request.working'));
});

test('the palette finds a case by a word of its title, and closes by Escape', async () => {
  await find('Leipzig');
  const first = page.getByRole('dialog').getByRole('option').first();
  await expect(first).toContainText('Order data to the support desk in Leipzig');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await find('Leipzig');
  await expect(first).toContainText('Order data to the support desk in Leipzig');
  await page.keyboard.press('Enter');
  await expect(
    casePage(page).getByRole('heading', { name: 'Order data to the support desk in Leipzig' }),
  ).toBeVisible();
});

test('arrows move in a list, and Enter opens', async () => {
  await find(t('common:palette.go', { where: t('common:kinds.incident') }));
  await page.keyboard.press('Enter');
  const list = page.getByRole('listbox', { name: t('registers:list.title.incident') });
  await expect(list.getByRole('option').nth(1)).toBeVisible();
  const title = 'Customer list sent to the wrong distributor';
  await tabTo(list);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  const marked = await list.getAttribute('aria-activedescendant');
  await expect(list.getByRole('option').nth(1)).toHaveAttribute('id', marked ?? '');
  await expect(list.getByRole('option').nth(1)).toContainText(title);
  await page.keyboard.press('Enter');
  await expect(casePage(page).getByRole('heading', { name: title })).toBeVisible();
});

test('the list of keys opens by F1 and closes by Escape', async () => {
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog', { name: t('common:keyboard.title') })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

/** Goes round a screen by Tab and names every stop at which nothing shows where the focus is. */
async function unseenStops(most: number): Promise<string[]> {
  const unseen = new Set<string>();
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return undefined;
      /** What a focus may change, on the element, on what it hides behind, and on what frames it. */
      const look = () =>
        [element, element.nextElementSibling, element.parentElement, element.parentElement?.parentElement]
          .filter((one) => one instanceof Element)
          .map((one) => {
            const { outline, boxShadow, borderColor, backgroundColor, clipPath, transform } =
              getComputedStyle(one);
            return [outline, boxShadow, borderColor, backgroundColor, clipPath, transform].join('|');
          })
          .join('\n');
      const focused = look();
      element.blur();
      const blurred = look();
      element.focus({ preventScroll: true });
      const label = element.getAttribute('aria-label') ?? element.textContent ?? '';
      const name = `${element.tagName.toLowerCase()} ${element.id} ${label.trim().slice(0, 40)}`;
      return { name, isSeen: focused !== blurred };
    });
    if (stop && !stop.isSeen) unseen.add(stop.name);
  }
  return [...unseen];
}

test('every stop of Tab shows where the focus is', async () => {
  test.setTimeout(120_000);
  // Colours glide; here only where they arrive counts.
  await openCase(page, 'request', 'What do you hold on me, and delete it', t);
  expect.soft(await unseenStops(50), 'on a case').toEqual([]);
  await startCase(page, 'transfer', t);
  expect.soft(await unseenStops(60), 'in a form').toEqual([]);
  for (const screen of ['today', 'calendar', 'reports', 'settings'] as const) {
    await page
      .getByRole('navigation')
      .getByRole('link', { name: t(`common:nav.${screen}`) })
      .click();
    expect.soft(await unseenStops(30), `on ${screen}`).toEqual([]);
  }
});

test('the focus goes back to where it came from when a dialog closes', async () => {
  await openCase(page, 'request', 'What do you hold on me, and delete it', t);
  const opener = page.getByRole('button', { name: t('moves:request.decide'), exact: true });
  await opener.focus();
  for (const keys of ['Enter', 'Control+K', 'F1']) {
    await page.keyboard.press(keys);
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect.soft(opener, `after ${keys}`).toBeFocused({ timeout: 2000 });
    await opener.focus();
  }
});

/** Opens a list of the form for a new request, and types into it. */
async function typeInto(list: Locator, text: string): Promise<void> {
  await tabTo(list);
  await page.keyboard.type(text);
}

test('in a list the first match is taken by Enter and by Tab, and Enter saves nothing', async () => {
  await startCase(page, 'request', t);
  const form = formOf(page, t);
  const list = (key: string) => form.getByRole('combobox', { name: labelled(t(key), t) }).first();
  const [title, channel, country] = [
    form.getByRole('textbox', { name: t('fields:request.title') }),
    list('fields:request.channel'),
    list('fields:request.requester.country'),
  ];
  await tabTo(title);
  await page.keyboard.type('Typed, not saved');
  await page.keyboard.press('Enter');
  await typeInto(channel, 'Let');
  await page.keyboard.press('Tab');
  await expect(channel).toHaveValue(t('choices:channel.letter'));
  await typeInto(country, 'Germ');
  await page.keyboard.press('Enter');
  await expect(country).toHaveValue('Germany');
  await page.keyboard.press('Enter');
  await expect(form).toBeVisible();
  await expect(page.getByRole('region', { name: /attention/ })).toBeHidden();
});

test('a list shows all of its entries, those of the organisation first', async () => {
  const country = formOf(page, t).getByRole('combobox', {
    name: labelled(t('fields:request.requester.country'), t),
  });
  await country.fill('');
  await page.keyboard.press('Tab');
  await country.click();
  const options = page.getByRole('listbox').filter({ visible: true }).last().getByRole('option');
  await expect(options.filter({ hasText: 'Zimbabwe' })).toHaveCount(1);
  expect(await options.count()).toBeGreaterThan(240);
  await expect(options.first()).toHaveText('China');
  await page.keyboard.press('Escape');
});

test('a text that matches no entry stays, says so, and keeps the form from being saved', async () => {
  const form = formOf(page, t);
  const country = form.getByRole('combobox', { name: labelled(t('fields:request.requester.country'), t) });
  await typeInto(country, 'Atlantis');
  await page.keyboard.press('Tab');
  await expect(country).toHaveValue('Atlantis');
  await expect(form).toContainText(t('registers:form.notInList', { text: 'Atlantis' }));
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeVisible();
  await expect(country).toHaveValue('Atlantis');
  await expect(country).toHaveAttribute('aria-invalid', 'true');
  await country.fill('');
  await page.keyboard.press('Tab');
  await expect(country).toHaveValue('');
  await expect(form).not.toContainText('Atlantis');
});

test('the title of the window names a screen or a reference, and nothing of a person or a case', async () => {
  const product = t('common:product');
  const reference = new RegExp(`^(REQ|INC|AGR|TRF)-\\d{4}-\\d{4} - ${product}$`);
  const visit = (path: string) =>
    page.evaluate((to) => {
      location.hash = to;
    }, path);
  for (const kind of caseKinds) {
    await goTo(page, kind, t);
    await expect(page).toHaveTitle(`${t(`registers:list.title.${kind}`)} - ${product}`);
    await page.getByRole('option').first().click();
    await expect(page).toHaveTitle(reference);
    await page.getByRole('button', { name: t('registers:facts.edit') }).click();
    await expect(formOf(page, t)).toBeVisible();
    await expect(page).toHaveTitle(reference);
    await startCase(page, kind, t);
    await expect(page).toHaveTitle(`${t(`registers:new.title.${kind}`)} - ${product}`);
    await visit(`/import/${kindPaths[kind]}`);
    await expect(page).toHaveTitle(`${t(`imports:title.${kind}`)} - ${product}`);
  }
  for (const screen of ['today', 'calendar', 'reports', 'trail', 'settings'] as const) {
    await goTo(page, screen, t);
    await expect(page).toHaveTitle(`${t(`common:nav.${screen}`)} - ${product}`);
  }
  await visit('/differences');
  await expect(page).toHaveTitle(`${t('rulebook:differences.title')} - ${product}`);
  await visit('/nowhere');
  await expect(page).toHaveTitle(product);
  await visit('/requests/none');
  await expect(page).toHaveTitle(`${t('common:kinds.request')} - ${product}`);
});
