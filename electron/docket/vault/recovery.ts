import sodium from 'sodium-native';
import { DocketError } from '#shared/errors.ts';
import { readMeta, writeMeta } from '../database/meta.ts';
import { appendEntry } from '../trail/append.ts';
import type { OpenDocket } from './docket.ts';
import { readSlots } from './slots.ts';
import { openSlot } from './wrap.ts';

/**
 * Takes the recovery key that somebody typed back after noting it, proves that it opens this docket and remembers that.
 * Errors: `recovery-key-mistyped`, `recovery-key-mismatch`, `slots-damaged`.
 */
export async function confirmRecoveryKey(docket: OpenDocket, typed: string): Promise<void> {
  const slots = await readSlots(docket.folder);
  if (slots.docketId !== docket.id) {
    throw new DocketError('slots-damaged', { part: 'slots.json', problem: 'other-docket' });
  }
  const { docketKey } = await openSlot(slots, { recoveryKey: typed });
  sodium.sodium_memzero(docketKey);
  await docket.db.transaction().execute(async (trx) => {
    await writeMeta(trx, 'recoveryConfirmedAt', new Date().toISOString());
    await appendEntry(trx, { person: docket.person, action: 'recovery-key.confirmed' });
  });
}

/** Whether the recovery key was typed back since it was made. */
export async function isRecoveryKeyConfirmed(docket: OpenDocket): Promise<boolean> {
  return (await readMeta(docket.db, 'recoveryConfirmedAt')) !== undefined;
}
