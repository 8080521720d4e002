import { createHash, randomInt } from 'node:crypto';
import { readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openConnection } from '#docket/database/connection.ts';
import { LATEST_SCHEMA } from '#docket/database/migrations/index.ts';
import { canonicalJson } from '#docket/trail/canonical.ts';
import { backupDocket } from '#docket/vault/backup.ts';
import { checkDocket } from '#docket/vault/check.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { openDocket } from '#docket/vault/open.ts';
import {
  caseRow,
  closedDocket,
  expectRefusal,
  failureOf,
  firstLineOf,
  flipBit,
  freshDocket,
  freshFolder,
  keyOf,
  PASSPHRASE,
  startChild,
} from './helpers.ts';

const secret = { passphrase: PASSPHRASE };

describe('opening a docket', () => {
  it('gives back what was written before it was closed', async () => {
    const { docket } = await freshDocket();
    await docket.db.insertInto('cases').values(caseRow(1)).execute();
    await docket.close();
    const again = await openDocket({ folder: docket.folder, secret });
    expect(await again.db.selectFrom('cases').select('ref').execute()).toEqual([{ ref: 'REQ-2026-0001' }]);
    expect(again.id).toBe(docket.id);
    await again.close();
  });

  it('accepts the same passphrase typed in composed and decomposed letters', async () => {
    const { docket } = await freshDocket({ passphrase: 'schöne grüße aus köln'.normalize('NFC') });
    await docket.close();
    const passphrase = 'schöne grüße aus köln'.normalize('NFD');
    const again = await openDocket({ folder: docket.folder, secret: { passphrase } });
    await again.close();
  });

  it('says locked to every query after closing, and closes twice without harm', async () => {
    const { docket } = await freshDocket();
    await docket.close();
    await docket.close();
    expect((await failureOf(docket.db.selectFrom('meta').selectAll().execute())).code).toBe('locked');
  });

  it('for reading only refuses every change', async () => {
    const { folder } = await closedDocket();
    const docket = await openDocket({ folder, secret, readOnly: true });
    expect((await failureOf(docket.db.insertInto('cases').values(caseRow(1)).execute())).code).toBe(
      'folder-not-writable',
    );
    expect((await failureOf(docket.files.add(Buffer.from('x'), 'x', 'text/plain'))).code).toBe(
      'folder-not-writable',
    );
    await docket.close();
  });
});

