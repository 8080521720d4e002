import { randomUUID } from 'node:crypto';
import { chmod, mkdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DocketError } from '#shared/errors.ts';
import { nowIso } from '#shared/time.ts';
import { checkpoint, type Database, openConnection } from '../database/connection.ts';
import { queriesOn } from '../database/dialect.ts';
import { withDocketErrors } from '../database/errors.ts';
import { assertKnownSchema, migrate, schemaVersion } from '../database/migrate.ts';
import { PAGE_BYTES, pagesCutOff } from '../database/pages.ts';
import { segmentForSearch } from '../database/search.ts';
import { copyRegular } from '../foreign/regular-file.ts';
import { appendEntry } from '../trail/append.ts';
import { readMembership } from '../trail/membership.ts';
import { type TrailReport, verifyTrail } from '../trail/verify.ts';
import { tapOf, type WatchOptions } from './backup.ts';
import { assertOwnLog, openDatabaseFile } from './database-file.ts';
import { syncFile, syncFolder } from './durable.ts';
import { fileStoreIn } from './files.ts';
import { makeFolder } from './folder.ts';
import { assertClosed } from './held.ts';
import { Identity } from './identity.ts';
import { admit, knownOf, withKnownSlot } from './known-slots.ts';
import { layoutOf } from './layout.ts';
import { copyClosed } from './officer-check.ts';
import { findDocket } from './open.ts';
import { privateFolder } from './private-folder.ts';
import { assertRole } from './roles.ts';
import { columnsOf, harvest, type Row } from './salvage-rows.ts';
import { formatSlots, type Slot, type Slots, withoutNextKey } from './slots.ts';
import { readUsableSlots } from './slots-recovery.ts';
import { chooseKey } from './which-key.ts';
import { type OpenedSlot, type Secret, wipeOpened } from './wrap.ts';

export interface SalvageReport {
  /** Absolute path of the new docket. */
  folder: string;
  /** Cases that were kept, by register. */
  cases: Record<string, number>;
  /** The write-ahead log was another database's, and was left out. */
  logLeftOut: boolean;
  /** By table: rows that were kept, and whether every page of it could be read. */
  tables: Record<string, { kept: number; complete: boolean }>;
  /** References that are missing in the numbering of a register and year. A case at the end of one cannot be missed so. */
  casesLost: string[];
  /** Numbers of the trail's entries that are gone. */
  entriesLost: number[];
  /** Notes, tasks and links whose case is gone: kept as drafts named `salvaged:<table>`. */
  orphans: number;
  files: { kept: number; lost: string[] };
  trail: TrailReport;
}

/** What a salvage goes by, beside the slot that opened. */
interface SalvageWork {
  source: string;
  slots: Slots;
  target: string;
  now: string;
  watch: WatchOptions;
}

/** Parents before children. The search index is made anew from `case_text`. */
const TABLES = [
  'meta',
  'settings',
  'keys',
  'trail',
  'trail_copies',
  'cases',
  'clocks',
  'tasks',
  'notes',
  'files',
  'case_files',
  'links',
  'drafts',
  'case_text',
  'law_parts',
  'law_files',
  'own_days',
] as const;

/** Child tables, and whether their rows say something that cannot be worked out again. */
const CHILDREN: Readonly<Record<string, boolean>> = {
  clocks: false,
  case_text: false,
  tasks: true,
  notes: true,
  case_files: true,
  links: true,
};

function tablesOf(raw: Database): Set<string> {
  const rows = raw.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  return new Set(rows.map(({ name }) => name));
}

