import type { Transaction } from 'kysely';
import { type Lead, leadBy } from '#shared/clocks/safe.ts';
import type { DocketContext } from '../cases/context.ts';
import { firstDue, resultOf } from '../clocks/due.ts';
import { momentIn } from '../clocks/zones.ts';
import { withDocketErrors } from '../database/errors.ts';
import type { ClockRow, Tables } from '../database/tables.ts';
import { writeClocks, writeFirstDue } from '../database/write-clocks.ts';
import { appendEntry } from '../trail/append.ts';
import { assertRole } from '../vault/roles.ts';
import { readLead, writeLead } from './lead-setting.ts';
import { forgetNewer } from './newer.ts';

/**
 * Sets which date of contested clocks leads, and moves the open ones over, in one transaction with one entry. What was met
 * or stopped stays as it was judged. Both dates were known before: nothing is computed anew and no law changes. Errors:
 * `not-allowed` for everybody but an officer.
 */
export async function setLead(context: DocketContext, lead: Lead): Promise<void> {
  assertRole(context.person, 'officer');
  const now = new Date(context.now()).toISOString();
  await withDocketErrors(() =>
    context.docket.db.transaction().execute(async (trx) => {
      const before = await readLead(trx);
      if (before === lead) return;
      await writeLead(trx, lead);
      const moved = await moveClocks(trx, lead);
      const details = { moved: String(moved), changes: [{ field: 'lead', before, after: lead }] };
      await appendEntry(trx, { person: context.person, action: 'law.lead', details, at: now });
    }),
  );
  context.law = { ...context.law, lead };
  forgetNewer(context);
  context.emit({});
}

/** Moves the contested clocks that are open to their other date; how many. */
async function moveClocks(trx: Transaction<Tables>, lead: Lead): Promise<number> {
  const open = await trx
    .selectFrom('clocks')
    .selectAll()
    .where('state', 'in', ['running', 'paused'])
    .whereRef('safe_at', lead === 'safe' ? '<' : '<=', 'due_at')
    .where((eb) => eb(eb.fn<number>('json_array_length', ['result', eb.val('$.alternatives')]), '>', 0))
    .execute();
  const moved = open.flatMap((row) => ledBy(row, lead) ?? []);
  await writeClocks(trx, moved);
  const cases = new Set(moved.map(({ case_id }) => case_id));
  for (const caseId of cases) {
    const rows = await trx.selectFrom('clocks').selectAll().where('case_id', '=', caseId).execute();
    await writeFirstDue(trx, [{ caseId, dueAt: firstDue(rows)?.due_at ?? null }]);
  }
  return moved.length;
}

/** The row with the other date leading; undefined where the date that leads is the same. */
function ledBy(row: ClockRow, lead: Lead): ClockRow | undefined {
  const kept = resultOf(row);
  if (kept === undefined) return undefined;
  const result = leadBy(kept, lead);
  if (result.due === kept.due) return undefined;
  return {
    ...row,
    due_at: momentIn(result.zone, result.due),
    due_date: result.dueDate,
    result: JSON.stringify(result),
  };
}
