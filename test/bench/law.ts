import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { contextOf, type DocketContext } from '#docket/cases/context.ts';
import { plansOf, readRecord } from '#docket/cases/facts.ts';
import { loadLaw } from '#docket/clocks/load.ts';
import { findResources } from '#docket/clocks/resources.ts';
import { standClocks } from '#docket/clocks/stand.ts';
import type { CaseRow, ClockRow } from '#docket/database/tables.ts';
import { acceptLaw } from '#docket/law/accept.ts';
import { noteLaw } from '#docket/law/accepted.ts';
import { createDocket } from '#docket/vault/create.ts';
import { computeClock } from '#shared/clocks/compute.ts';
import type { Law } from '#shared/clocks/question.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import type { Comparison } from './measure.ts';

const CLOCKS = 100_000;
const ROWS_AT_ONCE = 1_000;
export const NOW = '2026-11-22T01:00:00.000Z';
/** Days over which the requests came in; each is open and in time at `NOW`. */
const DAYS = 10;

const rule = { regime: 'cn-pipl', rule: 'request.account-cancellation', place: 'CN' };

function receivedOn(day: number): string {
  return new Date(Date.parse('2026-11-10T01:00:00.000Z') + day * 86_400_000).toISOString();
}

/** A request of one day, as a row without its id, and its clocks. */
function templateOf(
  law: Law,
  day: number,
): { row: Omit<CaseRow, 'id' | 'ref' | 'number'>; clocks: ClockRow[] } {
  const record = readRecord(
    'request',
    {
      ...requestRecord,
      receivedAt: receivedOn(day),
      rights: [{ right: 'accountCancellation', outcome: 'open' }],
      regimes: [{ regime: rule.regime, place: rule.place }],
    },
    law,
    NOW,
  );
  const plans = plansOf('request', record);
  const clocks = standClocks({
    caseId: '',
    kept: [],
    plans,
    corrected: new Set(),
    closed: false,
    law,
    now: NOW,
  });
  const row = {
    kind: 'request',
    year: 2026,
    state: 'open',
    title: record.title,
    party: record.requester.name,
    opened_on: record.receivedAt.slice(0, 10),
    due_at: clocks[0]?.due_at ?? null,
    waiting_for: null,
    closed_at: null,
    version: 1,
    created_at: NOW,
    updated_at: NOW,
    record: JSON.stringify(record),
  } as const;
  return { row, clocks };
}

/** Puts open requests with a clock each into the docket, without the trail: only the recount is measured. */
export async function fill({ docket, law }: DocketContext): Promise<void> {
  const templates = Array.from({ length: DAYS }, (_, day) => templateOf(law, day));
  await docket.db.transaction().execute((trx) => noteLaw(trx, law));
  for (let start = 0; start < CLOCKS; start += ROWS_AT_ONCE) {
    const made = Array.from({ length: ROWS_AT_ONCE }, (_, index) => {
      const number = start + index + 1;
      const { row, clocks } = templates[number % DAYS] ?? templateOf(law, 0);
      const id = randomUUID();
      const ref = `REQ-2026-${number}`;
      return {
        row: { ...row, id, ref, number },
        clocks: clocks.map((clock) => ({ ...clock, id: randomUUID(), case_id: id })),
      };
    });
    await docket.db.transaction().execute(async (trx) => {
      await trx
        .insertInto('cases')
        .values(made.map(({ row }) => row))
        .execute();
      await trx
        .insertInto('clocks')
        .values(made.flatMap(({ clocks }) => clocks))
        .execute();
    });
  }
}

export function withHoliday(law: Law): Law {
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

/** 100,000 open clocks counted anew after a calendar changed: read, counted, explained, written, and one entry. */
export async function compareLaw(folder: string): Promise<{ comparison: Comparison; longestMs: number }> {
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
  await fill(await contextOf(docket, shipped, { now: () => NOW }));
  const newer = withHoliday(shipped);
  const context = await contextOf(docket, newer, { now: () => NOW });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const start = performance.now();
  const accepted = await acceptLaw(context);
  const product = performance.now() - start;
  delay.disable();
  if (accepted?.moved !== CLOCKS) throw new Error(`moved ${accepted?.moved}`);
  await docket.close();
  const comparison = {
    name: '100,000 open clocks counted anew after a calendar changed, kept with one entry',
    product,
    bare: countAlone(newer),
    against: 'the arithmetic with its explanation, nothing read or kept',
  };
  return { comparison, longestMs: delay.max / 1e6 };
}
