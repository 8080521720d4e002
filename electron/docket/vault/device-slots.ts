import { DocketError } from '#shared/errors.ts';
import { withDocketErrors } from '../database/errors.ts';
import { changeSlots } from './change-slots.ts';
import type { OpenDocket } from './docket.ts';
import { contentOf } from './renew-slot.ts';
import { readSlots, type Slots } from './slots.ts';
import { deviceSlot } from './wrap.ts';

/** Whether a device slot is one of the docket's. */
export function hasDeviceSlot({ slots }: Slots, slotId: string): boolean {
  return slots.some(({ kind, id }) => kind === 'device' && id === slotId);
}

/**
 * Makes a slot that a key opens which one computer keeps, for the person who opened the docket. `keep` gets the slot's id
 * before the slot is written, and puts the key away; a slot whose key was not kept is never written.
 * Errors: those of `keep`, `person-needed` when the person has neither passphrase nor recovery key, `disk-full`,
 * `folder-not-writable`.
 */
export async function addDeviceSlot(
  docket: OpenDocket,
  deviceKey: Buffer,
  keep: (slotId: string) => Promise<void>,
): Promise<void> {
  const { slots: before } = await readSlots(docket.folder);
  if (!before.some(({ kind, personId }) => kind !== 'device' && personId === docket.person.id))
    throw new DocketError('person-needed', { problem: 'only-device' });
  const slot = await deviceSlot(contentOf(docket), deviceKey);
  // Before the transaction: a keychain may ask somebody first, and nothing else shall wait for that.
  await keep(slot.id);
  await withDocketErrors(() =>
    changeSlots(docket, { person: docket.person, action: 'device.remembered' }, { in: [slot] }),
  );
}

/** Takes device slots out of a docket. Those that are not there are no error; without any nothing is written. */
export async function removeDeviceSlots(docket: OpenDocket, slotIds: readonly string[]): Promise<void> {
  const before = await readSlots(docket.folder);
  if (!slotIds.some((id) => hasDeviceSlot(before, id))) return;
  await withDocketErrors(() =>
    changeSlots(
      docket,
      { person: docket.person, action: 'device.forgotten' },
      { out: ({ kind, id }) => kind === 'device' && slotIds.includes(id) },
    ),
  );
}
