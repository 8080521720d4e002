import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPack } from '#docket/packs/build.ts';
import type { PackContent } from '#docket/packs/content.ts';
import { createSigningKey, signMinisign, writePublicKey } from '#docket/packs/minisign.ts';
import { verifyPack } from '#docket/packs/verify.ts';
import { makeContent } from './content.ts';
import { type Members, readZip, renameInZip, writeZip } from './tools.ts';

const BASE = 'mingguang-optics-zhuhai-co-ltd-pack-2026-11-22';
const key = createSigningKey();
let folder: string;
let good: string;
let bytes: Buffer;
let members: Members;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pack-test-'));
  good = join(folder, 'good.zip');
  await buildPack(makeContent(), key, good);
  bytes = await readFile(good);
  members = await readZip(good);
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

async function verifyBytes(content: Buffer) {
  const file = join(folder, 'changed.zip');
  await writeFile(file, content);
  return verifyPack(file);
}

async function verifyMembers(changed: Iterable<[string, Buffer]>, expectedPublicKey?: string) {
  const file = join(folder, 'changed.zip');
  await writeZip(file, changed);
  return verifyPack(file, expectedPublicKey === undefined ? {} : { expectedPublicKey });
}

const inBag = (path: string) => `${BASE}/${path}`;
const withMember = (path: string, content: Buffer | string) =>
  new Map(members).set(inBag(path), Buffer.from(content));

async function problemOf(changed: Iterable<[string, Buffer]>) {
  const { ok, problem } = await verifyMembers(changed);
  expect(ok).toBe(false);
  return problem;
}

