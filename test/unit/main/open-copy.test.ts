import { chmod, mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { isOpenCopy, removeCopiesOf } from '../../../electron/main/open-copies.ts';

const PID = 4321;
const before = process.env.TMPDIR;
let temporary: string;
let folder: string;
let copy: string;

beforeAll(async () => {
  temporary = await realpath(await mkdtemp(join(tmpdir(), 'open-copy-')));
  process.env.TMPDIR = temporary;
});

afterAll(async () => {
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  await rm(temporary, { recursive: true });
});

beforeEach(async () => {
  for (const name of await readdir(temporary)) await rm(join(temporary, name), { recursive: true });
  folder = join(temporary, `privacy-docket-open-${PID}-abcdef`);
  copy = join(folder, 'letter.pdf');
  await mkdir(folder, { mode: 0o700 });
  await writeFile(copy, 'x', { mode: 0o400 });
});

it('a copy of the docket process may be opened', () => {
  expect(isOpenCopy(copy, PID)).toBe(true);
});

it('a copy of another process may not', () => {
  expect(isOpenCopy(copy, PID + 1)).toBe(false);
});

it('a file anywhere else may not, however its path is written', async () => {
  const outside = join(temporary, 'letter.pdf');
  await writeFile(outside, 'x');
  const deeper = join(temporary, 'other', `privacy-docket-open-${PID}-abcdef`);
  await mkdir(deeper, { recursive: true, mode: 0o700 });
  await writeFile(join(deeper, 'letter.pdf'), 'x');
  for (const path of [
    outside,
    join(deeper, 'letter.pdf'),
    `${folder}/../letter.pdf`,
    `${folder}/missing.pdf`,
    folder,
    '/etc/passwd',
    'letter.pdf',
    'https://example.com/',
    '',
  ]) {
    expect(isOpenCopy(path, PID), path).toBe(false);
  }
});

it('a link in the folder, or in its place, may not', async () => {
  await rm(copy);
  await symlink('/etc/hostname', copy);
  expect(isOpenCopy(copy, PID)).toBe(false);
  await rm(folder, { recursive: true });
  await mkdir(join(temporary, 'real'), { mode: 0o700 });
  await writeFile(join(temporary, 'real', 'letter.pdf'), 'x', { mode: 0o400 });
  await symlink(join(temporary, 'real'), folder);
  expect(isOpenCopy(copy, PID)).toBe(false);
});

it('one that others can reach, or that is not alone, may not', async () => {
  await chmod(folder, 0o755);
  expect(isOpenCopy(copy, PID)).toBe(false);
  await chmod(folder, 0o700);
  await writeFile(join(folder, 'second.pdf'), 'x', { mode: 0o400 });
  expect(isOpenCopy(copy, PID)).toBe(false);
});

it('one that runs something may not', async () => {
  await rm(copy);
  const program = join(folder, 'letter.pdf.desktop');
  await writeFile(program, 'x', { mode: 0o400 });
  expect(isOpenCopy(program, PID)).toBe(false);
});

it('the copies of a docket process that is gone are deleted, and no others', async () => {
  await mkdir(join(temporary, 'privacy-docket-open-5-abcdef'), { mode: 0o700 });
  await mkdir(join(temporary, `privacy-docket-snapshot-${PID}-abcdef`), { mode: 0o700 });
  removeCopiesOf(PID);
  expect((await readdir(temporary)).sort()).toEqual([
    'privacy-docket-open-5-abcdef',
    `privacy-docket-snapshot-${PID}-abcdef`,
  ]);
});
