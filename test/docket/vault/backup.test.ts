import { randomInt } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { trailHead } from '#docket/trail/append.ts';
import { verifyTrail } from '#docket/trail/verify.ts';
import { backupDocket } from '#docket/vault/backup.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { openDocket } from '#docket/vault/open.ts';
import { restoreDocket } from '#docket/vault/restore.ts';
import {
  caseRow,
  expectRefusal,
  failureOf,
  flipBit,
  freshDocket,
  hashFolder,
  PASSPHRASE,
  SEEDED_NAME,
} from './helpers.ts';

const secret = { passphrase: PASSPHRASE };

/** A docket with a case and an attachment, and a backup of it. */
async function backedUp() {
  const made = await freshDocket();
  const { docket, parent } = made;
  await docket.db.insertInto('cases').values(caseRow(1)).execute();
  const file = await docket.files.add(Buffer.from(`Dear ${SEEDED_NAME}`), 'letter.txt', 'text/plain');
  const backup = join(parent, 'backup.zip');
  const result = await backupDocket(docket, backup);
  return { ...made, file, backup, result };
}

describe('a backup', () => {
  it('gives back the whole docket: rows, trail, attachments, passphrase and recovery key', async () => {
    const { docket, parent, file, backup, result, recoveryKey } = await backedUp();
    expect(result).toMatchObject({ file: backup, attachments: 1, missing: [] });
    const head = await trailHead(docket.db);
    await docket.close();

    const folder = join(parent, 'restored.docket');
    expect(await restoreDocket(backup, folder)).toMatchObject({ folder, docketId: docket.id });
    const again = await openDocket({ folder, secret });
    expect(again.id).toBe(docket.id);
    expect(await again.db.selectFrom('cases').selectAll().execute()).toEqual([caseRow(1)]);
    expect(await trailHead(again.db)).toEqual(head);
    expect((await verifyTrail(again.db)).ok).toBe(true);
    await again.files.verify(file.id);
    await again.close();
    await (await openDocket({ folder, secret: { recoveryKey } })).close();
  });

  it('is made while the docket is written to, and holds one moment of it', async () => {
    const { docket, parent } = await freshDocket();
    const writing = (async () => {
      for (let number = 1; number <= 200; number += 1) {
        await docket.db.insertInto('cases').values(caseRow(number)).execute();
      }
    })();
    const target = join(parent, 'busy.zip');
    await Promise.all([writing, backupDocket(docket, target)]);
    const folder = join(parent, 'busy.docket');
    await restoreDocket(target, folder);
    await (await openDocket({ folder, secret })).close();
  });

  it('holds nothing in clear and leaves nothing else behind', async () => {
    const { docket, parent, backup } = await backedUp();
    const bytes = await readFile(backup);
    for (const word of [SEEDED_NAME, 'letter.txt', 'REQ-2026']) expect(bytes.includes(word)).toBe(false);
    expect((await stat(backup)).mode & 0o077).toBe(0);
    expect((await readdir(parent)).sort()).toEqual(['backup.zip', 'test.docket']);
    expect(await readdir(layoutOf(docket.folder).backups)).toEqual([]);
  });

  it('says which attachments it could not take', async () => {
    const { docket, parent } = await freshDocket();
    await docket.files.add(Buffer.from('x'), 'lost.txt', 'text/plain');
    const { files } = layoutOf(docket.folder);
    for (const name of await readdir(files)) await rm(join(files, name));
    const result = await backupDocket(docket, join(parent, 'b.zip'));
    expect(result).toMatchObject({ attachments: 0, missing: ['lost.txt'] });
  });

  it('to a folder that is not there fails and leaves nothing', async () => {
    const { docket, parent } = await freshDocket();
    await expect(backupDocket(docket, join(parent, 'none', 'b.zip'))).rejects.toThrow();
    expect(await readdir(layoutOf(docket.folder).backups)).toEqual([]);
    await docket.db.insertInto('cases').values(caseRow(1)).execute();
  });
});

describe('restoring', () => {
  it('refuses a backup with a changed bit wherever it is, and leaves no folder', async () => {
    const { parent, backup } = await backedUp();
    const { size } = await stat(backup);
    const spread = Array.from({ length: 40 }, () => randomInt(size));
    // The first local header, the central directory and the end record lie between the members.
    const between = [
      4,
      6,
      10,
      12,
      28,
      40,
      size - 1,
      size - 128,
      size - 140,
      size - 200,
      size - 300,
      size - 330,
    ];
    for (const offset of [...spread, ...between]) {
      await flipBit(backup, offset);
      const folder = join(parent, 'restored.docket');
      const outcome = await restoreDocket(backup, folder).then(
        () => 'restored',
        (error: { code?: string }) => error.code,
      );
      expect(outcome).toBe('backup-invalid');
      expect((await readdir(parent)).sort()).toEqual(['backup.zip', 'test.docket']);
      await flipBit(backup, offset);
    }
  });

  it('names the member that was changed', async () => {
    const { parent, backup } = await backedUp();
    const bytes = await readFile(backup);
    await flipBit(backup, bytes.indexOf('"keyCheck"') + 15);
    const failure = await failureOf(restoreDocket(backup, join(parent, 'restored.docket')));
    expect(failure).toMatchObject({
      code: 'backup-invalid',
      details: { member: 'slots.json', problem: 'changed' },
    });
  });

  it('refuses a cut backup, something else, and a missing file', async () => {
    const { parent, backup } = await backedUp();
    const folder = join(parent, 'restored.docket');
    const bytes = await readFile(backup);
    await writeFile(backup, bytes.subarray(0, bytes.length - 100));
    expect((await failureOf(restoreDocket(backup, folder))).code).toBe('backup-invalid');
    await writeFile(backup, 'a letter');
    expect((await failureOf(restoreDocket(backup, folder))).code).toBe('backup-invalid');
    expect((await failureOf(restoreDocket(join(parent, 'none.zip'), folder))).code).toBe('file-missing');
  });

  it('never touches a folder that is there', async () => {
    const { docket, parent, backup } = await backedUp();
    await docket.close();
    await expectRefusal(docket.folder, 'docket-exists', () => restoreDocket(backup, docket.folder));
    const other = join(parent, 'other');
    await mkdir(other);
    await writeFile(join(other, 'a.txt'), 'a');
    const before = await hashFolder(other);
    expect((await failureOf(restoreDocket(backup, other))).code).toBe('folder-not-empty');
    expect(await hashFolder(other)).toEqual(before);
  });
});
