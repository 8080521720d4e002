import { randomBytes } from 'node:crypto';
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openConnection } from '#docket/database/connection.ts';
import { appendEntry } from '#docket/trail/append.ts';
import { listEntries } from '#docket/trail/list.ts';
import { introduction } from '#docket/trail/members.ts';
import { readMembership } from '#docket/trail/membership.ts';
import { verifyTrail } from '#docket/trail/verify.ts';
import { backupDocket } from '#docket/vault/backup.ts';
import { checkDocket } from '#docket/vault/check.ts';
import { addDeviceSlot, removeDeviceSlots } from '#docket/vault/device-slots.ts';
import { type OpenDocket, sessionOf } from '#docket/vault/docket.ts';
import { createSeed } from '#docket/vault/identity.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { addPerson, changePassphrase, listPeople, removePerson } from '#docket/vault/manage-people.ts';
import { openDocket } from '#docket/vault/open.ts';
import { confirmRecoveryKey, replaceRecoveryKey } from '#docket/vault/recovery.ts';
import { raiseSlot } from '#docket/vault/renew-slot.ts';
import { restoreDocket } from '#docket/vault/restore.ts';
import { rotateDocketKey } from '#docket/vault/rotate.ts';
import { LEAST_KDF, parseSlots, readSlots, type Slot, writeSlots } from '#docket/vault/slots.ts';
import { openSnapshot } from '#docket/vault/snapshot.ts';
import { passphraseSlot, type Secret } from '#docket/vault/wrap.ts';
import { failureOf, freshDocket, keyOf, PASSPHRASE } from './helpers.ts';

const own = { passphrase: PASSPHRASE };
const ann = { passphrase: 'eleven calm otters drift' };
const next = 'twelve soft owls listen';

/** Somebody or something that is shut out: what it opened with, and what of it opens afterwards. */
interface ShutOut {
  secret: Secret;
  officer: Secret;
}

const ways: Record<string, (docket: OpenDocket, recoveryKey: string) => Promise<ShutOut>> = {
  'a person who was removed': async (docket) => {
    const { id } = await addPerson(docket, { name: 'Ann', role: 'responder', kdf: LEAST_KDF, ...ann });
    await keep(docket);
    await removePerson(docket, id);
    return { secret: ann, officer: own };
  },
  'a passphrase that was changed': async (docket) => {
    await keep(docket);
    await changePassphrase(docket, { current: own, next, kdf: LEAST_KDF });
    return { secret: own, officer: { passphrase: next } };
  },
  'a recovery key that was replaced': async (docket, recoveryKey) => {
    await confirmRecoveryKey(docket, recoveryKey);
    await keep(docket);
    await confirmRecoveryKey(docket, await replaceRecoveryKey(docket, 'en'));
    return { secret: { recoveryKey }, officer: own };
  },
  'a recovery key that was never typed back': async (docket, recoveryKey) => {
    await confirmRecoveryKey(docket, recoveryKey);
    const abandoned = await replaceRecoveryKey(docket, 'en');
    await keep(docket);
    await confirmRecoveryKey(docket, await replaceRecoveryKey(docket, 'en'));
    return { secret: { recoveryKey: abandoned }, officer: own };
  },
  'a computer that forgot the docket': async (docket) => {
    const deviceKey = randomBytes(32);
    let slotId = '';
    await addDeviceSlot(docket, deviceKey, async (id) => {
      slotId = id;
    });
    await keep(docket);
    await removeDeviceSlots(docket, [slotId]);
    return { secret: { deviceKey: deviceKey.toString('hex'), slotId }, officer: own };
  },
};

const kept = (folder: string) => join(folder, '..', 'kept.json');

async function keep({ folder }: OpenDocket): Promise<void> {
  await copyFile(layoutOf(folder).slots, kept(folder));
}

/** Puts every slot of the kept slots.json back that is not in the one of today. Returns which. */
async function putBack(folder: string): Promise<Slot[]> {
  const now = await readSlots(folder);
  const before = parseSlots(await readFile(kept(folder), 'utf8'));
  const gone = before.slots.filter(({ id }) => !now.slots.some((slot) => slot.id === id));
  await writeSlots(folder, { ...now, slots: [...now.slots, ...gone] });
  return gone;
}