describe('a pack that was changed after it was signed', () => {
  test('is still good when it was only unzipped and zipped again', async () => {
    expect(await verifyMembers(members)).toMatchObject({ ok: true });
  });

  test('is found and the file named, whichever byte of whichever file was changed', async () => {
    const names = [...members.keys()];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.integer({ min: 1, max: 255 }),
        async (name, part, difference) => {
          const content = Buffer.from(members.get(name) ?? '');
          const at = Math.floor(content.length * part);
          content[at] = (content[at] ?? 0) ^ difference;
          const path = name.slice(BASE.length + 1);
          const problem = await problemOf(new Map(members).set(name, content));
          // A changed list of files is found by the signature over it or by what it no longer lists.
          expect(problem?.path ?? problem?.detail, `${path} at ${at}`).toBeDefined();
          if (path.startsWith('data/')) expect(problem).toEqual({ code: 'payloadChanged', path });
          else if (path !== 'bagit.txt') expect(problem?.path).toBe(path);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('never gives another content while it is called good, whichever byte of the zip was changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, difference) => {
          const changed = Buffer.from(bytes);
          changed[at] = (changed[at] ?? 0) ^ difference;
          const report = await verifyBytes(changed);
          if (!report.ok) return;
          expect(await readZip(join(folder, 'changed.zip'))).toEqual(members);
        },
      ),
      { numRuns: 250 },
    );
  });

  test('is found when it is cut off anywhere, and when something follows or precedes it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4, max: bytes.length - 1 }), async (length) => {
        expect(await verifyBytes(bytes.subarray(0, length))).toMatchObject({
          ok: false,
          problem: { code: 'damagedZip' },
        });
      }),
      { numRuns: 25 },
    );
    const more = Buffer.from('hidden');
    expect((await verifyBytes(Buffer.concat([bytes, more]))).problem?.code).toBe('damagedZip');
    expect((await verifyBytes(Buffer.concat([more, bytes]))).ok).toBe(false);
  });

  test('is found when a file was added, and the file named', async () => {
    for (const path of ['data/extra.txt', 'data/reports/new.pdf', 'notes.txt', 'manifest-md5.txt']) {
      expect(await problemOf(withMember(path, 'new'))).toEqual({ code: 'extra', path });
    }
    const beside = new Map(members).set('beside.txt', Buffer.from('new'));
    expect(await problemOf(beside)).toEqual({ code: 'extra', path: 'beside.txt' });
  });

  test.each([
    ['__MACOSX/._pack', 'macOS'],
    [inBag('.DS_Store'), 'macOS'],
    [inBag('data/._index.html'), 'macOS'],
    [inBag('data/reports/Thumbs.db'), 'Windows'],
    [inBag('desktop.ini'), 'Windows'],
  ])('is still good when a system left %s in it, which is named', async (path, system) => {
    const { ok, facts } = await verifyMembers(new Map(members).set(path, Buffer.from('left')));
    expect([ok, facts.strays]).toEqual([true, [{ path, system }]]);
  });

  test('is found when a file was changed, also beside files that a system left', async () => {
    const other = Buffer.from(members.get(inBag('data/index.html')) ?? '').reverse();
    const changed = withMember('data/index.html', other).set(inBag('.DS_Store'), Buffer.from('left'));
    expect(await problemOf(changed)).toEqual({ code: 'payloadChanged', path: 'data/index.html' });
  });

  test('is asked for as a zip when the folder that it was unpacked to is given', async () => {
    expect(await verifyPack(folder)).toMatchObject({ ok: false, problem: { code: 'isFolder' } });
  });

  test('is found when a file is missing, and the file named', async () => {
    for (const name of members.keys()) {
      const fewer = new Map(members);
      fewer.delete(name);
      const problem = await problemOf(fewer);
      expect(problem?.path).toBe(name.slice(BASE.length + 1));
      expect(problem?.code).toMatch(/^(missing|notSigned|notBag)$/);
    }
  });

  test('is found when a file was renamed or two were exchanged', async () => {
    const renamed = [...members].map(([name, content]): [string, Buffer] => [
      name.replace('incidents.csv', 'incidentz.csv'),
      content,
    ]);
    expect(await problemOf(renamed)).toEqual({ code: 'missing', path: 'data/registers/incidents.csv' });
    const [one, other] = ['data/registers/requests.json', 'data/registers/incidents.json'];
    const exchanged = withMember(one, members.get(inBag(other)) ?? '').set(
      inBag(other),
      members.get(inBag(one)) ?? Buffer.alloc(0),
    );
    expect(await problemOf(exchanged)).toMatchObject({ code: 'payloadChanged' });
  });

  /** The pack with these files changed or added, listed and signed anew with the same key. */
  function resealed(changes: Record<string, string>, tags = ''): Map<string, Buffer> {
    const sums = new Map<string, string>();
    const sealed = new Map(members);
    for (const [path, content] of Object.entries(changes)) sealed.set(inBag(path), Buffer.from(content));
    const listed = [...sealed.keys()]
      .map((name) => name.slice(BASE.length + 1))
      .filter((path) => !path.startsWith('data/') && !path.startsWith('tagmanifest-sha512'));
    for (const path of listed) {
      sums.set(
        path,
        createHash('sha512')
          .update(sealed.get(inBag(path)) ?? '')
          .digest('hex'),
      );
    }
    const list = `${[...sums].map(([path, sum]) => `${sum}  ${path}\n`).join('')}${tags}`;
    sealed.set(inBag('tagmanifest-sha512.txt'), Buffer.from(list));
    const signature = signMinisign(Buffer.from(list), key, 'signed so');
    return sealed.set(inBag('tagmanifest-sha512.txt.minisig'), Buffer.from(signature));
  }

  test('is refused when it is signed with a list of files elsewhere or of checksums of another kind', async () => {
    expect(await verifyMembers(resealed({}))).toMatchObject({ ok: true });
    for (const path of ['fetch.txt', 'manifest-md5.txt', 'manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      expect(await problemOf(resealed({ [path]: '00  data/index.html\n' }))).toEqual({
        code: 'foreignList',
        path,
      });
    }
  });

  test('is refused at the line that no list has, however long the reader could be kept busy with it', async () => {
    const line = `${'0'.repeat(128)}${'\t'.repeat(3_000_000)}\u2028\n`;
    const count = resealed({}).get(inBag('tagmanifest-sha512.txt'))?.toString().split('\n').length ?? 0;
    expect(await problemOf(resealed({}, line))).toEqual({
      code: 'badManifest',
      path: 'tagmanifest-sha512.txt',
      detail: `line ${count}`,
    });
    const deep = new Map(members).set(`${BASE}/${'a/'.repeat(40)}x`, Buffer.from('x'));
    expect((await problemOf(deep))?.code).toBe('unsafeName');
  });

  test('is found when somebody signed it anew with a key of their own', async () => {
    const theirs = createSigningKey();

    const publicKey = writePublicKey(theirs);
    const tagManifest = (members.get(inBag('tagmanifest-sha512.txt'))?.toString() ?? '').replace(
      /^.*docket\.pub$/m,
      `${createHash('sha512').update(publicKey).digest('hex')}  docket.pub`,
    );
    const signature = signMinisign(Buffer.from(tagManifest), theirs, 'ours, honestly');
    const forged = withMember('docket.pub', publicKey)
      .set(inBag('tagmanifest-sha512.txt'), Buffer.from(tagManifest))
      .set(inBag('tagmanifest-sha512.txt.minisig'), Buffer.from(signature));
    // In itself it fits: only the key that the auditor got by another way tells.
    expect((await verifyMembers(forged)).ok).toBe(true);
    const told = await verifyMembers(forged, writePublicKey(key));
    expect(told.problem?.code).toBe('otherKey');
    await expect(verifyMembers(members, 'no key')).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('a file that is no pack', () => {
  test('is told from a damaged one', async () => {
    expect((await verifyBytes(Buffer.from('%PDF-1.7 and so on'))).problem?.code).toBe('notZip');
    expect((await verifyBytes(Buffer.alloc(0))).problem?.code).toBe('notZip');
    expect(await problemOf([['a/readme.txt', Buffer.from('hello')]])).toEqual({
      code: 'notBag',
      path: 'bagit.txt',
    });
    const old = 'BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n';
    expect(await problemOf(withMember('bagit.txt', old))).toEqual({ code: 'wrongVersion', detail: '0.97' });
    await expect(verifyPack(join(folder, 'absent.zip'))).rejects.toMatchObject({ code: 'file-missing' });
  });

  test('with names that leave its folder or meet on a disk is refused before it is read', async () => {
    const victim = inBag('data/registers/incidents.csv');
    const names: [string, string][] = [
      [`../${'x'.repeat(victim.length - 3)}`, 'unsafeName'],
      [`/${'x'.repeat(victim.length - 1)}`, 'unsafeName'],
      [`C:/${'x'.repeat(victim.length - 3)}`, 'unsafeName'],
      [victim.replaceAll('/', '\\'), 'unsafeName'],
      [victim.replace('data/', 'dat\u0000/'), 'unsafeName'],
      [victim.replace('registers/', './gisters/'), 'unsafeName'],
      [victim.replace('registers/', '//gisters/'), 'unsafeName'],
    ];
    for (const [name, code] of names) {
      await writeFile(join(folder, 'named.zip'), await renameInZip(good, victim, name));
      expect((await verifyPack(join(folder, 'named.zip'))).problem?.code, name).toBe(code);
    }
    const collision = new Map(members).set(inBag('data/INDEX.html'), Buffer.from('new'));
    expect(await problemOf(collision)).toEqual({ code: 'duplicateName', path: inBag('data/INDEX.html') });
    const composed = new Map(members)
      .set(inBag('é'), Buffer.from('1'))
      .set(inBag('e\u0301'), Buffer.from('2'));
    expect((await problemOf(composed))?.code).toBe('duplicateName');
    const twice = [...members, [inBag('data/index.html'), Buffer.from('another')] as [string, Buffer]];
    expect(await problemOf(twice)).toEqual({ code: 'duplicateName', path: inBag('data/index.html') });
  });

  test('that would unpack to more than any pack is not read', async () => {
    const bomb = withMember('data/zeros.bin', Buffer.alloc(64 * 2 ** 20));
    expect(await problemOf(bomb)).toEqual({ code: 'tooLarge', path: inBag('data/zeros.bin') });
    expect((await verifyPack(good, { limits: { bytes: 1000 } })).problem?.code).toBe('tooLarge');
    expect((await verifyPack(good, { limits: { members: 3 } })).problem?.code).toBe('tooLarge');
  });
});

describe('a trail that does not fit together', () => {
  async function verifyTrail(change: (content: PackContent) => void) {
    const content = structuredClone(makeContent());
    change(content);
    const file = join(folder, 'trail.zip');
    await buildPack({ ...content, registers: [] }, key, file);
    return (await verifyPack(file)).problem;
  }
  const brokenAt = (detail: string) => ({ code: 'trailBroken', path: 'data/trail/trail.jsonl', detail });

  test('is named by its entry, though the pack was signed so', async () => {
    expect(await verifyTrail(() => undefined)).toBeUndefined();
    expect(
      await verifyTrail(({ trail }) => Object.assign(trail.entries[3] ?? {}, { action: 'other' })),
    ).toEqual(brokenAt('4'));
    expect(await verifyTrail(({ trail }) => trail.entries.splice(2, 1))).toEqual(brokenAt('3'));
    expect(await verifyTrail(({ trail }) => trail.entries.reverse())).toEqual(brokenAt('1'));
    expect(await verifyTrail(({ trail }) => trail.entries.pop())).toEqual(brokenAt('9'));
    expect(await verifyTrail(({ docket }) => Object.assign(docket, { id: 'another docket' }))).toEqual(
      brokenAt('1'),
    );
    expect(await verifyTrail(({ trail }) => Object.assign(trail, { head: '0'.repeat(64) }))).toEqual(
      brokenAt('9'),
    );
  });

  test('is refused before it fills the memory: an entry longer than any, or nested without end', async () => {
    const entryOf = (details: string) =>
      verifyTrail(({ trail }) => Object.assign(trail.entries[3] ?? {}, { details: JSON.parse(details) }));
    expect(await entryOf(`{"a":"${randomBytes(9 * 2 ** 20).toString('hex')}"}`)).toEqual({
      code: 'tooLarge',
      path: 'data/trail/trail.jsonl',
    });
    expect(await entryOf(`{"a":${'['.repeat(200)}${']'.repeat(200)}}`)).toEqual(brokenAt('4'));
  });

  test('is named by the entry whose signature is missing, another, or by nobody in the docket', async () => {
    const entry = ({ trail }: PackContent, seq: number) => trail.entries[seq - 1] ?? {};
    const { signature } = makeContent().trail.entries[4] ?? {};
    expect(await verifyTrail((content) => Object.assign(entry(content, 4), { signature }))).toEqual(
      brokenAt('4'),
    );
    expect(
      await verifyTrail((content) => Object.assign(entry(content, 6), { signature: undefined })),
    ).toEqual(brokenAt('6'));
    expect(await verifyTrail(({ trail }) => Object.assign(trail, { signers: [] }))).toEqual(brokenAt('1'));
    expect(
      await verifyTrail(({ trail }) => Object.assign(trail.signers[0] ?? {}, { personId: 'p2' })),
    ).toEqual(brokenAt('1'));
    const wrongId = await verifyTrail(({ trail }) =>
      Object.assign(trail.signers[0] ?? {}, { keyId: '0'.repeat(32) }),
    );
    expect(wrongId).toEqual({ code: 'trailBroken', path: 'data/trail/signers.json', detail: '0' });
  });
});
