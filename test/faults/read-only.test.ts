import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  expectWords,
  freshDocket,
  jsonFile,
  PASSPHRASE,
  type Run,
  stateOf,
  whose,
} from '#test/docket/cli/cli.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { canMountReadOnly, program, readOnlyAt, runNode } from './machine.ts';

const child = fileURLToPath(new URL('./child/read-fixed.ts', import.meta.url));

function expectNotWritable(run: Run): void {
  expect(run, run.err).toMatchObject({ exit: 1, out: '' });
  expectWords(run.err, 'folder-not-writable', 'en');
}

// The rights of a file do not hold for root, so that the folder is mounted read-only.
describe.skipIf(!canMountReadOnly)('in a folder that cannot be written to', () => {
  it('every command that would write there says so, and what only reads works', async () => {
    const { folder, place, secret } = await freshDocket();
    const fixed = join(place, 'fixed');
    await mkdir(fixed);
    await cp(folder, join(fixed, 'Test.docket'), { recursive: true, preserveTimestamps: true });
    for (const argv of [
      ['backup', folder, '--to', join(fixed, 'backup.zip'), ...secret],
      ['export', folder, '--out', join(fixed, 'pack.zip'), ...secret],
    ]) {
      expect(await runNode([program, ...argv])).toMatchObject({ exit: 0 });
    }
    const before = await stateOf(fixed);
    const runThere = await readOnlyAt(fixed);
    for (const argv of [
      ['create', join(fixed, 'New.docket'), ...whose, ...secret],
      ['backup', folder, '--to', join(fixed, 'other.zip'), ...secret],
      ['export', folder, '--out', join(fixed, 'other.zip'), ...secret],
      ['restore', join(fixed, 'backup.zip'), join(fixed, 'Restored.docket')],
    ]) {
      expectNotWritable(await runThere([program, ...argv]));
    }
    expect(await runThere([program, 'verify', join(fixed, 'pack.zip')])).toMatchObject({ exit: 6 });
    const restored = join(place, 'Restored.docket');
    expect(await runThere([program, 'restore', join(fixed, 'backup.zip'), restored])).toMatchObject({
      exit: 0,
    });
    expect(await stateOf(fixed)).toEqual(before);
  });

  it('a docket is not opened, and stays as it is', async () => {
    const { folder, place, secret } = await freshDocket();
    const record = await jsonFile(place, requestRecord);
    const before = await stateOf(folder);
    const runThere = await readOnlyAt(folder);
    for (const argv of [
      ['add', folder, 'request', '--file', record, ...secret],
      ['list', folder, 'request', ...secret],
    ]) {
      expectNotWritable(await runThere([program, ...argv]));
    }
    expect(await stateOf(folder)).toEqual(before);
  });

  it('a docket is read as a snapshot, and salvaged to where there is room, and stays as it is', async () => {
    const { folder, place } = await freshDocket();
    const before = await stateOf(folder);
    const runThere = await readOnlyAt(folder);
    const run = await runThere([child, folder, PASSPHRASE, join(place, 'Salvaged.docket')]);
    // Salvage adds an entry of its own.
    expect(run.out.trim(), run.err).toMatch(/^1 2$/);
    expect(await stateOf(folder)).toEqual(before);
  });
});
