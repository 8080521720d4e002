import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { clockResultSchema } from '#shared/clocks/types.ts';
import type { ClockRow, Tables } from '../../database/tables.ts';
import { type JsonObject, toJsonObject } from '../json.ts';

/**
 * A clock as an entry keeps it, so that the case can be shown as it was with the dates that people saw then, whatever
 * became of the law or the calendars since. The names are those of the table.
 */
const tracedClockSchema = z.object({
  id: z.string(),
  subject: z.string(),
  regime: z.string(),
  rule: z.string(),
  place: z.string(),
  events: z.record(z.string(), z.string()),
  extended: z.number(),
  started_at: z.string().nullable(),
  due_at: z.string().nullable(),
  due_date: z.string().nullable(),
  safe_at: z.string().nullable().default(null),
  state: z.enum(['waiting', 'running', 'paused', 'met', 'stopped']),
  met_at: z.string().nullable(),
  result: clockResultSchema.nullable(),
  /** Of which law: entries from before the docket kept its law do not say. */
  law: z.string().nullable().default(null),
});

/**
 * What an entry tells of the clocks of its case: those that changed with it, as they are now, and those that are gone.
 * `was`: all of them before it, where a newer law had moved them since the entry before.
 */
export const clockTraceSchema = z.object({
  now: z.array(tracedClockSchema),
  gone: z.array(z.string()),
  was: z.array(tracedClockSchema).optional(),
});
export type ClockTrace = z.infer<typeof clockTraceSchema>;

function traced({ case_id: _case, events, result, ...row }: ClockRow): JsonObject {
  return toJsonObject({
    ...row,
    events: JSON.parse(events),
    result: result === null ? null : JSON.parse(result),
  });
}

/** The row that an entry kept. */
export function rowOfTraced(caseId: string, { events, result, ...row }: ClockTrace['now'][number]): ClockRow {
  return {
    ...row,
    case_id: caseId,
    events: JSON.stringify(events),
    result: result === null ? null : JSON.stringify(result),
  };
}

/**
 * Whether an earlier entry of the case keeps its clocks; those from before this was recorded do not, and those from
 * before a newer law was accepted keep what that one moved.
 */
async function isTraced(db: Kysely<Tables>, caseId: string): Promise<boolean> {
  const found = await db
    .selectFrom('trail')
    .select('seq')
    .where('case_id', '=', caseId)
    .where('seq', '>', (trail) =>
      trail
        .selectFrom('trail as accepted')
        .select(({ fn }) => fn.coalesce(fn.max('accepted.seq'), sql<number>`0`).as('seq'))
        .where('accepted.action', '=', 'law.accepted'),
    )
    // Inside a text of JSON every quotation mark has a backslash before it, so that this finds the member alone.
    .where(sql<boolean>`instr(details, '"clocks":{"gone":') > 0`)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/**
 * What an entry keeps of the clocks that its change moved; undefined when none did. The first entry of a case that keeps
 * any keeps all; the first after a newer law was accepted keeps also how it found them.
 */
export async function traceClocks(
  db: Kysely<Tables>,
  caseId: string,
  before: readonly ClockRow[] | undefined,
  after: readonly ClockRow[],
): Promise<JsonObject | undefined> {
  const isFirst = before === undefined || !(await isTraced(db, caseId));
  const old = new Map((before ?? []).map((row) => [row.id, JSON.stringify(traced(row))]));
  const now = after.map(traced).filter((row) => isFirst || old.get(String(row.id)) !== JSON.stringify(row));
  const ids = new Set(after.map(({ id }) => id));
  const gone = [...old.keys()].filter((id) => !ids.has(id));
  if (isFirst) return { gone, now, ...(before === undefined ? {} : { was: before.map(traced) }) };
  return now.length > 0 || gone.length > 0 ? { gone, now } : undefined;
}
