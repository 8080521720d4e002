import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  expectWords,
  failureOf,
  freshDocket,
  jsonFile,
  logByCli,
  type Run,
  whose,
} from '#test/docket/cli/cli.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { childScript, fullDiskBy, namesUnder, program, smallDiskAt } from './machine.ts';

const KIB = 1024;

/** A case that takes some room. */
const longRecord = {
  ...requestRecord,
  rights: [{ right: 'access', outcome: 'open', scope: 'All of it. '.repeat(1500) }],
};

/** A docket on the ordinary disk, and an empty small disk beside it. */
async function besideSmallDisk() {
  const made = await freshDocket();
  const small = join(made.place, 'small');
  await mkdir(small);
  return { ...made, small, disk: await smallDiskAt(small) };
}

/** A docket with a case on a small disk. */
async function onSmallDisk() {
  const { small, disk, ...made } = await besideSmallDisk();
  const { ref } = await logByCli(made, 'request', requestRecord);
  const folder = join(small, 'Test.docket');
  await cp(made.folder, disk.at(folder), { recursive: true });
  return { ...made, elsewhere: made.folder, folder, small, disk, ref };
}

function expectDiskFull(run: Run): void {
  expect(run, run.err).toMatchObject({ exit: 1, out: '' });
  expectWords(run.err, 'disk-full', 'en');
}

const verifiedSchema = z.object({ ok: z.literal(true), count: z.number() });

/** Verifies the trail and checks everything, once there is room again, and gives the number of entries. */
async function countEntries({
  folder,
  secret,
  disk,
}: Awaited<ReturnType<typeof onSmallDisk>>): Promise<number> {
  const trail = await disk.run([program, 'trail', folder, '--verify', '--json', ...secret]);
  expect(trail).toMatchObject({ exit: 0 });
  const checked = await disk.run([program, 'check', folder, ...secret]);
  expect(checked, checked.out).toMatchObject({ exit: 0 });
  return verifiedSchema.parse(JSON.parse(trail.out)).count;
}

