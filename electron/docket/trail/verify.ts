import type { Kysely } from 'kysely';
import { readMeta } from '../database/meta.ts';
import type { Tables, TrailRow } from '../database/tables.ts';
import { parseHead, type TrailHead } from './append.ts';
import { genesisHash, type TrailEntry } from './entry.ts';
import { type ClockFinding, setBackBetween, type ZoneFinding, zoneChangeBetween } from './machine-clock.ts';
import { type KnownSigner, Members, type SignatureProblem } from './members.ts';
import { sealedAt } from './sealed.ts';

export type TrailProblem =
  /** `altered`: the entry's content is not what was sealed and signed. */
  | SignatureProblem
  /** There is no entry with this number, although there was one. */
  | 'missing'
  /** The entry is intact but stands at another place than where it was written. */
  | 'moved'
  /** The trail does not end with the entry that the docket remembers as its last. */
  | 'head-mismatch'
  /** The trail is whole in itself, but it is not the one of which a head was noted earlier. */
  | 'not-as-noted';

export interface TrailReport {
  ok: boolean;
  /** Entries read. */
  count: number;
  /** The last entry; null for an empty trail. */
  head: TrailHead | null;
  /** The first place, in the order of the trail, where something is wrong. */
  firstProblem?: { seq: number; problem: TrailProblem };
  /** Where the machine's clock had been set back; the first ones. */
  clockWentBack: ClockFinding[];
  /** Where the machine's zone had become another; the first ones. */
  zoneChanged: ZoneFinding[];
  /** Who brought a key in, in the order of the trail, as far as it was read. */
  signers: readonly KnownSigner[];
}

const PAGE = 500;
/** Findings of a kind that a report names. */
const MOST_FINDINGS = 20;

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

type Problem = NonNullable<TrailReport['firstProblem']>;

/** The entry of a row that is expected at `expected.seq` after an entry with the hash `expected.hash`, or what is wrong. */
async function readAt(
  db: Kysely<Tables>,
  row: TrailRow,
  expected: TrailHead,
  most: number,
): Promise<{ entry: TrailEntry } | Problem> {
  const seq = expected.seq;
  if (row.seq !== seq) return { seq, problem: 'missing' };
  const entry = sealedAt(row, seq);
  if (entry === undefined) {
    if (!sealedElsewhere(row, most)) return { seq, problem: 'altered' };
    // Renumbered: either its forerunner is still there (the order was changed) or it was taken out.
    const gap = row.previous_hash !== expected.hash && !(await hashExists(db, row.previous_hash));
    return { seq, problem: gap ? 'missing' : 'moved' };
  }
  if (row.previous_hash === expected.hash) return { entry };
  // This seal holds and names another forerunner: the entry before it was altered and sealed anew.
  return { seq: Math.max(1, seq - 1), problem: 'altered' };
}

/** What was found so far on the way through a trail. */
interface Walk {
  last: TrailHead;
  lastEntry: TrailEntry | undefined;
  count: number;
  clockWentBack: ClockFinding[];
  zoneChanged: ZoneFinding[];
  members: Members;
  noted: TrailHead | undefined;
}

/** Takes the next entry into the walk; the problem that it has beside its place and seal. */
function step(walk: Walk, entry: TrailEntry): Problem | undefined {
  const { seq, hash } = entry;
  const problem = walk.members.problemOf(entry);
  if (problem !== undefined) return { seq, problem };
  if (walk.noted?.seq === seq && walk.noted.hash !== hash) return { seq, problem: 'not-as-noted' };
  if (walk.lastEntry) findClockFindings(walk, walk.lastEntry, entry);
  walk.last = { seq, hash };
  walk.lastEntry = entry;
  walk.count += 1;
  return undefined;
}

/** Keeps what the clock and the zone of the machine did between two entries. */
function findClockFindings(walk: Walk, earlier: TrailEntry, later: TrailEntry): void {
  const byMs = setBackBetween(earlier, later);
  if (byMs > 0 && walk.clockWentBack.length < MOST_FINDINGS) {
    walk.clockWentBack.push({ seq: later.seq, byMs });
  }
  const zone = zoneChangeBetween(earlier, later);
  if (zone && walk.zoneChanged.length < MOST_FINDINGS) walk.zoneChanged.push(zone);
}

/** Walks through all entries up to the first problem. */
async function walkThrough(db: Kysely<Tables>, walk: Walk, most: number): Promise<Problem | undefined> {
  for (;;) {
    const rows = await db
      .selectFrom('trail')
      .selectAll()
      .where('seq', '>', walk.last.seq)
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    for (const row of rows) {
      const read = await readAt(db, row, { seq: walk.last.seq + 1, hash: walk.last.hash }, most);
      const problem = 'problem' in read ? read : step(walk, read.entry);
      if (problem !== undefined) return problem;
    }
    if (rows.length < PAGE) return undefined;
  }
}

/** Whether the end of the trail is the one that the docket remembers, and not before one that was noted. */
function problemAtEnd({ last, noted }: Walk, remembered: TrailHead | undefined): Problem | undefined {
  const { seq, hash } = last;
  if (remembered === undefined) return seq === 0 ? undefined : { seq, problem: 'head-mismatch' };
  if (remembered.seq > seq) return { seq: seq + 1, problem: 'missing' };
  if (remembered.seq < seq || remembered.hash !== hash) return { seq, problem: 'head-mismatch' };
  return noted !== undefined && noted.seq > seq ? { seq: seq + 1, problem: 'missing' } : undefined;
}

export interface VerifyTrailOptions {
  /** A head that was exported, printed or noted earlier: the trail must still hold that entry. */
  noted?: TrailHead | undefined;
}

/**
 * Reads the whole trail and checks every seal, the chain, every signature and the head. Names the first entry that is
 * altered, missing, moved, unsigned, or signed by nobody in the docket; and where the machine's clock went back.
 * What it cannot see by itself: a trail that somebody with the docket key and a key of their own wrote anew from the
 * beginning. A head noted earlier (`noted`) shows that too.
 */
export async function verifyTrail(
  db: Kysely<Tables>,
  { noted }: VerifyTrailOptions = {},
): Promise<TrailReport> {
  const remembered = parseHead(await readMeta(db, 'trailHead'));
  const genesis = genesisHash((await readMeta(db, 'docketId')) ?? '');
  const { highest } = await db
    .selectFrom('trail')
    .select((eb) => eb.fn.max('seq').as('highest'))
    .executeTakeFirstOrThrow();
  const walk: Walk = {
    last: { seq: 0, hash: genesis },
    lastEntry: undefined,
    count: 0,
    clockWentBack: [],
    zoneChanged: [],
    members: new Members(),
    noted,
  };
  const most = Math.max(highest ?? 0, remembered?.seq ?? 0);
  const firstProblem = (await walkThrough(db, walk, most)) ?? problemAtEnd(walk, remembered);
  const { count, clockWentBack, zoneChanged, last } = walk;
  return {
    ok: firstProblem === undefined,
    count,
    head: last.seq === 0 ? null : last,
    ...(firstProblem && { firstProblem }),
    clockWentBack,
    zoneChanged,
    signers: walk.members.signers,
  };
}
