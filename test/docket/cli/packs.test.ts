import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { createTexts } from '#shared/text/texts.ts';
import { readZip, writeZip } from '#test/docket/packs/tools.ts';
import { agreementRecord, incidentRecord, requestRecord, transferRecord } from '#test/fixtures/records.ts';
import { answerOf, cli, expectRefusal, freshDocket, freshPlace, jsonFile, logByCli } from './cli.ts';

/** A docket with cases of three registers and a pack of all of it. */
async function exported() {
  const made = await freshDocket();
  await logByCli(made, 'request', requestRecord);
  await logByCli(made, 'incident', incidentRecord);
  await logByCli(made, 'agreement', { ...agreementRecord, effectiveOn: '2026-01-01' });
  const pack = join(made.place, 'pack.zip');
  const answer = await answerOf(['export', made.folder, '--out', pack, ...made.secret]);
  return { ...made, pack, answer };
}

const builtSchema = z.object({
  file: z.string(),
  size: z.number(),
  sha512: z.string().regex(/^[0-9a-f]{128}$/),
  publicKey: z.string(),
  cases: z.number(),
});

describe('export', () => {
  it('writes a pack that verify finds good, with the key that signed it, and tells the trail', async () => {
    const { folder, pack, answer, place, secret } = await exported();
    const built = builtSchema.parse(answer);
    expect(built).toMatchObject({ file: pack, cases: 3, size: (await readFile(pack)).length });
    const key = await jsonFile(place, built.publicKey, 'docket.pub');
    expect(await answerOf(['verify', pack, '--key', key])).toMatchObject({ ok: true, vouched: true });
    const unvouched = await cli(['verify', pack, '--json']);
    expect(JSON.parse(unvouched.out)).toMatchObject({ ok: true, vouched: false });
    const vouched = await cli(['verify', pack, '--key', key]);
    expect(vouched.out.split('\n')[0]).toContain(createTexts('en').t('cli:verify.vouched'));
    for (const language of ['en', 'zh-CN'] as const) {
      const run = await cli(['verify', pack], { language });
      // Nobody but the pack itself says whose key it is.
      expect(run).toMatchObject({ exit: 6, err: '' });
      expect(run.out.split('\n')[0]).toContain(createTexts(language).t('cli:verify.unvouched'));
      expect(run.out).toContain(built.publicKey.trim().split('\n').at(-1));
      expect(run.out).not.toMatch(/\{\{|cli:|packs:/);
    }
    const { out } = await cli(['trail', folder, ...secret]);
    expect(out.split('\n')[0]).toContain('pack.built');
    expect(await answerOf(['trail', folder, '--verify', ...secret])).toMatchObject({ ok: true, count: 5 });
  });

  it('takes only the registers and the period that were asked for', async () => {
    const { folder, place, secret } = await exported();
    const pack = join(place, 'part.zip');
    const part = ['export', folder, '--out', pack, '--force', ...secret];
    expect(await answerOf([...part, '--registers', 'request, incident'])).toMatchObject({ cases: 2 });
    const names = [...(await readZip(pack)).keys()].join('\n');
    expect(names).toContain('request');
    expect(names).not.toContain('agreement');
    expect(await answerOf([...part, '--from', '2026-10-01', '--to', '2026-10-31'])).toMatchObject({
      cases: 1,
    });
    expect(await answerOf([...part, '--to', '2020-12-31'])).toMatchObject({ cases: 0 });
    expect((await cli(['verify', pack])).exit).toBe(6);
  });

  test.each(['en', 'zh-CN'] as const)('writes tables in %s that an import reads', async (language) => {
    const made = await freshDocket();
    await logByCli(made, 'request', requestRecord);
    await logByCli(made, 'incident', incidentRecord);
    await logByCli(made, 'transfer', transferRecord);
    const pack = join(made.place, 'pack.zip');
    await answerOf(['export', made.folder, '--out', pack, ...made.secret], { language });
    const other = await freshDocket();
    for (const register of ['requests', 'incidents', 'transfers']) {
      const [, table] = [...(await readZip(pack))].find(([name]) => name.endsWith(`/${register}.csv`)) ?? [];
      const file = join(other.place, `${register}.csv`);
      await writeFile(file, table ?? '');
      const argv = ['import', other.folder, file, '--register', register, '--dry-run', ...other.secret];
      expect(await answerOf(argv)).toMatchObject({ logged: 1, refused: 0 });
    }
  });

  it('speaks the language of whoever exports', async () => {
    const { folder, place, secret } = await exported();
    const pack = join(place, 'zh.zip');
    const run = await cli(['export', folder, '--out', pack, ...secret], { language: 'zh-CN' });
    expect(run.out).toContain('证据包已写入');
    const page = [...(await readZip(pack))].find(([name]) => name.endsWith('index.html'))?.[1].toString();
    expect(page).toContain('请求');
  });

  test.each([
    ['an unknown register', ['--registers', 'request,letters'], '--registers'],
    ['no register', ['--registers', ''], '--registers'],
    ['a day that no calendar has', ['--from', '2026-02-30'], '--from'],
    ['a date in another form', ['--to', '31.12.2026'], '--to'],
    ['a period that ends before it begins', ['--from', '2026-02-02', '--to', '2026-01-01'], '--to'],
  ])('refuses %s and names the option', async (_, options, named) => {
    const { folder, place, secret } = await freshDocket();
    const argv = ['export', folder, '--out', join(place, 'p.zip'), ...options, ...secret];
    const failure = await expectRefusal(argv, { code: 'bad-input', exit: 2, folder: place });
    expect(JSON.stringify(failure.details)).toContain(named);
  });
});

describe('verify ends with exit 1 and names what is wrong with a pack', () => {
  let sound: { members: Map<string, Buffer>; base: string } | undefined;

  /** The members of one sound pack, which every test below changes in its own way. */
  async function soundPack() {
    if (sound !== undefined) return sound;
    const { place, secret, folder } = await freshDocket();
    const pack = join(place, 'pack.zip');
    await answerOf(['export', folder, '--out', pack, ...secret]);
    const members = await readZip(pack);
    sound = { members, base: [...members.keys()][0]?.split('/')[0] ?? '' };
    return sound;
  }

  function changeByte(content: Buffer | undefined): Buffer {
    const copy = Buffer.from(content ?? '');
    copy[Math.floor(copy.length / 2)] = (copy[Math.floor(copy.length / 2)] ?? 0) ^ 1;
    return copy;
  }

  const changes: [string, string, (all: Map<string, Buffer>, path: string) => unknown][] = [
    ['one byte was changed', 'data/index.html', (all, path) => all.set(path, changeByte(all.get(path)))],
    [
      'one byte was changed',
      'tagmanifest-sha512.txt',
      (all, path) => all.set(path, changeByte(all.get(path))),
    ],
    ['one file was added', 'data/more.txt', (all, path) => all.set(path, Buffer.from('more'))],
    ['one file is missing', 'data/index.html', (all, path) => all.delete(path)],
    ['the key is missing', 'docket.pub', (all, path) => all.delete(path)],
  ];
  test.each(changes)('%s: %s', async (_, path, change) => {
    const { place } = await freshPlace();
    const { members, base } = await soundPack();
    const changed = new Map(members);
    change(changed, `${base}/${path}`);
    const pack = join(place, 'changed.zip');
    await writeZip(pack, changed);
    for (const language of ['en', 'zh-CN'] as const) {
      const run = await cli(['verify', pack], { language });
      expect(run).toMatchObject({ exit: 1, err: '' });
      expect(run.out).toContain(path);
      expect(/\p{Script=Han}/u.test(run.out)).toBe(language === 'zh-CN');
    }
    const script = await cli(['verify', pack, '--json']);
    expect(script.exit).toBe(1);
    expect(JSON.parse(script.out)).toMatchObject({ ok: false });
  });

  it('it was signed with another key than the one expected', async () => {
    const { place } = await freshPlace();
    const pack = join(place, 'pack.zip');
    await writeZip(pack, (await soundPack()).members);
    const other = await exported();
    const key = await jsonFile(place, builtSchema.parse(other.answer).publicKey, 'other.pub');
    expect(await cli(['verify', pack, '--key', key])).toMatchObject({ exit: 1, err: '' });
  });

  it('it is no zip, cut off, or empty', async () => {
    const { place } = await freshPlace();
    const pack = join(place, 'pack.zip');
    for (const content of ['a letter', '', 'PK\u0003\u0004']) {
      await writeFile(pack, content);
      expect((await cli(['verify', pack])).exit).toBe(1);
    }
  });

  it('and a pack or a key that is not there is a wrong use', async () => {
    const { place } = await freshPlace();
    const pack = join(place, 'pack.zip');
    await expectRefusal(['verify', pack], { code: 'file-missing', exit: 2, folder: place });
    await writeZip(pack, (await soundPack()).members);
    const argv = ['verify', pack, '--key', join(place, 'none.pub')];
    await expectRefusal(argv, { code: 'file-missing', exit: 2, folder: place });
  });
});
