import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { openDocket } from '#docket/vault/open.ts';
import { readProfile } from '#docket/vault/profile.ts';
import { SAMPLE_PASSPHRASE } from '#shared/contract/sample.ts';
import { answerOf, cli, expectRefusal, freshDocket, freshPlace, jsonFile, PASSPHRASE, whose } from './cli.ts';

const madeSchema = z.strictObject({ folder: z.string(), id: z.uuid(), recoveryKey: z.string() });

describe('create', () => {
  it('makes a private docket and tells its recovery key, which opens it', async () => {
    const { place, passphraseFile } = await freshPlace();
    const folder = join(place, 'Acme.docket');
    const made = madeSchema.parse(
      await answerOf(['create', folder, ...whose, '--passphrase-file', passphraseFile]),
    );
    expect(made.folder).toBe(folder);
    expect((await stat(folder)).mode & 0o077).toBe(0);

    const docket = await openDocket({ folder, secret: { recoveryKey: made.recoveryKey } });
    expect(docket).toMatchObject({ id: made.id, person: { name: 'Li Na', role: 'officer' } });
    expect(await readProfile(docket.db)).toEqual({
      name: 'MPhoton',
      place: 'CN',
      regimes: [
        { regime: 'cn-pipl', place: 'CN' },
        { regime: 'eu-gdpr', place: 'DE' },
      ],
      language: 'en',
    });
    await docket.close();
  });

  it('asks for the passphrase when there is no file, and tells people the recovery key in their language', async () => {
    const { place } = await freshPlace();
    const folder = join(place, 'Acme.docket');
    const run = await cli(['create', folder, ...whose], { language: 'zh-CN', typed: PASSPHRASE });
    expect(run).toMatchObject({ exit: 0, err: '' });
    expect(run.out).toContain(`案卷已建在 ${folder}`);
    expect(run.out).toMatch(/\n(\p{Script=Han} ){23}\p{Script=Han}\n$/u);
    const docket = await openDocket({ folder, secret: { passphrase: PASSPHRASE } });
    expect((await readProfile(docket.db)).language).toBe('zh-CN');
    await docket.close();
  });

  it('gives a regime its own place where none is named', async () => {
    const { place, passphraseFile } = await freshPlace();
    const folder = join(place, 'Acme.docket');
    const regimes = ['--name', 'A', '--place', 'DE', '--regimes', 'eu-gdpr, uk-gdpr,cn-pipl'];
    await answerOf(['create', folder, ...regimes, '--passphrase-file', passphraseFile]);
    const docket = await openDocket({ folder, secret: { passphrase: PASSPHRASE } });
    expect((await readProfile(docket.db)).regimes).toEqual([
      { regime: 'eu-gdpr', place: 'DE' },
      { regime: 'uk-gdpr', place: 'GB-ENG' },
      { regime: 'cn-pipl', place: 'CN' },
    ]);
    await docket.close();
  });
});

describe('a place of the European Economic Area', () => {
  it.each(['NO', 'IS', 'LI'])('%s is a home under the GDPR, with a calendar of its own', async (home) => {
    const { place, passphraseFile } = await freshPlace();
    const folder = join(place, 'Acme.docket');
    const options = ['--name', 'A', '--place', home, '--regimes', `eu-gdpr@${home}`];
    await answerOf(['create', folder, ...options, '--passphrase-file', passphraseFile]);
    const docket = await openDocket({ folder, secret: { passphrase: PASSPHRASE } });
    expect((await readProfile(docket.db)).regimes).toEqual([{ regime: 'eu-gdpr', place: home }]);
    await docket.close();
  });
});