describe.each(Object.keys(ways))('%s', (way) => {
  it('opens nothing when its slot is put back, is named by the check, and a rotation leaves it behind', async () => {
    const { docket, recoveryKey } = await freshDocket();
    const { folder } = docket;
    const shutOut = await (ways[way] ?? fail)(docket, recoveryKey);
    await docket.close();
    const [slot] = await putBack(folder);

    for (const open of [openDocket, openSnapshot]) {
      const refused = await failureOf(open({ folder, secret: shutOut.secret }));
      expect(refused).toMatchObject({ code: 'slot-unknown', details: { kind: slot?.kind } });
      expect(refused.details.takenOutAt).toBeDefined();
    }
    const officer = await openDocket({ folder, secret: shutOut.officer });
    const findings = (await checkDocket(officer)).findings.filter(({ ok }) => !ok);
    expect(findings).toEqual(findings.map((one) => ({ ...one, part: 'slots', problem: 'slot-unknown' })));
    expect(findings.length).toBeGreaterThan(0);
    const backup = join(folder, '..', 'with.zip');
    await backupDocket(officer, backup);
    const rotated = await rotateDocketKey(officer);
    expect((await readSlots(folder)).slots.map(({ id }) => id)).not.toContain(slot?.id);
    expect((await checkDocket(rotated)).ok).toBe(true);
    await rotated.close();
    expect((await failureOf(openDocket({ folder, secret: shutOut.secret }))).code).not.toBe('slot-unknown');
    const restored = await restoreDocket(backup, join(folder, '..', 'restored.docket'));
    expect((await readSlots(restored.folder)).slots.map(({ id }) => id)).not.toContain(slot?.id);

    await putBack(folder);
    const after = await failureOf(openDocket({ folder, secret: shutOut.secret }));
    expect(['slots-damaged', 'slot-unknown']).toContain(after.code);
    await (await openDocket({ folder, secret: shutOut.officer })).close();
  });

  it('opens nothing with the whole slots.json of before, under the key of today or a new one', async () => {
    const { docket, recoveryKey } = await freshDocket();
    const { folder } = docket;
    const { secret, officer } = await (ways[way] ?? fail)(docket, recoveryKey);
    await docket.close();
    const today = join(folder, '..', 'today.json');
    await copyFile(layoutOf(folder).slots, today);
    await copyFile(kept(folder), layoutOf(folder).slots);
    expect((await failureOf(openDocket({ folder, secret }))).code).toBe('slot-unknown');
    await copyFile(today, layoutOf(folder).slots);
    await (await rotateDocketKey(await openDocket({ folder, secret: officer }))).close();
    await copyFile(kept(folder), layoutOf(folder).slots);
    expect((await failureOf(openDocket({ folder, secret }))).code).toBe('key-mismatch');
  });
});

function fail(): never {
  throw new Error('no such way');
}

describe('a slot that the docket never had', () => {
  it('opens nothing, though somebody who once had the docket key made it', async () => {
    const { docket } = await freshDocket();
    const { folder } = docket;
    const content = { docketId: docket.id, personId: docket.person.id, seed: createSeed() };
    await docket.close();
    const slot = await passphraseSlot({ ...content, docketKey: await keyOf(folder) }, next, LEAST_KDF);
    const slots = await readSlots(folder);
    await writeSlots(folder, { ...slots, slots: [...slots.slots, slot] });
    const refused = await failureOf(openDocket({ folder, secret: { passphrase: next } }));
    expect(refused).toMatchObject({ code: 'slot-unknown', details: { kind: 'passphrase' } });
    expect(refused.details.takenOutAt).toBeUndefined();
    await addAndRemove(folder);
    expect((await readSlots(folder)).slots.map(({ id }) => id)).not.toContain(slot.id);
  });
});

/** Any change of slots. */
async function addAndRemove(folder: string): Promise<void> {
  const docket = await openDocket({ folder, secret: own });
  await addPerson(docket, { name: 'Ann', role: 'responder', kdf: LEAST_KDF, ...ann });
  await docket.close();
}

it('an old slot with the passphrase of today keeps nobody out: the one of today is found behind it', async () => {
  const { docket } = await freshDocket();
  const { folder } = docket;
  await keep(docket);
  await raiseSlot(docket, own, { ...LEAST_KDF, memLimitBytes: LEAST_KDF.memLimitBytes + 1024 * 1024 });
  expect((await listEntries(docket.db, { limit: 1 }))[0]?.action).toBe('slot.renewed');
  await docket.close();
  const gone = await putBack(folder);
  expect(gone).toHaveLength(1);
  const slots = await readSlots(folder);
  await writeSlots(folder, { ...slots, slots: slots.slots.toReversed() });
  const opened = await openDocket({ folder, secret: own });
  expect(await verifyTrail(opened.db)).toMatchObject({ ok: true });
  await opened.close();
});

