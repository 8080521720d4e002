import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { readTableFile } from '#docket/exchange/read-table.ts';
import { buildPack } from '#docket/packs/build.ts';
import { createSigningKey, writePublicKey } from '#docket/packs/minisign.ts';
import { readTableApart, verifyPackApart } from '#docket/reader/ask.ts';
import { forkReader, type Reader, type ReaderGone } from '#docket/reader/start.ts';
import { makeContent } from '../packs/content.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'docket-reader-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

async function fileOf(name: string, content: Uint8Array | string): Promise<string> {
  const path = join(home, name);
  await writeFile(path, content);
  return path;
}

const nothing = new Set<string>();

describe('a process without keys reads what others wrote', () => {
  test('a table comes out as it would be read here, and so does why it cannot be read', async () => {
    const path = await fileOf('rows.csv', 'title,party\nCopy of my orders,Anna Berg\n');
    expect(await readTableApart(forkReader, path, nothing)).toEqual(await readTableFile(path, nothing));
    const none = readTableApart(forkReader, join(home, 'none.csv'), nothing);
    await expect(none).rejects.toMatchObject({ code: 'file-missing' });
    const noise = await fileOf('noise.csv', 'a\0b');
    await expect(readTableApart(forkReader, noise, nothing)).rejects.toMatchObject({
      code: 'import-invalid',
      details: { file: 'noise.csv', problem: 'not-a-table' },
    });
  });

  test('a pack is verified, with its progress, by the key that is expected', async () => {
    const pack = join(home, 'pack.zip');
    const key = createSigningKey();
    await buildPack({ ...makeContent(), registers: [] }, key, pack);
    const told: number[] = [];
    const report = await verifyPackApart(forkReader, pack, {
      expectedPublicKey: writePublicKey(key),
      onProgress: ({ done }) => told.push(done),
    });
    expect(report).toMatchObject({ ok: true, facts: { docketId: makeContent().docket.id } });
    expect(told.length).toBeGreaterThan(0);
    const expectedPublicKey = writePublicKey(createSigningKey());
    expect((await verifyPackApart(forkReader, pack, { expectedPublicKey })).problem?.code).toBe('otherKey');
  });

  test('it is ended when whoever waits gives up, before and while it reads', async () => {
    const path = await fileOf('rows.csv', 'title\nx\n');
    const stop = new AbortController();
    const reading = readTableApart(forkReader, path, nothing, { signal: stop.signal });
    stop.abort();
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
    const again = readTableApart(forkReader, path, nothing, { signal: stop.signal });
    await expect(again).rejects.toMatchObject({ code: 'cancelled' });
  });
});

/** A reader that does with a question what a test wants. */
function readerThat(acts: (say: (word: unknown) => void, die: (why: ReaderGone) => void) => void) {
  const ended: boolean[] = [];
  const start = async (): Promise<Reader> => {
    const { promise: gone, resolve: die } = Promise.withResolvers<ReaderGone>();
    let listen = (_: unknown) => {};
    return {
      ask: () => acts((word) => listen(word), die),
      onWord: (listener) => {
        listen = listener;
      },
      gone,
      end: () => ended.push(true),
    };
  };
  return { start, ended };
}

describe('a reader that a file took over or holds up is ended, and the file named with why', () => {
  const cases: [string, Parameters<typeof readerThat>[0], object][] = [
    ['one that says nothing any more', () => {}, { problem: 'time', seconds: 1 }],
    ['one that is out of memory', (_, die) => die('memory'), { problem: 'memory', megabytes: 512 }],
    ['one that breaks down', (_, die) => die('crash'), { problem: 'crash' }],
    ['one that meets a defect', (say) => say({ say: 'defect' }), { problem: 'crash' }],
    [
      'one that says what no reader says',
      (say) => say({ say: 'table', table: { rows: 9 } }),
      { problem: 'crash' },
    ],
    [
      'one that answers another question',
      (say) => say({ say: 'pack', report: { ok: true, facts: {} } }),
      { problem: 'crash' },
    ],
    [
      'one that names an error that there is not',
      (say) => say({ say: 'failed', code: 'x', details: {} }),
      { problem: 'crash' },
    ],
  ];
  test.each(cases)('%s', async (_, acts, details) => {
    const { start, ended } = readerThat(acts);
    const reading = readTableApart(start, '/somewhere/rows.csv', nothing, { limits: { silentMs: 50 } });
    await expect(reading).rejects.toMatchObject({
      code: 'file-not-read',
      details: { file: 'rows.csv', ...details },
    });
    expect(ended).toEqual([true]);
  });

  test('one that lives on and comes to no end with a table', async () => {
    const { start, ended } = readerThat((say) => {
      const alive = setInterval(() => (ended.length > 0 ? clearInterval(alive) : say({ say: 'alive' })), 10);
    });
    const reading = readTableApart(start, 'rows.csv', nothing, { limits: { silentMs: 100, tableMs: 400 } });
    await expect(reading).rejects.toMatchObject({ code: 'file-not-read', details: { problem: 'time' } });
  });

  test('a workbook with one link over all of its cells', async () => {
    const zip = new ZipFile();
    const add = (name: string, content: string) => zip.addBuffer(Buffer.from(content), name);
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
    const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
    const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
    add(
      '[Content_Types].xml',
      `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/></Types>`,
    );
    add(
      '_rels/.rels',
      `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    );
    add(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
    );
    add(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    );
    add(
      'xl/worksheets/sheet1.xml',
      `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>title</t></is></c></row></sheetData><hyperlinks><hyperlink ref="A1:XFD1048576" location="a"/></hyperlinks></worksheet>`,
    );
    zip.end();
    const path = await fileOf('links.xlsx', await buffer(zip.outputStream));
    const reading = readTableApart(forkReader, path, nothing, { limits: { silentMs: 4_000 } });
    await expect(reading).rejects.toMatchObject({ code: 'file-not-read', details: { file: 'links.xlsx' } });
  });
});
