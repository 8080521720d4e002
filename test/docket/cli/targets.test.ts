import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { requestRecord } from '#test/fixtures/records.ts';
import { answerOf, cli, expectRefusal, freshDocket, logByCli, type Made, PASSPHRASE, whose } from './cli.ts';

/** Every command that writes a file for somebody, with the option that names it. */
const writers = [
  ['export', '--out'],
  ['ics', '--out'],
  ['backup', '--to'],
] as const;

const trailSchema = z.array(z.looseObject({ action: z.string() }));
const entriesOf = async ({ folder, secret }: Made) => {
  const answer = z.looseObject({ entries: trailSchema }).parse(await answerOf(['trail', folder, ...secret]));
  return answer.entries.map(({ action }) => action);
};

describe.each(writers)('%s', (command, option) => {
  const to = (made: Made, target: string, ...more: string[]) => [
    command,
    made.folder,
    option,
    target,
    ...more,
    ...made.secret,
  ];

  test.each(['docket.db', 'slots.json', 'new.file', join('files', 'new.file'), join('backups', 'new.file')])(
    'writes nothing into a docket, be it forced: %s',
    async (name) => {
      const made = await freshDocket();
      const { place } = made;
      const refusal = { code: 'target-in-docket', exit: 2, folder: place } as const;
      for (const more of [[], ['--force']]) {
        const failure = await expectRefusal(to(made, join(made.folder, name), ...more), refusal);
        expect(failure.details).toEqual({ docket: basename(made.folder) });
      }
      await answerOf(['list', made.folder, 'request', ...made.secret]);
    },
  );

  it('knows a docket behind a link, and a docket that is another one', async () => {
    const made = await freshDocket();
    const other = await freshDocket();
    const link = join(made.place, 'link');
    await symlink(other.folder, link);
    for (const target of [join(link, 'docket.db'), join(other.folder, 'docket.db')]) {
      await expectRefusal(to(made, target, '--force'), {
        code: 'target-in-docket',
        exit: 2,
        folder: other.place,
      });
    }
  });

  it('replaces a file only with --force, and the file of the passphrase is one', async () => {
    const made = await freshDocket();
    const { place } = made;
    const kept = join(place, 'kept.txt');
    await writeFile(kept, 'mine');
    const passphrase = join(place, 'passphrase.txt');
    const refusal = { code: 'target-exists', exit: 2, folder: place } as const;
    for (const target of [kept, passphrase]) {
      const failure = await expectRefusal(to(made, target), refusal);
      expect(failure.next).toContain('--force');
    }
    expect(await readFile(passphrase, 'utf8')).toBe(`${PASSPHRASE}\n`);
    await answerOf(to(made, kept, '--force'));
    expect((await readFile(kept)).length).toBeGreaterThan(100);
  });

  it('names what is wrong with a place, without a stack, and the trail says nothing of it', async () => {
    const made = await freshDocket();
    const { place } = made;
    await logByCli(made, 'request', requestRecord);
    const before = await entriesOf(made);
    await mkdir(join(place, 'folder'));
    const wrong = [
      [join(place, 'folder'), 'target-is-folder'],
      [join(place, 'nowhere', 'x.zip'), 'target-no-folder'],
      [join(place, 'passphrase.txt', 'x.zip'), 'target-no-folder'],
      [join(place, 'x'.repeat(256)), 'target-name-too-long'],
      [join(place, '€'.repeat(86)), 'target-name-too-long'],
    ] as const;
    for (const [target, code] of wrong) {
      const { words } = await expectRefusal(to(made, target, '--force'), { code, exit: 2, folder: place });
      expect(words).not.toMatch(/\n\s+at /);
    }
    expect(await entriesOf(made)).toEqual(before);
  });

  it('takes a name as long as the disk does, and leaves nothing beside it', async () => {
    const made = await freshDocket();
    const names = ['x'.repeat(252), '€'.repeat(85)];
    const before = await readdir(made.place);
    for (const name of names) await answerOf(to(made, join(made.place, name)));
    expect((await readdir(made.place)).sort()).toEqual([...before, ...names].sort());
  });
});

describe('create', () => {
  it('makes no docket within a docket', async () => {
    const made = await freshDocket();
    const inside = join(made.folder, 'Inner.docket');
    await expectRefusal(['create', inside, ...whose, ...made.secret], {
      code: 'target-in-docket',
      exit: 2,
      folder: made.place,
    });
  });

  it('says that a name is too long, and takes one of 250 letters', async () => {
    const { place, secret } = await freshDocket();
    await expectRefusal(['create', join(place, 'x'.repeat(256)), ...whose, ...secret], {
      code: 'target-name-too-long',
      exit: 2,
      folder: place,
    });
    await answerOf(['create', join(place, 'x'.repeat(250)), ...whose, ...secret]);
  });
});

it('a backup that is taken somewhere leaves an entry, as in the window', async () => {
  const made = await freshDocket();
  await answerOf(['backup', made.folder, '--to', join(made.place, 'b.zip'), ...made.secret]);
  expect((await entriesOf(made))[0]).toBe('backup.made');
  const { out } = await cli(['trail', made.folder, ...made.secret]);
  expect(out).toContain('backup.made');
});
