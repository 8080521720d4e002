import type { Transaction } from 'kysely';
import { clockKey } from '#shared/cases/clock-facts.ts';
import type { ClockPlan } from '#shared/cases/clock-plans.ts';
import { isBefore } from '#shared/clocks/moments.ts';
import type { Law } from '#shared/clocks/question.ts';
import type { ClockRow, Tables } from '../database/tables.ts';
import { standClocks } from './stand.ts';

/** A case before and after a change, as far as its clocks are concerned. */
export interface ClockChange {
  caseId: string;
  before: { plans: readonly ClockPlan[]; closed: boolean } | undefined;
  after: { plans: readonly ClockPlan[]; closed: boolean };
  /** True for a correction of facts, false for a step. */
  correcting: boolean;
}

/**
 * Computes the clocks of a case anew after a change and stores them, in the transaction of the change; returns them as
 * they were kept and as they are now. The clocks of a case that was closed and stays so are not touched.
 */
export async function recomputeClocks(
  trx: Transaction<Tables>,
  context: { law: Law; now: string },
  change: ClockChange,
): Promise<{ kept: ClockRow[]; now: ClockRow[] }> {
  const { caseId, before, after } = change;
  const kept = await trx.selectFrom('clocks').selectAll().where('case_id', '=', caseId).execute();
  if (before?.closed && after.closed) return { kept, now: kept };
  const corrected = movedPlans(before?.plans ?? [], after.plans, change.correcting);
  const now = standClocks({ ...after, caseId, kept, corrected, law: context.law, now: context.now });
  await storeClocks(trx, caseId, now);
  return { kept, now };
}

/**
 * Keys of the plans whose clocks may move though they were met: all that a correction changed, added or took away; by a
 * step only those that turn out to have been met earlier, as by a notice that was sent before the first that was entered.
 */
export function movedPlans(
  before: readonly ClockPlan[],
  after: readonly ClockPlan[],
  correcting: boolean,
): Set<string> {
  const old = new Map(before.map((plan) => [clockKey(plan), plan]));
  const fresh = new Map(after.map((plan) => [clockKey(plan), plan]));
  const moves = correcting ? isOther : isMetEarlier;
  return new Set([...old.keys(), ...fresh.keys()].filter((key) => moves(old.get(key), fresh.get(key))));
}

type Planned = ClockPlan | undefined;

function isOther(before: Planned, after: Planned): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}

function isMetEarlier(before: Planned, after: Planned): boolean {
  if (before?.metAt === undefined || after?.metAt === undefined) return false;
  return isBefore(after.metAt, before.metAt);
}

async function storeClocks(
  trx: Transaction<Tables>,
  caseId: string,
  rows: readonly ClockRow[],
): Promise<void> {
  const ids = rows.map(({ id }) => id);
  let gone = trx.deleteFrom('clocks').where('case_id', '=', caseId);
  if (ids.length > 0) gone = gone.where('id', 'not in', ids);
  await gone.execute();
  for (const row of rows) {
    const { id: _id, ...values } = row;
    await trx
      .insertInto('clocks')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute();
  }
}
