import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { ClockRow, Tables } from '../../database/tables.ts';
import type { CaseEntry } from './case-entry.ts';
import { rowOfTraced } from './clock-trace.ts';

/** An acceptance of newer law, as far as it may have moved clocks of a case. */
export interface Acceptance {
  seq: number;
  at: string;
}

const detailsSchema = z.object({
  moved: z.string().transform(Number),
  changes: z.array(z.object({ field: z.string() })),
});

/** Whether an acceptance moved clocks of a case: it lists the first moves, and counts all of them. */
function mayHaveMoved(details: string, ref: string): boolean {
  const { moved, changes } = detailsSchema.parse(JSON.parse(details));
  const own = `${ref} `;
  const listed = changes.filter(({ field }) => !/^(regime|calendar|own) /.test(field));
  return listed.length < moved || listed.some(({ field }) => field.startsWith(own));
}

/**
 * The acceptances of newer law that may have moved clocks of a case, oldest first. Throws a ZodError for one whose facts
 * are of no form that was ever written.
 */
export async function acceptancesOf(db: Kysely<Tables>, ref: string): Promise<Acceptance[]> {
  const rows = await db
    .selectFrom('trail')
    .select(['seq', 'at', 'details'])
    .where('action', '=', 'law.accepted')
    .orderBy('seq')
    .execute();
  return rows.filter(({ details }) => mayHaveMoved(details, ref)).map(({ seq, at }) => ({ seq, at }));
}

/** The clocks of a case after an acceptance, or the entry from which on they are known again. */
export type AcceptedClocks = { clocks: Map<string, ClockRow> } | { from: number | undefined };

/**
 * The clocks of a case as the last of some acceptances left them. Accepting does not write down 100,000 clocks twice:
 * they are what the next entry of the case found, or what it has today. Between two acceptances nobody wrote them down.
 */
export function clocksAfter(
  last: Acceptance,
  acceptances: readonly Acceptance[],
  entries: readonly CaseEntry[],
  present: readonly ClockRow[],
): AcceptedClocks {
  const next = entries.find(({ seq, details }) => seq > last.seq && details.clocks);
  const end = next?.seq ?? Number.POSITIVE_INFINITY;
  const isReplaced = acceptances.some(({ seq }) => seq > last.seq && seq < end);
  if (isReplaced) return { from: next?.seq };
  if (!next) return { clocks: byId(present) };
  const was = next.details.clocks?.was;
  return was ? { clocks: byId(was.map((clock) => rowOfTraced('', clock))) } : { from: next.seq };
}

function byId(rows: readonly ClockRow[]): Map<string, ClockRow> {
  return new Map(rows.map((row) => [row.id, row]));
}