describe('create refuses, and leaves no trace,', () => {
  test.each([
    ['an unknown regime', ['--name', 'A', '--place', 'CN', '--regimes', 'cn-pipl,us-ccpa'], 'unknown-regime'],
    ['no regime', ['--name', 'A', '--place', 'CN', '--regimes', ''], 'unknown-regime'],
    ['an unknown place', ['--name', 'A', '--place', 'XX', '--regimes', 'cn-pipl'], 'unknown-place'],
    [
      'an unknown place of a regime',
      ['--name', 'A', '--place', 'CN', '--regimes', 'eu-gdpr@GB'],
      'unknown-place',
    ],
    ['an organisation without a name', ['--name', ' ', '--place', 'CN', '--regimes', 'cn-pipl'], 'bad-input'],
    ['a person without a name', [...whose, '--person', ' '], 'bad-input'],
    ['a regime twice', ['--name', 'A', '--place', 'CN', '--regimes', 'cn-pipl,cn-pipl'], 'bad-input'],
  ] as const)('%s', async (_, options, code) => {
    const { place, passphraseFile } = await freshPlace();
    const argv = ['create', join(place, 'A.docket'), ...options, '--passphrase-file', passphraseFile];
    await expectRefusal(argv, { code, exit: 2, folder: place });
  });

  test('a passphrase that is easy to guess, and says how long one must be', async () => {
    const { place } = await freshPlace();
    const file = await jsonFile(place, 'password', 'weak.txt');
    const argv = ['create', join(place, 'A.docket'), ...whose, '--passphrase-file', file];
    await expectRefusal(argv, { code: 'passphrase-too-weak', exit: 2, folder: place });
    expect((await cli(argv)).err).toMatch(/at least \d+ characters/);
  });

  test('a folder that holds a docket, or anything else, or whose parent is not there', async () => {
    const { folder, place, secret } = await freshDocket();
    await expectRefusal(['create', folder, ...whose, ...secret], {
      code: 'docket-exists',
      exit: 2,
      folder: place,
    });
    const full = join(place, 'full');
    await mkdir(full);
    await writeFile(join(full, 'letter.txt'), 'a letter');
    await expectRefusal(['create', full, ...whose, ...secret], {
      code: 'folder-not-empty',
      exit: 2,
      folder: place,
    });
    await expectRefusal(['create', join(place, 'none', 'A.docket'), ...whose, ...secret], {
      code: 'folder-not-writable',
      exit: 1,
      folder: place,
    });
  });
});

describe('sample', () => {
  const sampleSchema = z.looseObject({
    folder: z.string(),
    cases: z.number(),
    passphrase: z.string().optional(),
  });

  it('makes a sound docket with as many cases as were asked for, under the public passphrase', async () => {
    const { place } = await freshPlace();
    const folder = join(place, 'Sample.docket');
    const made = sampleSchema.parse(await answerOf(['sample', folder, '--cases', '20']));
    expect(made).toMatchObject({ folder, cases: 20, passphrase: SAMPLE_PASSPHRASE });
    const secret = ['--passphrase-file', await jsonFile(place, SAMPLE_PASSPHRASE, 'public.txt')];
    expect(await answerOf(['check', folder, ...secret])).toMatchObject({ ok: true });
    const counts = [];
    for (const kind of ['request', 'incident', 'agreement', 'transfer']) {
      const { cases } = z
        .object({ cases: z.array(z.unknown()) })
        .parse(await answerOf(['list', folder, kind, '--all', ...secret]));
      counts.push(cases.length);
    }
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(counts.reduce((sum, one) => sum + one)).toBe(20);
  });

  it('may be empty, and takes a passphrase of its own, which it does not tell', async () => {
    const { place, passphraseFile } = await freshPlace();
    const folder = join(place, 'Sample.docket');
    const run = await cli(['sample', folder, '--cases', '0', '--passphrase-file', passphraseFile]);
    expect(run).toMatchObject({ exit: 0, err: '' });
    expect(run.out).not.toContain(PASSPHRASE);
    expect(run.out).toContain('0 cases');
  });

  it.each(['-1', '2.5', 'many', '', '1e3', '200001'])('refuses %j cases', async (count) => {
    const { place } = await freshPlace();
    const argv = ['sample', join(place, 'S.docket'), `--cases=${count}`];
    await expectRefusal(argv, { code: 'bad-input', exit: 2, folder: place });
  });
});
