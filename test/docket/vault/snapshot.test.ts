import { readdir, readFile, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { verifyTrail } from '#docket/trail/verify.ts';
import { checkDocket } from '#docket/vault/check.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { openDocket } from '#docket/vault/open.ts';
import { openSnapshot } from '#docket/vault/snapshot.ts';
import {
  caseRow,
  closedDocket,
  expectRefusal,
  failureOf,
  firstLineOf,
  freshDocket,
  linesOf,
  PASSPHRASE,
  startChild,
} from './helpers.ts';

const secret = { passphrase: PASSPHRASE };

async function ended(child: ReturnType<typeof startChild>): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

async function snapshotFolders(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) =>
    name.startsWith(`privacy-docket-snapshot-${process.pid}-`),
  );
}

describe('a docket that is open elsewhere', () => {
  it('says where and since when, without a word about whose it is', async () => {
    const { folder } = await closedDocket();
    const child = startChild('hold.ts', folder, PASSPHRASE);
    expect(await firstLineOf(child)).toBe('open');
    const failure = await expectRefusal(folder, 'docket-in-use', () => openDocket({ folder, secret }));
    expect(failure.details).toMatchObject({ host: hostname(), pid: child.pid, since: expect.any(String) });
    const word = JSON.parse(await readFile(layoutOf(folder).holder, 'utf8'));
    expect(Object.keys(word).sort()).toEqual(['host', 'pid', 'since']);
    await ended(child);
  });

  it('whose program was killed opens, and its word is replaced and goes with the closing', async () => {
    const { folder } = await closedDocket();
    const child = startChild('hold.ts', folder, PASSPHRASE);
    await firstLineOf(child);
    await ended(child);
    const docket = await openDocket({ folder, secret });
    expect(JSON.parse(await readFile(layoutOf(folder).holder, 'utf8'))).toMatchObject({ pid: process.pid });
    await docket.close();
    expect(await readdir(folder)).not.toContain('open.json');
  });

  it('is told without a place when the word is stale or no word at all', async () => {
    const { folder } = await closedDocket();
    const child = startChild('hold.ts', folder, PASSPHRASE);
    await firstLineOf(child);
    for (const word of [
      '{"host":',
      JSON.stringify({ host: hostname(), pid: 2 ** 22 + 1, since: '2026-11-22T09:00:00.000Z' }),
    ]) {
      await writeFile(layoutOf(folder).holder, word);
      expect((await failureOf(openDocket({ folder, secret }))).details).not.toHaveProperty('host');
    }
    await ended(child);
  });

  it('opens as a snapshot while the other writes: whole, for reading only, and gone afterwards', async () => {
    const { folder } = await closedDocket();
    const child = startChild('write-loop.ts', folder, PASSPHRASE);
    let seen = 0;
    for await (const line of linesOf(child)) {
      const confirmed = Number(line);
      if (confirmed % 150 !== 0) continue;
      const snapshot = await openSnapshot({ folder, secret });
      const drafts = await snapshot.db.selectFrom('drafts').select('id').execute();
      expect(drafts.length).toBeGreaterThanOrEqual(confirmed);
      expect(await verifyTrail(snapshot.db)).toMatchObject({ ok: true, count: drafts.length + 1 });
      const refused = snapshot.db.insertInto('cases').values(caseRow(1)).execute();
      expect((await failureOf(refused)).code).toBe('folder-not-writable');
      await snapshot.close();
      await snapshot.close();
      seen += 1;
      if (seen === 4) break;
    }
    expect(seen).toBe(4);
    await ended(child);
    expect(await snapshotFolders()).toEqual([]);
    const docket = await openDocket({ folder, secret });
    expect((await checkDocket(docket)).ok).toBe(true);
    await docket.close();
  });

  it('reads its attachments in the snapshot; with a wrong passphrase nothing is left', async () => {
    const { docket } = await freshDocket();
    const { folder } = docket;
    const file = await docket.files.add(Buffer.from('a letter'), 'letter.txt', 'text/plain');
    await docket.close();
    const snapshot = await openSnapshot({ folder, secret });
    await snapshot.files.verify(file.id);
    await snapshot.close();
    const wrong = openSnapshot({ folder, secret: { passphrase: 'seven quiet herons fly' } });
    expect((await failureOf(wrong)).code).toBe('wrong-passphrase');
    expect(await snapshotFolders()).toEqual([]);
  });
});