describe('slots.json and docket.db are two files', () => {
  it.each([
    ['before docket.db has said which stay', PASSPHRASE],
    ['after docket.db has said which stay', next],
  ])('a kill between them leaves nobody outside: %s', async (when, opens) => {
    const { docket } = await freshDocket();
    const { folder } = docket;
    const before = await readSlots(folder);
    const old = join(folder, '..', 'old.db');
    const raw = sessionOf(docket).raw;
    raw.pragma('wal_checkpoint(TRUNCATE)');
    await copyFile(layoutOf(folder).database, old);
    await changePassphrase(docket, { current: own, next, kdf: LEAST_KDF });
    const after = await readSlots(folder);
    await docket.close();
    const fresh = after.slots.filter(({ id }) => !before.slots.some((slot) => slot.id === id));
    // What stands there while docket.db decides.
    await writeSlots(folder, { ...before, pending: true, slots: [...before.slots, ...fresh] });
    if (when.startsWith('before')) await copyFile(old, layoutOf(folder).database);

    const shut = opens === next ? PASSPHRASE : next;
    expect((await failureOf(openDocket({ folder, secret: { passphrase: shut } }))).code).toBe('slot-unknown');
    const opened = await openDocket({ folder, secret: { passphrase: opens } });
    expect(await readSlots(folder)).toEqual(opens === next ? after : before);
    expect((await checkDocket(opened)).ok).toBe(true);
    await opened.close();
    expect((await failureOf(openDocket({ folder, secret: { passphrase: shut } }))).code).toBe(
      'wrong-passphrase',
    );
  });

  it('a change that docket.db refuses leaves slots.json as it was', async () => {
    const { docket } = await freshDocket();
    const { folder } = docket;
    const before = await readSlots(folder);
    sessionOf(docket).raw.exec(
      "CREATE TRIGGER full BEFORE UPDATE ON meta BEGIN SELECT RAISE(ABORT, 'no room'); END",
    );
    await expect(changePassphrase(docket, { current: own, next, kdf: LEAST_KDF })).rejects.toThrow();
    expect(await readSlots(folder)).toEqual(before);
    await docket.close();
    await (await openDocket({ folder, secret: own })).close();
  });
});

describe('a role', () => {
  const roles = ['responder', 'auditor'] as const;

  it.each(roles)('of a %s is raised by nothing that they write and sign themselves', async (role) => {
    const { docket } = await freshDocket();
    const { folder } = docket;
    const { id } = await addPerson(docket, { name: 'Ann', role, kdf: LEAST_KDF, ...ann });
    await docket.close();
    const hers = await openDocket({ folder, secret: ann });
    const { raw } = sessionOf(hers);
    raw.pragma('query_only = OFF');
    const { publicKey } = hers.person.signer;
    const details = { person: 'Ann', personId: id, ...introduction(publicKey, 'officer') };
    await hers.db
      .transaction()
      .execute((trx) => appendEntry(trx, { person: hers.person, action: 'person.added', details }));
    expect((await verifyTrail(hers.db)).firstProblem).toEqual({ seq: 3, problem: 'not-entitled' });
    await hers.close();
    const again = await openDocket({ folder, secret: ann });
    expect(again.person.role).toBe(role);
    const { problem } = await readMembership(again.db);
    expect(problem).toEqual({ seq: 3, problem: 'not-entitled' });
    await again.close();
  });

  it('is not raised by a table of people, by a number from which signatures count, or by a slot of another form', async () => {
    const { docket } = await freshDocket();
    const { folder } = docket;
    const { id } = await addPerson(docket, { name: 'Ann', role: 'responder', kdf: LEAST_KDF, ...ann });
    await docket.close();
    const raw = openConnection(layoutOf(folder).database, await keyOf(folder));
    raw.exec(`CREATE TABLE people (id TEXT, name TEXT, role TEXT, created_at TEXT, removed_at TEXT);
      INSERT INTO people VALUES ('${id}', 'Ann', 'officer', '2026-01-01T00:00:00.000Z', NULL);
      INSERT INTO meta VALUES ('signedFrom', '99')`);
    raw.close();
    const hers = await openDocket({ folder, secret: ann });
    expect(hers.person.role).toBe('responder');
    await hers.close();
  });

  it.each([
    ['altered', "UPDATE trail SET details = '{}' WHERE seq = 3"],
    ['altered', "UPDATE trail SET action = 'law.accepted' WHERE seq = 3"],
    ['missing', 'DELETE FROM trail WHERE seq = 3'],
  ])(
    'ends with the person: the entry of a removal is named when it is %s, and still counts',
    async (problem, attack) => {
      const { docket } = await freshDocket();
      const { folder } = docket;
      const { id } = await addPerson(docket, { name: 'Ann', role: 'officer', kdf: LEAST_KDF, ...ann });
      await keep(docket);
      await removePerson(docket, id);
      const { raw } = sessionOf(docket);
      raw.exec('DROP TRIGGER trail_refuses_update; DROP TRIGGER trail_refuses_delete');
      raw.exec(attack);
      expect((await verifyTrail(docket.db)).firstProblem).toEqual({ seq: 3, problem });
      expect((await readMembership(docket.db)).problem).toEqual({ seq: 3, problem });
      expect(await listPeople(docket)).toHaveLength(1);
      await docket.close();
      await putBack(folder);
      expect((await failureOf(openDocket({ folder, secret: ann }))).code).toBe('slot-unknown');
    },
  );
});
