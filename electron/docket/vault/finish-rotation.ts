import { rm } from 'node:fs/promises';
import { codeOfFailure } from '../database/errors.ts';
import { layoutOf } from './layout.ts';
import { type Slots, withoutNextKey, writeSlots } from './slots.ts';

/**
 * Ends a rotation whose slots still give both keys: keeps the one that opened docket.db. Where the disk refuses, both
 * stay, and the next opening tries again.
 */
export async function finishRotation(folder: string, slots: Slots, toNext: boolean): Promise<void> {
  try {
    await rm(layoutOf(folder).nextDatabase, { force: true });
    await writeSlots(folder, withoutNextKey(slots, toNext));
  } catch (error) {
    if (codeOfFailure(error) === undefined) throw error;
  }
}
