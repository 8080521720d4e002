import { describe, expect, it } from 'vitest';
import { listEntries } from '#docket/trail/list.ts';
import { verifyTrail } from '#docket/trail/verify.ts';
import { addPerson, changePassphrase, listPeople, removePerson } from '#docket/vault/manage-people.ts';
import { openDocket } from '#docket/vault/open.ts';
import { confirmRecoveryKey, replaceRecoveryKey } from '#docket/vault/recovery.ts';
import { LEAST_KDF, readSlots } from '#docket/vault/slots.ts';
import { failureOf, freshDocket, PASSPHRASE } from './helpers.ts';

const ann = { name: 'Ann', passphrase: 'eleven calm otters drift', kdf: LEAST_KDF };
const own = { passphrase: PASSPHRASE };

describe('people', () => {
  it('open the docket with their own passphrase, in their role, and sign their own entries', async () => {
    const { docket } = await freshDocket();
    const { folder } = docket;
    const { id } = await addPerson(docket, { ...ann, role: 'officer' });
    expect(await listPeople(docket)).toMatchObject([
      { id: docket.person.id, role: 'officer', self: true, hasPassphrase: true, holdsRecoveryKey: true },
      {
        id,
        name: 'Ann',
        role: 'officer',
        self: false,
        hasPassphrase: true,
        holdsRecoveryKey: false,
        kdf: LEAST_KDF,
      },
    ]);
    await docket.close();
    const hers = await openDocket({ folder, secret: ann });
    expect(hers.person).toMatchObject({ id, name: 'Ann', role: 'officer' });
    expect(hers.person.signer.keyId).not.toBe(docket.person.signer.keyId);
    await addPerson(hers, {
      name: 'Bo',
      role: 'auditor',
      passphrase: 'nine pale moths hover',
      kdf: LEAST_KDF,
    });
    const report = await verifyTrail(hers.db);
    expect(report).toMatchObject({ ok: true, count: 3 });
    expect(report.signers.map(({ personName }) => personName)).toEqual([docket.person.name, 'Ann', 'Bo']);
    expect((await listEntries(hers.db, { limit: 1 }))[0]).toMatchObject({
      personName: 'Ann',
      action: 'person.added',
    });
    await hers.close();
  });

  it('have each a passphrase of their own', async () => {
    const { docket } = await freshDocket();
    for (const [passphrase, code] of [
      [PASSPHRASE, 'passphrase-taken'],
      ['short', 'passphrase-too-weak'],
    ] as const) {
      expect((await failureOf(addPerson(docket, { ...ann, passphrase, role: 'officer' }))).code).toBe(code);
    }
    expect(await listPeople(docket)).toHaveLength(1);
    expect((await verifyTrail(docket.db)).count).toBe(1);
  });

  it.each([
    ['elevenchars', 'short'],
    ['qwertyuiopasdf', 'sequence'],
    ['three calm otters', 'fewWords'],
    ['iloveyou2024!', 'similarToCommon'],
    ['床前明月光，疑是地上霜，举头', 'knownPhrase'],
    ['SeededOrganisation1', 'userInputs'],
  ])(
    'are refused the weak passphrase “%s”, with the reason, and so is who changes to it',
    async (weak, problem) => {
      const { docket } = await freshDocket();
      const before = await readSlots(docket.folder);
      for (const refused of [
        addPerson(docket, { ...ann, passphrase: weak, role: 'auditor' }),
        changePassphrase(docket, { current: own, next: weak, kdf: LEAST_KDF }),
      ]) {
        const { code, details } = await failureOf(refused);
        expect(code).toBe('passphrase-too-weak');
        expect(details).toEqual({ problem, minimum: 12 });
      }
      expect(await readSlots(docket.folder)).toEqual(before);
      expect((await verifyTrail(docket.db)).count).toBe(1);
    },
  );

  it('who were removed open nothing, and sign nothing that verifies; one officer stays', async () => {
    const { docket } = await freshDocket();
    const { folder } = docket;
    const { id } = await addPerson(docket, { ...ann, role: 'officer' });
    expect((await failureOf(removePerson(docket, docket.person.id))).details).toEqual({ problem: 'self' });
    await docket.close();

    const hers = await openDocket({ folder, secret: ann });
    const first = (await listPeople(hers))[0]?.id ?? '';
    expect((await failureOf(removePerson(hers, first))).details).toEqual({ problem: 'recovery-key' });
    await hers.close();

    const again = await openDocket({ folder, secret: own });
    expect(await removePerson(again, id)).toEqual({ rotationAdvised: true });
    expect(await listPeople(again)).toHaveLength(1);
    expect(await verifyTrail(again.db)).toMatchObject({ ok: true });
    expect((await failureOf(removePerson(again, id))).code).toBe('bad-input');
    await again.close();
    expect((await failureOf(openDocket({ folder, secret: ann }))).code).toBe('wrong-passphrase');
  });

  it('an auditor’s docket refuses every change, but keeps the entry of what leaves it', async () => {
    const { docket } = await freshDocket();
    const { folder } = docket;
    await addPerson(docket, { ...ann, role: 'auditor' });
    await docket.close();
    const auditing = await openDocket({ folder, secret: ann });
    expect(auditing.readOnly).toBe(true);
    const insert = auditing.db.insertInto('meta').values({ key: 'x', value: 'y' }).execute();
    await expect(insert).rejects.toMatchObject({ code: 'folder-not-writable' });
    await expect(auditing.files.add(Buffer.from('x'), 'x', 'y')).rejects.toMatchObject({
      code: 'folder-not-writable',
    });
    const next = 'twelve soft owls listen';
    await changePassphrase(auditing, { current: ann, next, kdf: LEAST_KDF });
    expect(await verifyTrail(auditing.db)).toMatchObject({ ok: true, count: 3 });
    await expect(auditing.db.deleteFrom('meta').execute()).rejects.toMatchObject({
      code: 'folder-not-writable',
    });
    await auditing.close();
    await (await openDocket({ folder, secret: { passphrase: next } })).close();
  });
});

