import { randomBytes } from 'node:crypto';
import { copyFile, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { sessionOf } from '#docket/vault/docket.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import {
  addFiles,
  failureOf,
  makeDocket,
  openWindow,
  passphrase,
  replacedBy,
  reportOf,
  type TestWindow,
} from './window.ts';

const windows: TestWindow[] = [];
const secret = { passphrase };
const wrong = { passphrase: 'nine other quiet rivers' };

afterEach(async () => {
  for (const window of windows.splice(0).reverse()) await window.close();
});

/** A docket with a case and a backup of it, closed again, and the window that is to open it. */
async function closedDocket(
  attachment?: Buffer,
): Promise<TestWindow & { folder: string; recoveryKey: string }> {
  const first = await openWindow();
  const recoveryKey = await makeDocket(first);
  const { id } = await first.client.cases.log({ kind: 'request', record: requestRecord });
  if (attachment !== undefined) {
    const path = join(first.home, 'attachment.bin');
    await writeFile(path, attachment);
    first.host.paths.chooseFiles = [path];
    await addFiles(first.client, id);
  }
  for await (const _ of await first.client.session.close({}));
  const folder = join(first.home, 'Acme.docket');
  const window = await openWindow({ home: first.home, docketPath: folder });
  windows.push(first, window);
  return { ...window, folder, recoveryKey };
}

async function damageDatabase(folder: string): Promise<Buffer> {
  const { database } = layoutOf(folder);
  const bytes = await readFile(database);
  bytes.fill(7, 5 * 4096 + 1000, 5 * 4096 + 1600);
  await writeFile(database, bytes);
  return bytes;
}

