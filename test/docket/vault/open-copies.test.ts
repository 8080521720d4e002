import { once } from 'node:events';
import { lstat, mkdir, open, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { copyName, OpenCopies } from '#docket/vault/open-copies.ts';
import { removeAbandoned } from '#docket/vault/private-folder.ts';
import { isProgramName, OPEN_COPY_FOLDER } from '#shared/contract/open-copy.ts';
import { systemMs } from '#shared/time.ts';
import { firstLineOf, freshFolder, startChild } from './helpers.ts';

async function* content(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

/** The system's temporary folder for this test alone. */
async function ownTemporaryFolder(): Promise<string> {
  const folder = await freshFolder();
  process.env.TMPDIR = folder;
  return folder;
}

const before = process.env.TMPDIR;
afterEach(() => {
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
});

const isThere = (path: string) =>
  lstat(path).then(
    () => true,
    () => false,
  );

describe('a decrypted copy for another program', () => {
  it('lies alone in a private folder and cannot be written to', async () => {
    const temporary = await ownTemporaryFolder();
    const copies = new OpenCopies();
    const path = await copies.write('Brief an 李娜.txt', content('Sehr geehrte'));
    expect(dirname(dirname(path))).toBe(temporary);
    expect(basename(dirname(path))).toMatch(OPEN_COPY_FOLDER);
    expect(basename(path)).toBe('Brief an 李娜.txt');
    expect(await readFile(path, 'utf8')).toBe('Sehr geehrte');
    expect((await stat(dirname(path))).mode & 0o777).toBe(0o700);
    expect((await stat(path)).mode & 0o777).toBe(0o400);
    await copies.write('other.txt', content('x'));
    await copies.removeAll();
    expect(await readdir(temporary)).toEqual([]);
  });

  it('does not stay when its content does not come to the end', async () => {
    const temporary = await ownTemporaryFolder();
    async function* broken(): AsyncGenerator<Buffer> {
      yield Buffer.from('half');
      throw new Error('damaged');
    }
    await expect(new OpenCopies().write('a.txt', broken())).rejects.toThrow('damaged');
    expect(await readdir(temporary)).toEqual([]);
  });

  it('is overwritten before it is deleted', async () => {
    await ownTemporaryFolder();
    const copies = new OpenCopies();
    const path = await copies.write('a.txt', content('Snorblewick'));
    const held = await open(path, 'r');
    await copies.removeAll();
    const left = Buffer.alloc(11, 1);
    await held.read(left, 0, 11, 0);
    await held.close();
    expect(left).toEqual(Buffer.alloc(11));
  });

  it('of a process that was killed is deleted by the next', async () => {
    const temporary = await ownTemporaryFolder();
    const child = startChild('open-copy.ts');
    const path = await firstLineOf(child);
    expect(await readFile(path, 'utf8')).toBe('Vrimpelstok');
    await removeAbandoned();
    expect(await isThere(path), 'while its process runs').toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await removeAbandoned();
    expect(await readdir(temporary)).toEqual([]);
  });

  it('of a process from before the start of the machine is deleted, although its number runs again', async () => {
    const temporary = await ownTemporaryFolder();
    const folder = join(temporary, `privacy-docket-open-${process.ppid}-abcdef`);
    await mkdir(folder, { mode: 0o700 });
    await removeAbandoned();
    expect(await isThere(folder)).toBe(true);
    const earlier = systemMs() / 1000 - uptime() - 60;
    await utimes(folder, earlier, earlier);
    await removeAbandoned();
    expect(await isThere(folder)).toBe(false);
  });

  it('under the own number is from an earlier process when this one has only started', async () => {
    const temporary = await ownTemporaryFolder();
    const folder = join(temporary, `privacy-docket-open-${process.pid}-abcdef`);
    await mkdir(folder, { mode: 0o700 });
    await removeAbandoned();
    expect(await isThere(folder)).toBe(true);
    await removeAbandoned({ atStart: true });
    expect(await isThere(folder)).toBe(false);
  });

  it('that is a link to something else is left alone', async () => {
    const temporary = await ownTemporaryFolder();
    const precious = join(temporary, 'precious');
    await mkdir(precious);
    await writeFile(join(precious, 'a.txt'), 'mine');
    await symlink(precious, join(temporary, 'privacy-docket-open-999999999-abcdef'));
    await removeAbandoned();
    expect(await readFile(join(precious, 'a.txt'), 'utf8')).toBe('mine');
  });
});

describe('the name of a copy', () => {
  it.each([
    ['letter.pdf', 'letter.pdf'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['a:b*c?.txt', 'a_b_c_.txt'],
    ['CON.txt', 'file_CON.txt'],
    ['...', 'file_'],
    ['evil.exe. .', 'evil.exe'],
    ['invoice\u202Efdp.exe', 'invoice_fdp.exe'],
    ['line\nbreak.txt', 'line_break.txt'],
  ])('%j becomes %j', (name, kept) => {
    expect(copyName(name)).toBe(kept);
  });

  it('fits every file system and keeps its ending', () => {
    const name = copyName(`${'很'.repeat(300)}.pdf`);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
    expect(name).toMatch(/很\.pdf$/);
  });
});

it.each([
  'a.exe',
  'b.BAT',
  'c.docm',
  'letter.pdf.lnk',
  'x.desktop',
  'y.sh',
  'z.Js',
  'evil.exe. ',
  'page.html',
])('%s may run something', (name) => {
  expect(isProgramName(name)).toBe(true);
});

it.each(['a.pdf', 'b.docx', 'c.txt', 'no ending', 'd.png', 'e.eml', 'exe', 'f.xlsx'])(
  '%s runs nothing',
  (name) => {
    expect(isProgramName(name)).toBe(false);
  },
);
