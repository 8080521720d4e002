import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { CaseRow as CaseLine } from '#shared/contract/case.ts';
import { leadingRow } from '../clocks/due.ts';
import { toClockView } from '../clocks/view.ts';
import type { CaseRow, ClockRow, Tables } from '../database/tables.ts';
import type { DocketContext } from './context.ts';
import { isClosed } from './facts.ts';

const regimesIn = z.object({ regimes: z.array(z.object({ regime: z.string() })) });

/** Cases as lines of a list, in the order given, each with the clock that is due first. */
export async function toLines(context: DocketContext, rows: readonly CaseRow[]): Promise<CaseLine[]> {
  const clocks = await openClocks(
    context.docket.db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const due = leadingRow(clocks.get(row.id) ?? []);
    return {
      id: row.id,
      kind: row.kind,
      ref: row.ref,
      state: row.state,
      closed: isClosed(row.kind, row.state),
      title: row.title,
      party: row.party,
      openedOn: row.opened_on,
      updatedAt: row.updated_at,
      regimes: regimesIn.parse(JSON.parse(row.record)).regimes.map(({ regime }) => regime),
      ...(due === undefined ? {} : { due: toClockView(context, due) }),
    };
  });
}

/** The clocks of some cases that run or stand still, by case. */
async function openClocks(db: Kysely<Tables>, ids: string[]): Promise<Map<string, ClockRow[]>> {
  const byCase = new Map<string, ClockRow[]>();
  if (ids.length === 0) return byCase;
  const rows = await db
    .selectFrom('clocks')
    .selectAll()
    .where('case_id', 'in', ids)
    .where('state', 'in', ['running', 'paused'])
    .execute();
  for (const row of rows) byCase.set(row.case_id, [...(byCase.get(row.case_id) ?? []), row]);
  return byCase;
}
