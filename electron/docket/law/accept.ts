import { setImmediate as pause } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import { DocketError } from '#shared/errors.ts';
import type { DocketContext } from '../cases/context.ts';
import { withDocketErrors } from '../database/errors.ts';
import type { Tables } from '../database/tables.ts';
import { keepLogUntilClosing, writeClocks, writeFirstDue } from '../database/write-clocks.ts';
import type { Progress } from '../progress.ts';
import { appendEntry, trailHead } from '../trail/append.ts';
import { assertRole } from '../vault/roles.ts';
import { keepLaw, type PartChange, partsToAccept } from './accepted.ts';
import { readEffectiveLaw, readPublishedLaw } from './effective.ts';
import { Gathered } from './gathered.ts';
import { forgetNewer } from './newer.ts';
import { countAll, counterOf } from './recount.ts';

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

/** From so many clocks on the log is longer than what is folded into docket.db unnoticed. */
const LARGE = 2_000;

/**
 * Accepts the law that waits: all open clocks are counted under it, a few cases at a time and before anything is written,
 * and then kept in one transaction with one entry of the trail. Clocks that were met or stopped and
 * closed cases stay as they are; one that is late moves only where what is published changed (see `lateLawOf`). Undefined when nothing waits.
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
  const published = await readPublishedLaw(docket.db, context.shipped);
  const parts = await partsToAccept(docket.db, context.law, law);
  if (parts.length === 0) return undefined;
  const gathered = new Gathered();
  // Counting is one half of the work, writing the other.
  const counting = ({ done, total }: Progress) => onProgress?.({ done, total: 2 * total });
  await countAll(
    docket.db,
    counterOf({ accepted: context.law, law, published }, context.now()),
    (recounts) => gathered.add(recounts),
    { onProgress: counting, signal },
  );
  const now = new Date(context.now()).toISOString();
  const work = async (trx: Transaction<Tables>) => {
    const end = await trailHead(trx);
    if (end?.hash !== head?.hash) return false;
    await keepLaw(trx, law);
    await writeBatches(trx, gathered, { onProgress, signal });
    await appendEntry(trx, {
      person: context.person,
      action: 'law.accepted',
      details: entryDetails(parts, gathered),
      at: now,
    });
    if (signal?.aborted) throw new DocketError('cancelled');
    return true;
  };
  if (gathered.counted > LARGE) await keepLogUntilClosing(docket.db);
  const isCommitted = await withDocketErrors(() => docket.db.transaction().execute(work));
  if (!isCommitted) return 'changed-meanwhile';
  context.law = law;
  forgetNewer(context);
  context.emit({});
  const { moved, counted, refused } = gathered;
  return { moved, counted, refused };
}

function entryDetails(parts: readonly PartChange[], gathered: Gathered) {
  const { moved, counted, refused, lines } = gathered;
  const versions = parts.map(({ kind, name, from, to }) => ({
    field: `${kind} ${name}`,
    before: from || undefined,
    after: to || undefined,
  }));
  return {
    moved: String(moved),
    counted: String(counted),
    ...(refused > 0 ? { refused: String(refused) } : {}),
    movesSha256: gathered.movesSha256(),
    changes: [...versions, ...lines],
  };
}

async function writeBatches(
  trx: Transaction<Tables>,
  gathered: Gathered,
  { onProgress, signal }: AcceptOptions,
): Promise<void> {
  let done = 0;
  for (const { rows, gone, cases } of gathered.batches()) {
    if (signal?.aborted) throw new DocketError('cancelled');
    await writeClocks(trx, rows);
    if (gone.length > 0) await trx.deleteFrom('clocks').where('id', 'in', gone).execute();
    await writeFirstDue(trx, cases);
    done += 1;
    onProgress?.({ done: gathered.size + done, total: 2 * gathered.size });
    await pause();
  }
}
