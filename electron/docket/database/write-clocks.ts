import { CompiledQuery, type Kysely } from 'kysely';
import type { ClockRow, Tables } from './tables.ts';

const update = `UPDATE clocks SET events = ?, extended = ?, started_at = ?, due_at = ?, due_date = ?, safe_at = ?, state = ?,
  met_at = ?, result = ?, law = ? WHERE id = ?`;

/**
 * Writes what was computed for clocks: those that are there are changed, new ones added. One statement for each, prepared
 * once: many rows in one statement take longer to bind, and SQLite keeps the pages that it would undo.
 */
export async function writeClocks(db: Kysely<Tables>, rows: readonly ClockRow[]): Promise<void> {
  for (const row of rows) {
    const { id, events, extended, started_at, due_at, due_date, safe_at, state, met_at, result, law } = row;
    const values = [events, extended, started_at, due_at, due_date, safe_at, state, met_at, result, law, id];
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

/**
 * Has the next commit leave the log as it is: folding a log of hundreds of megabytes into docket.db holds up everything for
 * seconds. Closing the docket does it, or the check of the docket.
 */
export async function keepLogUntilClosing(db: Kysely<Tables>): Promise<void> {
  await db.executeQuery(CompiledQuery.raw('PRAGMA wal_autocheckpoint = 0'));
}