describe(`on a full disk (made by ${fullDiskBy})`, { timeout: 150_000 }, () => {
  it('create says so and leaves nothing, wherever the room ends', async () => {
    const { small, disk, secret } = await besideSmallDisk();
    const argv = [program, 'create', join(small, 'New.docket'), ...whose, ...secret];
    for (const room of [4 * KIB, 100 * KIB, 200 * KIB]) {
      expectDiskFull(await disk.run(argv, room));
      expect(await namesUnder(disk.at(small))).toEqual([]);
    }
    expect(await disk.run(argv)).toMatchObject({ exit: 0 });
  });

  it('add says so and takes back what it began; every case that was confirmed is there', async () => {
    const made = await onSmallDisk();
    const { folder, place, secret, disk } = made;
    const file = await jsonFile(place, longRecord);
    const add = ['add', folder, 'request', '--file', file, ...secret];
    const { out } = await disk.run([childScript('repeat.ts'), '200', 'failure', ...add], 600 * KIB);
    const rounds = out.trim().split('\n').slice(1);
    const refs = rounds.slice(0, -1).map((line) => line.split(' ')[2]);
    expect(rounds.at(-1)).toMatch(/ 1 disk-full$/);
    expect(refs.length).toBeGreaterThan(1);

    expect(await countEntries(made)).toBe(refs.length + 2);
    const list = await disk.run([program, 'list', folder, 'request', '--json', ...secret]);
    for (const ref of refs) expect(list.out).toContain(`"${ref}"`);
    expect(await disk.run([program, ...add])).toMatchObject({ exit: 0 });
  });

  it('attaching says so and leaves nothing of the file', async () => {
    const made = await onSmallDisk();
    const { folder, place, secret, disk, ref } = made;
    const before = await namesUnder(disk.at(folder));
    const file = join(place, 'large.bin');
    await writeFile(file, Buffer.alloc(2_000_000, 'x'));
    const attach = [childScript('attach.ts'), folder, secret[1] ?? '', ref, file];
    expect(await disk.run(attach, 700 * KIB)).toMatchObject({ exit: 0, out: 'disk-full\n' });
    expect(await namesUnder(disk.at(folder))).toEqual(before);
    expect(await countEntries(made)).toBe(2);
    expect(await disk.run(attach)).toMatchObject({ out: 'done\n' });
    expect(await countEntries(made)).toBe(3);
  });

  it('export says so, keeps an older pack of that name, and tells the trail nothing', async () => {
    const { folder, secret, small, disk } = await besideSmallDisk();
    const pack = join(small, 'pack.zip');
    await writeFile(disk.at(pack), 'an older pack');
    const argv = [program, 'export', folder, '--out', pack, '--force', ...secret];
    for (const room of [0, 60 * KIB]) {
      expectDiskFull(await disk.run(argv, room));
      expect(await namesUnder(disk.at(small))).toEqual(['pack.zip']);
      expect(await readFile(disk.at(pack), 'utf8')).toBe('an older pack');
    }
    const trail = await disk.run([program, 'trail', folder, '--verify', '--json', ...secret]);
    expect(JSON.parse(trail.out)).toMatchObject({ ok: true, count: 1 });
  });

  it('export that cannot be told to the trail any more leaves no pack, the first time and later', async () => {
    const made = await onSmallDisk();
    const { folder, place, secret, disk } = made;
    const pack = join(place, 'pack.zip');
    const argv = [program, 'export', folder, '--out', pack, '--force', ...secret];
    const before = await namesUnder(place);
    expectDiskFull(await disk.run(argv, 0));
    expect(await namesUnder(place)).toEqual(before);
    expect(await disk.run(argv)).toMatchObject({ exit: 0 });
    await rm(pack);
    expectDiskFull(await disk.run(argv, 0));
    expect(await namesUnder(place)).toEqual(before);
    expect(await countEntries(made)).toBe(3);
  });

  it('what is there can still be read', async () => {
    const { folder, secret, disk, ref } = await onSmallDisk();
    const shown = await disk.run([program, 'show', folder, ref, ...secret], 0);
    expect(shown).toMatchObject({ exit: 0, err: '' });
    expect(shown.out).toContain(requestRecord.title);
  });

  it('backup says so and keeps an older backup of that name', async () => {
    const { folder, secret, small, disk } = await besideSmallDisk();
    const file = join(small, 'backup.zip');
    await writeFile(disk.at(file), 'an older backup');
    const argv = [program, 'backup', folder, '--to', file, '--force', ...secret];
    // The second time the backup finds room but not the copy that proves it.
    for (const room of [100 * KIB, 260 * KIB]) {
      expectDiskFull(await disk.run(argv, room));
      expect(await namesUnder(disk.at(small))).toEqual(['backup.zip']);
      expect(await readFile(disk.at(file), 'utf8')).toBe('an older backup');
    }
    expect((await namesUnder(folder)).filter((name) => name.startsWith('backups/'))).toEqual([]);
    expect(await disk.run(argv)).toMatchObject({ exit: 0 });
  });

  it('backup of a docket without room for a copy says so and leaves neither', async () => {
    const made = await onSmallDisk();
    const { folder, place, secret, disk } = made;
    const before = await namesUnder(disk.at(folder));
    expectDiskFull(
      await disk.run([program, 'backup', folder, '--to', join(place, 'backup.zip'), ...secret], 80 * KIB),
    );
    expect(await namesUnder(disk.at(folder))).toEqual(before);
    expect(await namesUnder(place)).not.toContain('backup.zip');
    expect(await countEntries(made)).toBe(2);
  });

  it('restore says so and leaves no folder', async () => {
    const { folder, place, secret, small, disk } = await besideSmallDisk();
    const file = join(place, 'backup.zip');
    expect(await disk.run([program, 'backup', folder, '--to', file, '--force', ...secret])).toMatchObject({
      exit: 0,
    });
    const argv = [program, 'restore', file, join(small, 'Restored.docket')];
    for (const room of [0, 100 * KIB]) {
      expectDiskFull(await disk.run(argv, room));
      expect(await namesUnder(disk.at(small))).toEqual([]);
    }
    const script = await disk.run([...argv, '--json'], 0);
    expect(failureOf(script).code).toBe('disk-full');
    expect(await disk.run(argv)).toMatchObject({ exit: 0 });
  });
});