describe('a passphrase', () => {
  it('is replaced by its person, and rewraps nothing but that slot', async () => {
    const { docket, recoveryKey } = await freshDocket();
    const { folder } = docket;
    const before = await readSlots(folder);
    const next = 'twelve soft owls listen';
    const wrong = { passphrase: 'not the passphrase at all' };
    expect((await failureOf(changePassphrase(docket, { current: wrong, next }))).code).toBe(
      'wrong-passphrase',
    );
    await changePassphrase(docket, { current: own, next, kdf: LEAST_KDF });
    const after = await readSlots(folder);
    expect(after.keyCheck).toBe(before.keyCheck);
    expect(after.slots.filter(({ kind }) => kind === 'recovery')).toEqual(
      before.slots.filter(({ kind }) => kind === 'recovery'),
    );
    await docket.close();
    expect((await failureOf(openDocket({ folder, secret: own }))).code).toBe('wrong-passphrase');

    const forgotten = await openDocket({ folder, secret: { recoveryKey } });
    await changePassphrase(forgotten, { current: { recoveryKey }, next: PASSPHRASE, kdf: LEAST_KDF });
    await forgotten.close();
    const again = await openDocket({ folder, secret: own });
    expect(await verifyTrail(again.db)).toMatchObject({ ok: true });
    await again.close();
  });
});

describe('a recovery key that replaces another', () => {
  it('counts once it was typed back; until then the old one opens, and from then on nothing but the new', async () => {
    const { docket, recoveryKey } = await freshDocket();
    const { folder } = docket;
    await confirmRecoveryKey(docket, recoveryKey);
    const abandoned = await replaceRecoveryKey(docket, 'en');
    const fresh = await replaceRecoveryKey(docket, 'en');
    expect((await failureOf(confirmRecoveryKey(docket, recoveryKey))).code).toBe('recovery-key-mismatch');
    expect((await failureOf(confirmRecoveryKey(docket, abandoned))).code).toBe('recovery-key-mismatch');
    await docket.close();

    const byOld = await openDocket({ folder, secret: { recoveryKey } });
    await confirmRecoveryKey(byOld, fresh);
    await byOld.close();
    expect((await failureOf(openDocket({ folder, secret: { recoveryKey } }))).code).toBe(
      'recovery-key-mismatch',
    );
    const byNew = await openDocket({ folder, secret: { recoveryKey: fresh } });
    expect(await verifyTrail(byNew.db)).toMatchObject({ ok: true });
    expect((await readSlots(folder)).slots).toHaveLength(2);
    await byNew.close();
  });
});
