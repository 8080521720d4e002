import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { logCase } from '#docket/cases/commands.ts';
import { plansOf, registerOf } from '#docket/cases/facts.ts';
import { getCase } from '#docket/cases/get.ts';
import { loadCase } from '#docket/cases/store.ts';
import { firstDue } from '#docket/clocks/due.ts';
import { standClocks } from '#docket/clocks/stand.ts';
import { verifyTrail } from '#docket/trail/verify.ts';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { transferRecordSchema } from '#shared/cases/transfer.ts';
import type { CaseView } from '#shared/contract/case.ts';
import { DocketError } from '#shared/errors.ts';
import { type Desk, law, openDesk } from '../desk.ts';
import { command, examples, refusals, run } from './random-commands.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const rowsOf = (view: CaseView, list: string) => {
  const rows = view.record[list];
  return Array.isArray(rows) ? rows : [];
};

/** What no command takes away: notices, reviews, earlier decisions and judgements; and who applied never approved. */
function keepsItsEvidence(before: CaseView, after: CaseView): void {
  for (const list of ['notices', 'earlierDecisions', 'reviews', 'earlierApprovals', 'judgements']) {
    expect(rowsOf(after, list).slice(0, rowsOf(before, list).length)).toEqual(rowsOf(before, list));
  }
  const { application, approval } = transferRecordSchema.partial().catch({}).parse(after.record);
  if (approval && !approval.paper) expect(approval.by.id).not.toBe(application?.by.id);
}

async function keepsItsPromises(id: string): Promise<void> {
  const stored = await loadCase(desk.docket.db, id);
  const { lifecycle } = registerOf(stored.kind);
  const closed = lifecycle.closed.includes(stored.state);
  const { db } = desk.docket;
  const kept = await db.selectFrom('clocks').selectAll().where('case_id', '=', id).execute();
  if (!closed) {
    const plans = plansOf(stored.kind, stored.record);
    const fresh = standClocks({
      caseId: id,
      kept,
      plans,
      corrected: new Set(),
      closed,
      law,
      now: desk.context.now(),
    });
    const inOrder = (rows: typeof kept) => rows.toSorted((one, other) => one.id.localeCompare(other.id));
    expect(inOrder(fresh)).toEqual(inOrder(kept));
  } else {
    expect(kept.filter(({ state }) => state !== 'met' && state !== 'stopped')).toEqual([]);
  }
  const row = await db.selectFrom('cases').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  expect(row.due_at).toBe(firstDue(kept)?.due_at ?? null);
  expect(row.closed_at === null).toBe(!closed);
}

test('whatever is done to a case, its version, its clocks and its trail keep step with it', {
  timeout: 240_000,
}, async () => {
  let accepted = 0;
  let refused = 0;
  const kinds = fc.constantFrom<CaseKind>('request', 'incident', 'agreement', 'transfer');
  await fc.assert(
    fc.asyncProperty(kinds, fc.array(command, { minLength: 4, maxLength: 14 }), async (kind, commands) => {
      let view = await logCase(desk.context, kind, examples[kind]);
      const met = new Map<string, string>();
      for (const one of commands) {
        const before = await getCase(desk.context, view.id);
        const after = await run(desk.context, view, one).catch((error: unknown) => error);
        if (after instanceof Error) {
          if (!(after instanceof DocketError)) throw after;
          expect(refusals).toContain(after.code);
          expect(await getCase(desk.context, view.id)).toEqual(before);
          refused += 1;
          continue;
        }
        view = await getCase(desk.context, view.id);
        expect(after).toEqual(view);
        const same = view.trail.length === before.trail.length;
        expect(view.version).toBe(before.version + (same || one.do === 'note' ? 0 : 1));
        await keepsItsPromises(view.id);
        keepsItsEvidence(before, view);
        for (const { id, state } of view.clocks) if (state === 'met') met.set(id, state);
        for (const id of met.keys()) expect(view.clocks.find((clock) => clock.id === id)?.state).toBe('met');
        accepted += 1;
      }
    }),
    { numRuns: 100 },
  );
  expect(await verifyTrail(desk.docket.db)).toMatchObject({ ok: true });
  // Else the run would prove little.
  expect(accepted).toBeGreaterThan(250);
  expect(refused).toBeGreaterThan(50);
});
