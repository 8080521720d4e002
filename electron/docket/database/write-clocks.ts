import { type Kysely, sql } from 'kysely';
import type { ClockRow, Tables } from './tables.ts';

/**
 * Writes many clocks at once: new ones, and those that are there with what was computed for them. One variable holds all
 * rows as JSON, because a variable for each value takes longer to prepare than to write.
 */
export async function writeClocks(db: Kysely<Tables>, rows: readonly ClockRow[]): Promise<void> {
  await sql`
    INSERT INTO clocks (id, case_id, subject, regime, rule, place, events, extended, started_at, due_at, due_date,
      state, met_at, result, law)
    SELECT value ->> 'id', value ->> 'case_id', value ->> 'subject', value ->> 'regime', value ->> 'rule',
      value ->> 'place', value ->> 'events', value ->> 'extended', value ->> 'started_at', value ->> 'due_at',
      value ->> 'due_date', value ->> 'state', value ->> 'met_at', value ->> 'result', value ->> 'law'
    FROM json_each(${JSON.stringify(rows)}) WHERE true
    ON CONFLICT (id) DO UPDATE SET events = excluded.events, extended = excluded.extended,
      started_at = excluded.started_at, due_at = excluded.due_at, due_date = excluded.due_date,
      state = excluded.state, met_at = excluded.met_at, result = excluded.result, law = excluded.law
  `.execute(db);
}

/** Sets when each of some cases is due first. */
export async function writeFirstDue(
  db: Kysely<Tables>,
  cases: readonly { caseId: string; dueAt: string | null }[],
): Promise<void> {
  await sql`
    UPDATE cases SET due_at = changed.due_at
    FROM (
      SELECT value ->> 'caseId' AS id, value ->> 'dueAt' AS due_at FROM json_each(${JSON.stringify(cases)})
    ) AS changed
    WHERE cases.id = changed.id
  `.execute(db);
}
