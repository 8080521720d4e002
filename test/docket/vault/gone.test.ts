import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appendEntry } from '#docket/trail/append.ts';
import { verifyTrail } from '#docket/trail/verify.ts';
import type { OpenDocket } from '#docket/vault/docket.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { openDocket } from '#docket/vault/open.ts';
import { failureOf, freshDocket, PASSPHRASE } from './helpers.ts';

function change(docket: OpenDocket, action: string): Promise<unknown> {
  return docket.db.transaction().execute((trx) => appendEntry(trx, { person: docket.person, action }));
}

/** The entries of a docket as the next opening finds it. */
async function entriesIn(folder: string): Promise<number> {
  const docket = await openDocket({ folder, secret: { passphrase: PASSPHRASE } });
  const { ok, count } = await verifyTrail(docket.db);
  await docket.close();
  expect(ok).toBe(true);
  return count;
}

// On Windows a file that is open cannot be taken away.
describe.skipIf(process.platform === 'win32')('a docket whose folder is taken away while it is open', () => {
  it('confirms no change any more, goes on when the folder is back, and has lost nothing', async () => {
    const { docket, parent } = await freshDocket();
    await change(docket, 'test.before');
    const away = join(parent, 'away');
    await rename(docket.folder, away);
    expect(await failureOf(change(docket, 'test.meanwhile'))).toMatchObject({ code: 'docket-gone' });
    const attaching = docket.files.add(Buffer.from('attached'), 'a.txt', 'text/plain');
    expect(await failureOf(attaching)).toMatchObject({ code: 'docket-gone' });
    expect(await readdir(parent), 'nothing is made in its place').toEqual(['away']);
    await rename(away, docket.folder);
    await change(docket, 'test.after');
    await docket.close();
    expect(await entriesIn(docket.folder)).toBe(3);
  });

  it('confirms nothing into a copy that was put in its place, and leaves that copy as it is', async () => {
    const { docket, parent } = await freshDocket();
    await change(docket, 'test.before');
    const copy = join(parent, 'copy');
    await cp(docket.folder, copy, { recursive: true });
    await rename(docket.folder, join(parent, 'away'));
    await rename(copy, docket.folder);
    expect(await failureOf(change(docket, 'test.meanwhile'))).toMatchObject({ code: 'docket-gone' });
    await docket.close();
    expect(await entriesIn(docket.folder)).toBe(2);
    expect(await entriesIn(join(parent, 'away'))).toBe(2);
  });

  it('confirms nothing after its log alone was deleted', async () => {
    const { docket } = await freshDocket();
    await change(docket, 'test.before');
    await rm(`${layoutOf(docket.folder).database}-wal`);
    expect(await failureOf(change(docket, 'test.meanwhile'))).toMatchObject({ code: 'docket-gone' });
  });

  it('does not confirm a change during which it was taken away', async () => {
    const { docket, parent } = await freshDocket();
    await mkdir(join(parent, 'elsewhere'));
    const changing = docket.db.transaction().execute(async (trx) => {
      await appendEntry(trx, { person: docket.person, action: 'test.change' });
      await rename(docket.folder, join(parent, 'elsewhere', 'test.docket'));
    });
    expect(await failureOf(changing)).toMatchObject({ code: 'docket-gone' });
  });
});
