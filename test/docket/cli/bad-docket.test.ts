import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { openConnection } from '#docket/database/connection.ts';
import { LATEST_SCHEMA } from '#docket/database/migrations/index.ts';
import { canonicalJson } from '#docket/trail/canonical.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { firstLineOf, flipBit, keyOf, startChild } from '#test/docket/vault/helpers.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { answerOf, cli, expectRefusal, freshDocket, jsonFile, type Made, PASSPHRASE } from './cli.ts';

/** Every command that opens a docket. */
function commandsOn({ folder, place, secret }: Made, record: string): string[][] {
  return [
    ['add', folder, 'request', '--file', record, ...secret],
    ['list', folder, 'request', ...secret],
    ['show', folder, 'REQ-2026-0001', ...secret],
    ['export', folder, '--out', join(place, 'pack.zip'), ...secret],
    ['trail', folder, '--verify', ...secret],
    ['check', folder, ...secret],
    ['backup', folder, '--to', join(place, 'backup.zip'), ...secret],
  ];
}

/** Every command refuses the docket with the same code, and no byte under the folder is another afterwards. */
async function expectEveryRefusal(made: Made, code: ErrorCode, exit: number) {
  const record = await jsonFile(made.place, requestRecord);
  const [one, ...others] = commandsOn(made, record);
  const failure = await expectRefusal(one ?? [], { code, exit, folder: made.place });
  for (const argv of others) {
    const run = await cli([...argv, '--json']);
    expect({ exit: run.exit, out: run.out }, argv[0]).toEqual({
      exit,
      out: expect.stringContaining(`"${code}"`),
    });
  }
  return failure;
}

describe('a docket that cannot be opened is refused by every command, and kept as it is:', () => {
  it('with a wrong passphrase', async () => {
    const made = await freshDocket();
    const wrong = await jsonFile(made.place, 'seven quiet herons wait', 'wrong.txt');
    await expectEveryRefusal({ ...made, secret: ['--passphrase-file', wrong] }, 'wrong-passphrase', 3);
  });

  it('with a docket.db from a newer version', async () => {
    const made = await freshDocket();
    const raw = openConnection(layoutOf(made.folder).database, await keyOf(made.folder));
    raw.pragma(`user_version = ${LATEST_SCHEMA + 1}`);
    raw.close();
    const failure = await expectEveryRefusal(made, 'docket-too-new', 2);
    expect(failure.details).toMatchObject({ found: LATEST_SCHEMA + 1, known: LATEST_SCHEMA });
  });

  it('while it is open in another process, which goes on working', async () => {
    const made = await freshDocket();
    const child = startChild('hold.ts', made.folder, PASSPHRASE);
    expect(await firstLineOf(child)).toBe('open');
    await expectEveryRefusal(made, 'docket-in-use', 5);
    expect(child.exitCode).toBeNull();
  });

  it('with a damaged page', async () => {
    const made = await freshDocket();
    await flipBit(layoutOf(made.folder).database, 5000);
    await expectEveryRefusal(made, 'docket-damaged', 4);
  });
});

describe('a folder that is no docket is refused and left alone:', () => {
  test.each([
    ['nothing there', async () => undefined],
    ['an empty folder', (path: string) => mkdir(path)],
    ['a file', (path: string) => writeFile(path, 'a letter')],
    ['a file with the name of a docket', (path: string) => writeFile(path, randomBytes(5000))],
    [
      'a folder of other files',
      async (path: string) => {
        await mkdir(join(path, 'files'), { recursive: true });
        await writeFile(join(path, 'files', 'a.bin'), randomBytes(5000));
        await writeFile(join(path, 'docket.db.bak'), randomBytes(5000));
      },
    ],
  ] as const)('%s', async (_, prepare) => {
    const { place, secret } = await freshDocket();
    const folder = join(place, 'Other.docket');
    await prepare(folder);
    const argv = ['list', folder, 'request', ...secret];
    const failure = await expectRefusal(argv, { code: 'not-a-docket', exit: 2, folder: place });
    expect(failure.details.folder).toBe('Other.docket');
  });
});

describe('a damaged docket is refused and kept byte for byte:', () => {
  const damages: [string, (made: Made, size: number) => Promise<unknown>][] = [
    ['a bit of the header', ({ folder }) => flipBit(layoutOf(folder).database, 3)],
    ['a bit of the first page', ({ folder }) => flipBit(layoutOf(folder).database, 2000)],
    ['a bit in the middle', ({ folder }, size) => flipBit(layoutOf(folder).database, Math.floor(size / 2))],
    ['the last byte', ({ folder }, size) => flipBit(layoutOf(folder).database, size - 1)],
    ['an end that is cut off', ({ folder }, size) => truncate(layoutOf(folder).database, size - 4096)],
    ['half of a page', ({ folder }, size) => truncate(layoutOf(folder).database, size - 2048)],
    ['no content', ({ folder }) => truncate(layoutOf(folder).database, 0)],
    ['no database', ({ folder }) => rm(layoutOf(folder).database)],
  ];
  test.each(damages)('docket.db with %s', async (_, damage) => {
    const made = await freshDocket();
    await damage(made, (await stat(layoutOf(made.folder).database)).size);
    const argv = ['check', made.folder, ...made.secret];
    await expectRefusal(argv, { code: 'docket-damaged', exit: 4, folder: made.place });
  });

  // Noise is what a database under another key looks like: nobody can tell the two apart.
  test('docket.db with nothing but noise', async () => {
    const made = await freshDocket();
    const { database } = layoutOf(made.folder);
    await writeFile(database, randomBytes((await stat(database)).size));
    const argv = ['check', made.folder, ...made.secret];
    await expectRefusal(argv, { code: 'key-mismatch', exit: 4, folder: made.place });
  });

  const slotDamages: [string, (slots: Buffer) => Buffer | string][] = [
    ['a changed digit', (slots) => slots.toString().replace(/"wrapped": "./, '"wrapped": "g')],
    ['half of it', (slots) => slots.subarray(0, slots.length / 2)],
    ['nothing', () => ''],
    ['noise', () => randomBytes(1000)],
    ['another JSON', () => '[]'],
    ['JSON nested too deep', () => '['.repeat(100_000)],
  ];
  test.each(slotDamages)('slots.json with %s', async (_, damage) => {
    const made = await freshDocket();
    const { slots } = layoutOf(made.folder);
    await writeFile(slots, damage(await readFile(slots)));
    const argv = ['check', made.folder, ...made.secret];
    await expectRefusal(argv, { code: 'slots-damaged', exit: 4, folder: made.place });
  });

  test('slots.json from a newer version is told as such', async () => {
    const made = await freshDocket();
    const { slots } = layoutOf(made.folder);
    const { checksum: _, ...content } = JSON.parse(await readFile(slots, 'utf8'));
    const newer = { ...content, format: 3 };
    const checksum = createHash('sha512').update(canonicalJson(newer)).digest('hex');
    await writeFile(slots, JSON.stringify({ ...newer, checksum }));
    const argv = ['check', made.folder, ...made.secret];
    await expectRefusal(argv, { code: 'docket-too-new', exit: 2, folder: made.place });
  });

  test('and one that was put in order again opens', async () => {
    const made = await freshDocket();
    const { database } = layoutOf(made.folder);
    await flipBit(database, 2000);
    expect((await cli(['check', made.folder, ...made.secret])).exit).toBe(4);
    await flipBit(database, 2000);
    expect(await answerOf(['check', made.folder, ...made.secret])).toMatchObject({ ok: true });
  });
});