describe('a docket that does not open', () => {
  test('offers its automatic backups by name, moment and size, the proven ones first, without a path', async () => {
    const { client, folder, home } = await closedDocket();
    const { backups } = layoutOf(folder);
    const [name = ''] = await readdir(backups);
    const unproven = name.replace(/\d{4}-\d\d-\d\dT/, '2099-01-01T').replace('.zip', '.unproven.zip');
    await copyFile(join(backups, name), join(backups, unproven));
    await writeFile(join(backups, 'letter.zip'), 'not a backup');
    await damageDatabase(folder);
    const offered = await client.damage.backups({});
    expect(offered.backups).toMatchObject([
      { name, proven: true, size: expect.any(Number) },
      { name: unproven, proven: false },
    ]);
    expect(JSON.stringify(offered)).not.toContain(home);
  });

  test('takes one of them in its place, for an officer’s passphrase or recovery key, and stays beside it', async () => {
    const { client, folder, home, recoveryKey } = await closedDocket();
    const damaged = await damageDatabase(folder);
    const refusal = await failureOf(client.session.unlock({ secret }));
    expect(refusal).toMatchObject({ code: 'docket-damaged', details: { part: 'docket.db', broken: 1 } });
    const [backup] = (await client.damage.backups({})).backups;
    const token = backup?.token ?? '';
    const refused = replacedBy(client.damage.restore({ backup: token, secret: wrong }));
    expect((await failureOf(refused))?.code).toBe('wrong-passphrase');
    expect(await readFile(layoutOf(folder).database)).toEqual(damaged);
    const replaced = await replacedBy(client.damage.restore({ backup: token, secret: { recoveryKey } }));
    expect(replaced).toMatch(/^Acme\.replaced-.*\.docket$/);
    expect(await readFile(layoutOf(join(home, replaced)).database)).toEqual(damaged);
    await client.session.unlock({ secret });
    expect((await client.cases.counts({})).request).toBe(1);
  });

  test('gives what can be read to a new docket, which a token of the report opens', async () => {
    const { client, folder, host, home } = await closedDocket();
    const damaged = await damageDatabase(folder);
    expect(await reportOf(client.damage.salvage({ secret }))).toBeUndefined();
    host.paths.chooseFolder = [join(home, 'Acme.salvaged.docket')];
    const refused = reportOf(client.damage.salvage({ secret: wrong }));
    expect((await failureOf(refused))?.code).toBe('wrong-passphrase');
    const report = await reportOf(client.damage.salvage({ secret }));
    expect(host.asked).toContainEqual({ ask: 'chooseFolder', purpose: 'salvage', name: 'Acme.salvaged' });
    expect(report).toMatchObject({ folderName: 'Acme.salvaged.docket', damagedFolder: 'Acme.docket' });
    expect(JSON.stringify(report)).not.toContain(home);
    expect(await readFile(layoutOf(folder).database)).toEqual(damaged);
    await client.session.unlock({ token: report?.token, secret });
    expect((await client.session.status({})).docket?.folderName).toBe('Acme.salvaged.docket');
    expect((await client.trail.list({ limit: 1 })).entries[0]?.action).toBe('docket.salvaged');
  });

  test('tells how far a repair is, in bytes, and drops it whole when it is given up', async () => {
    const attachment = randomBytes(12 * 1024 * 1024);
    const { client, folder, host, home } = await closedDocket(attachment);
    await damageDatabase(folder);
    const target = join(home, 'Acme.salvaged.docket');
    host.paths.chooseFolder = [target];
    const [backup] = (await client.damage.backups({})).backups;
    const repairs = [
      (signal: AbortSignal) => client.damage.restore({ backup: backup?.token ?? '', secret }, { signal }),
      (signal: AbortSignal) => client.damage.salvage({ secret }, { signal }),
    ];
    const names = (await readdir(home)).sort();
    for (const repair of repairs) {
      const giveUp = new AbortController();
      const begun = (async () => {
        for await (const told of await repair(giveUp.signal)) {
          if ('done' in told && told.done < told.total) giveUp.abort();
        }
      })();
      await expect(begun).rejects.toThrow();
      await expect.poll(async () => (await readdir(home)).sort()).toEqual(names);
    }
    for (const repair of repairs.toReversed()) {
      let most = 0;
      for await (const told of await repair(new AbortController().signal))
        if ('done' in told) most = Math.max(most, told.done);
      expect(most).toBeGreaterThan(attachment.length);
    }
    expect(await readdir(home)).toContain('Acme.salvaged.docket');
    await client.session.unlock({ secret });
    expect((await client.cases.counts({})).request).toBe(1);
  });

  test('takes its previous keys, and says where the damaged ones are', async () => {
    const { client, folder } = await closedDocket();
    const { slots, previousSlots, setAside } = layoutOf(folder);
    await copyFile(slots, previousSlots);
    await truncate(slots, 300);
    expect(await failureOf(client.session.unlock({ secret }))).toMatchObject({
      code: 'slots-damaged',
      details: { previous: 'opens' },
    });
    expect((await failureOf(client.damage.restoreSlots({ secret: wrong })))?.code).toBe('wrong-passphrase');
    const answer = await client.damage.restoreSlots({ secret });
    expect((await readFile(join(setAside, answer.setAside, 'slots.json'))).length).toBe(300);
    await client.session.unlock({ secret });
    expect((await client.cases.counts({})).request).toBe(1);
  });

  test('is restored and salvaged by no auditor, who only reads', async () => {
    const first = await openWindow();
    windows.push(first);
    await makeDocket(first);
    const auditor = 'nine pale moths hover';
    await first.client.people.add({ name: 'An auditor', role: 'auditor', passphrase: auditor });
    for await (const _ of await first.client.session.close({}));
    const folder = join(first.home, 'Acme.docket');
    const { client, host, ...rest } = await openWindow({ home: first.home, docketPath: folder });
    windows.push({ client, host, ...rest });
    host.paths.chooseFolder = [join(first.home, 'new.docket')];
    const [backup] = (await client.damage.backups({})).backups;
    const mine = { passphrase: auditor };
    const calls = [
      replacedBy(client.damage.restore({ backup: backup?.token ?? '', secret: mine })),
      reportOf(client.damage.salvage({ secret: mine })),
    ];
    for (const call of calls) expect((await failureOf(call))?.code).toBe('not-allowed');
    expect((await readdir(first.home)).sort()).toEqual(['Acme.docket']);
  });
});

describe('a docket that is damaged while it is open', () => {
  test('says so in the call that comes upon it, and is described after a lock', async () => {
    const { client, session, folder } = await closedDocket();
    await client.session.unlock({ secret });
    const { raw } = sessionOf(session.require().docket);
    // What SQLite has in memory it does not read again.
    raw.pragma('cache_size = 0');
    raw.pragma('shrink_memory');
    const { database } = layoutOf(folder);
    const bytes = await readFile(database);
    bytes.fill(7, 4096);
    await writeFile(database, bytes);
    expect(await failureOf(client.cases.counts({}))).toMatchObject({ code: 'docket-damaged' });
    await client.session.lock({});
    expect(await failureOf(client.session.unlock({ secret }))).toMatchObject({
      code: 'docket-damaged',
      details: { part: 'docket.db', backup: expect.any(String) },
    });
  });
});
