import type { Transaction } from 'kysely';
import type { DocketContext } from '../cases/context.ts';
import { withDocketErrors } from '../database/errors.ts';
import type { Tables } from '../database/tables.ts';
import { appendEntry } from '../trail/append.ts';
import type { EntryDetails } from '../trail/entry.ts';
import { assertRole } from '../vault/roles.ts';
import { noteLaw } from './accepted.ts';
import { forgetNewer } from './newer.ts';

/**
 * Changes what the docket adds to the law: one transaction with one entry, which `work` returns; undefined leaves none. No
 * clock moves by it: the new law waits until it is accepted. Throws `not-allowed` for everybody but an officer.
 */
export async function changeLaw(
  context: DocketContext,
  work: (
    trx: Transaction<Tables>,
    now: string,
  ) => Promise<{ action: string; details: EntryDetails } | undefined>,
): Promise<void> {
  assertRole(context.person, 'officer');
  const now = new Date(context.now()).toISOString();
  await withDocketErrors(() =>
    context.docket.db.transaction().execute(async (trx) => {
      await noteLaw(trx, context.law);
      const entry = await work(trx, now);
      if (entry !== undefined) await appendEntry(trx, { person: context.person, ...entry, at: now });
    }),
  );
  forgetNewer(context);
  context.emit({});
}
