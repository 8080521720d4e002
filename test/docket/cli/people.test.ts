import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { createTexts } from '#shared/text/texts.ts';
import { answerOf, cli, expectRefusal, failureOf, freshDocket, PASSPHRASE } from './cli.ts';

const peopleSchema = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string(), role: z.string(), self: z.boolean() })),
});

async function fileWith(folder: string, name: string, line: string): Promise<string> {
  const file = join(folder, '..', name);
  await writeFile(file, `${line}\n`);
  return file;
}

describe('people', () => {
  it('are added, listed and removed, and open the docket in their role', async () => {
    const { folder, secret } = await freshDocket();
    const hers = await fileWith(folder, 'ann.txt', 'eleven calm otters drift');
    const adding = [
      'people',
      folder,
      'add',
      '--person',
      'Ann',
      '--role',
      'responder',
      '--new-passphrase-file',
      hers,
    ];
    expect(await answerOf([...adding, ...secret])).toMatchObject({ id: expect.any(String) });
    const { people } = peopleSchema.parse(await answerOf(['people', folder, 'list', ...secret]));
    expect(people).toMatchObject([
      { role: 'officer', self: true },
      { name: 'Ann', role: 'responder', self: false },
    ]);
    const asAnn = ['--passphrase-file', hers];
    for (const denied of [
      ['list', folder, 'request'],
      ['check', folder],
      ['trail', folder, '--verify'],
      ['backup', folder, '--to', join(folder, '..', 'b.zip')],
      ['rotate', folder],
      ['recovery-key', folder],
      ['people', folder, 'list'],
      ['export', folder, '--out', join(folder, '..', 'p.zip')],
    ]) {
      const run = await cli([...denied, ...asAnn, '--json']);
      expect({ exit: run.exit, code: failureOf(run).code }, denied.join(' ')).toEqual({
        exit: 1,
        code: 'not-allowed',
      });
    }
    expect(await answerOf(['list', folder, 'incident', ...asAnn])).toEqual({ cases: [] });
    expect(await answerOf(['trail', folder, ...asAnn])).toEqual({ entries: [] });
    const { out } = await cli(['people', folder, 'remove', '--person', 'Ann', ...secret]);
    expect(out).toContain('rotate');
    expect((await cli(['list', folder, 'incident', ...asAnn])).exit).toBe(3);
    expect(await answerOf(['trail', folder, '--verify', ...secret])).toMatchObject({ ok: true });
  });

  test.each([
    [['add', '--person', 'Ann', '--role', 'king'], 'bad-input', 2],
    [['add', '--role', 'officer'], 'bad-input', 2],
    [['remove', '--person', 'Nobody'], 'bad-input', 2],
    [['fire', '--person', 'Ann'], 'bad-input', 2],
  ] as const)('%j is refused', async (argv, code, exit) => {
    const { folder, secret } = await freshDocket();
    const run = await cli(['people', folder, ...argv, ...secret, '--json']);
    expect({ exit: run.exit, code: failureOf(run).code }).toEqual({ exit, code });
  });

  it('have passphrases of their own', async () => {
    const { folder, secret } = await freshDocket();
    const same = await fileWith(folder, 'same.txt', PASSPHRASE);
    const adding = [
      'people',
      folder,
      'add',
      '--person',
      'Ann',
      '--role',
      'officer',
      '--new-passphrase-file',
      same,
    ];
    const run = await cli([...adding, ...secret, '--json']);
    expect({ exit: run.exit, code: failureOf(run).code }).toEqual({ exit: 2, code: 'passphrase-taken' });
  });
});

