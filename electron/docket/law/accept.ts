import { createHash } from 'node:crypto';
import { setImmediate as pause } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import type { Move } from '#shared/contract/rulebook.ts';
import { DocketError } from '#shared/errors.ts';
import type { DocketContext } from '../cases/context.ts';
import { withDocketErrors } from '../database/errors.ts';
import type { Tables } from '../database/tables.ts';
import { writeClocks, writeFirstDue } from '../database/write-clocks.ts';
import type { Progress } from '../progress.ts';
import { appendEntry, trailHead } from '../trail/append.ts';
import { canonicalJson } from '../trail/canonical.ts';
import { assertRole } from '../vault/roles.ts';
import { keepLaw, type PartChange, partsToAccept } from './accepted.ts';
import { readEffectiveLaw } from './effective.ts';
import { forgetNewer } from './newer.ts';
import { countAll, counterOf, type Recount } from './recount.ts';

export interface AcceptOptions {
  onProgress?: ((progress: Progress) => void) | undefined;
  /** Aborted: everything stays as it was, up to the moment of the commit. */
  signal?: AbortSignal | undefined;
}

/** What an acceptance did. */
export interface Accepted {
  /** Clocks whose date or state is another one now. */
  moved: number;
  /** Clocks that were written anew, those that did not move among them. */
  counted: number;
  /** Cases that keep their clocks because their facts cannot be under the newer law. */
  refused: number;
}

/** Moves that an entry lists one by one; it holds the number and the hash of all. */
const LISTED_MOVES = 1_000;

/** Clocks that one statement writes, before others get their turn in the process. */
const CLOCKS_AT_ONCE = 250;

/**
 * Accepts the law that waits: all open clocks are counted under it, a few cases at a time and before anything is written,
 * and then kept in one transaction with one entry of the trail. Clocks that were met or stopped, clocks that are late, and
 * closed cases stay as they are. Undefined when nothing waits.
 * Errors: `not-allowed` for everybody but an officer, `cancelled`.
 */
export async function acceptLaw(
  context: DocketContext,
  options: AcceptOptions = {},
): Promise<Accepted | undefined> {
  assertRole(context.person, 'officer');
  for (;;) {
    const accepted = await tryToAccept(context, options);
    if (accepted !== 'changed-meanwhile') return accepted;
  }
}

async function tryToAccept(
  context: DocketContext,
  { onProgress, signal }: AcceptOptions,
): Promise<Accepted | undefined | 'changed-meanwhile'> {
  const { docket } = context;
  const head = await trailHead(docket.db);
  const law = await readEffectiveLaw(docket.db, context.shipped);
  const parts = await partsToAccept(docket.db, context.law, law);
  if (parts.length === 0) return undefined;
  const recounts: Recount[] = [];
  // Counting is one half of the work, writing the other.
  const counting = ({ done, total }: Progress) => onProgress?.({ done, total: 2 * total });
  await countAll(docket.db, counterOf(context.law, law, context.now()), (recount) => recounts.push(recount), {
    onProgress: counting,
    signal,
  });
  const moves = recounts.flatMap((recount) => recount.moves);
  const counted = recounts.reduce((sum, { rows }) => sum + rows.length, 0);
  const refused = recounts.filter((recount) => recount.refused).length;
  const movesSha256 = await hashOfMoves(moves);
  const now = new Date(context.now()).toISOString();
  const isCommitted = await withDocketErrors(() =>
    docket.db.transaction().execute(async (trx) => {
      const end = await trailHead(trx);
      if (end?.hash !== head?.hash) return false;
      await keepLaw(trx, law);
      await writeRecounts(trx, recounts, { onProgress, signal });
      await appendEntry(trx, {
        person: context.person,
        action: 'law.accepted',
        details: entryDetails(parts, moves, { counted, refused, movesSha256 }),
        at: now,
      });
      if (signal?.aborted) throw new DocketError('cancelled');
      return true;
    }),
  );
  if (!isCommitted) return 'changed-meanwhile';
  context.law = law;
  forgetNewer(context);
  context.emit({});
  return { moved: moves.length, counted, refused };
}

/** One line of an entry: `REQ-2026-0014 eu-gdpr request.response access`, with the date before and after. */
function lineOf({ ref, regime, rule, subject, from, to }: Move) {
  const date = (stand: Move['from']) => (stand === undefined ? undefined : (stand.due ?? stand.state));
  return { field: `${ref} ${regime} ${rule} ${subject}`.trim(), before: date(from), after: date(to) };
}

/** SHA-256 over the lines of all moves, each as canonical JSON with a line end, in lower-case hex. */
async function hashOfMoves(moves: readonly Move[]): Promise<string> {
  const hash = createHash('sha256');
  for (const [index, move] of moves.entries()) {
    hash.update(`${canonicalJson(lineOf(move))}\n`);
    if (index % LISTED_MOVES === 0) await pause();
  }
  return hash.digest('hex');
}

function entryDetails(
  parts: readonly PartChange[],
  moves: readonly Move[],
  { counted, refused, movesSha256 }: { counted: number; refused: number; movesSha256: string },
) {
  const versions = parts.map(({ kind, name, from, to }) => ({
    field: `${kind} ${name}`,
    before: from || undefined,
    after: to || undefined,
  }));
  return {
    moved: String(moves.length),
    counted: String(counted),
    ...(refused > 0 ? { refused: String(refused) } : {}),
    movesSha256,
    changes: [...versions, ...moves.slice(0, LISTED_MOVES).map(lineOf)],
  };
}

async function writeRecounts(
  trx: Transaction<Tables>,
  recounts: readonly Recount[],
  { onProgress, signal }: AcceptOptions,
): Promise<void> {
  const rows = recounts.flatMap((recount) => recount.rows);
  const gone = recounts.flatMap((recount) => recount.gone);
  for (let at = 0; at < rows.length; at += CLOCKS_AT_ONCE) {
    if (signal?.aborted) throw new DocketError('cancelled');
    await writeClocks(trx, rows.slice(at, at + CLOCKS_AT_ONCE));
    onProgress?.({ done: rows.length + at, total: 2 * rows.length });
    await pause();
  }
  for (let at = 0; at < gone.length; at += CLOCKS_AT_ONCE) {
    await trx
      .deleteFrom('clocks')
      .where('id', 'in', gone.slice(at, at + CLOCKS_AT_ONCE))
      .execute();
  }
  const moved = recounts.filter(({ moves }) => moves.length > 0);
  for (let at = 0; at < moved.length; at += CLOCKS_AT_ONCE) {
    if (signal?.aborted) throw new DocketError('cancelled');
    const cases = moved.slice(at, at + CLOCKS_AT_ONCE).map(({ caseId, dueAt }) => ({ caseId, dueAt }));
    await writeFirstDue(trx, cases);
    await pause();
  }
}
