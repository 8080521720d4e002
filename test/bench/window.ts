import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Temporal } from 'temporal-polyfill';
import { contextOf } from '#docket/cases/context.ts';
import { loadLaw } from '#docket/clocks/load.ts';
import { findResources } from '#docket/clocks/resources.ts';
import { createDocket } from '#docket/vault/create.ts';
import { confirmRecoveryKey } from '#docket/vault/recovery.ts';
import { nowIso } from '#shared/time.ts';
import { fillRequests } from '#test/fixtures/open-requests.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { launch } from '#test/window/harness.ts';
import { isOpen, resize, unlock, words } from '#test/window/steps.ts';
import type { Comparison } from './measure.ts';

const CLOCKS = 10_000;
const ROUNDS = 5;
const t = words('en');

/** The month in which all clocks end: the present one, so that some are late and some are not. */
const month = Temporal.PlainDate.from(nowIso().slice(0, 10)).with({ day: 1 });

/** Docket of 10,000 requests with a month's time each, received on all days of the month before. */
async function makeDocket(folder: string, passphrase: string): Promise<void> {
  const { docket, recoveryKey } = await createDocket({
    folder,
    profile: { name: 'Bench', place: 'DE', regimes: [{ regime: 'eu-gdpr', place: 'DE' }], language: 'en' },
    person: { name: 'Bench' },
    passphrase,
  });
  await confirmRecoveryKey(docket, recoveryKey);
  const before = month.subtract({ months: 1 });
  const requests = Array.from({ length: before.daysInMonth - 3 }, (_, day) => ({
    ...requestRecord,
    title: `What do you hold on me, ${day + 1}`,
    receivedAt: `${before.add({ days: day })}T09:00:00+01:00`,
  }));
  await fillRequests(await contextOf(docket, await loadLaw(findResources())), CLOCKS, requests);
  await docket.close();
}

/** What one action took: until what was asked for was drawn, and the longest frame from then on and on the way there. */
interface Taken {
  drawn: number;
  /** Longest time between two frames, in milliseconds, from the action until ten frames after it was drawn. */
  frame: number;
}

/**
 * Clicks in the page and follows its frames until `drawn` finds something, and ten frames more. All of it happens in the
 * page, so that nothing of Playwright is counted.
 */
function take(page: Page, click: string, drawn: string): Promise<Taken> {
  return page.evaluate(
    ({ click, drawn }) =>
      new Promise<Taken>((resolve, reject) => {
        const button = document.querySelector<HTMLElement>(click);
        if (!button) return reject(new Error(`nothing to click: ${click}`));
        const start = performance.now();
        const taken = { drawn: 0, frame: 0 };
        let last = start;
        let after = 0;
        const follow = () => {
          const now = performance.now();
          taken.frame = Math.max(taken.frame, now - last);
          last = now;
          if (taken.drawn > 0) after += 1;
          else if (document.querySelector(drawn)) taken.drawn = now - start;
          if (after < 10 && now - start < 20_000) requestAnimationFrame(follow);
          else if (after < 10) reject(new Error(`was not drawn: ${drawn}`));
          else resolve(taken);
        };
        requestAnimationFrame(follow);
        button.click();
      }),
    { click, drawn },
  );
}

/** Scrolls the page by 300 pixels at each of 200 frames; standing still with 0. The frames of it, longest first. */
function scroll(page: Page, pixels: number): Promise<number[]> {
  return page.evaluate(
    (step) =>
      new Promise<number[]>((resolve) => {
        const main = document.getElementById('main');
        const frames: number[] = [];
        let last = performance.now();
        const follow = () => {
          const now = performance.now();
          frames.push(now - last);
          last = now;
          if (main) main.scrollTop += step;
          if (frames.length < 200) requestAnimationFrame(follow);
          else resolve(frames.slice(1).sort((one, other) => other - one));
        };
        requestAnimationFrame(follow);
      }),
    pixels,
  );
}

function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