describe('a passphrase that is easy to guess', () => {
  it.each(['en', 'zh-CN'] as const)(
    'is refused with the reason wherever one is set: %s',
    async (language) => {
      const { folder, secret } = await freshDocket();
      const { t } = createTexts(language);
      const weak = await fileWith(folder, 'weak.txt', 'iloveyou2024!');
      const next = ['--new-passphrase-file', weak];
      const created = ['--name', 'A', '--place', 'CN', '--regimes', 'cn-pipl', '--passphrase-file', weak];
      for (const argv of [
        ['create', join(folder, '..', 'Other.docket'), ...created],
        ['people', folder, 'add', '--person', 'Ann', '--role', 'auditor', ...next, ...secret],
        ['passphrase', folder, ...next, ...secret],
      ]) {
        const asJson = await cli([...argv, '--json'], { language });
        expect(failureOf(asJson)).toMatchObject({
          code: 'passphrase-too-weak',
          details: { problem: 'similarToCommon', minimum: 12 },
        });
        const { exit, err } = await cli(argv, { language });
        expect(exit).toBe(2);
        expect(err).toContain(t('passphrase:why.similarToCommon'));
      }
      expect((await cli(['list', folder, 'request', ...secret])).exit).toBe(0);
    },
  );
});

describe('keys', () => {
  it('a passphrase is changed with the old one or the recovery key', async () => {
    const { folder, secret } = await freshDocket();
    const next = await fileWith(folder, 'next.txt', 'twelve soft owls listen');
    expect(await answerOf(['passphrase', folder, '--new-passphrase-file', next, ...secret])).toEqual({
      changed: true,
    });
    expect((await cli(['list', folder, 'request', ...secret])).exit).toBe(3);
    expect((await cli(['list', folder, 'request', '--passphrase-file', next])).exit).toBe(0);
  });

  it('a recovery key is made, and holds once it was typed back', async () => {
    const { folder, secret } = await freshDocket();
    const made = z
      .object({ recoveryKey: z.string(), confirmed: z.literal(false) })
      .parse(await answerOf(['recovery-key', folder, ...secret]));
    const typed = await fileWith(folder, 'typed.txt', made.recoveryKey.toUpperCase().replaceAll(' ', '\n'));
    expect(await answerOf(['recovery-key', folder, '--typed-file', typed, ...secret])).toEqual({
      confirmed: true,
    });
    const next = await fileWith(folder, 'next.txt', 'twelve soft owls listen');
    const reset = ['passphrase', folder, '--recovery-key-file', typed, '--new-passphrase-file', next];
    expect(await answerOf(reset)).toEqual({ changed: true });
  });

  it('the docket key is rotated, and every passphrase stays', async () => {
    const { folder, secret } = await freshDocket();
    for (const language of ['en', 'zh-CN'] as const) {
      const run = await cli(['rotate', folder, ...secret], { language });
      expect(run).toMatchObject({ exit: 0, err: '' });
      expect(/\p{Script=Han}/u.test(run.out)).toBe(language === 'zh-CN');
    }
    expect(await answerOf(['trail', folder, '--verify', ...secret])).toMatchObject({ ok: true });
  });
});

describe('a head that was noted', () => {
  it('is found in the trail, or the trail is not the one that it was', async () => {
    const { folder, secret } = await freshDocket();
    const { head } = z
      .object({ head: z.object({ seq: z.number(), hash: z.string() }) })
      .parse(await answerOf(['trail', folder, '--verify', ...secret]));
    await cli(['rotate', folder, ...secret]);
    const noted = `${head.seq}:${head.hash}`;
    expect(await answerOf(['trail', folder, '--verify', '--noted', noted, ...secret])).toMatchObject({
      ok: true,
    });
    const other = `${head.seq}:${'0'.repeat(64)}`;
    const run = await cli(['trail', folder, '--verify', '--noted', other, ...secret, '--json']);
    expect(run.exit).toBe(1);
    expect(JSON.parse(run.out)).toMatchObject({ firstProblem: { seq: head.seq, problem: 'not-as-noted' } });
    await expectRefusal(['trail', folder, '--noted', 'x', ...secret], { code: 'bad-input', exit: 2, folder });
  });
});
