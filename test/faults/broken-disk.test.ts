import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  cli,
  expectWords,
  freshDocket,
  jsonFile,
  logByCli,
  type Made,
  type Run,
} from '#test/docket/cli/cli.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { childScript, program, runNode } from './machine.ts';

const onLinux = process.platform === 'linux';
const home = await mkdtemp(join(tmpdir(), 'docket-broken-disk-'));
afterAll(() => rm(home, { recursive: true, force: true }));
const preload = join(home, 'failing-disk.so');
if (onLinux) {
  execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', preload, childScript('failing-disk.c'), '-ldl']);
}

/** Runs a script on this Node while the disk under the docket breaks after so many bytes. */
function runUntilBroken({ folder }: Made, bytes: number, argv: string[]): Promise<Run> {
  return runNode(argv, { LD_PRELOAD: preload, FAIL_UNDER: folder, FAIL_AFTER: String(bytes) });
}

/** The docket as it is once the disk works again: it opens, everything in it is sound. Gives its trail and its cases. */
async function lookAt({ folder, secret }: Made): Promise<{ entries: number; refs: string[] }> {
  const checked = await cli(['check', folder, ...secret]);
  expect(checked, checked.out + checked.err).toMatchObject({ exit: 0 });
  const trail = await cli(['trail', folder, '--verify', '--json', ...secret]);
  const list = await cli(['list', folder, 'request', '--json', ...secret]);
  const { cases } = z.object({ cases: z.array(z.object({ ref: z.string() })) }).parse(JSON.parse(list.out));
  return {
    entries: z.object({ ok: z.literal(true), count: z.number() }).parse(JSON.parse(trail.out)).count,
    refs: cases.map(({ ref }) => ref),
  };
}

/** It failed as a broken disk does, and the words say what was kept. */
function expectBroken(run: Run): void {
  expect(run, run.err).toMatchObject({ exit: 1, out: '' });
  expectWords(run.err, 'disk-error', 'en');
}

describe.runIf(onLinux)('on a disk that breaks after some bytes', { timeout: 150_000 }, () => {
  it('every case that was confirmed is there, none is half there, and the next one is logged', async () => {
    const made = await freshDocket();
    const file = await jsonFile(made.place, requestRecord);
    const add = ['add', made.folder, 'request', '--file', file, ...made.secret];
    const confirmed: string[] = [];
    for (const bytes of [0, 3_000, 100_000, 600_000, 1_200_000]) {
      const run = await runUntilBroken(made, bytes, [childScript('repeat.ts'), '50', 'failure', ...add]);
      const rounds = run.out.trim().split('\n').slice(1);
      expect(rounds.at(-1), run.err).toMatch(/ 1 disk-error$/);
      confirmed.push(...rounds.slice(0, -1).map((line) => line.split(' ')[2] ?? ''));
      const { entries, refs } = await lookAt(made);
      expect(refs).toEqual(expect.arrayContaining(confirmed));
      expect(entries).toBe(refs.length + 1);
    }
    expect(confirmed.length).toBeGreaterThan(2);
    expect(await cli(add)).toMatchObject({ exit: 0 });
  });

  it('a changed passphrase is either the old or the new one', async () => {
    const made = await freshDocket();
    const next = await jsonFile(made.place, 'nine patient cranes listen\n', 'next.txt');
    let broken = 0;
    for (const bytes of [0, 900, 2_500, 6_000, 20_000]) {
      const argv = ['passphrase', made.folder, '--new-passphrase-file', next, ...made.secret];
      const run = await runUntilBroken(made, bytes, [program, ...argv]);
      if (run.exit !== 0) {
        expectWords(run.err, 'disk-error', 'en');
        broken += 1;
      }
      const opened = await Promise.all(
        [made.secret, ['--passphrase-file', next]].map((secret) => cli(['trail', made.folder, ...secret])),
      );
      expect(opened.map(({ exit }) => exit).filter((exit) => exit === 0)).toHaveLength(1);
      if (opened[1]?.exit === 0) break;
    }
    expect(broken).toBeGreaterThan(1);
  });

  it('a docket key that is being rotated leaves a docket that opens with everything in it', async () => {
    const made = await freshDocket();
    const { ref } = await logByCli(made, 'request', requestRecord);
    let broken = 0;
    for (const bytes of [0, 5_000, 150_000, 400_000, 600_000, 800_000]) {
      const run = await runUntilBroken(made, bytes, [
        program,
        'rotate',
        made.folder,
        '--without-backup',
        ...made.secret,
      ]);
      if (run.exit !== 0) {
        expectWords(run.err, 'disk-error', 'en');
        broken += 1;
      }
      expect((await lookAt(made)).refs).toEqual([ref]);
    }
    expect(broken).toBeGreaterThan(2);
    expect(await cli(['rotate', made.folder, ...made.secret])).toMatchObject({ exit: 0 });
  });

  it('an attachment is there whole or not at all', async () => {
    const made = await freshDocket();
    const { ref } = await logByCli(made, 'request', requestRecord);
    const file = join(made.place, 'large.bin');
    await writeFile(file, Buffer.alloc(1_000_000, 'x'));
    const attach = [childScript('attach.ts'), made.folder, made.secret[1] ?? '', ref, file];
    for (const bytes of [0, 500_000, 1_000_500]) {
      expect(await runUntilBroken(made, bytes, attach)).toMatchObject({ out: 'disk-error\n' });
      expect((await lookAt(made)).entries).toBe(2);
    }
    expect(await runNode(attach)).toMatchObject({ out: 'done\n' });
  });

  it('an automatic backup that could not be written counts as none', async () => {
    const made = await freshDocket();
    await logByCli(made, 'request', requestRecord);
    for (const bytes of [20_000, 200_000]) {
      expectBroken(await runUntilBroken(made, bytes, [program, 'backup', made.folder, ...made.secret]));
      expect((await lookAt(made)).refs).toHaveLength(1);
    }
    expect(await cli(['backup', made.folder, ...made.secret])).toMatchObject({ exit: 0 });
  });
});
