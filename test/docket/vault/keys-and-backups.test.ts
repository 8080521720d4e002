import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backUpAutomatically } from '#docket/vault/automatic.ts';
import { backupDocket } from '#docket/vault/backup.ts';
import { checkDocket } from '#docket/vault/check.ts';
import { addPerson } from '#docket/vault/manage-people.ts';
import { openDocket } from '#docket/vault/open.ts';
import { restoreOver } from '#docket/vault/restore-over.ts';
import { previewRestore } from '#docket/vault/restore-preview.ts';
import { rotateDocketKey } from '#docket/vault/rotate.ts';
import { salvageDocket } from '#docket/vault/salvage.ts';
import { LEAST_KDF } from '#docket/vault/slots.ts';
import { failureOf, freshDocket, hashFolder, PASSPHRASE } from './helpers.ts';

const secret = { passphrase: PASSPHRASE };
const NOW = '2026-11-22T12:00:00.000Z';

describe('a rotation of the docket key', () => {
  it('waits for a backup and a check that are under way, and refuses those that begin meanwhile', async () => {
    const { docket } = await freshDocket();
    const order: string[] = [];
    const done = (what: string) => () => order.push(what);
    const working = [
      backUpAutomatically(docket, NOW).then(done('worked')),
      checkDocket(docket).then(({ ok }) => order.push(ok ? 'worked' : 'damaged')),
    ];
    const rotating = rotateDocketKey(docket);
    const late = await failureOf(backUpAutomatically(docket, NOW));
    expect(late).toMatchObject({ code: 'docket-in-use', details: { by: 'rotation' } });
    const rotated = await rotating;
    order.push('rotated');
    await Promise.all(working);
    expect(order).toEqual(['worked', 'worked', 'rotated']);
    expect(await backUpAutomatically(rotated, NOW)).toMatchObject({ missing: [] });
    await rotated.close();
  });

  it('leaves older backups whole: they are told to be of an earlier key, and open with their passphrase', async () => {
    const { docket, parent } = await freshDocket();
    const file = join(parent, 'before.zip');
    await backupDocket(docket, file);
    expect(await previewRestore(file, docket)).toMatchObject({ earlierKey: false });
    const rotated = await rotateDocketKey(docket);
    expect(await failureOf(previewRestore(file, rotated))).toMatchObject({
      code: 'wrong-passphrase',
      details: { part: 'backup', problem: 'earlier-key' },
    });
    expect(await previewRestore(file, rotated, secret)).toMatchObject({
      earlierKey: true,
      trail: { relation: 'behind' },
    });
    await rotated.close();
    await restoreOver(rotated.folder, file, NOW, { secret });
    await (await openDocket({ folder: rotated.folder, secret })).close();
  });
});

it('Only an officer restores over a docket or salvages it', async () => {
  const { docket, parent } = await freshDocket();
  const { folder } = docket;
  const theirs = { passphrase: 'eleven calm otters drift' };
  await addPerson(docket, { name: 'Ann', role: 'responder', ...theirs, kdf: LEAST_KDF });
  const file = join(parent, 'backup.zip');
  await backupDocket(docket, file);
  await docket.close();
  const before = await hashFolder(folder);
  const denied = { code: 'not-allowed', details: { role: 'responder' } };
  expect(await failureOf(restoreOver(folder, file, NOW, { secret: theirs }))).toMatchObject(denied);
  expect(await failureOf(salvageDocket(folder, theirs, join(parent, 'Saved.docket')))).toMatchObject(denied);
  expect(await hashFolder(folder)).toEqual(before);
});