const longest = (frames: readonly number[]) => frames[0] ?? 0;

/** Shows the calendar on a day by its address, with nothing fetched before. */
async function showCalendar(page: Page, day: Temporal.PlainDate): Promise<void> {
  await page.evaluate((date) => {
    window.location.hash = `#/calendar?day=${encodeURIComponent(JSON.stringify(date))}`;
  }, day.toString());
  await page.reload();
  await page.locator(`td[data-date="${day}"]`).waitFor();
  await page.waitForTimeout(300);
}

const button = (name: string) => `button[aria-label="${name}"]`;
const view = (name: string) => `input[value="${name}"]`;

async function measureAll(page: Page): Promise<Comparison[]> {
  const taken: Record<string, Taken[]> = {};
  const note = async (name: string, click: string, drawn: string) => {
    const one = await take(page, click, drawn);
    taken[name] = [...(taken[name] ?? []), one];
  };
  const [previous, next] = [t('calendar:previous.month'), t('calendar:next.month')].map(button);
  // A Wednesday: no deadline ends on a weekend, and neither month beside it shows that week.
  const middleOfMonth = month.add({ days: 14 });
  const inFull = `td[data-date="${middleOfMonth.add({ days: (10 - middleOfMonth.dayOfWeek) % 7 })}"]`;
  const inMonth = (months: number) => `td[data-date="${month.add({ months, days: 14 })}"]`;
  const scrolled: number[][] = [];
  const still: number[][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await showCalendar(page, month.add({ months: 4, days: 14 }));
    await note('empty', previous ?? '', inMonth(3));
    await take(page, previous ?? '', inMonth(2));
    await take(page, previous ?? '', inMonth(1));
    await note('month', previous ?? '', `${inFull} a`);
    await note('again', next ?? '', inMonth(1));
    await take(page, previous ?? '', `${inFull} a`);
    // The fourth date of a day comes with the answer for the week; the month before it holds three.
    await note('week', view('week'), `table[aria-label="${t('calendar:views.week')}"] li:nth-of-type(4) a`);
    await note('year', view('year'), 'section td svg');
    await take(page, view('month'), `${inFull} a`);
    await note('day', `${inFull} button`, 'main section li a');
    scrolled.push(await scroll(page, 300));
    still.push(await scroll(page, 0));
  }
  const compare = (key: string, name: string): Comparison => {
    const [product, bare] = [taken[key] ?? [], taken.empty ?? []];
    return {
      name,
      product: middle(product.map(({ drawn }) => drawn)),
      bare: middle(bare.map(({ drawn }) => drawn)),
      against: 'a month without a date, in the same window',
      frames: {
        product: middle(product.map(({ frame }) => frame)),
        bare: middle(bare.map(({ frame }) => frame)),
      },
    };
  };
  return [
    compare('month', 'the month of 10,000 clocks, from the click until it is drawn'),
    compare('week', 'a week of it'),
    compare('year', 'its year'),
    compare('day', 'a full day of it, in the agenda'),
    {
      name: 'a frame while the agenda of 10,000 clocks is scrolled, 300 pixels each',
      product: middle(scrolled.flat()),
      bare: middle(still.flat()),
      against: 'a frame of the agenda that stands still',
      frames: { product: middle(scrolled.map(longest)), bare: middle(still.map(longest)) },
    },
  ];
}

/** The calendar of 10,000 clocks in a real window: how long a view takes to be drawn, and its longest frame. */
export async function compareCalendar(home: string): Promise<Comparison[]> {
  const folder = join(home, 'Calendar.docket');
  const passphrase = randomBytes(24).toString('base64url');
  await makeDocket(folder, passphrase);
  const program = await launch({ switches: [`--docket=${folder}`] });
  try {
    await resize(program, 1440, 900);
    await unlock(program.page, passphrase, t);
    await isOpen(program.page, t);
    return await measureAll(program.page);
  } finally {
    await program.close();
    await rm(folder, { recursive: true, force: true });
  }
}
