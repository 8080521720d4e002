import { randomInt } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type BookType, utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ZipFile } from 'yazl';
import { type Examined, examineImport, type ImportChoice } from '#docket/exchange/examine.ts';
import { runImport } from '#docket/exchange/import.ts';
import { trailHead } from '#docket/trail/append.ts';
import { verifyTrail } from '#docket/trail/verify.ts';
import { DocketError } from '#shared/errors.ts';
import { type Desk, openDesk } from '../docket/desk.ts';

/** Where a run fails fast-check prints the seed; with `FUZZ_SEED` it is run again. */
const seed = Number(process.env.FUZZ_SEED ?? randomInt(2 ** 31));

let home: string;
let desk: Desk;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'docket-bad-tables-'));
  desk = await openDesk();
  // The reader of workbooks tells the console which records it does not know.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterAll(async () => {
  await desk.close();
  await rm(home, { recursive: true, force: true });
});

async function examine(
  content: Uint8Array | string,
  choice: ImportChoice,
  name = 'cases.csv',
): Promise<Examined | DocketError> {
  const path = join(home, name);
  await writeFile(path, content);
  try {
    return await examineImport(desk.context, path, choice);
  } catch (error) {
    if (error instanceof DocketError) return error;
    throw error;
  }
}

/** A file is read, or refused by its name with what is wrong; anything else is a defect. */
async function expectNamed(content: Uint8Array | string, name?: string): Promise<void> {
  const found = await examine(content, { kind: 'request' }, name);
  if (found instanceof DocketError) expect(found.code).toBe('import-invalid');
  else for (const { status, problems } of found.rows) expect(status === 'refused').toBe(problems.length > 0);
}

const CELLS = [
  ['title', 'receivedAt', 'channel', 'requester.name', 'requester.relation', 'rights', 'requester.country'],
  ['Copy of my orders', '2026-11-03', 'email', 'Anna Berg', 'self', 'access', 'NO'],
  ['删除账户', 46_000, 'app', '张伟', '本人', '删除', 'CN'],
];

function workbook(bookType: BookType, cells: unknown[][] = CELLS): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(cells), 'Cases');
  const bytes: unknown = write(book, { type: 'buffer', bookType, compression: true });
  if (!(bytes instanceof Uint8Array)) throw new TypeError('no workbook');
  return bytes;
}

/** A file that was cut off, or some of whose bytes were changed. */
const damage = fc.record({
  cut: fc.double({ min: 0, max: 1, noNaN: true }),
  flips: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { maxLength: 12 }),
  isCut: fc.boolean(),
});

function damaged(
  sound: Uint8Array,
  { cut, flips, isCut }: { cut: number; flips: [number, number][]; isCut: boolean },
): Uint8Array {
  const bytes = Uint8Array.from(sound.subarray(0, isCut ? Math.floor(cut * sound.length) : sound.length));
  for (const [at, mask] of flips) {
    const place = bytes.length === 0 ? 0 : at % bytes.length;
    if (bytes[place] !== undefined) bytes[place] ^= mask;
  }
  return bytes;
}

const csv = CELLS.map((row) => row.join(',')).join('\r\n');

test.each([
  ['xlsx', workbook('xlsx'), 500],
  ['ods', workbook('ods'), 300],
  ['csv', Buffer.from(csv, 'utf8'), 500],
  ['utf-16', Buffer.from(`\uFEFF${csv}`, 'utf16le'), 200],
  ['json', Buffer.from(JSON.stringify([{ title: 'x', requester: { name: 'Anna' } }])), 400],
] as const)('a damaged file is read or refused by name: %s', async (_name, sound, numRuns) => {
  const before = await trailHead(desk.docket.db);
  await fc.assert(
    fc.asyncProperty(damage, (harm) => expectNamed(damaged(sound, harm))),
    { seed, numRuns },
  );
  expect(await trailHead(desk.docket.db)).toEqual(before);
});

test('whatever stands in the cells of a text, its rows are judged and the docket is not touched', async () => {
  const before = await trailHead(desk.docket.db);
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      '"',
      '""',
      ';',
      '\n',
      '\r',
      '\t',
      '=1+1',
      '{"state":"known"}',
      '[1',
      '[{"a":1}]',
      '03/04/2026',
      'NO',
    ),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constant('x'.repeat(25_000)),
  );
  const text = fc.tuple(
    fc.constantFrom(',', ';', '\t', '|'),
    fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 6 }),
  );
  await fc.assert(
    fc.asyncProperty(text, ([delimiter, rows]) =>
      expectNamed([CELLS[0] ?? [], ...rows].map((row) => row.join(delimiter)).join('\n')),
    ),
    { seed, numRuns: 500 },
  );
  await fc.assert(
    fc.asyncProperty(fc.json({ maxDepth: 5 }), (json) => expectNamed(json, 'cases.json')),
    { seed, numRuns: 300 },
  );
  expect(await trailHead(desk.docket.db)).toEqual(before);
});

async function zip(members: Record<string, Buffer>): Promise<Buffer> {
  const archive = new ZipFile();
  for (const [name, content] of Object.entries(members)) archive.addBuffer(content, name);
  archive.end();
  return buffer(archive.outputStream);
}

