import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeSafeStorage } from '#test/fixtures/safe-storage.ts';
import { keepDeviceKeys } from '../../../electron/main/device-keys.ts';
import { SystemKeychain } from '../../../electron/main/keychain.ts';

function keychainOf(storage: FakeSafeStorage, platform: NodeJS.Platform = 'linux') {
  return new SystemKeychain(storage, platform, 250);
}

describe('which keychains are used', () => {
  it.each([
    ['gnome_libsecret', undefined],
    ['kwallet', undefined],
    ['kwallet5', undefined],
    ['kwallet6', undefined],
    ['basic_text', 'obfuscated'],
    ['unknown', 'unknown'],
  ])('on Linux: %s, refusal %s', async (backend, refusal) => {
    const storage = new FakeSafeStorage();
    storage.backend = backend;
    expect(await keychainOf(storage).state()).toEqual({ backend, refusal });
  });

  it('the system’s own on macOS and Windows', async () => {
    const storage = new FakeSafeStorage();
    expect(await keychainOf(storage, 'darwin').state()).toEqual({ backend: 'keychain' });
    expect(await keychainOf(storage, 'win32').state()).toEqual({ backend: 'dpapi' });
  });

  it.each(['linux', 'darwin', 'win32'] as const)('none that is not available: %s', async (platform) => {
    const storage = new FakeSafeStorage();
    storage.available = false;
    expect((await keychainOf(storage, platform).state()).refusal).toBe('unavailable');
  });

  it('one that is there only after a while is waited for', async () => {
    const storage = new FakeSafeStorage();
    storage.available = false;
    setTimeout(() => {
      storage.available = true;
    }, 120);
    expect((await keychainOf(storage).state()).refusal).toBeUndefined();
  });

  it('none of a version of Electron that has no way to it without waiting', async () => {
    const old = { getSelectedStorageBackend: () => 'gnome_libsecret' };
    expect((await new SystemKeychain(old, 'linux').state()).refusal).toBe('unsupported');
  });
});

describe('the keys that a computer keeps', () => {
  let folder: string;
  let file: string;
  let storage: FakeSafeStorage;
  const docketId = randomUUID();
  const slotId = randomUUID();
  const key = randomBytes(32).toString('hex');
  const keys = () => keepDeviceKeys(file, keychainOf(storage));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'privacy-docket-keys-'));
    file = join(folder, 'device-keys.json');
    storage = new FakeSafeStorage();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('come back after the program was started anew, and never stand readable in the file', async () => {
    expect(await keys().keep({ docketId, slotId, key })).toEqual({ backend: 'gnome_libsecret' });
    expect(await keys().read(docketId)).toEqual({ slotId, key });
    const kept = readFileSync(file, 'utf8');
    for (const form of ['hex', 'base64'] as const)
      expect(kept).not.toContain(Buffer.from(key, 'hex').toString(form));
    expect(kept).not.toContain(Buffer.from(key).toString('base64'));
  });

  it('are kept by no keychain that only obfuscates, whatever it calls itself', async () => {
    storage.backend = 'basic_text';
    expect((await keys().keep({ docketId, slotId, key })).refusal).toBe('obfuscated');
    expect(storage.encryptions).toBe(0);
    storage.backend = 'gnome_libsecret';
    storage.mark = 'v10';
    expect((await keys().keep({ docketId, slotId, key })).refusal).toBe('obfuscated');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('another keychain, one that does not decrypt, and none are told apart, and nothing is deleted', async () => {
    await keys().keep({ docketId, slotId, key });
    const before = readFileSync(file, 'utf8');
    storage.backend = 'kwallet6';
    expect(await keys().read(docketId)).toEqual({
      problem: 'backend',
      was: 'gnome_libsecret',
      now: 'kwallet6',
    });
    storage.backend = 'basic_text';
    expect(await keys().read(docketId)).toMatchObject({ problem: 'backend', now: 'basic_text' });
    storage.backend = 'gnome_libsecret';
    storage.available = false;
    expect(await keys().read(docketId)).toEqual({ problem: 'unavailable' });
    storage = new FakeSafeStorage();
    expect(await keys().read(docketId)).toEqual({ problem: 'unreadable' });
    expect(await keys().read(randomUUID())).toEqual({ problem: 'missing' });
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('are encrypted anew when the keychain asks for it', async () => {
    await keys().keep({ docketId, slotId, key });
    storage.shouldReEncrypt = true;
    expect(await keys().read(docketId)).toEqual({ slotId, key });
    expect(storage.encryptions).toBe(2);
    storage.shouldReEncrypt = false;
    expect(await keys().read(docketId)).toEqual({ slotId, key });
  });

  it('are gone when they are forgotten, and only the slot is remembered until it is out of the docket', async () => {
    const other = randomUUID();
    await keys().keep({ docketId, slotId, key });
    await keys().keep({ docketId: other, slotId: randomUUID(), key });
    const encrypted = Buffer.from(await storage.encryptStringAsync(key)).toString('base64');
    expect(readFileSync(file, 'utf8').split(encrypted)).toHaveLength(3);
    expect(keys().forget(docketId)).toEqual({ forgotten: [slotId] });
    expect(readFileSync(file, 'utf8').split(encrypted)).toHaveLength(2);
    expect(await keys().read(docketId)).toEqual({ problem: 'missing' });
    expect(keys().known(other).slotId).toBeDefined();
    keys().dropMarks(docketId, [slotId]);
    expect(keys().known(docketId)).toEqual({ forgotten: [] });
  });

  it('of a damaged file are set aside, never written over', async () => {
    writeFileSync(file, '{"keys":[{"docketId"');
    await keys().keep({ docketId, slotId, key });
    const [aside] = readdirSync(folder).filter((name) => name.includes('damaged'));
    expect(readFileSync(join(folder, aside ?? ''), 'utf8')).toBe('{"keys":[{"docketId"');
    expect(await keys().read(docketId)).toEqual({ slotId, key });
  });

  it('say so when they could not be written or deleted', async () => {
    await keys().keep({ docketId, slotId, key });
    const elsewhere = keepDeviceKeys(join(file, 'device-keys.json'), keychainOf(storage));
    expect((await elsewhere.keep({ docketId, slotId, key })).refusal).toBe('not-written');
  });
});
