import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { CaseKind } from '#shared/cases/kinds.ts';
import type { Tables, TrailRow } from '../database/tables.ts';
import { type TrailEntry, UNSIGNED_FORMAT } from './entry.ts';

const detailsSchema = z.record(z.string(), z.json());

/** The entry that a row of the trail holds. Throws when the details are no JSON object. */
export function entryOf(row: TrailRow): TrailEntry {
  return {
    seq: row.seq,
    format: row.format,
    at: row.at,
    zone: row.zone,
    personId: row.person_id,
    personName: row.person_name,
    action: row.action,
    caseId: row.case_id,
    caseRef: row.case_ref,
    details: detailsSchema.parse(JSON.parse(row.details)),
    previousHash: row.previous_hash,
    hash: row.hash,
    ...(row.format === UNSIGNED_FORMAT ? {} : signedPart(row)),
  };
}

/** What entries have since people sign. */
function signedPart({ run, monotonic, reason, signer, signature }: TrailRow) {
  return { run, monotonic, reason, signer, signature };
}

export interface EntryFilter {
  caseId?: string;
  /** Only entries about cases of these registers; all entries unless given. */
  kinds?: readonly CaseKind[];
  /** Only entries with a smaller `seq`: the key of the next page. */
  before?: number;
  limit: number;
}

/** Entries of the trail, the newest first. For the next page pass the last one's `seq` as `before`. */
export async function listEntries(db: Kysely<Tables>, filter: EntryFilter): Promise<TrailEntry[]> {
  let query = db.selectFrom('trail').selectAll().orderBy('seq', 'desc').limit(filter.limit);
  if (filter.caseId !== undefined) query = query.where('case_id', '=', filter.caseId);
  if (filter.kinds !== undefined) {
    const ofKinds = db
      .selectFrom('cases')
      .select('id')
      .where('kind', 'in', [...filter.kinds]);
    query = query.where('case_id', 'in', ofKinds);
  }
  if (filter.before !== undefined) query = query.where('seq', '<', filter.before);
  return (await query.execute()).map(entryOf);
}

/** Entries from `after` (a `seq`, 0 for the start) in their order, for walking through a whole trail page by page. */
export async function readEntries(db: Kysely<Tables>, after: number, limit: number): Promise<TrailEntry[]> {
  const rows = await db
    .selectFrom('trail')
    .selectAll()
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(entryOf);
}