test('a file that would grow beyond all measure is refused before it does', async () => {
  const types = Buffer.from('<Types/>');
  const grown = await zip({ '[Content_Types].xml': types, 'xl/sheet1.xml': Buffer.alloc(101 * 2 ** 20) });
  expect(grown.length).toBeLessThan(2 ** 20);
  const row =
    '<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>';
  const repeated = `<table:table-row table:number-rows-repeated="1048576">${row}</table:table-row>`;
  const blown = await zip({
    mimetype: Buffer.from('application/vnd.oasis.opendocument.spreadsheet'),
    'content.xml': Buffer.from(
      `<office:document-content><office:body><office:spreadsheet><table:table table:name="x">${repeated}</table:table></office:spreadsheet></office:body></office:document-content>`,
    ),
  });
  const manyRows = ['title', ...Array.from({ length: 5_001 }, (_, row) => `row ${row}`)].join('\n');
  const manyColumns = Array.from({ length: 201 }, (_, column) => `c${column}`).join(',');
  const problems = await Promise.all(
    [
      ['grown.xlsx', grown],
      ['blown.ods', blown],
      ['rows.csv', manyRows],
      ['columns.csv', `${manyColumns}\n${manyColumns}`],
      ['large.csv', Buffer.alloc(21 * 2 ** 20, 'a')],
      ['other.zip', await zip({ 'readme.txt': types })],
      ['old.xls', workbook('xls')],
    ].map(async ([name, content]) => {
      if (typeof name !== 'string') throw new TypeError('name');
      const found = await examine(content ?? '', { kind: 'request' }, name);
      return found instanceof DocketError ? found.details.problem : 'read';
    }),
  );
  expect(problems).toEqual([
    'too-large',
    'too-many-cells',
    'too-many-rows',
    'too-many-columns',
    'too-large',
    'not-a-table',
    'protected',
  ]);
});

/** An OpenDocument file with these rows in its one table. */
function ods(rows: string): Promise<Buffer> {
  const content = `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="x">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`;
  return zip({
    mimetype: Buffer.from('application/vnd.oasis.opendocument.spreadsheet'),
    'META-INF/manifest.xml': Buffer.from('<manifest:manifest xmlns:manifest="m"/>'),
    'content.xml': Buffer.from(content),
  });
}

const cell = (text: string, more = '') =>
  `<table:table-cell office:value-type="string"${more}><text:p>${text}</text:p></table:table-cell>`;

test.each([
  ['a greater-than sign in an attribute', ' table:note="a>b" table:number-columns-repeated="9000000"'],
  ['another case', ' table:Number-Columns-Repeated="9000000"'],
  ['another prefix', ' t:number-columns-repeated="9000000"'],
  ['single quotes', " table:number-columns-repeated='9000000'"],
  ['blanks', ' table:number-columns-repeated = "9000000"'],
  ['the name twice', ' table:number-columns-repeated="1" table:number-columns-repeated="9000000"'],
  ['a number of many digits', ` table:number-columns-repeated="${'0'.repeat(300)}9000000"`],
])('a cell that is repeated by the million is refused before it is laid out: %s', async (_, more) => {
  const found = await examine(
    await ods(`<table:table-row>${cell('x', more)}</table:table-row>`),
    { kind: 'request' },
    'x.ods',
  );
  expect(found).toMatchObject({ code: 'import-invalid', details: { problem: 'too-many-cells' } });
});

test('a row that is repeated by the million, and one whose reader backtracks, are refused', async () => {
  const row = `<table:table-row table:number-rows-repeated="1000000">${cell('x')}</table:table-row>`;
  const open = `<table:table-row>${'<table:table-cell number-columns-repeated="'.repeat(100_000)}`;
  for (const rows of [row, open]) {
    const found = await examine(await ods(rows), { kind: 'request' }, 'x.ods');
    expect(found).toMatchObject({ code: 'import-invalid' });
  }
});

test('repeats of cells beside each other are added, not multiplied', async () => {
  const pairs = Array.from({ length: 18 }, (_, index) =>
    cell(`c${index}`, ' table:number-columns-repeated="2"'),
  );
  const rows = `<table:table-row>${pairs.join('')}</table:table-row>`.repeat(2);
  const found = await examine(await ods(rows), { kind: 'request' }, 'x.ods');
  expect(found instanceof DocketError ? found.details : found.table.columns).toHaveLength(36);
});

test('JSON is refused by what it would become: nested without end, or millions of entries', async () => {
  const deep = `[{"title":${'['.repeat(3_000)}1${']'.repeat(3_000)}}]`;
  const many = `[${'1,'.repeat(9_000_000)}1]`;
  for (const [content, problem] of [
    [deep, 'too-deep'],
    [many, 'too-many-cells'],
  ] as const) {
    expect(await examine(content, { kind: 'request' }, 'x.json')).toMatchObject({
      code: 'import-invalid',
      details: { problem },
    });
  }
});

test('what the preview says would be logged is logged, all of it, whatever stood in the cells', async () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    .map((one) => one.replace(/["\p{Cc}]/gu, '.'));
  const rows = fc.array(
    fc.record({
      title: text,
      name: text,
      received: fc.constantFrom('2026-11-03', '3.11.2026', '2026-11-03 23:59', 'x'),
    }),
    { minLength: 1, maxLength: 8 },
  );
  let logged = 0;
  await fc.assert(
    fc.asyncProperty(rows, async (given) => {
      const lines = given.map(
        ({ title, name, received }) => `"${title}",${received},email,"${name}",self,access`,
      );
      const found = await examine(
        ['title,receivedAt,channel,requester.name,requester.relation,rights', ...lines].join('\n'),
        {
          kind: 'request',
        },
      );
      if (found instanceof DocketError) throw found;
      const { fingerprint } = found;
      const expected = found.rows.filter(({ status }) => status === 'log').length;
      const done = await runImport(desk.context, join(home, 'cases.csv'), { kind: 'request', fingerprint });
      logged += expected;
      expect(done.logged).toBe(expected);
    }),
    { seed, numRuns: 12 },
  );
  const cases = await desk.docket.db.selectFrom('cases').select('id').execute();
  expect(cases).toHaveLength(logged);
  expect((await verifyTrail(desk.docket.db)).firstProblem).toBeUndefined();
});
