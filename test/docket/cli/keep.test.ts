import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { contextOf, type DocketContext } from '#docket/cases/context.ts';
import { attachFile } from '#docket/cases/files.ts';
import { loadLaw } from '#docket/clocks/load.ts';
import { findResources } from '#docket/clocks/resources.ts';
import { sessionOf } from '#docket/vault/docket.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { openDocket } from '#docket/vault/open.ts';
import { flipBit } from '#test/docket/vault/helpers.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { answerOf, cli, expectRefusal, freshDocket, logByCli, NOW, PASSPHRASE, stateOf } from './cli.ts';

/** Works on a docket as the window would, for what the command line cannot do. */
async function within(folder: string, work: (context: DocketContext) => Promise<unknown>): Promise<void> {
  const docket = await openDocket({ folder, secret: { passphrase: PASSPHRASE } });
  try {
    await work(await contextOf(docket, await loadLaw(findResources()), { now: () => NOW }));
  } finally {
    await docket.close();
  }
}

/** A docket with a case and an attachment. */
async function filledDocket() {
  const made = await freshDocket();
  const { id, ref } = await logByCli(made, 'request', requestRecord);
  await within(made.folder, (context) =>
    attachFile(context, id, { name: 'letter.txt', content: Buffer.from('a letter') }),
  );
  return { ...made, ref };
}

const reportSchema = z.object({
  ok: z.boolean(),
  at: z.string(),
  findings: z.array(z.looseObject({ part: z.string(), ok: z.boolean(), checked: z.number() })),
});

describe('check', () => {
  it('finds a docket sound and says what it looked at', async () => {
    const { folder, secret } = await filledDocket();
    const report = reportSchema.parse(await answerOf(['check', folder, ...secret]));
    expect(report.ok).toBe(true);
    expect(report.findings.map(({ part }) => part)).toContain('files');
    for (const language of ['en', 'zh-CN'] as const) {
      const { exit, out } = await cli(['check', folder, ...secret], { language });
      expect(exit).toBe(0);
      for (const { part } of report.findings) expect(out).toContain(part);
    }
  });

  it('names a damaged attachment as exit 1, since when, and changes nothing but what it remembers', async () => {
    const { folder, secret } = await filledDocket();
    expect((await cli(['check', folder, ...secret])).exit).toBe(0);
    const { files } = layoutOf(folder);
    for (const name of await readdir(files)) await flipBit(join(files, name), 30);
    const before = await stateOf(files);
    const run = await cli(['check', folder, ...secret]);
    expect(run).toMatchObject({ exit: 1, err: '' });
    expect(run.out).toContain('file-damaged letter.txt');
    expect(run.out).toContain(`files was last found sound at ${NOW}`);
    expect((await cli(['check', folder, '--json', ...secret])).out).toContain('"ok": false');
    expect(await stateOf(files)).toEqual(before);
  });
});

