import { DocketError } from '#shared/errors.ts';
import { appendEntry, type NewEntry } from '../trail/append.ts';
import { type OpenDocket, sessionOf } from './docket.ts';

/**
 * Writes an entry that tells of no change to the docket's content: that something left it, or that a passphrase was
 * replaced. It is written in an auditor's session too, whose database refuses every other change; for this one entry the
 * refusal is lifted. `work` runs before the transaction ends, so that its failure takes the entry back. A docket that was
 * opened read-only because of its place gets no entry, and no `work` that writes.
 */
export async function noteInTrail(
  docket: OpenDocket,
  entry: NewEntry,
  work: () => Promise<void> = async () => {},
): Promise<void> {
  const { raw, takesNotes } = sessionOf(docket);
  if (!takesNotes) throw new DocketError('folder-not-writable', { readOnly: true });
  await docket.db.connection().execute(async (db) => {
    if (docket.readOnly) raw.pragma('query_only = OFF');
    try {
      await db.transaction().execute(async (trx) => {
        await appendEntry(trx, entry);
        await work();
      });
    } finally {
      if (docket.readOnly && raw.open) raw.pragma('query_only = ON');
    }
  });
}

/** `noteInTrail` for something that left the docket. From one that was opened read-only it leaves without an entry. */
export async function noteDisclosure(docket: OpenDocket, entry: NewEntry): Promise<void> {
  if (sessionOf(docket).takesNotes) await noteInTrail(docket, entry);
}
