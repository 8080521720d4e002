import { CompiledQuery, type Kysely, sql } from 'kysely';
import type { ClockRow, Tables } from './tables.ts';

const update = `UPDATE clocks SET events = ?, extended = ?, started_at = ?, due_at = ?, due_date = ?, state = ?,
  met_at = ?, result = ?, law = ? WHERE id = ?`;

/**
 * Writes what was computed for clocks: those that are there are changed, new ones added. One statement for each, prepared
 * once: many rows in one statement take longer to bind, and SQLite keeps the pages that it would undo.
 */
export async function writeClocks(db: Kysely<Tables>, rows: readonly ClockRow[]): Promise<void> {
  for (const row of rows) {
    const { id, events, extended, started_at, due_at, due_date, state, met_at, result, law } = row;
    const values = [events, extended, started_at, due_at, due_date, state, met_at, result, law, id];
    const { numAffectedRows } = await db.executeQuery(CompiledQuery.raw(update, values));
    if (numAffectedRows === 0n) await db.insertInto('clocks').values(row).execute();
  }
}

/** Sets when each of some cases is due first. */
export async function writeFirstDue(
  db: Kysely<Tables>,
  cases: readonly { caseId: string; dueAt: string | null }[],
): Promise<void> {
  for (const { caseId, dueAt } of cases) {
    await db.executeQuery(CompiledQuery.raw('UPDATE cases SET due_at = ? WHERE id = ?', [dueAt, caseId]));
  }
}

/** In KiB, negative as SQLite wants it: 48 MiB. */
const REWRITING_CACHE = -49_152;

async function setPragma(
  db: Kysely<Tables>,
  name: 'wal_autocheckpoint' | 'cache_size',
  value: number,
): Promise<void> {
  await db.executeQuery(CompiledQuery.raw(`PRAGMA ${name} = ${value}`));
}

async function cacheSize(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ cache_size: number }>`PRAGMA cache_size`.execute(db);
  return rows[0]?.cache_size ?? REWRITING_CACHE;
}

/**
 * Prepares the connection for a transaction that rewrites much of the docket, and undoes that after it. Pages that wait for
 * the commit are few, so that it is short (`cache_size` in KiB: 48 MiB holds the indices of 100,000 clocks); and the log is
 * not folded into docket.db at the commit, which would hold up everything for as long as the transaction took: closing the
 * docket does that.
 */
export async function whileRewriting<T>(db: Kysely<Tables>, work: () => Promise<T>): Promise<T> {
  const size = await cacheSize(db);
  await setPragma(db, 'wal_autocheckpoint', 0);
  await setPragma(db, 'cache_size', REWRITING_CACHE);
  try {
    return await work();
  } finally {
    await setPragma(db, 'cache_size', size);
  }
}
