import { clockKey } from '#shared/cases/clock-facts.ts';
import type { CaseView } from '#shared/contract/case.ts';
import type { ClockMove } from '#shared/contract/clocks.ts';
import { standOf } from '../../clocks/due.ts';
import { standClocks } from '../../clocks/stand.ts';
import { inTransaction } from '../commands.ts';
import type { DocketContext } from '../context.ts';
import { isClosed, plansOf } from '../facts.ts';
import { saveCase } from '../store.ts';
import { fillUnmoving } from './placeholders.ts';
import { prepareAct, type TakenAct } from './prepare.ts';

/**
 * Pauses, resumes, extends, restarts or meets a clock: takes the step of the lifecycle that records it, or enters it as a
 * fact of the clock. The entry of the trail has the reason and the evidence. No act goes beyond what the rule of the clock
 * allows.
 * Errors: `transition-refused` with `reason` (a key of the text namespace `refusals`) and the `citation`, `bad-input`
 * for the answers or a clock or file that is not of the case, `unknown-case`, `stale-version`, `not-allowed`.
 */
export async function actOnClock(context: DocketContext, taken: TakenAct): Promise<CaseView> {
  return inTransaction(
    context,
    async (trx, now) => {
      const { before, after, action, reason, facts } = await prepareAct(trx, context, taken, { now });
      await saveCase(trx, context, { before, after, action, reason, facts, correcting: false }, now);
      return before.id;
    },
    taken.draft,
  );
}

/**
 * What an act would do to the dates of its case, without doing it. What moves no date (texts, the evidence) may still be
 * missing. Errors: as `actOnClock`.
 */
export async function previewAct(context: DocketContext, taken: TakenAct): Promise<ClockMove[]> {
  const now = new Date(context.now()).toISOString();
  const { db } = context.docket;
  const { before, after, rows } = await prepareAct(db, context, taken, { now, complete: fillUnmoving });
  const stood = standClocks({
    caseId: before.id,
    kept: rows,
    plans: plansOf(after.kind, after.record),
    corrected: new Set(),
    closed: isClosed(after.kind, after.state),
    law: context.law,
    now,
  });
  const old = new Map(rows.map((row) => [clockKey(row), row]));
  return stood.flatMap((row): ClockMove[] => {
    const kept = old.get(clockKey(row));
    const [from, to] = [kept && standOf(kept), standOf(row)];
    if (from && from.state === to.state && from.due === to.due) return [];
    const { subject, regime, rule } = row;
    return [{ subject, regime, rule, ...(from ? { from } : {}), to }];
  });
}
