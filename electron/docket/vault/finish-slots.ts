import { rm } from 'node:fs/promises';
import { codeOfFailure } from '../database/errors.ts';
import { readMembership } from '../trail/membership.ts';
import type { OpenDocket } from './docket.ts';
import { knownOf } from './known-slots.ts';
import { layoutOf } from './layout.ts';
import { type Slots, withoutNextKey, writeSlots } from './slots.ts';

/**
 * Ends what a kill left between slots.json and docket.db: a rotation whose slots still give both keys keeps the one that
 * opened docket.db (\`toNext\`: the one that came); a change of slots keeps those that the docket knows. Where the disk
 * refuses, everything stays, and the next opening tries again.
 */
export async function finishSlots(docket: OpenDocket, slots: Slots, toNext: boolean): Promise<void> {
  if (slots.nextKeyCheck === undefined && slots.pending === undefined) return;
  const { folder, db } = docket;
  try {
    const { members } = await readMembership(db);
    await rm(layoutOf(folder).nextDatabase, { force: true });
    const { pending: _pending, ...known } = knownOf(withoutNextKey(slots, toNext), members);
    await writeSlots(folder, known);
  } catch (error) {
    if (codeOfFailure(error) === undefined) throw error;
  }
}
