import { type Kysely, sql } from 'kysely';
import type { CaseRow, ClockRow, Tables } from './tables.ts';

/** What counting the clocks of a case needs of its row. */
export type CaseOfClocks = Pick<CaseRow, 'id' | 'kind' | 'ref' | 'title' | 'state' | 'record' | 'due_at'>;

/** Some open cases with their clocks, and where to go on; `next` is undefined after the last. */
export interface OpenCases {
  cases: { row: CaseOfClocks; clocks: ClockRow[] }[];
  next: number | undefined;
}

const rowid = sql<number>`rowid`;

/** The place of the case that was logged last, 0 without any: how far reading all of them goes. */
export async function lastPlace(db: Kysely<Tables>): Promise<number> {
  const found = await db
    .selectFrom('cases')
    .select((eb) => eb.fn.max(rowid).as('place'))
    .executeTakeFirst();
  return found?.place ?? 0;
}

/**
 * Reads open cases in the order in which they lie in the file, which is that of their logging: a page holds two of them,
 * and is decrypted once so. `after` is what the call before gave as `next`, 0 at first.
 */
export async function readOpenCases(db: Kysely<Tables>, after: number, limit: number): Promise<OpenCases> {
  const rows = await db
    .selectFrom('cases')
    .select(['id', 'kind', 'ref', 'title', 'state', 'record', 'due_at', rowid.as('place')])
    .where('closed_at', 'is', null)
    .where(rowid, '>', after)
    .orderBy(rowid)
    .limit(limit)
    .execute();
  const ids = rows.map(({ id }) => id);
  const clocks = await sql<ClockRow>`
    SELECT * FROM clocks WHERE case_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
  `.execute(db);
  const byCase = Map.groupBy(clocks.rows, ({ case_id }) => case_id);
  return {
    cases: rows.map(({ place: _place, ...row }) => ({ row, clocks: byCase.get(row.id) ?? [] })),
    next: rows.at(-1)?.place,
  };
}
