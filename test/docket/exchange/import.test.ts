import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BookType, utils, write } from '@e965/xlsx';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { logCase } from '#docket/cases/commands.ts';
import { toEntryView } from '#docket/cases/entry-view.ts';
import { getCase } from '#docket/cases/get.ts';
import { findCases } from '#docket/cases/list.ts';
import { countRows, type Examined, examineImport, type ImportChoice } from '#docket/exchange/examine.ts';
import { runImport } from '#docket/exchange/import.ts';
import { targetsOf } from '#docket/exchange/targets.ts';
import { listEntries } from '#docket/trail/list.ts';
import { verifyTrail } from '#docket/trail/verify.ts';
import { listBackups } from '#docket/vault/automatic.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { caseKinds } from '#shared/cases/kinds.ts';
import { agreementRecord, incidentRecord, requestRecord, transferRecord } from '#test/fixtures/records.ts';
import { type Desk, openDesk } from '../desk.ts';

let home: string;
let desk: Desk;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'docket-import-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

/** A docket of its own for each test, or one for tests that do not mind each other. */
function withDesk(each: typeof beforeEach | typeof beforeAll): void {
  each(async () => {
    desk = await openDesk();
    return () => desk.close();
  });
}

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(home, name);
  await writeFile(path, content);
  return path;
}

type Cells = (string | number | boolean | Date | null)[][];

/** A workbook with these sheets, in one of the formats of spreadsheets. */
function workbook(sheets: Record<string, Cells>, bookType: BookType = 'xlsx'): Buffer {
  const book = utils.book_new();
  for (const [name, cells] of Object.entries(sheets)) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(cells, { UTC: true }), name);
  }
  const bytes: unknown = write(book, { type: 'buffer', bookType });
  if (!(bytes instanceof Buffer)) throw new TypeError('no workbook');
  return bytes;
}

const requests: ImportChoice = { kind: 'request' };

async function imported(path: string, choice: ImportChoice = requests) {
  const { fingerprint } = await examineImport(desk.context, path, choice);
  return runImport(desk.context, path, { ...choice, fingerprint });
}

function verdicts({ rows }: Examined) {
  return rows.map(({ row, status, problems }) => ({
    row,
    status,
    problems: problems.map(({ problem }) => problem),
  }));
}

async function countCases(): Promise<number> {
  const cases = await desk.docket.db.selectFrom('cases').select('id').execute();
  return cases.length;
}

const HEADER =
  '"What is asked, in short",Received,How it arrived,"Person, Name",Acts,Rights asked,Country,Ticket';
const ANNA =
  'Copy of my orders,2026-11-03 14:00,Email,Anna Berg,For themself,Access; Copy of the data,NO,T-1';
const BO = 'Delete my account,2026-11-04,Web form,Bo Lindqvist,self,deletion,Sweden,T-2';