function copyTable(from: Database, to: Database, table: string): { kept: number; complete: boolean } {
  const known = new Set(columnsOf(from, table).names);
  const columns = columnsOf(to, table).names.filter((name) => known.has(name));
  const names = columns.map((name) => `"${name}"`).join(', ');
  const insert = to.prepare(
    `INSERT OR IGNORE INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  let kept = 0;
  let refused = 0;
  const unreadable = harvest(from, table, (row) => {
    try {
      kept += insert.run(...columns.map((name) => row[name])).changes;
    } catch {
      // A row that its own table refuses was not written by this program as it stands there.
      refused += 1;
    }
  });
  return { kept, complete: unreadable === 0 && refused === 0 };
}

/** Rows that point to a lost row: what people wrote is kept as a draft, what can be worked out again is dropped. */
function settleOrphans(to: Database, now: string): number {
  const draft = to.prepare('INSERT INTO drafts (id, form, body, updated_at) VALUES (?, ?, ?, ?)');
  let kept = 0;
  for (const [table, telling] of Object.entries(CHILDREN)) {
    const references = to
      .prepare<[string], { parent: string; from: string; to: string | null }>(
        'SELECT "table" AS parent, "from", "to" FROM pragma_foreign_key_list(?)',
      )
      .all(table);
    const lost = references
      .map((one) => `"${one.from}" NOT IN (SELECT "${one.to ?? 'id'}" FROM "${one.parent}")`)
      .join(' OR ');
    if (lost === '') continue;
    const rows = telling ? to.prepare<[], Row>(`SELECT * FROM "${table}" WHERE ${lost}`).all() : [];
    for (const row of rows) draft.run(randomUUID(), `salvaged:${table}`, JSON.stringify(row), now);
    kept += rows.length;
    to.exec(`DELETE FROM "${table}" WHERE ${lost}`);
  }
  return kept;
}

/**
 * Puts the entries that say who belongs to the docket back where a page of the trail was lost: each is kept a second time,
 * and its seal, its signature and its place in the chain show whether it is the one. Returns how many.
 */
function restoreMembership(to: Database): number {
  const copies = to
    .prepare<[], { entry: string }>(
      'SELECT entry FROM trail_copies WHERE seq NOT IN (SELECT seq FROM trail) ORDER BY seq',
    )
    .all();
  const names = columnsOf(to, 'trail').names;
  const insert = to.prepare(
    `INSERT INTO trail (${names.join(', ')}) SELECT ${names.map((name) => `? ->> '$.${name}'`).join(', ')}`,
  );
  for (const { entry } of copies) insert.run(...names.map(() => entry));
  return copies.length;
}

/** What a docket cannot be opened without, from what else is known, where its own row was lost. */
function fillIn(to: Database, known: { docketId: string; createdAt: string }): void {
  const meta = to.prepare('INSERT OR IGNORE INTO meta (key, value) VALUES (?, ?)');
  meta.run('docketId', known.docketId);
  meta.run('createdAt', known.createdAt);
  const end = to
    .prepare<[], { head: string }>("SELECT seq || ':' || hash AS head FROM trail ORDER BY seq DESC LIMIT 1")
    .get();
  if (end !== undefined) meta.run('trailHead', end.head);
  to.exec(`INSERT OR IGNORE INTO settings (key, value)
    SELECT 'profile', details FROM trail WHERE action = 'docket.created' ORDER BY seq LIMIT 1`);
}

/** Makes every case findable again at least by its reference, title and party. */
function fillSearch(to: Database): void {
  const cases = to
    .prepare<[], { id: string; text: string }>(
      `SELECT id, ref || ' ' || title || ' ' || party AS text FROM cases
       WHERE id NOT IN (SELECT case_id FROM case_text)`,
    )
    .all();
  const insert = to.prepare('INSERT INTO case_text (case_id, body) VALUES (?, ?)');
  for (const { id, text } of cases) insert.run(id, segmentForSearch(text));
}

/** Failures that end the work; any other is of the one attachment. */
const ENDS: readonly string[] = ['disk-full', 'cancelled'];

function countCases(to: Database): Record<string, number> {
  const rows = to
    .prepare<[], { kind: string; n: number }>('SELECT kind, count(*) AS n FROM cases GROUP BY kind')
    .all();
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
}

/** What is missing is named up to here: in a damaged row a number may be any. */
const MOST_NAMED = 10_000;

/** References between the first and the last of each register and year that are not there. */
function missingCases(to: Database): string[] {
  const rows = to
    .prepare<[], { ref: string; number: number; stem: string }>(
      "SELECT ref, number, kind || '/' || year AS stem FROM cases ORDER BY kind, year, number",
    )
    .all();
  const lost: string[] = [];
  const last = new Map<string, number>();
  for (const { ref, number, stem } of rows) {
    for (let gap = (last.get(stem) ?? 0) + 1; gap < number && lost.length < MOST_NAMED; gap += 1) {
      lost.push(ref.replace(/(?<!\d)\d+$/, (digits) => String(gap).padStart(digits.length, '0')));
    }
    last.set(stem, number);
  }
  return lost;
}

function missingEntries(to: Database): number[] {
  const head = to.prepare<[], { value: string }>("SELECT value FROM meta WHERE key = 'trailHead'").get();
  const there = new Set(
    to
      .prepare<[], { seq: number }>('SELECT seq FROM trail')
      .all()
      .map(({ seq }) => seq),
  );
  const missing: number[] = [];
  const last = [...there].reduce((most, seq) => Math.max(most, seq), Number(head?.value.split(':')[0] ?? 0));
  for (let seq = 1; seq <= last && missing.length < MOST_NAMED; seq += 1) {
    if (!there.has(seq)) missing.push(seq);
  }
  return missing;
}

/**
 * Copies the attachments that are whole. The rows of the others stay: a backup may still have their files. Progress goes
 * on from the bytes of the database, which are behind.
 */
async function copyFiles(
  from: string,
  to: string,
  raw: Database,
  { databaseBytes, ...watch }: WatchOptions & { databaseBytes: number },
): Promise<SalvageReport['files']> {
  const db = queriesOn(raw);
  const store = fileStoreIn(layoutOf(from).files, db, true);
  const rows = await db.selectFrom('files').selectAll().execute();
  const tap = tapOf(
    watch,
    rows.reduce((sum, { size }) => sum + size, databaseBytes),
  );
  tap(databaseBytes);
  const lost: string[] = [];
  let kept = 0;
  for (const { id, name, stored_as } of rows) {
    try {
      await store.verify(id, tap);
      await copyRegular(join(layoutOf(from).files, stored_as), join(layoutOf(to).files, stored_as));
      kept += 1;
    } catch (error) {
      if (!(error instanceof DocketError) || ENDS.includes(error.code)) throw error;
      lost.push(name);
    }
  }
  return { kept, lost };
}

/**
 * Writes a new docket with every row that can be read and every attachment that is whole, and tells what was lost. The
 * damaged docket is only read; the new one has its id, its people and its passphrases, and an entry at the end of its
 * trail. Where entries were lost the trail says so for ever: it is not mended.
 * Errors: `docket-damaged` when not even the first page opens with the key, or there is no database (then only a backup
 * helps), `key-mismatch`, those of the secret, `not-allowed` for everybody but an officer, `slot-unknown` for somebody of whom no signed
 * entry is left, `slots-damaged`, `docket-too-new`, `docket-in-use`, `docket-exists`, `folder-not-empty`, `disk-full`, `cancelled`; then nothing of the new docket is left.
 */
export async function salvageDocket(
  folder: string,
  secret: Secret,
  target: string,
  now: string = nowIso(),
  watch: WatchOptions = {},
): Promise<SalvageReport> {
  return withDocketErrors(async () => {
    const source = await findDocket(folder);
    await assertClosed(source);
    const slots = await readUsableSlots(source, secret);
    return withKnownSlot(slots, secret, (opened) =>
      salvageWith(opened, { source, slots, target, now, watch }),
    );
  });
}

async function salvageWith(
  opened: OpenedSlot,
  { source, slots, target, now, watch }: SalvageWork,
): Promise<SalvageReport> {
  const identity = new Identity(opened.seed);
  const scratch = await privateFolder('salvage');
  try {
    // A copy, so that not even SQLite's own repair touches the damaged one.
    const copy = await copyClosed(source, scratch);
    const { key, isNext } = await chooseKey(copy, opened);
    const logLeftOut = await makeReadable(scratch, key);
    const { pending: _pending, ...kept } = withoutNextKey(slots, isNext);
    let report: Omit<SalvageReport, 'folder' | 'logLeftOut'> | undefined;
    await makeFolder(resolve(target), async (staging) => {
      const paths = layoutOf(staging);
      await mkdir(paths.files, { mode: 0o700 });
      await mkdir(paths.backups, { mode: 0o700 });
      await copyRegular(layoutOf(source).readme, paths.readme).catch(() => undefined);
      const known = { docketId: slots.docketId, createdAt: slots.createdAt };
      const work = { source, staging, now, known, slots: kept, slot: opened.slot, identity, watch };
      report = await fill(copy, paths.database, key, work);
      await chmod(paths.database, 0o600);
      await syncFile(paths.database);
      await syncFolder(staging);
    });
    if (report === undefined) throw new DocketError('internal');
    return { folder: resolve(target), logLeftOut, ...report };
  } finally {
    identity.wipe();
    wipeOpened(opened);
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * Prepares a copy of a docket.db for SQLite, which opens none that was cut off: what is missing becomes pages that cannot be
 * read. True when the log beside it was another's and was deleted.
 */
async function makeReadable(scratch: string, key: Buffer): Promise<boolean> {
  const { database, log } = layoutOf(scratch);
  const file = await openDatabaseFile(database, key);
  try {
    const missing = await pagesCutOff(file, key);
    const { size } = await file.stat();
    if (missing > 0) await truncate(database, (Math.floor(size / PAGE_BYTES) + missing) * PAGE_BYTES);
    await assertOwnLog(log, file, key);
    return false;
  } catch (error) {
    if (!(error instanceof DocketError) || error.details.problem !== 'other-log') throw error;
    await rm(log);
    return true;
  } finally {
    await file.close();
  }
}

async function fill(
  copy: string,
  target: string,
  key: Buffer,
  work: {
    source: string;
    staging: string;
    now: string;
    known: { docketId: string; createdAt: string };
    slots: Slots;
    slot: Slot;
    identity: Identity;
    watch: WatchOptions;
  },
): Promise<Omit<SalvageReport, 'folder' | 'logLeftOut'>> {
  const from = openConnection(copy, key);
  const to = openConnection(target, key, { create: true });
  try {
    assertKnownSchema(from);
    migrate(to, schemaVersion(from));
    to.pragma('foreign_keys = OFF');
    const present = tablesOf(from);
    const tables: SalvageReport['tables'] = {};
    to.transaction(() => {
      for (const table of TABLES) if (present.has(table)) tables[table] = copyTable(from, to, table);
      restoreMembership(to);
      fillIn(to, work.known);
    })();
    const orphans = to.transaction(() => settleOrphans(to, work.now))();
    to.pragma('foreign_keys = ON');
    migrate(to);
    fillSearch(to);
    const { size: databaseBytes } = await stat(copy);
    const files = await copyFiles(work.source, work.staging, to, { ...work.watch, databaseBytes });
    const lost = { casesLost: missingCases(to), entriesLost: missingEntries(to) };
    const db = queriesOn(to);
    const { members } = await readMembership(db);
    const { id, name, role } = admit(members, work.slot);
    assertRole({ role }, 'officer');
    const person = { id, name, signer: work.identity };
    const { slots } = layoutOf(work.staging);
    await writeFile(slots, formatSlots(knownOf(work.slots, members)), { mode: 0o600, flush: true });
    const details = {
      casesLost: lost.casesLost,
      entriesLost: lost.entriesLost.length,
      filesLost: files.lost,
      incomplete: Object.keys(tables).filter((table) => !tables[table]?.complete),
    };
    const entry = { person, action: 'docket.salvaged', details, at: work.now };
    await db.transaction().execute((trx) => appendEntry(trx, entry));
    const trail = await verifyTrail(db);
    checkpoint(to);
    return { tables, cases: countCases(to), ...lost, orphans, files, trail };
  } finally {
    from.close();
    to.close();
  }
}
