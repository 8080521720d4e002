import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HostAnswer } from '#docket/host.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { formatSlots, parseSlots, readSlots } from '#docket/vault/slots.ts';
import { type HostQuestion, hostMessageSchema } from '#shared/contract/host.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { FakeSafeStorage } from '#test/fixtures/safe-storage.ts';
import { type DeviceKeys, keepDeviceKeys } from '../../../electron/main/device-keys.ts';
import { SystemKeychain } from '../../../electron/main/keychain.ts';
import { failureOf, makeDocket, openWindow, passphrase, replacedBy, type TestWindow } from './window.ts';

const byDevice = { secret: { device: true as const } };

let first: TestWindow;
let storage: FakeSafeStorage;
const opened: TestWindow[] = [];

beforeEach(async () => {
  storage = new FakeSafeStorage();
  first = await openWindow();
  withKeychain(first);
  await makeDocket(first);
});
afterEach(async () => {
  for (const window of opened.splice(0)) await window.close();
  await first.close();
});

const folder = () => join(first.home, 'Acme.docket');
const keysFile = () => join(first.home, 'device-keys.json');
const keys = (): DeviceKeys => keepDeviceKeys(keysFile(), new SystemKeychain(storage, 'linux', 200));

/** Gives a fake main process the real keeper of device keys, over a keychain in memory. */
function withKeychain({ host }: TestWindow): void {
  const plain = host.ask.bind(host);
  host.ask = async (question) => {
    const answer: HostAnswer = { ...(await plain(question)), ...(await ofDevice(question)) };
    // As it crosses to the docket process.
    hostMessageSchema.parse({ type: 'answer', number: 1, ...answer });
    return answer;
  };
}

async function ofDevice(question: HostQuestion): Promise<Partial<HostAnswer>> {
  switch (question.ask) {
    case 'keychain':
      return { keychain: await keys().keychain() };
    case 'keepDeviceKey':
      return { keychain: await keys().keep(question) };
    case 'deviceKey':
      return { deviceKey: await keys().read(question.docketId) };
    case 'knownDevice':
      return { knownDevice: keys().known(question.docketId) };
    case 'forgetDevice':
      return { knownDevice: keys().forget(question.docketId) };
    case 'slotsGone':
      keys().dropMarks(question.docketId, question.slotIds);
      return {};
    default:
      return {};
  }
}

/** The next run of the program on the same computer, its docket locked. */
async function again(docketPath = folder()): Promise<TestWindow> {
  const window = await openWindow({ home: first.home, docketPath });
  withKeychain(window);
  opened.push(window);
  return window;
}

const kinds = async () => (await readSlots(folder())).slots.map(({ kind }) => kind).sort();

async function actions({ client }: TestWindow): Promise<string[]> {
  return (await client.trail.list({ limit: 20 })).entries.map(({ action }) => action);
}