describe('a docket that does not open keeps every byte and says why', () => {
  it('wrong passphrase', async () => {
    const { folder } = await closedDocket();
    await expectRefusal(folder, 'wrong-passphrase', () =>
      openDocket({ folder, secret: { passphrase: 'seven quiet herons wait' } }),
    );
  });

  it('recovery key of another docket, and one with a wrong character', async () => {
    const { folder, recoveryKey } = await closedDocket();
    const other = await closedDocket();
    await expectRefusal(folder, 'recovery-key-mismatch', () =>
      openDocket({ folder, secret: { recoveryKey: other.recoveryKey } }),
    );
    const typed = recoveryKey.replace(/\S+$/, 'aple');
    await expectRefusal(folder, 'recovery-key-mistyped', () =>
      openDocket({ folder, secret: { recoveryKey: typed } }),
    );
  });

  it('a folder that is no docket, a file, nothing', async () => {
    const folder = await freshFolder();
    await writeFile(join(folder, 'a.txt'), 'a');
    for (const path of [folder, join(folder, 'a.txt'), join(folder, 'none')]) {
      await expectRefusal(folder, 'not-a-docket', () => openDocket({ folder: path, secret }));
    }
  });

  it('slots.json with a changed byte, cut, or missing', async () => {
    const { folder } = await closedDocket();
    const { slots } = layoutOf(folder);
    const whole = await readFile(slots);
    await flipBit(slots, whole.indexOf('"wrapped": "') + 20);
    await expectRefusal(folder, 'slots-damaged', () => openDocket({ folder, secret }));
    await writeFile(slots, whole.subarray(0, 300));
    await expectRefusal(folder, 'slots-damaged', () => openDocket({ folder, secret }));
    await rm(slots);
    await expectRefusal(folder, 'slots-damaged', () => openDocket({ folder, secret }));
  });

  it('docket.db with one changed bit, wherever it is', async () => {
    const { folder } = await closedDocket();
    const { database } = layoutOf(folder);
    const { size } = await stat(database);
    for (const offset of [
      0,
      15,
      16,
      100,
      4095,
      4096,
      size - 1,
      randomInt(size),
      randomInt(size),
      randomInt(size),
    ]) {
      await flipBit(database, offset);
      await expectRefusal(folder, 'docket-damaged', () => openDocket({ folder, secret }));
      await flipBit(database, offset);
    }
    await (await openDocket({ folder, secret })).close();
  });

  it('docket.db missing, empty, cut, in clear, or of another docket', async () => {
    const { folder } = await closedDocket();
    const { database } = layoutOf(folder);
    const aside = `${database}.aside`;
    await rename(database, aside);
    const whole = await readFile(aside);
    await expectRefusal(folder, 'docket-damaged', () => openDocket({ folder, secret }));
    await writeFile(database, '');
    await expectRefusal(folder, 'docket-damaged', () => openDocket({ folder, secret }));
    await writeFile(database, 'SQLite format 3\0 and so on');
    const inClear = await expectRefusal(folder, 'docket-damaged', () => openDocket({ folder, secret }));
    expect(inClear.details).toMatchObject({ problem: 'not-encrypted' });
    await writeFile(database, whole);
    await truncate(database, whole.length - 4096 * 3);
    await expectRefusal(folder, 'docket-damaged', () => openDocket({ folder, secret }));
    const other = await closedDocket();
    await writeFile(database, await readFile(layoutOf(other.folder).database));
    await expectRefusal(folder, 'key-mismatch', () => openDocket({ folder, secret }));
  });

  it('a docket.db from a newer version', async () => {
    const { folder } = await closedDocket();
    const raw = openConnection(layoutOf(folder).database, await keyOf(folder));
    raw.pragma(`user_version = ${LATEST_SCHEMA + 10}`);
    raw.close();
    const failure = await expectRefusal(folder, 'docket-too-new', () => openDocket({ folder, secret }));
    expect(failure.details).toMatchObject({ found: LATEST_SCHEMA + 10, known: LATEST_SCHEMA });
  });

  it('a slots.json from a newer version', async () => {
    const { folder } = await closedDocket();
    const { slots } = layoutOf(folder);
    const { checksum: _, ...content } = JSON.parse(await readFile(slots, 'utf8'));
    const newer = { ...content, format: 3, somethingNew: true };
    const checksum = createHash('sha512').update(canonicalJson(newer)).digest('hex');
    await writeFile(slots, JSON.stringify({ ...newer, checksum }));
    await expectRefusal(folder, 'docket-too-new', () => openDocket({ folder, secret }));
  });

  it('open in this process already', async () => {
    const { docket } = await freshDocket();
    expect((await failureOf(openDocket({ folder: docket.folder, secret }))).code).toBe('docket-in-use');
    await docket.db.insertInto('cases').values(caseRow(1)).execute();
  });

  it('open here, for every other process, also after a check, a backup and a refused second opening', async () => {
    const { docket, parent } = await freshDocket();
    await checkDocket(docket);
    await backupDocket(docket, join(parent, 'backup.zip'));
    await failureOf(openDocket({ folder: docket.folder, secret }));
    const other = startChild('hold.ts', docket.folder, PASSPHRASE);
    expect(await firstLineOf(other)).toBe('docket-in-use');
    await docket.db.insertInto('cases').values(caseRow(1)).execute();
  });

  it('open in another process, and opens when that process is gone', async () => {
    const { folder } = await closedDocket();
    const child = startChild('hold.ts', folder, PASSPHRASE);
    expect(await firstLineOf(child)).toBe('open');
    await expectRefusal(folder, 'docket-in-use', () => openDocket({ folder, secret }));
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    await (await openDocket({ folder, secret })).close();
  });
});
