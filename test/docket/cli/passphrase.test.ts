import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { answerOf, cli, expectRefusal, freshDocket, freshPlace, PASSPHRASE, whose } from './cli.ts';

/** A text with the mark of UTF-16, the smaller byte first. */
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');

describe('the passphrase', () => {
  test.each([
    ['ends with a line', `${PASSPHRASE}\n`],
    ['ends with a line of Windows', `${PASSPHRASE}\r\n`],
    ['ends without a line', PASSPHRASE],
    ['has more lines', `${PASSPHRASE}\nnot this\r\n`],
    ['begins with the mark of an editor of Windows', `\uFEFF${PASSPHRASE}\r\n`],
    ['is UTF-16 as PowerShell writes it', utf16(`${PASSPHRASE}\r\n`)],
    ['is UTF-16 with the larger byte first', utf16(`${PASSPHRASE}\n`).swap16()],
  ])('is the first line of a file that %s', async (_, content) => {
    const { folder, place } = await freshDocket();
    const file = join(place, 'mine.txt');
    await writeFile(file, content);
    await answerOf(['list', folder, 'request', '--passphrase-file', file]);
  });

  test.each([
    ['has a space behind it', `${PASSPHRASE} \n`],
    ['has a space before it', ` ${PASSPHRASE}\n`],
    ['has it on the second line only', `x\n${PASSPHRASE}\n`],
  ])('is taken as it stands: a file that %s does not open the docket', async (_, content) => {
    const { folder, place } = await freshDocket();
    const file = join(place, 'mine.txt');
    await writeFile(file, content);
    await expectRefusal(['list', folder, 'request', '--passphrase-file', file], {
      code: 'wrong-passphrase',
      exit: 3,
      folder: place,
    });
  });

  it('is missing from an empty file and from one that begins with an empty line', async () => {
    const { folder, place } = await freshDocket();
    const file = join(place, 'mine.txt');
    for (const content of ['', '\n', `\r\n${PASSPHRASE}\n`, '\uFEFF']) {
      await writeFile(file, content);
      const argv = ['list', folder, 'request', '--passphrase-file', file];
      const failure = await expectRefusal(argv, { code: 'bad-input', exit: 2, folder: place });
      expect(failure.details.fields).toEqual(['--passphrase-file']);
    }
  });

  test.each([
    ['an ANSI code page', Buffer.from('sieben flie\xdfende Str\xf6me\n', 'latin1')],
    ['UTF-16 without a mark', Buffer.from(`${PASSPHRASE}\n`, 'utf16le')],
    ['half a letter of UTF-16', utf16(PASSPHRASE).subarray(0, -1)],
    ['letters that were lost before', Buffer.from('sieben flie\uFFFDende Str\uFFFDme\n')],
    ['UTF-8 with a wrong byte', Buffer.concat([Buffer.from(PASSPHRASE), Buffer.from([0xc3, 0x28])])],
  ])('makes no docket and opens none from a file in %s: nobody could type it', async (_, content) => {
    const { folder, place } = await freshDocket();
    const file = join(place, 'mine.txt');
    await writeFile(file, content);
    const refusal = { code: 'passphrase-file-unreadable', exit: 2, folder: place } as const;
    const opened = await expectRefusal(['list', folder, 'request', '--passphrase-file', file], refusal);
    expect(opened.details).toEqual({ file: 'mine.txt' });
    const made = ['create', join(place, 'New.docket'), ...whose, '--passphrase-file', file];
    await expectRefusal(made, refusal);
  });

  it('of a docket that was made from a file of PowerShell is what a keyboard gives', async () => {
    const { place, passphraseFile } = await freshPlace();
    const file = join(place, 'powershell.txt');
    await writeFile(file, utf16(`${PASSPHRASE}\r\n`));
    const folder = join(place, 'New.docket');
    await answerOf(['create', folder, ...whose, '--passphrase-file', file]);
    await answerOf(['list', folder, 'request', '--passphrase-file', passphraseFile]);
  });

  it('cannot be read from a file that is not there, or from a folder', async () => {
    const { folder, place } = await freshDocket();
    await mkdir(join(place, 'folder'));
    const refusals = [
      ['none.txt', 'file-missing'],
      ['folder', 'file-not-regular'],
    ] as const;
    for (const [name, code] of refusals) {
      const argv = ['list', folder, 'request', '--passphrase-file', join(place, name)];
      const failure = await expectRefusal(argv, { code, exit: 2, folder: place });
      expect(failure.details.file).toContain(name);
    }
  });

  it('is asked for at a terminal, and named as missing where there is neither terminal nor file', async () => {
    const { folder, place } = await freshDocket();
    expect((await cli(['list', folder, 'request'], { typed: PASSPHRASE })).exit).toBe(0);
    await expectRefusal(['list', folder, 'request'], {
      code: 'wrong-passphrase',
      exit: 3,
      folder: place,
      typed: 'seven quiet herons wait',
    });
    const failure = await expectRefusal(['list', folder, 'request'], {
      code: 'bad-input',
      exit: 2,
      folder: place,
    });
    expect(failure.details.fields).toEqual(['--passphrase-file']);
  });

  const commands = [
    ['create', 'X.docket', '--name', 'A', '--place', 'CN', '--regimes', 'cn-pipl'],
    ['sample', 'X.docket'],
    ['add', 'Test.docket', 'request', '--file', 'case.json'],
    ['list', 'Test.docket', 'request'],
    ['show', 'Test.docket', 'REQ-2026-0001'],
    ['export', 'Test.docket', '--out', 'pack.zip'],
    ['trail', 'Test.docket', '--verify'],
    ['check', 'Test.docket'],
    ['backup', 'Test.docket', '--to', 'backup.zip'],
  ];
  test.each(commands)('is never an argument of %s', async (command, name = '', ...rest) => {
    const { place } = await freshDocket();
    const argv = [command, join(place, name), ...rest];
    for (const more of [
      ['--passphrase', PASSPHRASE],
      [`--passphrase=${PASSPHRASE}`],
      ['-p', PASSPHRASE],
      [PASSPHRASE],
    ]) {
      const failure = await expectRefusal([...argv, ...more], { code: 'bad-input', exit: 2, folder: place });
      expect(failure.details.usage).toMatch(/unknown option|too many arguments/);
    }
  });
});
