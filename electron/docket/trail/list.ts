import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import type { CaseKind } from '#shared/cases/kinds.ts';
import type { Tables, TrailRow } from '../database/tables.ts';
import type { TrailEntry } from './entry.ts';

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
    run: row.run,
    monotonic: row.monotonic,
    reason: row.reason,
    signer: row.signer,
    signature: row.signature,
  };
}

/**
 * The same for showing it. One whose details were made unreadable is shown without them, so that the others can be read;
 * that it was altered is for the verification to say.
 */
function legibleEntryOf(row: TrailRow): TrailEntry {
  try {
    return entryOf(row);
  } catch {
    return entryOf({ ...row, details: '{}' });
  }
}

export interface EntryFilter {
  caseId?: string;
  /** A part of the reference of the case. */
  ref?: string | undefined;
  /** Only entries about cases of these registers; all entries unless given. */
  kinds?: readonly CaseKind[] | undefined;
  /** Only entries that are about no case. */
  ofDocket?: boolean;
  personId?: string | undefined;
  actions?: readonly string[] | undefined;
  /** From this moment on and before that one, in UTC as entries write it. */
  from?: string | undefined;
  to?: string | undefined;
  /** Only entries with a smaller `seq`: the key of the next page. */
  before?: number | undefined;
  limit: number;
}

type Conditions = Expression<SqlBool>[];
type Builder = ExpressionBuilder<Tables, 'trail'>;

function conditionsOf(eb: Builder, filter: EntryFilter): Conditions {
  const { caseId, ref, kinds, ofDocket, personId, actions, from, to, before } = filter;
  const given: (Expression<SqlBool> | undefined)[] = [
    caseId === undefined ? undefined : eb('case_id', '=', caseId),
    ref === undefined ? undefined : eb(eb.fn<number>('instr', ['case_ref', eb.val(ref)]), '>', 0),
    kinds === undefined ? undefined : eb('case_id', 'in', ofKinds(eb, kinds)),
    ofDocket ? eb('case_id', 'is', null) : undefined,
    personId === undefined ? undefined : eb('person_id', '=', personId),
    actions === undefined ? undefined : eb('action', 'in', [...actions]),
    from === undefined ? undefined : eb('at', '>=', from),
    to === undefined ? undefined : eb('at', '<', to),
    before === undefined ? undefined : eb('seq', '<', before),
  ];
  return given.filter((one) => one !== undefined);
}

function ofKinds(eb: Builder, kinds: readonly CaseKind[]) {
  return eb
    .selectFrom('cases')
    .select('id')
    .where('kind', 'in', [...kinds]);
}

/** Entries of the trail, the newest first. For the next page pass the last one's `seq` as `before`. */
export async function listEntries(db: Kysely<Tables>, filter: EntryFilter): Promise<TrailEntry[]> {
  const rows = await db
    .selectFrom('trail')
    .selectAll()
    .where((eb) => eb.and(conditionsOf(eb, filter)))
    .orderBy('seq', 'desc')
    .limit(filter.limit)
    .execute();
  return rows.map(legibleEntryOf);
}

/** Who made entries, and what they did, in entries about some registers; in all entries unless `kinds` are given. */
export async function entryChoices(db: Kysely<Tables>, kinds?: readonly CaseKind[]) {
  const entries = db
    .selectFrom('trail')
    .where((eb) => (kinds === undefined ? eb.lit(true) : eb('case_id', 'in', ofKinds(eb, kinds))));
  const people = await entries
    .select('person_id as id')
    // Whoever changed their name is listed by the last one.
    .select((eb) => [sql<string>`person_name`.as('name'), eb.fn.max('seq').as('last')])
    .groupBy('person_id')
    .orderBy('name')
    .execute();
  const actions = await entries.select('action').distinct().orderBy('action').execute();
  return {
    people: people.map(({ id, name }) => ({ id, name })),
    actions: actions.map(({ action }) => action),
  };
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

/** Every entry about a case in their order. */
export async function readEntriesOfCase(db: Kysely<Tables>, caseId: string): Promise<TrailEntry[]> {
  const rows = await db
    .selectFrom('trail')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute();
  return rows.map(entryOf);
}
