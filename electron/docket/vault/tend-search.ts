import { rebuildSearchIndex, searchIndexAgrees } from '../database/integrity.ts';
import { appendEntry } from '../trail/append.ts';
import { exclusively, type OpenDocket } from './docket.ts';

/**
 * Rebuilds the search index from the rows when it does not agree with them, and tells the trail. No copy is set aside for
 * it: the index holds nothing of its own, and the rows are only read. True when it was rebuilt. `now` is ISO.
 * Errors: `docket-damaged` when its pages are broken; then only `salvageDocket` helps.
 */
export async function tendSearch(docket: OpenDocket, now: string): Promise<boolean> {
  if (docket.readOnly || (await exclusively(docket, searchIndexAgrees))) return false;
  await exclusively(docket, rebuildSearchIndex);
  const { person } = docket;
  await docket.db
    .transaction()
    .execute((trx) => appendEntry(trx, { person, action: 'search.rebuilt', details: {}, at: now }));
  return true;
}
