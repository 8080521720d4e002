import { randomBytes } from 'node:crypto';
import sodium from 'sodium-native';
import type { Keychain } from '#shared/contract/device.ts';
import type { KnownDevice } from '#shared/contract/device-host.ts';
import { DocketError } from '#shared/errors.ts';
import { codeOfFailure } from './database/errors.ts';
import type { Host } from './host.ts';
import { addDeviceSlot, hasDeviceSlot, removeDeviceSlots } from './vault/device-slots.ts';
import type { OpenDocket } from './vault/docket.ts';
import { readSlots } from './vault/slots.ts';
import type { Secret } from './vault/wrap.ts';

/*
 * A device slot has two halves: the slot in the docket's folder, which this process reads and writes, and its key, which
 * the main process keeps in the user data, encrypted by the keychain of the system. One without the other opens nothing.
 */

const DEVICE_KEY_BYTES = 32;

async function knownFor(host: Host, docketId: string): Promise<KnownDevice> {
  const { knownDevice } = await host.ask({ ask: 'knownDevice', docketId });
  return knownDevice ?? { forgotten: [] };
}

/** Whether this computer has the key of a slot that is in the docket. A folder that cannot be read is not known. */
export async function isRemembered(host: Host, folder: string): Promise<boolean> {
  const slots = await readSlots(folder).catch(() => undefined);
  if (slots === undefined) return false;
  const { slotId } = await knownFor(host, slots.docketId);
  return slotId !== undefined && hasDeviceSlot(slots, slotId);
}

/** What this computer opens a docket with. Throws `device-unusable` with the `problem` when it cannot be had. */
export async function deviceSecret(host: Host, folder: string): Promise<Secret> {
  const { docketId } = await readSlots(folder);
  const { deviceKey = { problem: 'missing' } } = await host.ask({ ask: 'deviceKey', docketId });
  if (!('problem' in deviceKey)) return { deviceKey: deviceKey.key, slotId: deviceKey.slotId };
  const { problem, was = '', now = '' } = deviceKey;
  throw new DocketError('device-unusable', { problem, was, now });
}

/** The keychain of this computer, and whether it opens the docket, as the person who has it open or as somebody else. */
export async function deviceState(
  host: Host,
  docket: OpenDocket,
): Promise<{ keychain: Keychain; remembered: boolean; own: boolean }> {
  const { keychain = { backend: '', refusal: 'unavailable' } } = await host.ask({ ask: 'keychain' });
  const { slots } = await readSlots(docket.folder);
  const { slotId } = await knownFor(host, docket.id);
  const slot = slots.find(({ kind, id }) => kind === 'device' && id === slotId);
  return { keychain, remembered: slot !== undefined, own: slot?.personId === docket.person.id };
}

/**
 * Lets this computer open the docket as the person who has it open. What it kept before for this docket, also for somebody
 * else, is forgotten.
 * Errors: `keychain-refused` with the `problem`, and those of `addDeviceSlot`; then nothing is kept.
 */
export async function rememberDevice(host: Host, docket: OpenDocket): Promise<void> {
  const deviceKey = randomBytes(DEVICE_KEY_BYTES);
  let kept = false;
  try {
    await addDeviceSlot(docket, deviceKey, async (slotId) => {
      const key = deviceKey.toString('hex');
      const { keychain } = await host.ask({ ask: 'keepDeviceKey', docketId: docket.id, slotId, key });
      const problem = keychain === undefined ? 'unavailable' : keychain.refusal;
      if (problem !== undefined)
        throw new DocketError('keychain-refused', { problem, backend: keychain?.backend ?? '' });
      kept = true;
    });
  } catch (error) {
    if (kept) await host.ask({ ask: 'forgetDevice', docketId: docket.id });
    throw error;
  } finally {
    sodium.sodium_memzero(deviceKey);
  }
  await dropForgotten(host, docket);
}

/**
 * Deletes the key that this computer keeps of a docket, and its slot when the docket is open; else the slot goes when the
 * docket is opened the next time. Throws `keychain-refused` when the key could not be deleted.
 */
export async function forgetDevice(host: Host, folder: string, docket?: OpenDocket): Promise<void> {
  const { docketId } = docket === undefined ? await readSlots(folder) : { docketId: docket.id };
  const { knownDevice } = await host.ask({ ask: 'forgetDevice', docketId });
  if (knownDevice === undefined || knownDevice.slotId !== undefined)
    throw new DocketError('keychain-refused', { problem: 'not-written', backend: '' });
  if (docket !== undefined) await dropForgotten(host, docket);
}

/** Takes the slots out of the docket whose keys this computer forgot. What the disk refuses is done at the next opening. */
export async function dropForgotten(host: Host, docket: OpenDocket): Promise<void> {
  const { forgotten } = await knownFor(host, docket.id);
  if (forgotten.length === 0) return;
  try {
    await removeDeviceSlots(docket, forgotten);
  } catch (error) {
    if (!(error instanceof DocketError) && codeOfFailure(error) === undefined) throw error;
    return;
  }
  await host.ask({ ask: 'slotsGone', docketId: docket.id, slotIds: forgotten });
}
