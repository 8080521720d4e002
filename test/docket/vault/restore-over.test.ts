import { cp, mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appendEntry } from '#docket/trail/append.ts';
import { backupDocket } from '#docket/vault/backup.ts';
import type { OpenDocket } from '#docket/vault/docket.ts';
import { openDocket } from '#docket/vault/open.ts';
import { restoreDocket } from '#docket/vault/restore.ts';
import { restoreOver } from '#docket/vault/restore-over.ts';
import { previewRestore } from '#docket/vault/restore-preview.ts';
import {
  caseRow,
  expectRefusal,
  failureOf,
  firstLineOf,
  flipBit,
  freshDocket,
  hashFolder,
  PASSPHRASE,
  startChild,
} from './helpers.ts';

const secret = { passphrase: PASSPHRASE };
const NOW = '2026-11-22T09:00:00.000Z';

async function enter({ db, person }: OpenDocket, number: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('cases').values(caseRow(number)).execute();
    await appendEntry(trx, { person, action: 'request.logged' });
  });
}

async function change({ db, person }: OpenDocket, number: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.updateTable('cases').set({ version: 2 }).where('number', '=', number).execute();
    await appendEntry(trx, { person, action: 'request.changed' });
  });
}

/** A docket with two cases, and a backup of it. */
async function backedUp() {
  const made = await freshDocket();
  await enter(made.docket, 1);
  await enter(made.docket, 2);
  const backup = join(made.parent, 'backup.zip');
  await backupDocket(made.docket, backup);
  return { ...made, backup };
}

async function refsIn(folder: string): Promise<string[]> {
  const docket = await openDocket({ folder, secret });
  const rows = await docket.db.selectFrom('cases').select('ref').orderBy('ref').execute();
  await docket.close();
  return rows.map(({ ref }) => ref);
}

describe('before restoring', () => {
  it('one sees what would be given up: newer cases, those only here, and where the trails stand', async () => {
    const { docket, backup } = await backedUp();
    expect(await previewRestore(backup, docket)).toMatchObject({
      sameDocket: true,
      registers: { request: { here: 2, there: 2 } },
      newerHere: { count: 0 },
      onlyHere: { count: 0 },
      trail: { relation: 'same' },
    });
    await enter(docket, 3);
    await change(docket, 1);
    expect(await previewRestore(backup, docket)).toMatchObject({
      registers: { request: { here: 3, there: 2 } },
      newerHere: { count: 1, refs: ['REQ-2026-0001'] },
      onlyHere: { count: 1, refs: ['REQ-2026-0003'] },
      newerThere: { count: 0 },
      onlyThere: { count: 0 },
      trail: { here: { seq: 5 }, there: { seq: 3 }, relation: 'behind' },
    });
  });

  it('one sees that the backup is newer, that the two parted, or that it is another docket', async () => {
    const { docket, backup, parent } = await backedUp();
    const older = join(parent, 'older.docket');
    await restoreDocket(backup, older);
    await enter(docket, 3);
    const newer = join(parent, 'newer.zip');
    await backupDocket(docket, newer);
    const old = await openDocket({ folder: older, secret });
    expect(await previewRestore(newer, old)).toMatchObject({
      onlyThere: { count: 1, refs: ['REQ-2026-0003'] },
      trail: { relation: 'ahead' },
    });
    await enter(old, 4);
    expect((await previewRestore(newer, old)).trail.relation).toBe('parted');
    await old.close();
    const { docket: foreign } = await freshDocket();
    expect((await failureOf(previewRestore(newer, foreign))).details).toEqual({ part: 'backup' });
    expect(await previewRestore(newer, foreign, secret)).toMatchObject({
      sameDocket: false,
      trail: { relation: 'other-docket' },
    });
  });

  it('nothing is changed, and a damaged backup is named', async () => {
    const { docket, backup } = await backedUp();
    await docket.close();
    const before = await hashFolder(docket.folder);
    const again = await openDocket({ folder: docket.folder, secret });
    await previewRestore(backup, again);
    await flipBit(backup, 9000);
    expect((await failureOf(previewRestore(backup, again))).code).toBe('backup-invalid');
    await again.close();
    expect(await hashFolder(docket.folder)).toEqual(before);
  });
});

describe('restoring over a docket', () => {
  it('puts the restored one in its place and keeps what was there, byte for byte', async () => {
    const { docket, backup, parent } = await backedUp();
    await enter(docket, 3);
    await docket.close();
    const before = await hashFolder(docket.folder);
    const { folder, replaced } = await restoreOver(docket.folder, backup, NOW);
    expect(folder).toBe(docket.folder);
    expect(await hashFolder(replaced)).toEqual(before);
    expect(await refsIn(folder)).toEqual(['REQ-2026-0001', 'REQ-2026-0002']);
    expect(await refsIn(replaced)).toHaveLength(3);
    expect((await readdir(parent)).sort()).toEqual([
      'backup.zip',
      'test.docket',
      'test.replaced-2026-11-22T09-00-00-000Z.docket',
    ]);
  });

  it('refuses a docket that is open here or elsewhere, and a damaged backup, and touches nothing', async () => {
    const { docket, backup, parent } = await backedUp();
    const here = await failureOf(restoreOver(docket.folder, backup, NOW));
    expect(here).toMatchObject({ code: 'docket-in-use', details: { by: 'this-process' } });
    await enter(docket, 3);
    await docket.close();
    const child = startChild('hold.ts', docket.folder, PASSPHRASE);
    expect(await firstLineOf(child)).toBe('open');
    const elsewhere = await expectRefusal(parent, 'docket-in-use', () =>
      restoreOver(docket.folder, backup, NOW),
    );
    expect(elsewhere.details).toMatchObject({ pid: child.pid, since: expect.any(String) });
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    await flipBit(backup, 9000);
    await expectRefusal(parent, 'backup-invalid', () => restoreOver(docket.folder, backup, NOW));
  });

  it('that was killed between its two renames is finished by the next opening', async () => {
    const { docket, backup, parent } = await backedUp();
    await enter(docket, 3);
    await docket.close();
    const waiting = join(parent, '.test.docket.restored.part');
    await restoreDocket(backup, join(parent, 'copy.docket'));
    await rename(join(parent, 'copy.docket'), waiting);
    await rename(docket.folder, join(parent, 'test.replaced.docket'));
    expect(await refsIn(docket.folder)).toEqual(['REQ-2026-0001', 'REQ-2026-0002']);
    // One that waits while a docket is in place was never meant to replace it by itself.
    await cp(docket.folder, waiting, { recursive: true });
    await openDocket({ folder: docket.folder, secret }).then((again) => again.close());
    expect(await readdir(parent)).toContain('.test.docket.restored.part');
    await mkdir(join(parent, 'empty'));
    expect((await failureOf(restoreOver(join(parent, 'empty'), backup, NOW))).code).toBe('not-a-docket');
  });
});
