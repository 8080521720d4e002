import sodium from 'sodium-native';
import { fitsFirstPage } from '../database/pages.ts';
import { openRegular } from '../foreign/regular-file.ts';
import type { Slots } from './slots.ts';
import { keyCheckOf, type OpenedSlot } from './wrap.ts';

/** Whether a key is the one of a docket.db, which this process must not have open (see `Session.file`). */
export async function isKeyOf(database: string, key: Buffer): Promise<boolean> {
  const file = await openRegular(database);
  try {
    return await fitsFirstPage(file, key);
  } finally {
    await file.close();
  }
}

/**
 * The docket key that a slot gives for a docket.db, which this process must not have open. Only after a rotation that was
 * cut off are there two to choose from; the other one is wiped. `isNext`: it is the one to which the rotation led.
 */
export async function chooseKey(
  database: string,
  { docketKey, nextDocketKey }: OpenedSlot,
): Promise<{ key: Buffer; isNext: boolean }> {
  if (nextDocketKey === undefined) return { key: docketKey, isNext: false };
  const isNext = await isKeyOf(database, nextDocketKey);
  sodium.sodium_memzero(isNext ? docketKey : nextDocketKey);
  return { key: isNext ? nextDocketKey : docketKey, isNext };
}

/** Whether a docket key is one that these slots give. */
export function isKeyOfSlots(key: Buffer, { docketId, keyCheck, nextKeyCheck }: Slots): boolean {
  const check = keyCheckOf(key, docketId);
  return check === keyCheck || check === nextKeyCheck;
}