describe('a docket that is remembered on this computer', () => {
  test('opens without a passphrase as the person who asked for it, until this device is forgotten', async () => {
    const { ref } = await first.client.cases.log({ kind: 'request', record: requestRecord });
    expect(await first.client.device.state({})).toMatchObject({ remembered: false, own: false });
    await first.client.device.remember({});
    expect(await first.client.device.state({})).toEqual({
      keychain: { backend: 'gnome_libsecret' },
      remembered: true,
      own: true,
    });
    expect(await actions(first)).toContain('device.remembered');
    await first.client.session.lock({});

    const second = await again();
    expect(await second.client.device.known({})).toEqual({ remembered: true });
    const status = await second.client.session.unlock(byDevice);
    expect(status).toMatchObject({ state: 'open', docket: { person: 'Li Na', role: 'officer' } });
    expect((await second.client.cases.find({ text: 'jana', limit: 5 })).rows.map((row) => row.ref)).toEqual([
      ref,
    ]);
    expect((await second.client.trail.verify({})).ok).toBe(true);
    const old = await readFile(layoutOf(folder()).slots);
    await second.client.device.forget({});
    expect(await actions(second)).toContain('device.forgotten');
    expect(await kinds()).toEqual(['passphrase', 'recovery']);
    await second.client.session.lock({});

    const third = await again();
    expect(await third.client.device.known({})).toEqual({ remembered: false });
    const refused = { code: 'device-unusable', details: { problem: 'missing', was: '', now: '' } };
    expect(await failureOf(third.client.session.unlock(byDevice))).toEqual(refused);
    // Not even with the slots from before: the other half is gone.
    await writeFile(layoutOf(folder()).slots, old);
    expect(await failureOf(third.client.session.unlock(byDevice))).toEqual(refused);
    expect((await third.client.session.unlock({ secret: { passphrase } })).state).toBe('open');
  });

  test('is not opened by a copy of its folder, nor by what the program keeps beside it', async () => {
    await first.client.device.remember({});
    await first.client.session.lock({});
    const copy = join(first.home, 'Copy.docket');
    await cp(folder(), copy, { recursive: true });
    storage = new FakeSafeStorage();
    const stolen = await again(copy);
    expect((await failureOf(stolen.client.session.unlock(byDevice)))?.details.problem).toBe('unreadable');
    const kept = await readFile(keysFile(), 'utf8');
    const slots = await readFile(layoutOf(folder()).slots, 'utf8');
    const { slots: all } = parseSlots(slots);
    for (const { wrapped, nonce } of all) {
      expect(kept).not.toContain(wrapped);
      expect(kept).not.toContain(nonce);
    }
  });

  test('can be forgotten while it is locked: the key goes at once, the slot at the next unlocking, whoever unlocks', async () => {
    await first.client.people.add({
      name: 'An auditor',
      role: 'auditor',
      passphrase: 'nine pale moths hover',
    });
    await first.client.device.remember({});
    await first.client.session.lock({});
    const locked = await again();
    await locked.client.device.forget({});
    expect(await locked.client.device.known({})).toEqual({ remembered: false });
    expect((await failureOf(locked.client.session.unlock(byDevice)))?.details.problem).toBe('missing');
    expect(await kinds()).toContain('device');
    await locked.client.session.unlock({ secret: { passphrase: 'nine pale moths hover' } });
    expect(await kinds()).not.toContain('device');
    expect(await actions(locked)).toContain('device.forgotten');
    expect((await locked.client.trail.verify({})).ok).toBe(true);
    expect(keys().known((await readSlots(folder())).docketId)).toEqual({ forgotten: [] });
  });

  test('an auditor may have it remembered too, and it opens as them, read-only', async () => {
    await first.client.people.add({
      name: 'An auditor',
      role: 'auditor',
      passphrase: 'nine pale moths hover',
    });
    await first.client.device.remember({});
    await first.client.session.lock({});
    const window = await again();
    await window.client.session.unlock({ secret: { passphrase: 'nine pale moths hover' } });
    expect(await window.client.device.state({})).toMatchObject({ remembered: true, own: false });
    await window.client.device.remember({});
    expect(await window.client.device.state({})).toMatchObject({ remembered: true, own: true });
    // One computer keeps one key: the officer's slot went with its key.
    expect((await kinds()).filter((kind) => kind === 'device')).toHaveLength(1);
    await window.client.session.lock({});
    const next = await again();
    expect(await next.client.session.unlock(byDevice)).toMatchObject({
      readOnly: true,
      docket: { role: 'auditor' },
    });
  });

  test('a change of the passphrase and a rotation of the docket key leave it as it is', async () => {
    await first.client.device.remember({});
    await first.client.session.changePassphrase({ current: { passphrase }, next: 'twelve soft owls listen' });
    for await (const { step } of await first.client.keep.rotate({})) if (step === 'done') break;
    await first.client.session.lock({});
    const second = await again();
    expect((await second.client.session.unlock(byDevice)).state).toBe('open');
    expect((await second.client.trail.verify({})).ok).toBe(true);
  });

  test('a person who is removed takes the slot along: their computer opens nothing any more', async () => {
    await first.client.people.add({ name: 'Tom', role: 'responder', passphrase: 'nine pale moths hover' });
    await first.client.session.lock({});
    const his = await again();
    await his.client.session.unlock({ secret: { passphrase: 'nine pale moths hover' } });
    await his.client.device.remember({});
    await his.client.session.lock({});
    const hers = await again();
    await hers.client.session.unlock({ secret: { passphrase } });
    const { people } = await hers.client.people.list({});
    await hers.client.people.remove({ id: people.find(({ name }) => name === 'Tom')?.id ?? '' });
    expect(await kinds()).toEqual(['passphrase', 'recovery']);
    await hers.client.session.lock({});
    const after = await again();
    expect(await after.client.device.known({})).toEqual({ remembered: false });
    expect(await failureOf(after.client.session.unlock(byDevice))).toMatchObject({
      code: 'device-unusable',
      details: { problem: 'slot' },
    });
  });
});

