import type { Kysely } from 'kysely';
import { readMeta } from '../database/meta.ts';
import type { Tables, TrailRow } from '../database/tables.ts';
import { parseHead, type TrailHead } from './append.ts';
import { canonicalJson } from './canonical.ts';
import { ENTRY_FORMAT, genesisHash, hashEntry, type TrailEntry } from './entry.ts';
import { entryOf } from './list.ts';

export type TrailProblem =
  /** The entry's content is not what was sealed. */
  | 'altered'
  /** There is no entry with this number, although there was one. */
  | 'missing'
  /** The entry is intact but stands at another place than where it was written. */
  | 'moved'
  /** The trail does not end with the entry that the docket remembers as its last. */
  | 'head-mismatch';

export interface TrailReport {
  ok: boolean;
  /** Entries read. */
  count: number;
  /** The last entry; null for an empty trail. */
  head: TrailHead | null;
  /** The first place, in the order of the trail, where something is wrong. */
  firstProblem?: { seq: number; problem: TrailProblem };
}

const PAGE = 500;

/** The entry of a row when its seal holds at place `seq`; undefined when it does not. */
function sealedAt(row: TrailRow, seq: number): TrailEntry | undefined {
  try {
    const entry = entryOf({ ...row, seq });
    const intact =
      row.format === ENTRY_FORMAT &&
      canonicalJson(entry.details) === row.details &&
      hashEntry(entry) === row.hash;
    return intact ? entry : undefined;
  } catch {
    // Details that are no JSON were altered.
    return undefined;
  }
}

async function hashExists(db: Kysely<Tables>, hash: string): Promise<boolean> {
  const row = await db.selectFrom('trail').select('seq').where('hash', '=', hash).executeTakeFirst();
  return row !== undefined;
}

/** Whether a row is intact at some other place up to `most`: then it was not altered but renumbered. */
function sealedElsewhere(row: TrailRow, most: number): boolean {
  for (let seq = 1; seq <= most; seq += 1) {
    if (seq !== row.seq && sealedAt(row, seq) !== undefined) return true;
  }
  return false;
}

/** Names what is wrong with a row that is expected at `expected` after an entry with the hash `previous`. */
async function problemOf(
  db: Kysely<Tables>,
  row: TrailRow,
  expected: TrailHead,
  most: number,
): Promise<{ seq: number; problem: TrailProblem } | undefined> {
  const seq = expected.seq;
  if (row.seq !== seq) return { seq, problem: 'missing' };
  if (sealedAt(row, seq) === undefined) {
    if (!sealedElsewhere(row, most)) return { seq, problem: 'altered' };
    // Renumbered: either its forerunner is still there (the order was changed) or it was taken out.
    const gap = row.previous_hash !== expected.hash && !(await hashExists(db, row.previous_hash));
    return { seq, problem: gap ? 'missing' : 'moved' };
  }
  if (row.previous_hash === expected.hash) return undefined;
  // This seal holds and names another forerunner: the entry before it was altered and sealed anew.
  return { seq: Math.max(1, seq - 1), problem: 'altered' };
}

/**
 * Reads the whole trail and checks every seal, the chain and the head. Names the first entry that is altered, missing
 * or moved. What it cannot see: a trail whose entries and head were all rewritten by somebody with the key; for that, a
 * head that was exported in a pack is compared later.
 */
export async function verifyTrail(db: Kysely<Tables>): Promise<TrailReport> {
  const remembered = parseHead(await readMeta(db, 'trailHead'));
  const genesis = genesisHash((await readMeta(db, 'docketId')) ?? '');
  const { highest } = await db
    .selectFrom('trail')
    .select((eb) => eb.fn.max('seq').as('highest'))
    .executeTakeFirstOrThrow();
  const most = Math.max(highest ?? 0, remembered?.seq ?? 0);

  let last: TrailHead = { seq: 0, hash: genesis };
  let count = 0;
  const report = (firstProblem?: { seq: number; problem: TrailProblem }): TrailReport => ({
    ok: firstProblem === undefined,
    count,
    head: last.seq === 0 ? null : last,
    ...(firstProblem && { firstProblem }),
  });

  for (;;) {
    const rows = await db
      .selectFrom('trail')
      .selectAll()
      .where('seq', '>', last.seq)
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    for (const row of rows) {
      const problem = await problemOf(db, row, { seq: last.seq + 1, hash: last.hash }, most);
      if (problem !== undefined) return report(problem);
      last = { seq: row.seq, hash: row.hash };
      count += 1;
    }
    if (rows.length < PAGE) break;
  }

  if (remembered === undefined)
    return last.seq === 0 ? report() : report({ seq: last.seq, problem: 'head-mismatch' });
  if (remembered.seq > last.seq) return report({ seq: last.seq + 1, problem: 'missing' });
  if (remembered.seq < last.seq || remembered.hash !== last.hash) {
    return report({ seq: last.seq, problem: 'head-mismatch' });
  }
  return report();
}
