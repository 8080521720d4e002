import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OpenDocket } from '#docket/vault/docket.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { openDocket } from '#docket/vault/open.ts';
import { CHUNK_BYTES } from '#docket/vault/secretstream.ts';
import {
  closedDocket,
  failureOf,
  firstLineOf,
  flipBit,
  freshDocket,
  PASSPHRASE,
  startChild,
} from './helpers.ts';

async function contentOf(docket: OpenDocket, id: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of docket.files.read(id)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function storedPath(docket: OpenDocket, id: string): Promise<string> {
  const row = await docket.db
    .selectFrom('files')
    .select('stored_as')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return join(layoutOf(docket.folder).files, row.stored_as);
}

describe('an attachment', () => {
  it.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES + 17])(
    'of %i bytes comes back as it was',
    async (size) => {
      const { docket } = await freshDocket();
      const content = randomBytes(size);
      const file = await docket.files.add(content, 'letter.pdf', 'application/pdf');
      expect(file).toMatchObject({ name: 'letter.pdf', size });
      expect(file.sha512).toBe(createHash('sha512').update(content).digest('hex'));
      expect((await contentOf(docket, file.id)).equals(content)).toBe(true);
    },
  );

  it('is named by its ciphertext, so that the name tells nothing and still checks the file', async () => {
    const { docket } = await freshDocket();
    const other = await freshDocket();
    const content = Buffer.from('a form that everybody has');
    const path = await storedPath(docket, (await docket.files.add(content, 'a', 'text/plain')).id);
    const same = await storedPath(
      other.docket,
      (await other.docket.files.add(content, 'a', 'text/plain')).id,
    );
    expect(path.slice(-64)).not.toBe(same.slice(-64));
    expect(
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    ).toBe(path.slice(-64));
  });

  it('that is added again is kept once, and is stored anew when its file was lost', async () => {
    const { docket } = await freshDocket();
    const { files } = layoutOf(docket.folder);
    const content = randomBytes(1000);
    const first = await docket.files.add(content, 'one.txt', 'text/plain');
    const second = await docket.files.add(content, 'two.txt', 'text/plain');
    expect(second).toEqual(first);
    expect(await readdir(files)).toHaveLength(1);
    await rm(await storedPath(docket, first.id));
    await Promise.all(
      ['a', 'b', 'c'].map((name) => docket.files.add(Buffer.from('at once'), name, 'text/plain')),
    );
    expect(await readdir(files)).toHaveLength(1);
    const third = await docket.files.add(content, 'three.txt', 'text/plain');
    expect(third.id).toBe(first.id);
    expect((await contentOf(docket, first.id)).equals(content)).toBe(true);
  });

  it('of 300 MiB is encrypted and read back with less than 96 MiB of memory', async () => {
    const { folder } = await closedDocket();
    const grown = Number(await firstLineOf(startChild('attach-large.ts', folder, PASSPHRASE, '300')));
    expect(grown).toBeGreaterThan(0);
    expect(grown).toBeLessThan(96 * 1024 * 1024);
  });

  it('with any changed bit is damaged by name, and never handed out wrong', async () => {
    const { docket } = await freshDocket();
    const content = randomBytes(2 * CHUNK_BYTES + 100);
    const { id } = await docket.files.add(content, 'evidence.zip', 'application/zip');
    const path = await storedPath(docket, id);
    const { length } = await readFile(path);
    for (const offset of [0, 1, 17, CHUNK_BYTES, CHUNK_BYTES + 16, CHUNK_BYTES + 17, length - 1]) {
      await flipBit(path, offset);
      const seen: Buffer[] = [];
      const reading = (async () => {
        for await (const chunk of docket.files.read(id)) seen.push(chunk);
      })();
      expect(await failureOf(reading)).toMatchObject({
        code: 'file-damaged',
        details: { file: 'evidence.zip' },
      });
      const handedOut = Buffer.concat(seen);
      expect(handedOut.equals(content.subarray(0, handedOut.length))).toBe(true);
      await flipBit(path, offset);
    }
    await docket.files.verify(id);
  });

  it('that was cut, lengthened, swapped or lost is found', async () => {
    const { docket } = await freshDocket();
    const one = await docket.files.add(randomBytes(2 * CHUNK_BYTES), 'one.bin', 'application/octet-stream');
    const two = await docket.files.add(randomBytes(2 * CHUNK_BYTES), 'two.bin', 'application/octet-stream');
    const path = await storedPath(docket, one.id);
    const whole = await readFile(path);
    for (const length of [0, 5, CHUNK_BYTES + 17, 2 * (CHUNK_BYTES + 17), whole.length - 1]) {
      await truncate(path, length);
      expect((await failureOf(docket.files.verify(one.id))).code).toBe('file-damaged');
      await writeFile(path, whole);
    }
    await writeFile(path, Buffer.concat([whole, whole.subarray(0, 17)]));
    expect((await failureOf(docket.files.verify(one.id))).code).toBe('file-damaged');
    await writeFile(path, await readFile(await storedPath(docket, two.id)));
    expect((await failureOf(docket.files.verify(one.id))).code).toBe('file-damaged');
    await rm(path);
    expect(await failureOf(docket.files.verify(one.id))).toMatchObject({
      code: 'file-missing',
      details: { file: 'one.bin' },
    });
    expect((await failureOf(docket.files.verify('none'))).code).toBe('file-missing');
  });

  it('whose source fails leaves nothing behind', async () => {
    const { docket } = await freshDocket();
    async function* broken() {
      yield randomBytes(CHUNK_BYTES * 2);
      throw new Error('the stick was pulled out');
    }
    await expect(docket.files.add(broken(), 'x', 'text/plain')).rejects.toThrow('the stick was pulled out');
    expect(await readdir(layoutOf(docket.folder).files)).toEqual([]);
    expect(await docket.files.list()).toEqual([]);
  });

  it('that a killed process left half-written is cleared away at the next opening', async () => {
    const { docket } = await freshDocket();
    const { files } = layoutOf(docket.folder);
    const { id } = await docket.files.add(Buffer.from('kept'), 'kept.txt', 'text/plain');
    await docket.close();
    await writeFile(join(files, '.new.0123456789ab.part'), 'half');
    const again = await openDocket({ folder: docket.folder, secret: { passphrase: PASSPHRASE } });
    expect(await readdir(files)).toHaveLength(1);
    expect((await contentOf(again, id)).toString()).toBe('kept');
    await again.close();
  });
});
