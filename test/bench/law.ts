import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { contextOf, type DocketContext } from '#docket/cases/context.ts';
import { getCase } from '#docket/cases/get.ts';
import { loadLaw } from '#docket/clocks/load.ts';
import { findResources } from '#docket/clocks/resources.ts';
import { acceptLaw } from '#docket/law/accept.ts';
import type { Progress } from '#docket/progress.ts';
import { createDocket } from '#docket/vault/create.ts';
import { computeClock } from '#shared/clocks/compute.ts';
import type { Law } from '#shared/clocks/question.ts';
import { fillRequests } from '#test/fixtures/open-requests.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import type { Comparison } from './measure.ts';

const CLOCKS = 100_000;
const NOW = '2026-11-22T01:00:00.000Z';
/** Days over which the requests came in; each is open and in time at `NOW`. */
const DAYS = 10;

const rule = { regime: 'cn-pipl', rule: 'request.account-cancellation', place: 'CN' };

function receivedOn(day: number): string {
  return new Date(Date.parse('2026-11-10T01:00:00.000Z') + day * 86_400_000).toISOString();
}

const requests = Array.from({ length: DAYS }, (_, day) => ({
  ...requestRecord,
  receivedAt: receivedOn(day),
  rights: [{ right: 'accountCancellation' as const, outcome: 'open' as const }],
  regimes: [{ regime: rule.regime, place: rule.place }],
}));

function withHoliday(law: Law): Law {
  const calendars = law.calendars.map((calendar) =>
    calendar.place === 'CN'
      ? {
          ...calendar,
          version: '2026-12-31',
          holidays: [...calendar.holidays, { date: '2026-11-26', name: 'One more' }],
        }
      : calendar,
  );
  return { ...law, calendars };
}

/** The same 100,000 dates by the arithmetic alone, each with its explanation, and nothing read or kept. */
function countAlone(law: Law): number {
  const start = performance.now();
  for (let count = 0; count < CLOCKS; count++) {
    computeClock({ ...rule, events: { received: receivedOn(count % DAYS) }, now: NOW }, law);
  }
  return performance.now() - start;
}

/** What others felt while the law was accepted, in milliseconds, and the memory of the process at its highest, in bytes. */
export interface Meanwhile {
  /** The longest time for which the process did nothing else, while it counted and wrote, and at the commit. */
  longestTurn: number;
  commit: number;
  /** The longest wait of the page of a case, while the clocks were counted and while they were written. */
  caseWhileCounting: number;
  caseWhileWriting: number;
  peak: number;
}

/** Opens a case every 20 ms, as a window would, until the acceptance is over. */
async function watch(context: DocketContext) {
  const { id } = await context.docket.db.selectFrom('cases').select('id').limit(1).executeTakeFirstOrThrow();
  const seen: Meanwhile = {
    longestTurn: 0,
    commit: 0,
    caseWhileCounting: 0,
    caseWhileWriting: 0,
    peak: 0,
  };
  const delay = monitorEventLoopDelay({ resolution: 5 });
  let isWriting = false;
  let isOver = false;
  let lastTurn = 0;
  delay.enable();
  const asking = (async () => {
    while (!isOver) {
      const start = performance.now();
      const counting = !isWriting;
      await getCase(context, id);
      const took = performance.now() - start;
      const key = counting && !isWriting ? 'caseWhileCounting' : 'caseWhileWriting';
      seen[key] = Math.max(seen[key], took);
      seen.peak = Math.max(seen.peak, process.memoryUsage.rss());
      await sleep(20);
    }
  })();
  return {
    onProgress: ({ done, total }: Progress) => {
      isWriting = done * 2 >= total;
      lastTurn = performance.now();
      if (done < total) seen.longestTurn = delay.max / 1e6;
      seen.peak = Math.max(seen.peak, process.memoryUsage.rss());
    },
    end: async () => {
      seen.commit = performance.now() - lastTurn;
      isOver = true;
      await asking;
      delay.disable();
      return seen;
    },
  };
}

/** 100,000 open clocks counted anew after a calendar changed: read, counted, explained, written, and one entry. */
export async function compareLaw(folder: string): Promise<{ comparison: Comparison; meanwhile: Meanwhile }> {
  const shipped = await loadLaw(findResources());
  const { docket } = await createDocket({
    folder: join(folder, 'Law.docket'),
    profile: {
      name: 'Bench',
      place: 'CN',
      regimes: [{ regime: rule.regime, place: rule.place }],
      language: 'en',
    },
    person: { name: 'Bench' },
    passphrase: randomBytes(24).toString('base64url'),
  });
  await fillRequests(await contextOf(docket, shipped, { now: () => NOW }), CLOCKS, requests);
  const newer = withHoliday(shipped);
  const context = await contextOf(docket, newer, { now: () => NOW });
  const before = process.memoryUsage.rss();
  const others = await watch(context);
  const start = performance.now();
  const accepted = await acceptLaw(context, { onProgress: others.onProgress });
  const product = performance.now() - start;
  const meanwhile = await others.end();
  if (accepted?.moved !== CLOCKS) throw new Error(`moved ${accepted?.moved}`);
  await docket.close();
  const comparison = {
    name: '100,000 open clocks counted anew after a calendar changed, kept with one entry',
    product,
    bare: countAlone(newer),
    against: 'the arithmetic with its explanation, nothing read or kept',
    peaks: { product: meanwhile.peak, bare: before },
  };
  return { comparison, meanwhile };
}