describe('a row becomes the case that somebody would have typed', () => {
  withDesk(beforeAll);

  test('columns with the English labels of the fields, in UTF-8 with a byte order mark', async () => {
    const path = await file('english.csv', `\uFEFF${HEADER}\r\n${ANNA}\r\n${BO}\r\n`);
    const examined = await examineImport(desk.context, path, requests);
    expect(examined.mapping).toEqual([
      'title',
      'receivedAt',
      'channel',
      'requester.name',
      'requester.relation',
      'rights',
      'requester.country',
      null,
    ]);
    const told = await imported(path);
    expect(told).toMatchObject({
      logged: 2,
      there: 0,
      refused: 0,
      first: 'REQ-2026-0001',
      last: 'REQ-2026-0002',
    });
    const [anna] = await findCases(desk.context, 'Anna Berg', 5);
    const view = await getCase(desk.context, anna?.id ?? '');
    const regimes = [
      { regime: 'cn-pipl', place: 'CN' },
      { regime: 'eu-gdpr', place: 'DE' },
    ];
    const byHand = await logCase(desk.context, 'request', {
      title: 'Copy of my orders',
      // The time of day is that of the first regime's place.
      receivedAt: '2026-11-03T14:00:00+08:00',
      channel: 'email',
      requester: { name: 'Anna Berg', relation: 'self', country: 'NO' },
      rights: [
        { right: 'access', outcome: 'open' },
        { right: 'copy', outcome: 'open' },
      ],
      regimes,
    });
    expect(view.record).toEqual(byHand.record);
    const clocksOf = ({ clocks }: typeof view) =>
      clocks.map(({ regime, rule, subject, result }) => [regime, rule, subject, result?.dueDate]);
    expect(clocksOf(view)).toEqual(clocksOf(byHand));
    expect(view.state).toBe(byHand.state);
    expect((await verifyTrail(desk.docket.db)).firstProblem).toBeUndefined();
  });

  test('columns with the Chinese labels, in GB18030, separated by semicolons', async () => {
    // 标题 in GB18030: only what is tested here is encoded by hand.
    const text =
      '请求概要;收到时间;收到方式;请求人 · 姓名;身份;主张的权利\n删除账户;2026年11月3日;电子邮件;张伟;本人;删除\n';
    const path = await file('chinese.csv', iconv.encode(text, 'gb18030'));
    const examined = await examineImport(desk.context, path, requests);
    expect(examined.read.characters).toMatchObject({ encoding: 'gb18030' });
    expect(verdicts(examined)).toEqual([{ row: 2, status: 'log', problems: [] }]);
    await imported(path);
    expect((await findCases(desk.context, '张伟', 5)).map(({ title }) => title)).toEqual(['删除账户']);
  });

  test('names of Western Europe from a Windows spreadsheet are not read as Chinese, and another choice reads them anew', async () => {
    const names = ['Jörg Müller', 'Éric Lefèvre', 'Íñigo Núñez'];
    const rows = names.map((name) => `Auskunft;2026-11-03;email;${name};self;access\n`).join('');
    const text = `title;receivedAt;channel;requester.name;requester.relation;rights\n${rows}`;
    const path = await file('western.csv', iconv.encode(text, 'windows-1252'));
    const examined = await examineImport(desk.context, path, requests);
    expect(examined.read.characters).toMatchObject({ encoding: 'windows-1252', isSure: false });
    const read = (one: typeof examined) => one.rows.map(({ record }) => record.requester);
    expect(read(examined)).toEqual(names.map((name) => ({ name, relation: 'self' })));
    const chinese = await examineImport(desk.context, path, { ...requests, encoding: 'gb18030' });
    expect(chinese.read.characters).toMatchObject({ encoding: 'gb18030', isSure: true });
    expect(read(chinese)).not.toEqual(read(examined));
    expect(chinese.fingerprint).not.toBe(examined.fingerprint);
  });

  test.each(['xlsx', 'ods'] as const)('a sheet of a workbook with real dates: %s', async (type) => {
    const received = new Date(Date.UTC(2026, 10, 3, 14, 0));
    const sheets = {
      Notes: [['nothing here'], ['nor here']],
      Cases: [
        [
          'title',
          'receivedAt',
          'channel',
          'requester.name',
          'requester.relation',
          'rights',
          'Person, Country',
        ],
        ['An old letter', received, 'letter', 'Kari Nordmann', 'self', 'access', 'NO'],
        [null, null, null, null, null, null, null],
        ['Another', new Date(Date.UTC(2026, 10, 4)), 'letter', 'Ola Nordmann', 'self', 'access', 'no'],
      ],
    };
    const path = await file(`dates.${type}`, workbook(sheets, type));
    const choice = { ...requests, sheet: 'Cases' };
    const examined = await examineImport(desk.context, path, choice);
    expect(examined.read.tables.map(({ sheet }) => sheet)).toEqual(['Notes', 'Cases']);
    expect(examined.rows.map(({ row, status, record }) => [row, status, record.receivedAt])).toEqual([
      [2, 'log', '2026-11-03T14:00:00+08:00'],
      [4, 'log', '2026-11-04T00:00:00+08:00'],
    ]);
    expect(examined.rows[1]?.record.requester).toMatchObject({ country: 'NO' });
  });

  test('records of every register as JSON, as the docket has them', async () => {
    const records = {
      request: requestRecord,
      incident: incidentRecord,
      agreement: agreementRecord,
      transfer: transferRecord,
    };
    for (const kind of caseKinds) {
      const path = await file(`${kind}.json`, JSON.stringify([records[kind]]));
      const examined = await examineImport(desk.context, path, { kind });
      expect(verdicts(examined), kind).toEqual([{ row: 1, status: 'log', problems: [] }]);
      await imported(path, { kind });
    }
    const found = await desk.docket.db
      .selectFrom('cases')
      .select(['kind', 'record'])
      .where(
        'title',
        'in',
        Object.values(records).map(({ title }) => title),
      )
      .execute();
    // What follows from the case is made anew.
    const own = {
      ...records,
      incident: { ...incidentRecord, obligations: expect.any(Array) },
      agreement: { ...agreementRecord, clauses: expect.any(Array) },
    };
    for (const { kind, record } of found) expect(JSON.parse(record), kind).toMatchObject(own[kind]);
    expect(found).toHaveLength(4);
  });

  test('no field that only a step writes is offered, and each that is offered has a name in both languages', () => {
    const names = caseKinds.flatMap((kind) => targetsOf(kind).map(({ name }) => `${kind} ${name}`));
    expect(names.filter((name) => /decision\.|approval|\.toldAt|ended|settled|outcome/.test(name))).toEqual(
      [],
    );
    expect(names).toContain('agreement parties.2.name');
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('a row that cannot be a case says why', () => {
  withDesk(beforeAll);

  test.each([
    ['03/04/2026', undefined, ['ambiguous-date']],
    ['03/04/2026', 'dmy', []],
    ['25/04/2026', undefined, []],
    ['25/04/2026', 'mdy', ['not-a-moment']],
    ['31.12.2026', undefined, ['in-the-future']],
    ['yesterday', undefined, ['not-a-moment']],
    ['', undefined, ['missing']],
    ['2026-02-30', undefined, ['not-a-moment']],
  ] as const)('received %s, order %s', async (received, dateOrder, problems) => {
    const path = await file('date.csv', `${HEADER}\n${ANNA.replace('2026-11-03 14:00', received)}\n`);
    const examined = await examineImport(desk.context, path, { ...requests, dateOrder });
    expect(verdicts(examined)).toMatchObject([{ problems }]);
  });

  test('the order of a date moves the date, and nothing is guessed', async () => {
    const path = await file('order.csv', `${HEADER}\n${ANNA.replace('2026-11-03 14:00', '03/04/2026')}\n`);
    const readAs = async (dateOrder: 'dmy' | 'mdy') => {
      const { rows } = await examineImport(desk.context, path, { ...requests, dateOrder });
      return rows[0]?.record.receivedAt;
    };
    expect(await readAs('dmy')).toBe('2026-04-03T00:00:00+08:00');
    expect(await readAs('mdy')).toBe('2026-03-04T00:00:00+08:00');
  });

  test('it names the column, the field and what stood there, and the other rows go on', async () => {
    const wrong = 'No rights,2026-11-03,pigeon,,For themself,Access,XX1,T-9';
    const path = await file('wrong.csv', `${HEADER}\n${wrong}\n${BO}\n`);
    const examined = await examineImport(desk.context, path, requests);
    expect(examined.rows[0]?.problems).toEqual([
      { problem: 'not-a-choice', column: 2, field: 'channel', given: 'pigeon' },
      { problem: 'not-a-country', column: 6, field: 'requester.country', given: 'XX1' },
      { problem: 'missing', column: 3, field: 'requester.name' },
    ]);
    expect(await imported(path)).toMatchObject({ logged: 1, refused: 1, first: 'REQ-2026-0001' });
  });

  test('what is too long, and an error of the spreadsheet', async () => {
    const sheet = utils.aoa_to_sheet([
      ['title', 'receivedAt', 'channel', 'requester.name', 'requester.relation', 'rights'],
      ['x'.repeat(301), '2026-11-03', 'email', 'Anna', 'self', 'access'],
      ['Broken', '2026-11-03', 'email', 'Bo', 'self', 'access'],
    ]);
    sheet.A3 = { t: 'e', v: 0x17, w: '#REF!' };
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, 'Sheet');
    const bytes: unknown = write(book, { type: 'buffer', bookType: 'xlsx' });
    if (!(bytes instanceof Buffer)) throw new TypeError('no workbook');
    const examined = await examineImport(desk.context, await file('errors.xlsx', bytes), requests);
    expect(verdicts(examined).map(({ problems }) => problems)).toEqual([['too-long'], ['spreadsheet-error']]);
  });

  test('a field that no column gives can be the same in every row', async () => {
    const path = await file(
      'set.csv',
      'title,receivedAt,requester.name,rights\nAll of it,2026-11-03,Anna,access\n',
    );
    expect(verdicts(await examineImport(desk.context, path, requests))).toMatchObject([
      { problems: ['missing', 'missing'] },
    ]);
    const values = { channel: 'Email', 'requester.relation': '本人' };
    expect(verdicts(await examineImport(desk.context, path, { ...requests, values }))).toMatchObject([
      { status: 'log' },
    ]);
  });
});

describe('the same file twice logs nothing', () => {
  withDesk(beforeEach);

  test('rows are known again by what they say, and nothing is written', async () => {
    const path = await file('twice.csv', `${HEADER}\n${ANNA}\n${BO}\n${BO}\n`);
    expect(await imported(path)).toMatchObject({ logged: 2, there: 1 });
    const before = (await listEntries(desk.docket.db, { limit: 1 }))[0]?.seq;
    const again = await imported(path);
    expect(again).toEqual({ logged: 0, there: 3, refused: 0 });
    // However it is read the second time.
    const columns = ['title', 'receivedAt', null, 'requester.name', null, null, null, null];
    expect(await imported(path, { ...requests, columns, dateOrder: 'dmy' })).toEqual(again);
    expect((await listEntries(desk.docket.db, { limit: 1 }))[0]?.seq).toBe(before);
    expect(await countCases()).toBe(2);
  });

  test('rows with a reference are known by it, whatever else they say; two that differ in one file are refused', async () => {
    const columns = [
      'title',
      'receivedAt',
      'channel',
      'requester.name',
      'requester.relation',
      'rights',
      'requester.country',
      'reference',
    ];
    const choice: ImportChoice = { ...requests, columns };
    await imported(await file('refs.csv', `${HEADER}\n${ANNA}\n`), choice);
    const mended = ANNA.replace('Copy of my orders', 'Copy of my orders, mended')
      .replace('Copy', '"Copy')
      .replace('mended', 'mended"');
    const path = await file('refs.csv', `${HEADER}\n${mended}\n${BO}\n${BO.replace('Bo', 'Ulf')}\n`);
    const examined = await examineImport(desk.context, path, choice);
    expect(
      examined.rows.map((row) => [row.status, row.status === 'there' ? row.is?.ref : undefined]),
    ).toEqual([
      ['there', 'REQ-2026-0001'],
      ['log', undefined],
      ['refused', undefined],
    ]);
    expect(verdicts(examined)[2]?.problems).toEqual(['reference-twice']);
  });
});

describe('an import happens as a whole or not at all', () => {
  withDesk(beforeEach);

  const rowsOf = (count: number) =>
    Array.from({ length: count }, (_, index) => ANNA.replace('Anna Berg', `Person ${index}`)).join('\n');

  test('a proven backup comes first, and the trail tells of the import and of each case', async () => {
    const path = await file('small.csv', `${HEADER}\n${rowsOf(3)}\n`);
    const { backup = '' } = await imported(path);
    const listed = await listBackups(layoutOf(desk.docket.folder).backups, desk.docket.id);
    expect(listed).toMatchObject([{ name: backup, proven: true, milestone: true }]);
    expect(backup).toMatch(/^before-import-/);
    const entries = await listEntries(desk.docket.db, { limit: 4 });
    expect(entries.map(({ action }) => action)).toEqual([
      'cases.imported',
      'request.logged',
      'request.logged',
      'request.logged',
    ]);
    expect(entries[0]?.details).toMatchObject({
      file: 'small.csv',
      logged: '3',
      there: '0',
      notPossible: '0',
    });
    const sha256 = entries[0]?.details.sha256;
    expect(entries[1]?.details.imported).toMatchObject({ row: '4', file: sha256 });
    expect(entries[1] && toEntryView(entries[1]).changes.slice(-2)).toEqual([
      { field: 'imported.row', after: '4' },
      { field: 'imported.file', after: sha256 },
    ]);
  });

  test('nothing is imported when the backup cannot be made', async () => {
    await rm(layoutOf(desk.docket.folder).backups, { recursive: true, force: true });
    await writeFile(layoutOf(desk.docket.folder).backups, 'in the way');
    const path = await file('no-backup.csv', `${HEADER}\n${rowsOf(2)}\n`);
    await expect(imported(path)).rejects.toMatchObject({
      code: 'backup-first',
      details: { problem: 'folder-not-writable' },
    });
    expect(await countCases()).toBe(0);
  });

  test('cancelled in the middle it leaves no case and no entry', async () => {
    const path = await file('cancel.csv', `${HEADER}\n${rowsOf(20)}\n`);
    const { fingerprint } = await examineImport(desk.context, path, requests);
    const before = (await listEntries(desk.docket.db, { limit: 1 }))[0]?.seq;
    const stop = new AbortController();
    const told: string[] = [];
    const running = runImport(
      desk.context,
      path,
      { ...requests, fingerprint },
      {
        signal: stop.signal,
        onProgress: ({ step, done }) => {
          told.push(step);
          if (step === 'logging' && done === 9) stop.abort();
        },
      },
    );
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(new Set(told)).toEqual(new Set(['backup', 'logging']));
    expect(await countCases()).toBe(0);
    expect((await listEntries(desk.docket.db, { limit: 1 }))[0]?.seq).toBe(before);
    expect(await findCases(desk.context, 'Person', 5)).toEqual([]);
  });

  test('a file, a choice or a docket that changed after the preview is refused', async () => {
    const path = await file('changed.csv', `${HEADER}\n${rowsOf(2)}\n`);
    const { fingerprint } = await examineImport(desk.context, path, requests);
    const columns = ['title', ...Array.from({ length: 7 }, () => null)];
    await expect(runImport(desk.context, path, { ...requests, columns, fingerprint })).rejects.toMatchObject({
      code: 'import-changed',
    });
    await file('changed.csv', `${HEADER}\n${rowsOf(3)}\n`);
    await expect(runImport(desk.context, path, { ...requests, fingerprint })).rejects.toMatchObject({
      code: 'import-changed',
      details: { file: 'changed.csv' },
    });
    const shown = await examineImport(desk.context, path, requests);
    await imported(path);
    await expect(
      runImport(desk.context, path, { ...requests, fingerprint: shown.fingerprint }),
    ).rejects.toMatchObject({ code: 'import-changed' });
    expect(await countCases()).toBe(3);
    expect(await readdir(layoutOf(desk.docket.folder).backups)).toHaveLength(1);
  });

  test('only an officer imports', async () => {
    const path = await file('role.csv', `${HEADER}\n${ANNA}\n`);
    for (const role of ['responder', 'auditor'] as const) {
      const other = { ...desk.context, person: { ...desk.context.person, role } };
      await expect(examineImport(other, path, { kind: 'incident' })).rejects.toMatchObject({
        code: 'not-allowed',
      });
    }
    expect(countRows((await examineImport(desk.context, path, requests)).rows).logged).toBe(1);
  });
});
