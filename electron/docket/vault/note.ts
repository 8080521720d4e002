import type { Kysely } from 'kysely';
import { DocketError } from '#shared/errors.ts';
import type { Tables } from '../database/tables.ts';
import { appendEntry, type NewEntry } from '../trail/append.ts';
import { type OpenDocket, sessionOf } from './docket.ts';

/**
 * Runs `work`, which writes entries that tell of no change to the docket's content: that something left it, or that a
 * passphrase was replaced. They are written in an auditor's session too, whose database refuses every other change; for this
 * work the refusal is lifted. A docket that was opened read-only because of its place gets none: `folder-not-writable`.
 */
export async function withNotes<T>(docket: OpenDocket, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  const { raw, takesNotes } = sessionOf(docket);
  if (!takesNotes) throw new DocketError('folder-not-writable', { readOnly: true });
  return docket.db.connection().execute(async (db) => {
    if (docket.readOnly) raw.pragma('query_only = OFF');
    try {
      return await work(db);
    } finally {
      if (docket.readOnly && raw.open) raw.pragma('query_only = ON');
    }
  });
}

/** Writes an entry for something that left the docket. From one that was opened read-only it leaves without an entry. */
export async function noteDisclosure(docket: OpenDocket, entry: NewEntry): Promise<void> {
  if (!sessionOf(docket).takesNotes) return;
  await withNotes(docket, (db) => db.transaction().execute((trx) => appendEntry(trx, entry)));
}
