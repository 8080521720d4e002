import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openConnection } from '#docket/database/connection.ts';
import { migrate, needsMigration, schemaVersion } from '#docket/database/migrate.ts';
import { LATEST_SCHEMA, migrations } from '#docket/database/migrations/index.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { openDocket } from '#docket/vault/open.ts';
import { restoreDocket } from '#docket/vault/restore.ts';
import { readSlots } from '#docket/vault/slots.ts';
import { openSlot } from '#docket/vault/wrap.ts';
import { copyGolden } from '#test/fixtures/dockets/broken.ts';
import { GOLDEN_PASSPHRASE } from '#test/fixtures/dockets/golden.ts';
import { caseRow, freshFolder } from '../vault/helpers.ts';
import { freshDatabase } from './helpers.ts';

const HASH = 'a'.repeat(64);
const AT = '2026-03-02T09:00:00.000Z';

describe('migrations', () => {
  it('are numbered by tens, each after the one before, and the last is the schema we write', () => {
    const versions = migrations.map((migration) => migration.version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(new Set(versions).size).toBe(versions.length);
    expect(versions.every((version) => version % 10 === 0)).toBe(true);
    expect(versions.at(-1)).toBe(LATEST_SCHEMA);
  });

  it('0 -> 10 makes the ground', async () => {
    const raw = await freshDatabase(0);
    expect(needsMigration(raw)).toBe(true);
    migrate(raw, 10);
    expect(schemaVersion(raw)).toBe(10);
    const tables = raw.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all();
    expect(tables).toEqual(['keys', 'meta', 'people', 'settings', 'trail'].map((name) => ({ name })));
  });

  it('10 -> 20 adds the registers and keeps people, settings and the trail', async () => {
    const raw = await freshDatabase(10);
    raw.exec(`
      INSERT INTO meta VALUES ('docketId', 'd');
      INSERT INTO settings VALUES ('profile', '{"name":"Acme"}');
      INSERT INTO people VALUES ('p', 'Li', 'officer', '${AT}');
      INSERT INTO trail VALUES (1, 1, '${AT}', 'UTC', 'p', 'Li', 'docket.created', NULL, NULL, '{}', '${HASH}', '${HASH}');
    `);
    migrate(raw, 20);
    expect(raw.prepare('SELECT * FROM people').all()).toEqual([
      { id: 'p', name: 'Li', role: 'officer', created_at: AT },
    ]);
    expect(raw.prepare('SELECT key, value FROM settings').all()).toEqual([
      { key: 'profile', value: '{"name":"Acme"}' },
    ]);
    expect(raw.prepare('SELECT seq, hash FROM trail').all()).toEqual([{ seq: 1, hash: HASH }]);
    expect(() => raw.exec('DELETE FROM trail')).toThrow('append-only');
    expect(raw.prepare('SELECT count(*) AS n FROM cases').get()).toEqual({ n: 0 });
  });

  it('20 -> 30 makes the cases that are there findable', async () => {
    const raw = await freshDatabase(20);
    const row = { ...caseRow(7), title: '删除个人信息', party: 'Zoë Müller' };
    const columns = Object.keys(row);
    raw
      .prepare(`INSERT INTO cases (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
      .run(...Object.values(row));
    migrate(raw, 30);
    const find = raw.prepare(
      'SELECT case_id FROM case_search JOIN case_text ON case_text.id = case_search.rowid WHERE case_search MATCH ?',
    );
    for (const query of ['"zoe"', '"个 人 信 息"', '"req 2026 0007"']) {
      expect(find.all(query)).toEqual([{ case_id: row.id }]);
    }
    expect(raw.prepare('SELECT ref, title FROM cases').all()).toEqual([{ ref: row.ref, title: row.title }]);
  });

  it('30 -> 40 keeps every entry as it was, and says from which one on entries are signed', async () => {
    const raw = await freshDatabase(30);
    raw.exec(`
      INSERT INTO people VALUES ('p', 'Li', 'officer', '${AT}');
      INSERT INTO trail VALUES (1, 1, '${AT}', 'UTC', 'p', 'Li', 'docket.created', NULL, NULL, '{}', '${HASH}', '${HASH}');
      INSERT INTO trail VALUES (2, 1, '${AT}', 'UTC', 'p', 'Li', 'x', NULL, NULL, '{}', '${HASH}', 'h2');
    `);
    migrate(raw, 40);
    expect(raw.prepare("SELECT value FROM meta WHERE key = 'signedFrom'").get()).toEqual({ value: '3' });
    expect(raw.prepare('SELECT seq, format, hash, signer, signature, run FROM trail').all()).toEqual([
      { seq: 1, format: 1, hash: HASH, signer: null, signature: null, run: null },
      { seq: 2, format: 1, hash: 'h2', signer: null, signature: null, run: null },
    ]);
    expect(raw.prepare('SELECT id, removed_at FROM people').all()).toEqual([{ id: 'p', removed_at: null }]);
    expect(() => raw.exec("UPDATE trail SET signature = 'x'")).toThrow('append-only');
  });

  it('of an empty docket have every entry signed', async () => {
    const raw = await freshDatabase(40);
    expect(raw.prepare("SELECT value FROM meta WHERE key = 'signedFrom'").get()).toEqual({ value: '1' });
  });

  it('40 -> 50 lets an attachment replace another and keeps those that are there', async () => {
    const raw = await freshDatabase(40);
    const row = caseRow(1);
    const columns = Object.keys(row);
    raw
      .prepare(`INSERT INTO cases (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
      .run(...Object.values(row));
    raw.exec(`
      INSERT INTO files VALUES ('f', 's', 'a.txt', 'text/plain', 1, 'x', x'00', x'00', '${AT}');
      INSERT INTO case_files VALUES ('${row.id}', 'f', 'a.txt', '${AT}', 'Li');
    `);
    migrate(raw, 50);
    expect(raw.prepare('SELECT name, added_by, replaces, replaces_sha512 FROM case_files').all()).toEqual([
      { name: 'a.txt', added_by: 'Li', replaces: null, replaces_sha512: null },
    ]);
  });

  it('50 -> 70 keeps every clock, and says of none what it was computed with', async () => {
    const raw = await freshDatabase(50);
    const row = caseRow(1);
    const columns = Object.keys(row);
    raw
      .prepare(`INSERT INTO cases (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
      .run(...Object.values(row));
    raw.exec(`
      INSERT INTO clocks (id, case_id, subject, regime, rule, place, events, extended, due_date, state)
      VALUES ('c', '${row.id}', 'access', 'eu-gdpr', 'request.response', 'DE', '{}', 0, '2026-04-02', 'running')`);
    migrate(raw, 70);
    expect(raw.prepare('SELECT id, due_date, law FROM clocks').all()).toEqual([
      { id: 'c', due_date: '2026-04-02', law: null },
    ]);
    expect(raw.prepare('SELECT count(*) AS n FROM law_parts').get()).toEqual({ n: 0 });
  });

  it('70 -> 100 keeps every clock; nobody was told of any, and what was told goes with its clock', async () => {
    const raw = await freshDatabase(70);
    const row = caseRow(1);
    const columns = Object.keys(row);
    raw
      .prepare(`INSERT INTO cases (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
      .run(...Object.values(row));
    raw.exec(`
      INSERT INTO people (id, name, role, created_at) VALUES ('p', 'Li', 'officer', '${AT}');
      INSERT INTO clocks (id, case_id, subject, regime, rule, place, events, extended, due_date, state, law)
      VALUES ('c', '${row.id}', 'access', 'eu-gdpr', 'request.response', 'DE', '{}', 0, '2026-04-02', 'running', 'x')`);
    migrate(raw, 100);
    expect(raw.prepare('SELECT id, due_date, law FROM clocks').all()).toEqual([
      { id: 'c', due_date: '2026-04-02', law: 'x' },
    ]);
    expect(raw.prepare('SELECT count(*) AS n FROM reminders').get()).toEqual({ n: 0 });
    raw.exec(`INSERT INTO reminders VALUES ('c', 'p', '${AT}', NULL); DELETE FROM clocks`);
    expect(raw.prepare('SELECT count(*) AS n FROM reminders').get()).toEqual({ n: 0 });
  });

  it('100 -> 110 finds what was found, and the words of more scripts', async () => {
    const raw = await freshDatabase(100);
    const texts = ['Zoë Müller 删 除', '\u{19b0}', 'कीर्ति'];
    for (const [index, text] of texts.entries()) {
      const row = caseRow(index + 1);
      const columns = Object.keys(row);
      raw
        .prepare(`INSERT INTO cases (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
        .run(...Object.values(row));
      raw.prepare('INSERT INTO case_text (case_id, body) VALUES (?, ?)').run(row.id, text);
    }
    const found = () => {
      const match = raw.prepare<[string], { rowid: number }>(
        'SELECT rowid FROM case_search WHERE case_search MATCH ?',
      );
      return ['"muller"', '"删 除"', '"\u{19b0}"', '"कीर्ति"'].map((query) =>
        match.all(query).map(({ rowid }) => rowid),
      );
    };
    expect(found()).toEqual([[1], [1], [], [3]]);
    migrate(raw, 110);
    expect(found()).toEqual([[1], [1], [2], [3]]);
  });

  it('110 -> 120 gives drafts to the first person of the docket, and those of a repair to nobody', async () => {
    const raw = await freshDatabase(110);
    raw.exec(`
      INSERT INTO people (id, name, role, created_at) VALUES ('q', 'Wu', 'officer', '2026-05-01T00:00:00.000Z');
      INSERT INTO people (id, name, role, created_at) VALUES ('p', 'Li', 'officer', '${AT}');
      INSERT INTO drafts VALUES ('a', 'request.new', '{}', '${AT}');
      INSERT INTO drafts VALUES ('b', 'salvaged:notes', '{}', '${AT}');
    `);
    migrate(raw, 120);
    expect(raw.prepare('SELECT id, person_id, title FROM drafts ORDER BY id').all()).toEqual([
      { id: 'a', person_id: 'p', title: '' },
      { id: 'b', person_id: null, title: '' },
    ]);
  });

  it('130 -> 140 keeps the entries of people a second time, and knows nobody but by them', async () => {
    const raw = await freshDatabase(130);
    raw.exec(`
      INSERT INTO people (id, name, role, created_at) VALUES ('p', 'Li', 'officer', '${AT}');
      INSERT INTO trail (seq, format, at, zone, person_id, person_name, action, details, previous_hash, hash)
      VALUES (1, 2, '${AT}', 'UTC', 'p', 'Li', 'docket.created', '{"name":"Acme"}', '${HASH}', 'h1'),
        (2, 2, '${AT}', 'UTC', 'p', 'Li', 'law.accepted', '{}', 'h1', 'h2')`);
    migrate(raw, 140);
    const copies = raw
      .prepare<[], { seq: number; entry: string }>('SELECT seq, entry FROM trail_copies')
      .all();
    expect(copies.map(({ seq }) => seq)).toEqual([1]);
    expect(JSON.parse(copies[0]?.entry ?? '')).toEqual(
      raw.prepare('SELECT * FROM trail WHERE seq = 1').get(),
    );
    const gone = "SELECT name FROM sqlite_master WHERE name IN ('people', 'signers')";
    expect(raw.prepare(gone).all()).toEqual([]);
  });

  it('that fail leave the schema and every row as they were', async () => {
    const raw = await freshDatabase(10);
    raw.exec("CREATE TABLE cases (id TEXT); INSERT INTO meta VALUES ('docketId', 'd')");
    const before = raw.prepare('SELECT name, sql FROM sqlite_master ORDER BY name').all();
    expect(() => migrate(raw)).toThrow();
    expect(schemaVersion(raw)).toBe(10);
    expect(raw.prepare('SELECT name, sql FROM sqlite_master ORDER BY name').all()).toEqual(before);
  });

  it('of a docket with content begin with a backup that opens', async () => {
    const parent = await freshFolder();
    const { folder } = await copyGolden('schema-130', parent);
    const { backups } = layoutOf(folder);
    const secret = { passphrase: GOLDEN_PASSPHRASE };
    const { docketKey: key } = await openSlot(await readSlots(folder), secret);
    const docket = await openDocket({ folder, secret });
    const names = await readdir(backups);
    await docket.close();
    expect(names).toEqual([expect.stringMatching(/^before-schema-130-.*\.zip$/)]);

    const restored = join(parent, 'before.docket');
    await restoreDocket(join(backups, names[0] ?? ''), restored);
    const old = openConnection(layoutOf(restored).database, key);
    expect(schemaVersion(old)).toBe(130);
    old.close();
  });
});
