import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { readMeta } from '../database/meta.ts';
import type { Tables, TrailRow } from '../database/tables.ts';
import { parseHead } from './append.ts';
import type { TrailEntry } from './entry.ts';
import { MEMBERSHIP_ACTIONS, Members } from './members.ts';
import { sealedAt } from './sealed.ts';
import type { TrailProblem } from './verify.ts';

const text = z.string().nullable();
const trailRowSchema = z.object({
  seq: z.int(),
  format: z.int(),
  at: z.string(),
  zone: z.string(),
  person_id: z.string(),
  person_name: z.string(),
  action: z.string(),
  case_id: text,
  case_ref: text,
  details: z.string(),
  previous_hash: z.string(),
  hash: z.string(),
  run: text,
  monotonic: z.number().nullable(),
  reason: text,
  signer: text,
  signature: text,
});

/** Who belongs to a docket, and the first entry about it that nobody entitled has signed. */
export interface Membership {
  members: Members;
  problem?: { seq: number; problem: TrailProblem };
}

/**
 * Reads who belongs to a docket and what opens it from the entries that say so, and from nothing else. Each one's seal and
 * signature are checked; one that does not hold has no effect and is named. Where such an entry was altered or taken out, its
 * copy counts, if the entry after it still follows from it. The other entries are not looked at: that is for `verifyTrail`.
 * Costs some tens of microseconds for each change of people or slots that there ever was.
 */
export async function readMembership(db: Kysely<Tables>): Promise<Membership> {
  const copies = await readCopies(db);
  const rows = await db
    .selectFrom('trail')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb.and([eb('case_id', 'is', null), eb('action', 'in', [...MEMBERSHIP_ACTIONS])]),
        eb('seq', 'in', [...copies.keys()]),
      ]),
    )
    .execute();
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  const members = new Members();
  let first: Membership['problem'];
  for (const seq of [...new Set([...bySeq.keys(), ...copies.keys()])].sort((a, b) => a - b)) {
    const { entry, problem } = await entryAt(db, { seq, row: bySeq.get(seq), copy: copies.get(seq) });
    const unsound = problem ?? (entry && members.problemOf(entry));
    if (problem && entry) members.problemOf(entry);
    if (unsound !== undefined) first ??= { seq, problem: unsound };
  }
  first ??= await gapIn(db);
  return { members, ...(first && { problem: first }) };
}

/** The second copies of these entries; none in a docket of an earlier schema. */
async function readCopies(db: Kysely<Tables>): Promise<Map<number, TrailRow>> {
  const { rows } = await sql`SELECT 1 FROM sqlite_master WHERE name = 'trail_copies'`.execute(db);
  if (rows.length === 0) return new Map();
  const copies = await db.selectFrom('trail_copies').selectAll().execute();
  const read = copies.map(
    ({ seq, entry }) => [seq, trailRowSchema.safeParse(JSON.parse(entry)).data] as const,
  );
  return new Map(read.filter((one): one is [number, TrailRow] => one[1] !== undefined));
}

/** The entry at a place: that of the trail where it holds, else its copy where the trail goes on from that. */
async function entryAt(
  db: Kysely<Tables>,
  { seq, row, copy }: { seq: number; row: TrailRow | undefined; copy: TrailRow | undefined },
): Promise<{ entry?: TrailEntry | undefined; problem?: TrailProblem }> {
  const entry = row && sealedAt(row, seq);
  if (entry && (copy === undefined || copy.hash === entry.hash)) return { entry };
  const problem = row === undefined ? 'missing' : 'altered';
  const kept = copy && sealedAt(copy, seq);
  if (kept === undefined) return { entry, problem };
  const next = await db
    .selectFrom('trail')
    .select('previous_hash')
    .where('seq', '=', seq + 1)
    .executeTakeFirst();
  const follows = next === undefined || next.previous_hash === kept.hash;
  return { entry: follows ? kept : entry, problem };
}

/** An entry that is missing, told by the numbers alone. */
async function gapIn(db: Kysely<Tables>): Promise<Membership['problem']> {
  const { count, last } = await db
    .selectFrom('trail')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.max('seq').as('last')])
    .executeTakeFirstOrThrow();
  const head = parseHead(await readMeta(db, 'trailHead'));
  const highest = last ?? 0;
  if (count === highest && highest === (head?.seq ?? 0)) return undefined;
  if (count !== highest) return { seq: await firstGap(db, highest), problem: 'missing' };
  return head !== undefined && head.seq > highest
    ? { seq: highest + 1, problem: 'missing' }
    : { seq: highest, problem: 'head-mismatch' };
}

async function firstGap(db: Kysely<Tables>, highest: number): Promise<number> {
  const rows = await db.selectFrom('trail').select('seq').orderBy('seq').execute();
  return rows.findIndex(({ seq }, index) => seq !== index + 1) + 1 || highest;
}
