import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildPack } from '#docket/packs/build.ts';
import { createSigningKey, writePublicKey } from '#docket/packs/minisign.ts';
import { verifyPack } from '#docket/packs/verify.ts';
import { hostile, madeAt, makeContent } from './content.ts';
import { inFolder, readZip, runTool } from './tools.ts';

const BASE = 'mingguang-optics-zhuhai-co-ltd-pack-2026-11-22';
const key = createSigningKey();

describe('a pack', () => {
  test('passes the auditor’s own sha512sum and minisign after unzip', async () => {
    await inFolder(async (folder) => {
      await buildPack(makeContent('zh-CN'), key, join(folder, 'pack.zip'));
      runTool('unzip', ['-q', 'pack.zip'], folder);
      const bag = join(folder, BASE);
      expect(await readdir(bag)).toEqual([
        'START-HERE.txt',
        'bag-info.txt',
        'bagit.txt',
        'data',
        'docket.pub',
        'manifest-sha512.txt',
        'tagmanifest-sha512.txt',
        'tagmanifest-sha512.txt.minisig',
      ]);
      const payload = runTool('sha512sum', ['-c', '--strict', 'manifest-sha512.txt'], bag);
      expect(payload.trim().split('\n')).toHaveLength(15);
      const tags = runTool('sha512sum', ['-c', '--strict', 'tagmanifest-sha512.txt'], bag);
      expect(tags).toContain('docket.pub: OK');
      expect(tags).toContain('START-HERE.txt: OK');
      const signed = runTool('minisign', ['-V', '-p', 'docket.pub', '-m', 'tagmanifest-sha512.txt'], bag);
      expect(signed).toContain(`made ${madeAt}`);
      expect(await readFile(join(bag, 'bagit.txt'), 'utf8')).toBe(
        'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
      );
    });
  });

  test.each([
    ['README.md', async (_bag: string) => readFile('README.md', 'utf8'), /```sh\n(unzip pack\.zip[^`]+)```/],
    ['START-HERE.txt', (bag: string) => readFile(join(bag, 'START-HERE.txt'), 'utf8'), undefined],
  ])('is checked by the commands of %s as they stand there', async (_name, read, block) => {
    await inFolder(async (folder) => {
      await buildPack(makeContent(), key, join(folder, 'pack.zip'));
      const bag = join(folder, BASE);
      if (!block) runTool('unzip', ['-q', 'pack.zip'], folder);
      const text = await read(bag);
      const commands = block ? block.exec(text)?.[1] : text.match(/^ {4}\S.*$/gm)?.join('\n');
      const told = runTool('bash', ['-e', '-c', commands ?? 'false'], block ? folder : bag);
      expect(told).toContain('Signature and comment signature verified');
      expect(told).toContain('manifest-sha512.txt: OK');
      expect(told).toContain('data/index.html: OK');
      expect(told).not.toContain('FAILED');
    });
  });

  test.each(['en', 'zh-CN'] as const)(
    'tells in %s where to start, and is checked by what it tells',
    async (language) => {
      await inFolder(async (folder) => {
        const content = makeContent(language);
        await buildPack(content, key, join(folder, 'pack.zip'));
        const text =
          (await readZip(join(folder, 'pack.zip'))).get(`${BASE}/START-HERE.txt`)?.toString() ?? '';
        expect(text).toContain('data/index.html');
        expect(text).toContain(content.docket.name);
        expect(text).not.toMatch(/\{\{|packs:/);
      });
    },
  );

  test('is verified as good, with the facts that it states', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'pack.zip');
      const built = await buildPack(makeContent(), key, file);
      expect(built.size).toBe((await stat(file)).size);
      expect(built.sha512).toBe(runTool('sha512sum', [file]).slice(0, 128));
      const report = await verifyPack(file, { expectedPublicKey: writePublicKey(key) });
      expect(report.problem).toBeUndefined();
      expect(report).toMatchObject({
        ok: true,
        facts: {
          base: BASE,
          made: madeAt,
          by: 'Zhao Min 赵敏',
          files: 15,
          cases: { request: 17, incident: 0 },
        },
      });
    });
  });

  test('is the same bytes for the same content, whatever the time zone of the machine', async () => {
    await inFolder(async (folder) => {
      const zone = process.env.TZ;
      const sums: string[] = [];
      for (const place of ['Asia/Shanghai', 'America/St_Johns', 'UTC']) {
        process.env.TZ = place;
        sums.push((await buildPack(makeContent(), key, join(folder, `${sums.length}.zip`))).sha512);
      }
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
      expect(new Set(sums).size).toBe(1);
    });
  });

  test('holds every field as it was in its JSON, and a schema that names its parts', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'pack.zip');
      const content = makeContent();
      await buildPack(content, key, file);
      const members = await readZip(file);
      const json = JSON.parse(members.get(`${BASE}/data/registers/requests.json`)?.toString() ?? '');
      expect(json.cases).toEqual(content.registers[0]?.cases);
      const schema = JSON.parse(members.get(`${BASE}/data/registers/requests.schema.json`)?.toString() ?? '');
      expect(schema.properties.cases.items.properties.record).toEqual({
        $ref: 'urn:privacy-docket:record:request',
      });
      expect(schema.$defs.record.$id).toBe('urn:privacy-docket:record:request');
      const trail = members.get(`${BASE}/data/trail/trail.jsonl`)?.toString().trimEnd().split('\n') ?? [];
      expect(trail.map((line) => JSON.parse(line))).toEqual(content.trail.entries);
    });
  });

  test('lets OpenSSL check the signature of an entry, as verify.txt says', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'pack.zip');
      await buildPack(makeContent(), key, file);
      const members = await readZip(file);
      const { signers } = JSON.parse(members.get(`${BASE}/data/trail/signers.json`)?.toString() ?? '');
      const lines = members.get(`${BASE}/data/trail/trail.jsonl`)?.toString().trimEnd().split('\n') ?? [];
      const entry = JSON.parse(lines.at(-1) ?? '');
      await writeFile(join(folder, 'key.pem'), signers[0].pem);
      await writeFile(join(folder, 'message'), `privacy-docket/entry/2/${entry.hash}`);
      await writeFile(join(folder, 'sig'), Buffer.from(entry.signature, 'hex'));
      const note = members.get(`${BASE}/data/trail/verify.txt`)?.toString() ?? '';
      const [command = ''] = /openssl .*$/m.exec(note) ?? [];
      expect(runTool('openssl', command.split(' ').slice(1), folder)).toContain(
        'Signature Verified Successfully',
      );
    });
  });

  test('of a part of the trail is good, and says so', async () => {
    await inFolder(async (folder) => {
      const content = makeContent();
      const entries = content.trail.entries.filter(({ seq }) => seq > 2 && seq !== 5);
      const file = join(folder, 'pack.zip');
      await buildPack({ ...content, trail: { ...content.trail, entries, complete: false } }, key, file);
      const report = await verifyPack(file);
      expect(report).toMatchObject({ ok: true, facts: { trail: { entries: 6, count: 9, complete: false } } });
      const note = (await readZip(file)).get(`${BASE}/data/trail/verify.txt`)?.toString();
      expect(note).toContain('6 of the 9 entries');
    });
  });

  test('leaves nothing behind and keeps an earlier pack when it fails or is stopped', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'pack.zip');
      await writeFile(file, 'an earlier pack');
      const stop = new AbortController();
      const stopped = buildPack(makeContent(), key, file, {
        signal: stop.signal,
        onProgress: (done) => done === 3 && stop.abort(),
      });
      await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
      const fontless = buildPack(makeContent(), key, file, { fontsDir: folder });
      await expect(fontless).rejects.toMatchObject({ code: 'file-missing' });
      const wrong = buildPack({ ...makeContent(), period: { from: 'yesterday' } }, key, file);
      await expect(wrong).rejects.toMatchObject({ code: 'bad-input', details: { fields: ['period.from'] } });
      expect(await readdir(folder)).toEqual(['pack.zip']);
      expect(await readFile(file, 'utf8')).toBe('an earlier pack');
    });
  });
});

describe('the page of a pack', () => {
  test.each(['en', 'zh-CN'] as const)('in %s runs no script and loads nothing', async (language) => {
    await inFolder(async (folder) => {
      const file = join(folder, 'pack.zip');
      await buildPack(makeContent(language), key, file);
      const page = (await readZip(file)).get(`${BASE}/data/index.html`)?.toString() ?? '';
      expect(page).toMatch(/^<!doctype html>\n<html lang="(en|zh-CN)">/);
      expect(page).toContain(`"default-src 'none'; style-src 'sha256-`);
      expect(page).not.toMatch(
        /<script|<img|<link|<iframe|<object|<embed|\son\w+=|url\(|@import|javascript:/i,
      );
      expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//i);
      expect(page).toContain('&lt;script src=&quot;https://evil.example/x.js&quot;&gt;');
      for (const text of [hostile.chinese, hostile.rareHan, hostile.emoji, hostile.hebrew, hostile.arabic]) {
        expect(page).toContain(text);
      }
      expect(page).toContain('invoice[U+202E]gpj.exe');
      const links = [...page.matchAll(/href="([^"#]+)"/g)].map(([, path]) => path ?? '');
      const files = new Set((await readZip(file)).keys());
      expect(links.length).toBeGreaterThan(9);
      for (const path of links) expect(files).toContain(`${BASE}/data/${path}`);
    });
  });
});
