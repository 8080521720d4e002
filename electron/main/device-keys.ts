import { existsSync, renameSync } from 'node:fs';
import { z } from 'zod';
import type { Keychain } from '#shared/contract/device.ts';
import type { DeviceKeyAnswer, KnownDevice } from '#shared/contract/device-host.ts';
import { nowMs } from '#shared/time.ts';
import type { SystemKeychain } from './keychain.ts';
import { readSmallFile, writeSmallFile } from './small-file.ts';

const keySchema = z.object({
  docketId: z.uuid(),
  slotId: z.uuid(),
  /** The keychain that encrypted it, by the name that the system gives it. */
  backend: z.string(),
  /** Base64. */
  encrypted: z.base64(),
});
const fileSchema = z.object({
  keys: z.array(keySchema),
  /** Slots whose keys were deleted here, which are taken out of their docket when it is opened the next time. */
  forgotten: z.array(z.object({ docketId: z.uuid(), slotId: z.uuid() })),
});
type Kept = z.infer<typeof fileSchema>;

/** The keys of device slots, encrypted by the keychain of the system: one for each docket that is remembered here. */
export interface DeviceKeys {
  keychain(): Promise<Keychain>;
  /** Encrypts and keeps a key, in the place of the one before. With a refusal nothing was kept, and nothing forgotten. */
  keep(wanted: { docketId: string; slotId: string; key: string }): Promise<Keychain>;
  read(docketId: string): Promise<DeviceKeyAnswer>;
  known(docketId: string): KnownDevice;
  /** Deletes the key of a docket. What could not be deleted is still named in the answer. */
  forget(docketId: string): KnownDevice;
  /** Forgets that slots have to be taken out of a docket. */
  dropMarks(docketId: string, slotIds: readonly string[]): void;
}

/** @param file in the user-data folder; one that cannot be read is set aside before another is written */
export function keepDeviceKeys(file: string, keychain: SystemKeychain): DeviceKeys {
  const readFile = () => readSmallFile(file, fileSchema);
  const read = (): Kept => readFile() ?? { keys: [], forgotten: [] };

  /** True when it was written. */
  function write(kept: Kept): boolean {
    try {
      if (existsSync(file) && readFile() === undefined) renameSync(file, `${file}.damaged-${nowMs()}`);
      writeSmallFile(file, kept);
      return true;
    } catch {
      console.error('The keys of remembered dockets could not be written.');
      return false;
    }
  }

  /** The file without a docket's key, whose slot is marked as one to be taken out. */
  function without(docketId: string): Kept {
    const { keys, forgotten } = read();
    const gone = keys.filter((one) => one.docketId === docketId);
    return {
      keys: keys.filter((one) => one.docketId !== docketId),
      forgotten: [...forgotten, ...gone.map(({ slotId }) => ({ docketId, slotId }))],
    };
  }

  function known(docketId: string): KnownDevice {
    const { keys, forgotten } = read();
    const slotId = keys.find((one) => one.docketId === docketId)?.slotId;
    return {
      ...(slotId === undefined ? {} : { slotId }),
      forgotten: forgotten.filter((one) => one.docketId === docketId).map((one) => one.slotId),
    };
  }

  return {
    known,
    keychain: () => keychain.state(),
    async keep({ docketId, slotId, key }) {
      const state = await keychain.state();
      if (state.refusal !== undefined) return state;
      const encrypted = await keychain.encrypt(key).catch(() => null);
      if (encrypted === null) return { ...state, refusal: 'unavailable' };
      if (encrypted === undefined) return { ...state, refusal: 'obfuscated' };
      const kept = without(docketId);
      const { backend } = state;
      kept.keys.push({ docketId, slotId, backend, encrypted: encrypted.toString('base64') });
      return write(kept) ? state : { ...state, refusal: 'not-written' };
    },
    async read(docketId) {
      const found = read().keys.find((one) => one.docketId === docketId);
      if (found === undefined) return { problem: 'missing' };
      const { backend, refusal } = await keychain.state();
      if (backend !== found.backend) return { problem: 'backend', was: found.backend, now: backend };
      if (refusal !== undefined) return { problem: 'unavailable' };
      const opened = await keychain.decrypt(Buffer.from(found.encrypted, 'base64'));
      if (opened === undefined) return { problem: 'unreadable' };
      if (opened.isOld) await renew(found, opened.text);
      return { slotId: found.slotId, key: opened.text };
    },
    forget(docketId) {
      write(without(docketId));
      return known(docketId);
    },
    dropMarks(docketId, slotIds) {
      const { keys, forgotten } = read();
      const left = forgotten.filter((one) => one.docketId !== docketId || !slotIds.includes(one.slotId));
      write({ keys, forgotten: left });
    },
  };

  /** Encrypts a key anew because the keychain has a newer key of its own. What fails leaves the old one, which still opens. */
  async function renew(old: Kept['keys'][number], text: string): Promise<void> {
    const encrypted = await keychain.encrypt(text).catch(() => undefined);
    if (encrypted === undefined) return;
    const { keys, forgotten } = read();
    const renewed = keys.map((one) =>
      one.slotId === old.slotId ? { ...one, encrypted: encrypted.toString('base64') } : one,
    );
    write({ keys: renewed, forgotten });
  }
}
