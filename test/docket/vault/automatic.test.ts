import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appendEntry } from '#docket/trail/append.ts';
import { backUpAutomatically, isBackupDue, lastBackup, listBackups } from '#docket/vault/automatic.ts';
import { readBackupName } from '#docket/vault/backup-names.ts';
import { writeBackupSettings } from '#docket/vault/backup-settings.ts';
import type { OpenDocket } from '#docket/vault/docket.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { restoreDocket } from '#docket/vault/restore.ts';
import { USUAL_KEEP } from '#docket/vault/retention.ts';
import { failureOf, flipBit, freshDocket, keyOf } from './helpers.ts';

const NOW = '2026-11-22T09:00:00.000Z';

function later(hours: number): string {
  return new Date(Date.parse(NOW) + hours * 3_600_000).toISOString();
}

async function enter({ db, person }: OpenDocket): Promise<void> {
  await db.transaction().execute((trx) => appendEntry(trx, { person, action: 'test.entered' }));
}

describe('an automatic backup', () => {
  it('is due after a change and not without one', async () => {
    const { docket } = await freshDocket();
    expect(await isBackupDue(docket)).toBe(true);
    const { name } = await backUpAutomatically(docket, NOW);
    expect(await isBackupDue(docket)).toBe(false);
    await enter(docket);
    expect(await isBackupDue(docket)).toBe(true);
    await backUpAutomatically(docket, later(1));
    expect(await isBackupDue(docket)).toBe(false);
    const { backups } = layoutOf(docket.folder);
    for (const one of await readdir(backups)) if (one !== name) await rm(join(backups, one));
    expect(await isBackupDue(docket)).toBe(true);
  });

  it('lies in backups/, is named by its moment, tells its progress, and opens', async () => {
    const { docket, parent } = await freshDocket();
    const seen: number[] = [];
    const { name, trailHead } = await backUpAutomatically(docket, NOW, {
      onProgress: ({ done, total }) => seen.push(done / total),
    });
    expect(name).toMatch(/^closed-[0-9a-f]{8}-2026-11-22T09-00-00-000Z\.zip$/);
    expect(readBackupName(name, docket.id)).toMatchObject({ madeAt: NOW, proven: true, milestone: false });
    expect(seen.length).toBeGreaterThan(3);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
    expect(await lastBackup(docket)).toEqual({ at: NOW, name, head: trailHead });
    await restoreDocket(join(layoutOf(docket.folder).backups, name), join(parent, 'again.docket'));
  });

  it('thins out the older ones and leaves what is not its own', async () => {
    const { docket } = await freshDocket();
    const { backups } = layoutOf(docket.folder);
    const foreign = ['mine.zip', 'closed-00000000-2026-11-22T09-00-00-000Z.zip', 'note.txt'];
    for (const name of foreign) await writeFile(join(backups, name), 'x');
    for (let hour = 0; hour < 5; hour += 1) await backUpAutomatically(docket, later(hour));
    expect((await listBackups(backups, docket.id)).map(({ madeAt }) => madeAt)).toEqual([4, 3, 2].map(later));
    expect(await readdir(backups)).toEqual(expect.arrayContaining(foreign));
  });

  it('goes to the second folder as well, which is thinned out too', async () => {
    const { docket, parent } = await freshDocket();
    const second = join(parent, 'other disk');
    await mkdir(second);
    await writeBackupSettings(docket.db, { folder: second, keep: { ...USUAL_KEEP, today: 1 } });
    await backUpAutomatically(docket, NOW);
    const { name } = await backUpAutomatically(docket, later(1));
    expect(await readdir(second)).toEqual([name]);
    await restoreDocket(join(second, name), join(parent, 'again.docket'));
  });

  it('is made although the second folder is not there, and that is told', async () => {
    const { docket, parent } = await freshDocket();
    await writeBackupSettings(docket.db, { folder: join(parent, 'unplugged'), keep: USUAL_KEEP });
    const result = await backUpAutomatically(docket, NOW);
    expect(result.secondProblem).toBe('folder-not-writable');
    expect(await lastBackup(docket)).toMatchObject({
      name: result.name,
      secondProblem: 'folder-not-writable',
    });
    expect(await isBackupDue(docket)).toBe(false);
  });

  it('whose proof fails is kept aside, told, never counted, and the good ones stay', async () => {
    const { docket } = await freshDocket();
    const { backups, slots } = layoutOf(docket.folder);
    const { name } = await backUpAutomatically(docket, NOW);
    await enter(docket);
    await keyOf(docket.folder);
    // A slots.json that was damaged under the open docket: no passphrase would open the backup.
    await flipBit(slots, 200);
    expect((await failureOf(backUpAutomatically(docket, later(1)))).code).toMatch(
      /^(slots-damaged|backup-invalid)$/,
    );
    const listed = await listBackups(backups, docket.id);
    expect(listed.map(({ proven }) => proven)).toEqual([false, true]);
    expect(await lastBackup(docket)).toMatchObject({ at: later(1), name, problem: expect.any(String) });
    expect(await isBackupDue(docket)).toBe(true);
    await flipBit(slots, 200);
    await backUpAutomatically(docket, later(2));
    expect(await lastBackup(docket)).not.toHaveProperty('problem');
  });

  it('that is cancelled leaves nothing and is due again', async () => {
    const { docket } = await freshDocket();
    const stop = new AbortController();
    const failure = await failureOf(
      backUpAutomatically(docket, NOW, { signal: stop.signal, onProgress: () => stop.abort() }),
    );
    expect(failure.code).toBe('cancelled');
    expect(await readdir(layoutOf(docket.folder).backups)).toEqual([]);
    expect(await isBackupDue(docket)).toBe(true);
    expect(await lastBackup(docket)).toBeUndefined();
  });
});