describe('trail', () => {
  it('shows the newest entries, and verifies all of them', async () => {
    const { folder, secret, ref } = await filledDocket();
    const { out } = await cli(['trail', folder, ...secret]);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(new RegExp(`^3 .*Li Na.*request.fileAdded.*${ref}`));
    const report = await answerOf(['trail', folder, '--verify', ...secret]);
    expect(report).toMatchObject({
      ok: true,
      count: 3,
      head: { hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    for (const language of ['en', 'zh-CN'] as const) {
      const run = await cli(['trail', folder, '--verify', ...secret], { language });
      expect(run.exit).toBe(0);
      expect(run.out).toMatch(/\b3\b[\s\S]*[0-9a-f]{64}/);
    }
  });

  it('names the entry that was altered as exit 1', async () => {
    const { folder, secret } = await filledDocket();
    await within(folder, async ({ docket }) => {
      sessionOf(docket).raw.exec(
        "DROP TRIGGER trail_refuses_update; UPDATE trail SET person_name = 'Somebody else' WHERE seq = 2",
      );
    });
    const run = await cli(['trail', folder, '--verify', ...secret]);
    expect(run.exit).toBe(1);
    expect(run.out).toContain('broken at entry 2');
    const script = await cli(['trail', folder, '--verify', '--json', ...secret]);
    expect(script.exit).toBe(1);
    expect(JSON.parse(script.out)).toMatchObject({ ok: false, firstProblem: { seq: 2 } });
    expect((await cli(['check', folder, ...secret])).exit).toBe(1);
  });
});

describe('backup and restore', () => {
  it('give back a docket that lists, verifies and opens as the first one', async () => {
    const { folder, place, secret, ref } = await filledDocket();
    const file = join(place, 'backup.zip');
    const answersOf = async (docket: string) => [
      await answerOf(['show', docket, ref, ...secret]),
      await answerOf(['list', docket, 'request', ...secret]),
      await answerOf(['trail', docket, '--verify', ...secret]),
    ];
    // Before the backup leaves its own entry.
    const first = await answersOf(folder);
    expect(await answerOf(['backup', folder, '--to', file, ...secret])).toMatchObject({
      file,
      attachments: 1,
      missing: [],
    });
    const restored = join(place, 'Restored.docket');
    expect(await answerOf(['restore', file, restored])).toMatchObject({ folder: restored });
    expect(await answersOf(restored)).toEqual(first);
    expect(await answerOf(['check', restored, ...secret])).toMatchObject({ ok: true });
  });

  it('tell people in their language where the file and the docket are', async () => {
    const { folder, place, secret } = await freshDocket();
    const file = join(place, 'backup.zip');
    const backup = await cli(['backup', folder, '--to', file, ...secret], { language: 'zh-CN' });
    expect(backup.out).toContain(`备份已写入 ${file}`);
    const restore = await cli(['restore', file, join(place, 'R.docket')]);
    expect(restore.out).toContain(join(place, 'R.docket'));
  });

  it('over a docket show what would change, do it when told to, and keep what was there', async () => {
    const made = await filledDocket();
    const { folder, place, secret, ref } = made;
    const file = join(place, 'backup.zip');
    await answerOf(['backup', folder, '--to', file, ...secret]);
    const later = await logByCli(made, 'request', requestRecord);
    const argv = ['restore', file, folder, '--over', ...secret];
    const before = await stateOf(folder);
    for (const language of ['en', 'zh-CN'] as const) {
      const { exit, out } = await cli(argv, { language });
      expect(exit).toBe(0);
      expect(out).toContain('request: 2 → 1');
      expect(out).toContain(later.ref);
      expect(out).toContain('--yes');
    }
    expect(await stateOf(folder)).toEqual(before);
    expect(await answerOf([...argv, '--yes'])).toMatchObject({
      done: true,
      preview: { onlyHere: { count: 1, refs: [later.ref] }, trail: { relation: 'behind' } },
    });
    expect((await cli(['show', folder, ref, ...secret])).exit).toBe(0);
    expect((await cli(['show', folder, later.ref, ...secret])).exit).toBe(2);
    expect((await cli(['trail', folder, ...secret])).out).toContain('docket.restored');
    const aside = (await readdir(place)).find((name) => name.includes('.replaced-')) ?? '';
    expect((await cli(['show', join(place, aside), later.ref, ...secret])).exit).toBe(0);
  });

  it('into backups/ without --to, and tells what is there', async () => {
    const { folder, secret } = await freshDocket();
    const { out } = await cli(['backup', folder, ...secret]);
    expect(out).toMatch(/backups\/closed-[0-9a-f]{8}-2026-11-22T01-00-00-000Z\.zip/);
    expect(await answerOf(['backup', folder, ...secret])).toMatchObject({ dropped: [], attachments: 0 });
  });

  test('a changed backup is refused as exit 4 and named, and nothing appears', async () => {
    const { folder, place, secret } = await freshDocket();
    const file = join(place, 'backup.zip');
    await answerOf(['backup', folder, '--to', file, ...secret]);
    const bytes = await readFile(file);
    await flipBit(file, Math.floor(bytes.length / 2));
    const argv = ['restore', file, join(place, 'R.docket')];
    const failure = await expectRefusal(argv, { code: 'backup-invalid', exit: 4, folder: place });
    expect(failure.details).toMatchObject({ member: 'docket.db', problem: 'changed' });
    await writeFile(file, bytes.subarray(0, 1000));
    await expectRefusal(argv, { code: 'backup-invalid', exit: 4, folder: place });
  });

  test('a backup that is not there, and a folder that is taken, are refused', async () => {
    const { folder, place, secret } = await freshDocket();
    const file = join(place, 'backup.zip');
    await expectRefusal(['restore', file, join(place, 'R.docket')], {
      code: 'file-missing',
      exit: 2,
      folder: place,
    });
    await answerOf(['backup', folder, '--to', file, ...secret]);
    await expectRefusal(['restore', file, folder], { code: 'docket-exists', exit: 2, folder: place });
  });
});
