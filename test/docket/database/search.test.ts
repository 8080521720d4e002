import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queriesOn } from '#docket/database/dialect.ts';
import { indexCase, searchCases, searchQuery, segmentForSearch } from '#docket/database/search.ts';
import { caseRow } from '../vault/helpers.ts';
import { freshDatabase } from './helpers.ts';

const TEXTS: Record<number, string> = {
  1: 'REQ-2026-0001 Access request of Zoë Müller, zoe.muller@example.org',
  2: 'REQ-2026-0002 删除个人信息 张伟',
  3: 'REQ-2026-0003 O’Brien asks for a copy; account ＡＢ１２',
  4: 'REQ-2026-0004 個人データの削除 田中',
  5: 'INC-2026-0001 Jana Weiß, Łódź, Sørensen',
};

async function searchable() {
  const raw = await freshDatabase();
  const db = queriesOn(raw);
  await db.transaction().execute(async (trx) => {
    for (const [number, text] of Object.entries(TEXTS)) {
      await trx
        .insertInto('cases')
        .values(caseRow(Number(number)))
        .execute();
      await indexCase(trx, caseRow(Number(number)).id, text);
    }
  });
  const find = async (typed: string) =>
    (await searchCases(db, typed)).map((id) => Number(id.slice(-12))).sort((a, b) => a - b);
  return { raw, db, find };
}

describe('search', () => {
  it('finds words without their accents, beginnings of words, references and addresses', async () => {
    const { find } = await searchable();
    expect(await find('muller')).toEqual([1]);
    expect(await find('MÜLLER zoe')).toEqual([1]);
    expect(await find('acc req')).toEqual([]);
    expect(await find('request acc')).toEqual([1]);
    expect(await find('REQ-2026')).toEqual([1, 2, 3, 4]);
    expect(await find('REQ-2026-0003')).toEqual([3]);
    expect(await find('zoe.muller@exam')).toEqual([1]);
    expect(await find("o'brien")).toEqual([3]);
    expect(await find('ab12')).toEqual([3]);
  });

  it('finds names by the letters that another keyboard has for them', async () => {
    const { find } = await searchable();
    for (const typed of ['weiss', 'WEISS', 'Weiß', 'weiß', 'lodz', 'sorensen'])
      expect(await find(typed)).toEqual([5]);
  });

  it('finds any run of Chinese or Japanese characters, in their order', async () => {
    const { find } = await searchable();
    expect(await find('个人信息')).toEqual([2]);
    expect(await find('人信')).toEqual([2]);
    expect(await find('信人')).toEqual([]);
    expect(await find('张')).toEqual([2]);
    expect(await find('データ')).toEqual([4]);
    expect(await find('删除 张伟')).toEqual([2]);
  });

  it('forgets the old text of a case that was indexed again', async () => {
    const { db, find } = await searchable();
    await db.transaction().execute((trx) => indexCase(trx, caseRow(1).id, 'nothing of the kind'));
    expect(await find('muller')).toEqual([]);
    expect(await find('kind')).toEqual([1]);
  });

  it('can be limited to a register and to a number', async () => {
    const { db } = await searchable();
    expect(await searchCases(db, 'REQ', { kinds: ['incident'] })).toEqual([]);
    expect(await searchCases(db, 'REQ', { kinds: ['request'], limit: 3 })).toHaveLength(3);
  });

  it('takes any input: nothing breaks the query', async () => {
    const { raw, db } = await searchable();
    const match = raw.prepare('SELECT count(*) FROM case_search WHERE case_search MATCH ?');
    for (const typed of [
      '',
      '   ',
      '"',
      '*',
      'a"b',
      'NEAR(a b)',
      'body:x',
      'a AND',
      '^a',
      '-a',
      '(',
      '\0',
      '😀',
      '\ud800',
    ]) {
      expect(await searchCases(db, typed)).toBeInstanceOf(Array);
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const query = searchQuery(typed);
        if (query !== undefined) match.get(query);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds a case by any word of its own text', async () => {
    const { db } = await searchable();
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 6 }), async (words) => {
        const text = words.join(' ');
        await db.transaction().execute((trx) => indexCase(trx, caseRow(1).id, text));
        const searched = words.find((candidate) => searchQuery(candidate) !== undefined);
        if (searched === undefined) return;
        expect(await searchCases(db, searched)).toContain(caseRow(1).id);
      }),
      { numRuns: 500 },
    );
  });

  it('finds every letter and digit of Unicode', async () => {
    const { raw } = await searchable();
    const points = Array.from({ length: 0x20000 }, (_, point) => point).filter((point) => {
      const isHalf = point >= 0xd800 && point <= 0xdfff;
      return !isHalf && /[\p{L}\p{N}]/u.test(segmentForSearch(String.fromCodePoint(point)));
    });
    const made = raw
      .prepare<[], { sql: string }>("SELECT sql FROM sqlite_master WHERE name = 'case_search'")
      .get();
    const tokenize = /tokenize = "[^"]+"/.exec(made?.sql ?? '')?.[0];
    raw.exec(`
      CREATE VIRTUAL TABLE temp.letters USING fts5(body, ${tokenize});
      CREATE VIRTUAL TABLE temp.found USING fts5vocab('temp', 'letters', 'instance');
    `);
    const insert = raw.prepare('INSERT INTO temp.letters (rowid, body) VALUES (?, ?)');
    raw.transaction(() => {
      for (const point of points) insert.run(point, segmentForSearch(String.fromCodePoint(point)));
    })();
    const found = raw.prepare<[], { doc: number }>('SELECT DISTINCT doc FROM temp.found ORDER BY doc').all();
    expect(found.map(({ doc }) => doc)).toEqual(points);
    expect(points.length).toBeGreaterThan(70_000);
  });

  it('leaves nothing of a deleted word in the index', async () => {
    const { raw, db } = await searchable();
    await db.transaction().execute((trx) => indexCase(trx, caseRow(1).id, 'other'));
    const blocks = raw.prepare<[], { block: Buffer }>('SELECT block FROM case_search_data').all();
    expect(Buffer.concat(blocks.map((row) => row.block)).includes('uller')).toBe(false);
  });
});

describe('segmentation', () => {
  it('makes a word of every character of a script without spaces, and keeps only words', () => {
    expect(segmentForSearch('abc删除def')).toBe('abc 删 除 def');
    expect(segmentForSearch('Zoë: 42, 😀')).toBe('Zoë 42');
    expect(segmentForSearch('ＡＢ')).toBe('AB');
  });
});
