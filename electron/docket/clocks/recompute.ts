import type { Transaction } from 'kysely';
import { clockKey } from '#shared/cases/clock-facts.ts';
import type { ClockPlan } from '#shared/cases/clock-plans.ts';
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
  const corrected = change.correcting ? changedPlans(before?.plans ?? [], after.plans) : new Set<string>();
  const now = standClocks({ ...after, caseId, kept, corrected, law: context.law, now: context.now });
  await storeClocks(trx, caseId, now);
  return { kept, now };
}

/** Keys of the plans that the correction changed, added or took away. */
function changedPlans(before: readonly ClockPlan[], after: readonly ClockPlan[]): Set<string> {
  const texts = (plans: readonly ClockPlan[]) =>
    new Map(plans.map((plan) => [clockKey(plan), JSON.stringify(plan)]));
  const [old, fresh] = [texts(before), texts(after)];
  return new Set([...old.keys(), ...fresh.keys()].filter((key) => old.get(key) !== fresh.get(key)));
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
