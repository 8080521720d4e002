import { copyFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openConnection } from '#docket/database/connection.ts';
import { listEntries } from '#docket/trail/list.ts';
import { verifyTrail } from '#docket/trail/verify.ts';
import { backupDocket } from '#docket/vault/backup.ts';
import { checkDocket } from '#docket/vault/check.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { addPerson, removePerson } from '#docket/vault/manage-people.ts';
import { openDocket } from '#docket/vault/open.ts';
import { restoreDocket } from '#docket/vault/restore.ts';
import { type RotationProgress, rotateDocketKey } from '#docket/vault/rotate.ts';
import { LEAST_KDF, readSlots, withNextKey, writeSlots } from '#docket/vault/slots.ts';
import { closedDocket, failureOf, freshDocket, keyOf, linesOf, PASSPHRASE, startChild } from './helpers.ts';

const secret = { passphrase: PASSPHRASE };

describe('rotating the docket key', () => {
  it('encrypts the database anew and gives every slot the new key, without anybody’s passphrase', async () => {
    const { docket, recoveryKey, parent } = await freshDocket();
    const { folder } = docket;
    const other = 'eleven calm otters drift';
    await addPerson(docket, { name: 'Ann', role: 'responder', passphrase: other, kdf: LEAST_KDF });
    const attached = await docket.files.add(Buffer.from('attached'), 'a.txt', 'text/plain');
    const oldKey = await keyOf(folder);
    const oldDatabase = join(parent, 'old.db');

    const steps: RotationProgress[] = [];
    const rotated = await rotateDocketKey(docket, (progress) => steps.push(progress));
    expect(steps.map(({ step, done, of }) => `${step} ${done}/${of}`)).toEqual([
      'copy 0/4',
      'encrypt 1/4',
      'prove 2/4',
      'switch 3/4',
      'done 4/4',
    ]);
    await expect(docket.db.selectFrom('meta').selectAll().execute()).rejects.toMatchObject({
      code: 'locked',
    });
    expect((await listEntries(rotated.db, { limit: 1 }))[0]?.action).toBe('docket-key.rotated');
    await rotated.files.verify(attached.id);
    expect(await checkDocket(rotated)).toMatchObject({ ok: true });
    const backup = join(parent, 'after.zip');
    await backupDocket(rotated, backup);
    await rotated.close();

    expect((await readdir(folder)).sort()).toEqual([
      'README.txt',
      'backups',
      'docket.db',
      'files',
      'slots.json',
      'slots.previous.json',
    ]);
    const slots = await readSlots(folder);
    expect(slots.nextKeyCheck).toBeUndefined();
    expect(slots.slots.every(({ nextSealed }) => nextSealed === undefined)).toBe(true);
    expect((await keyOf(folder)).equals(oldKey)).toBe(false);
    await copyFile(layoutOf(folder).database, oldDatabase);
    expect(() => openConnection(oldDatabase, oldKey)).toThrow('docket-damaged');
    for (const one of [secret, { passphrase: other }, { recoveryKey }]) {
      const opened = await openDocket({ folder, secret: one });
      expect(await verifyTrail(opened.db)).toMatchObject({ ok: true });
      await opened.close();
    }
    const { folder: restored } = await restoreDocket(backup, join(parent, 'restored.docket'));
    await (await openDocket({ folder: restored, secret })).close();
  });

  it('leaves nothing to somebody who was removed, not even with the slots of before', async () => {
    const { docket } = await freshDocket();
    const { folder } = docket;
    const left = { passphrase: 'eleven calm otters drift' };
    const { id } = await addPerson(docket, { name: 'Ann', role: 'officer', ...left, kdf: LEAST_KDF });
    const kept = join(folder, '..', 'kept.json');
    await copyFile(layoutOf(folder).slots, kept);
    await removePerson(docket, id);
    await (await rotateDocketKey(docket)).close();
    expect((await failureOf(openDocket({ folder, secret: left }))).code).toBe('wrong-passphrase');
    await rename(kept, layoutOf(folder).slots);
    expect((await failureOf(openDocket({ folder, secret: left }))).code).toBe('key-mismatch');
  });

  it('that was cut off with both keys in the slots opens with the one that fits, before and after the rename', async () => {
    const { docket, recoveryKey, parent } = await freshDocket();
    const { folder } = docket;
    await docket.close();
    const { database, slots, previousSlots } = layoutOf(folder);
    const old = { database: join(parent, 'old.db'), key: await keyOf(folder) };
    await copyFile(database, old.database);
    await (await rotateDocketKey(await openDocket({ folder, secret }))).close();
    const newKey = await keyOf(folder);
    const both = join(parent, 'both.json');
    await copyFile(previousSlots, both);

    await copyFile(both, slots);
    const after = await openDocket({ folder, secret: { recoveryKey } });
    expect(await verifyTrail(after.db)).toMatchObject({ ok: true, count: 2 });
    await after.close();
    expect((await keyOf(folder)).equals(newKey)).toBe(true);
    expect((await readSlots(folder)).nextKeyCheck).toBeUndefined();

    await copyFile(both, slots);
    await copyFile(old.database, database);
    const reading = await openDocket({ folder, secret, readOnly: true });
    expect((await readSlots(folder)).nextKeyCheck).toBeDefined();
    await reading.close();
    const before = await openDocket({ folder, secret });
    expect(await verifyTrail(before.db)).toMatchObject({ ok: true, count: 1 });
    await before.close();
    expect((await keyOf(folder)).equals(old.key)).toBe(true);
  });

  it('that fails leaves the docket open under its old key', async () => {
    const { docket } = await freshDocket();
    const { folder } = docket;
    const failing = rotateDocketKey(docket, ({ step }) => {
      if (step === 'prove') throw new Error('stopped');
    });
    await expect(failing).rejects.toThrow('stopped');
    expect((await readdir(folder)).filter((name) => name.includes('next'))).toEqual([]);
    expect(await verifyTrail(docket.db)).toMatchObject({ ok: true, count: 1 });
    await docket.close();
    await (await openDocket({ folder, secret })).close();
  });

  it('that was cut off before its database was in place is taken back at the next opening', async () => {
    const { folder } = await closedDocket();
    const slots = await readSlots(folder);
    // Both keys are given, as after a kill; the one that comes is a copy of the one that is.
    await writeSlots(
      folder,
      withNextKey(slots, slots.keyCheck, ({ sealed }) => sealed ?? ''),
    );
    await writeFile(layoutOf(folder).nextDatabase, 'half a database');
    const docket = await openDocket({ folder, secret });
    expect((await readSlots(folder)).nextKeyCheck).toBeUndefined();
    expect(await readdir(folder)).not.toContain('docket.next.db');
    await docket.close();
  });
});

/** Opens a docket whose process was killed, and compares it with what was confirmed. */
async function expectWhole(folder: string, confirmed: number): Promise<void> {
  const docket = await openDocket({ folder, secret });
  const drafts = await docket.db.selectFrom('drafts').select('id').execute();
  const trail = await verifyTrail(docket.db);
  await docket.close();
  expect(drafts.length).toBeGreaterThanOrEqual(confirmed);
  expect(trail).toMatchObject({ ok: true });
  const slots = await readSlots(folder);
  expect(slots.nextKeyCheck).toBeUndefined();
  expect(await readdir(folder)).not.toContain('docket.next.db');
}

// Thirty kills at random moments of rotations are among those of test/faults/kills.test.ts.
describe('a docket whose process is killed while it rotates its key', () => {
  it.each(['copy', 'encrypt', 'prove', 'switch', 'done'])('at the step %s opens whole', async (step) => {
    const { folder } = await closedDocket();
    let confirmed = 0;
    for await (const line of linesOf(startChild('rotate-loop.ts', folder, PASSPHRASE, step))) {
      confirmed = Number(line);
    }
    expect(confirmed).toBe(1);
    await expectWhole(folder, confirmed);
  });
});