describe('the keychain of the system', () => {
  test.each([
    ['obfuscated', () => (storage.backend = 'basic_text')],
    ['unknown', () => (storage.backend = 'unknown')],
    ['unavailable', () => (storage.available = false)],
  ])('is refused as %s, and the docket is as it was', async (problem, change) => {
    change();
    const before = await readFile(layoutOf(folder()).slots, 'utf8');
    expect((await first.client.device.state({})).keychain.refusal).toBe(problem);
    expect(await failureOf(first.client.device.remember({}))).toMatchObject({
      code: 'keychain-refused',
      details: { problem },
    });
    expect(await readFile(layoutOf(folder()).slots, 'utf8')).toBe(before);
    expect(await actions(first)).not.toContain('device.remembered');
    expect(await first.client.device.state({})).toMatchObject({ remembered: false });
  });

  test('that changed or does not decrypt is told, the passphrase opens, and nothing is deleted or made anew', async () => {
    await first.client.device.remember({});
    await first.client.session.lock({});
    const before = [await readFile(keysFile(), 'utf8'), await readFile(layoutOf(folder()).slots, 'utf8')];
    const window = await again();
    storage.backend = 'basic_text';
    expect(await failureOf(window.client.session.unlock(byDevice))).toEqual({
      code: 'device-unusable',
      details: { problem: 'backend', was: 'gnome_libsecret', now: 'basic_text' },
    });
    const right = storage;
    storage = new FakeSafeStorage();
    expect((await failureOf(window.client.session.unlock(byDevice)))?.details.problem).toBe('unreadable');
    expect((await window.client.session.unlock({ secret: { passphrase } })).state).toBe('open');
    await window.client.session.lock({});
    expect([await readFile(keysFile(), 'utf8'), await readFile(layoutOf(folder()).slots, 'utf8')]).toEqual(
      before,
    );
    storage = right;
    storage.backend = 'gnome_libsecret';
    const next = await again();
    expect((await next.client.session.unlock(byDevice)).state).toBe('open');
  });

  test('is not asked by anybody who only looks at a locked docket', async () => {
    await first.client.device.remember({});
    await first.client.session.lock({});
    const window = await again();
    await window.client.device.known({});
    expect(window.host.asked.map(({ ask }) => ask)).toEqual(['knownDevice']);
  });
});

test('slots in which somebody has nothing but a device are never written', async () => {
  await first.client.device.remember({});
  const slots = await readSlots(folder());
  const alone = { ...slots, slots: slots.slots.filter(({ kind }) => kind === 'device') };
  expect(() => formatSlots(alone)).toThrow();
});

test('a backup from before this device was forgotten is not opened by it', async () => {
  await first.client.device.remember({});
  first.host.paths.chooseTarget = [join(first.home, 'before.zip')];
  await first.client.keep.backup({});
  await first.client.device.forget({});
  first.host.paths.chooseFiles = [join(first.home, 'before.zip')];
  const { backup } = await first.client.session.chooseBackup({});
  await replacedBy(first.client.session.restoreOver({ backup: backup?.token ?? '', passphrase }));
  expect(await kinds()).toContain('device');
  const window = await again();
  expect(await window.client.device.known({})).toEqual({ remembered: false });
  expect(await failureOf(window.client.session.unlock(byDevice))).toMatchObject({ code: 'device-unusable' });
});
