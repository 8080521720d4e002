import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answerOf, cli, freshDocket, jsonFile, logByCli, type Made } from '#test/docket/cli/cli.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { childScript, namesUnder, runNode, startNode } from './machine.ts';

/** Times that each kind of work is killed. */
const ADDS = 8;
const EXPORTS = 4;
const BACKUPS = 4;
const RESTORES = 4;

/**
 * Runs a command again and again in another process and kills that process after the round given by `after`, and then at
 * some moment of the time that a round takes. Gives what each finished round was about.
 */
async function killWhile(argv: string[], after: number, withinMs: number): Promise<string[]> {
  const child = startNode([childScript('repeat.ts'), '1000', 'failure', ...argv]);
  if (child.stdout === null) throw new Error('the child has no output');
  const rounds: string[] = [];
  let lines = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    lines += 1;
    if (lines === after + 1) setTimeout(() => child.kill('SIGKILL'), randomInt(withinMs));
    if (line === 'ready') continue;
    const [, exit, what = ''] = line.split(' ');
    expect(exit, line).toBe('0');
    rounds.push(what);
  }
  return rounds;
}

const listSchema = z.object({ cases: z.array(z.looseObject({ ref: z.string() })) });

/** The docket opens, is sound, and its trail is whole; gives the number of its entries. */
async function countEntries({ folder, secret }: Made): Promise<number> {
  const checked = await cli(['check', folder, ...secret]);
  expect(checked, checked.out + checked.err).toMatchObject({ exit: 0 });
  const trail = await answerOf(['trail', folder, '--verify', ...secret]);
  return z.object({ ok: z.literal(true), count: z.number() }).parse(trail).count;
}

/** A docket with a case and an attachment that takes a moment to copy. */
async function filledDocket() {
  const made = await freshDocket();
  const { ref } = await logByCli(made, 'request', requestRecord);
  const file = join(made.place, 'large.bin');
  await writeFile(file, Buffer.alloc(3_000_000, 'large'));
  const attached = await runNode([childScript('attach.ts'), made.folder, made.secret[1] ?? '', ref, file]);
  expect(attached.out).toBe('done\n');
  const target = join(made.place, 'target');
  await mkdir(target);
  return { ...made, target };
}

/** What a killed process may leave beside its target: hidden, and named as unfinished. */
function expectOnlyPartsBeside(names: string[], whole: string[]): void {
  const tops = new Set(names.map((name) => name.split('/')[0] ?? ''));
  for (const name of tops)
    if (!whole.includes(name)) expect(name).toMatch(/^\..+\.[0-9a-f]{12}\.part(-journal|-wal)?$/);
}

describe('a process that is killed at any moment', { timeout: 150_000 }, () => {
  it('while it adds cases leaves every confirmed one, no half of one, and a whole trail', async () => {
    const made = await freshDocket();
    const file = await jsonFile(made.place, requestRecord);
    const confirmed: string[] = [];
    for (let time = 0; time < ADDS; time += 1) {
      const add = ['add', made.folder, 'request', '--file', file, ...made.secret];
      confirmed.push(...(await killWhile(add, time % 2, 600)));
      const entries = await countEntries(made);
      const { cases } = listSchema.parse(await answerOf(['list', made.folder, 'request', ...made.secret]));
      const refs = cases.map(({ ref }) => ref);
      expect(refs).toEqual(expect.arrayContaining(confirmed));
      expect(entries).toBe(refs.length + 1);
    }
    expect(confirmed.length).toBeGreaterThan(0);
  });

  it('while it exports leaves a whole pack or none', async () => {
    const made = await filledDocket();
    const pack = join(made.target, 'pack.zip');
    for (let time = 0; time < EXPORTS; time += 1) {
      await rm(pack, { force: true });
      const rounds = await killWhile(
        ['export', made.folder, '--out', pack, '--force', ...made.secret],
        time % 2,
        1200,
      );
      if (rounds.length > 0) expect(existsSync(pack)).toBe(true);
      if (existsSync(pack)) expect(await cli(['verify', pack])).toMatchObject({ exit: 6 });
      expectOnlyPartsBeside(await namesUnder(made.target), ['pack.zip']);
    }
    await countEntries(made);
    await answerOf(['export', made.folder, '--out', pack, '--force', ...made.secret]);
    expect(await cli(['verify', pack])).toMatchObject({ exit: 6 });
  });

  it('while it backs up leaves a whole backup or none, and in the docket an entry for each that it told of', async () => {
    const made = await filledDocket();
    const before = await namesUnder(made.folder);
    const backup = join(made.target, 'backup.zip');
    const restored = join(made.place, 'Restored.docket');
    let told = 0;
    for (let time = 0; time < BACKUPS; time += 1) {
      await rm(backup, { force: true });
      const rounds = await killWhile(
        ['backup', made.folder, '--to', backup, '--force', ...made.secret],
        time % 2,
        600,
      );
      if (rounds.length > 0) expect(existsSync(backup)).toBe(true);
      if (existsSync(backup)) {
        // Restoring compares every byte with what was backed up.
        await answerOf(['restore', backup, restored]);
        await rm(restored, { recursive: true });
      }
      expectOnlyPartsBeside(await namesUnder(made.target), ['backup.zip']);
      told += rounds.length;
      // Each kill may fall between the entry and the answer that tells of it.
      const more = (await countEntries(made)) - 3 - told;
      expect(more).toBeGreaterThanOrEqual(0);
      expect(more).toBeLessThanOrEqual(time + 1);
      // The next opening cleans up inside the docket.
      expect(await namesUnder(made.folder)).toEqual(before);
    }
    await answerOf(['backup', made.folder, '--to', backup, '--force', ...made.secret]);
  });

  it('while it restores leaves a whole docket or none, and the next restoring succeeds', async () => {
    const made = await filledDocket();
    const backup = join(made.place, 'backup.zip');
    await answerOf(['backup', made.folder, '--to', backup, '--force', ...made.secret]);
    for (let time = 0; time < RESTORES; time += 1) {
      await killWhile(['restore', backup, join(made.target, 'Restored-{n}.docket')], time % 2, 150);
      const names = await namesUnder(made.target);
      const whole = names.filter((name) => /^Restored-\d+\.docket$/.test(name));
      expectOnlyPartsBeside(names, whole);
      for (const name of whole.slice(-1)) {
        expect(await countEntries({ ...made, folder: join(made.target, name) })).toBe(3);
      }
      await rm(made.target, { recursive: true });
      await mkdir(made.target);
    }
    await answerOf(['restore', backup, join(made.target, 'Restored.docket')]);
  });
});
