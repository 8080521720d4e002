import { randomBytes } from 'node:crypto';
import { mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { logCase } from '#docket/cases/commands.ts';
import { replaceFile } from '#docket/cases/file-versions.ts';
import { attachFiles, filesAt } from '#docket/cases/files.ts';
import { getCase } from '#docket/cases/get.ts';
import { listEntries } from '#docket/trail/list.ts';
import { fileStoreIn } from '#docket/vault/files.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { withKeyToItself } from '#docket/vault/loans.ts';
import { MOST_FILE_BYTES } from '#shared/contract/files.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { type Desk, openDesk } from '../desk.ts';

const MEBIBYTE = 1024 * 1024;

let desk: Desk;
let home: string;
beforeAll(async () => {
  desk = await openDesk();
  home = await mkdtemp(join(tmpdir(), 'attach-'));
});
afterAll(async () => {
  await desk.close();
  await rm(home, { recursive: true });
});

async function newCase(): Promise<string> {
  return (await logCase(desk.context, 'request', requestRecord)).id;
}

/** Everything that tells of attachments: on the disk, in the database, on the case, in the trail. */
async function traces(caseId: string) {
  return {
    onDisk: await readdir(layoutOf(desk.docket.folder).files),
    stored: await desk.docket.files.list(),
    files: (await getCase(desk.context, caseId)).files,
    entry: (await listEntries(desk.docket.db, { limit: 1 }))[0]?.seq,
  };
}

/** A stream of so many mebibytes that calls back after each. */
async function* mebibytes(count: number, afterEach: (number: number) => void): AsyncGenerator<Buffer> {
  for (let number = 1; number <= count; number += 1) {
    yield randomBytes(MEBIBYTE);
    afterEach(number);
  }
}

describe('several files at once', () => {
  test('are told in bytes of all together and attached in one go, each with its entry', async () => {
    const id = await newCase();
    const paths = ['a.txt', 'b.bin'].map((name) => join(home, name));
    const [small = '', large = ''] = paths;
    await writeFile(small, 'a letter');
    await writeFile(large, randomBytes(3 * MEBIBYTE));
    const told: unknown[] = [];
    const view = await attachFiles(desk.context, id, await filesAt(paths), {
      onProgress: (progress) => told.push(progress),
    });
    expect(view.files.map(({ name }) => name)).toEqual(['a.txt', 'b.bin']);
    const total = 8 + 3 * MEBIBYTE;
    expect(told[0]).toEqual({ name: 'a.txt', number: 1, files: 2, done: 0, total });
    expect(told[1]).toEqual({ name: 'b.bin', number: 2, files: 2, done: 8, total });
    expect(told).toHaveLength(5);
    const entries = await listEntries(desk.docket.db, { limit: 2 });
    expect(entries.map(({ action }) => action)).toEqual(['request.fileAdded', 'request.fileAdded']);
  });

  test('leave nothing when they are cancelled in the middle of the second', async () => {
    const id = await newCase();
    const before = await traces(id);
    const giveUp = new AbortController();
    const files = [
      { name: 'first.bin', content: randomBytes(1000) },
      { name: 'second.bin', content: mebibytes(8, (number) => number === 4 && giveUp.abort()) },
    ];
    const attaching = attachFiles(desk.context, id, files, { signal: giveUp.signal });
    await expect(attaching).rejects.toMatchObject({ code: 'cancelled' });
    expect(await traces(id)).toEqual(before);
  });

  test('leave nothing when one of them cannot be read, but keep what another case has', async () => {
    const [id, other] = [await newCase(), await newCase()];
    const shared = randomBytes(500);
    await attachFiles(desk.context, other, [{ name: 'shared.bin', content: shared }]);
    const before = await traces(id);
    const files = [
      { name: 'again.bin', content: shared },
      { name: 'own.bin', content: randomBytes(500) },
      ...(await filesAt([join(home, 'a.txt')])).map((file) => ({ ...file, content: missing() })),
    ];
    await expect(attachFiles(desk.context, id, files)).rejects.toMatchObject({ code: 'file-missing' });
    expect(await traces(id)).toEqual(before);
  });

  async function* missing(): AsyncGenerator<Buffer> {
    yield Buffer.from('a');
    throw Object.assign(new Error('it went away'), { code: 'ENOENT' });
  }
});

test('a new version that is cancelled leaves the version before as the newest', async () => {
  const id = await newCase();
  const first = await attachFiles(desk.context, id, [{ name: 'a.bin', content: randomBytes(10) }]);
  const before = await traces(id);
  const giveUp = new AbortController();
  const content = mebibytes(4, () => giveUp.abort());
  const replacing = replaceFile(
    desk.context,
    id,
    first.files[0]?.id ?? '',
    { name: 'b.bin', content },
    { signal: giveUp.signal },
  );
  await expect(replacing).rejects.toMatchObject({ code: 'cancelled' });
  expect(await traces(id)).toEqual(before);
});

describe('a file that is too large', () => {
  test('is refused by its name before a byte of it is read', async () => {
    const id = await newCase();
    const before = await traces(id);
    const large = join(home, 'film.mkv');
    const handle = await open(large, 'w');
    await handle.truncate(MOST_FILE_BYTES + 1);
    await handle.close();
    const chosen = filesAt([join(home, 'a.txt'), large]);
    await expect(chosen).rejects.toMatchObject({ code: 'file-too-large', details: { file: 'film.mkv' } });
    expect(await traces(id)).toEqual(before);
    await rm(large);
  });

  test('of exactly 4 GiB is not', async () => {
    const large = join(home, 'whole.img');
    const handle = await open(large, 'w');
    await handle.truncate(4 * 1024 ** 3);
    await handle.close();
    expect(await filesAt([large])).toMatchObject([{ name: 'whole.img', size: 4 * 1024 ** 3 }]);
    await rm(large);
  });

  test('is caught while it grows, and nothing of it stays', async () => {
    const { folder, db } = desk.docket;
    const { files } = layoutOf(folder);
    const before = await readdir(files);
    const store = fileStoreIn(files, db, false, 3 * MEBIBYTE);
    await store.add(
      mebibytes(3, () => {}),
      'fits.bin',
      'application/octet-stream',
    );
    let read = 0;
    const growing = mebibytes(100, (number) => {
      read = number;
    });
    const added = store.add(growing, 'log.txt', 'text/plain');
    await expect(added).rejects.toMatchObject({ code: 'file-too-large', details: { file: 'log.txt' } });
    expect(read).toBeLessThanOrEqual(4);
    expect(await readdir(files)).toHaveLength(before.length + 1);
  });
});

test('the docket key is not rotated while a file is encrypted under it', async () => {
  const id = await newCase();
  const order: string[] = [];
  const begun = Promise.withResolvers<void>();
  const content = mebibytes(2, () => {
    order.push('piece');
    begun.resolve();
  });
  const attaching = attachFiles(desk.context, id, [{ name: 'a.bin', content }]);
  await begun.promise;
  await withKeyToItself(desk.docket, async () => {
    order.push('rotation');
    const second = attachFiles(desk.context, id, [{ name: 'b.bin', content: randomBytes(3) }]);
    await expect(second).rejects.toMatchObject({ code: 'docket-in-use', details: { by: 'rotation' } });
  });
  await attaching;
  expect(order).toEqual(['piece', 'piece', 'rotation']);
});
