import { open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { indexCase, searchCases } from '#docket/database/search.ts';
import { appendEntry } from '#docket/trail/append.ts';
import { listEntries } from '#docket/trail/list.ts';
import { backUpAutomatically } from '#docket/vault/automatic.ts';
import { checkDocket } from '#docket/vault/check.ts';
import { type OpenDocket, sessionOf } from '#docket/vault/docket.ts';
import { checkAndRemember, isCheckDue, lastCheck } from '#docket/vault/last-check.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { openDocket } from '#docket/vault/open.ts';
import { salvageDocket } from '#docket/vault/salvage.ts';
import { readSlots, writeSlots } from '#docket/vault/slots.ts';
import { restoreSlots } from '#docket/vault/slots-recovery.ts';
import { tendSearch } from '#docket/vault/tend-search.ts';
import {
  caseRow,
  expectRefusal,
  failureOf,
  flipBit,
  freshDocket,
  hashFolder,
  PASSPHRASE,
} from './helpers.ts';

const secret = { passphrase: PASSPHRASE };
const NOW = '2026-11-22T09:00:00.000Z';
const CASES = 120;

/** A docket with cases, notes and an attachment, large enough to lose some of it. */
async function filled() {
  const made = await freshDocket();
  const { docket } = made;
  const { db, person } = docket;
  await db.transaction().execute(async (trx) => {
    for (let number = 1; number <= CASES; number += 1) {
      const row = caseRow(number);
      await trx
        .insertInto('cases')
        .values({ ...row, record: JSON.stringify({ text: `${number} `.repeat(200) }) })
        .execute();
      await indexCase(trx, row.id, `access number${number}`);
      const note = {
        id: `n${number}`,
        case_id: row.id,
        text: `note ${number} `.repeat(40),
        person_name: 'Li',
      };
      await trx
        .insertInto('notes')
        .values({ ...note, created_at: NOW })
        .execute();
      await appendEntry(trx, { person, action: 'request.logged', case: { id: row.id, ref: row.ref } });
    }
  });
  await docket.files.add(Buffer.from('a letter'), 'letter.txt', 'text/plain');
  return made;
}

async function overwrite(file: string, page: number): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.write(Buffer.alloc(600, 7), 0, 600, (page - 1) * 4096 + 1000);
  await handle.close();
}

/** The pages of a table, without its first, as SQLite numbers them. */
function leavesOf({ docket }: { docket: OpenDocket }, table: string): number[] {
  const rows = sessionOf(docket)
    .raw.prepare<[string], { pageno: number }>(
      "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path",
    )
    .all(table);
  return rows.map(({ pageno }) => pageno);
}

describe('a full check', () => {
  it('is remembered, tells its progress, can be ended, and is due again after a week', async () => {
    const { docket } = await filled();
    expect(await isCheckDue(docket, docket.createdAt)).toBe(false);
    const seen: number[] = [];
    const report = await checkAndRemember(docket, NOW, {
      onProgress: ({ done, total }) => seen.push(done / total),
    });
    expect(report).toMatchObject({ ok: true, damage: [] });
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
    expect(await lastCheck(docket)).toMatchObject({ at: NOW, ok: true, soundAt: { files: NOW, trail: NOW } });
    expect(await isCheckDue(docket, '2026-11-29T08:59:00.000Z')).toBe(false);
    expect(await isCheckDue(docket, '2026-11-29T09:00:00.000Z')).toBe(true);
    const stop = AbortSignal.abort();
    expect((await failureOf(checkDocket(docket, { signal: stop }))).code).toBe('cancelled');
  });

  it('says of a damaged part when it was last sound, and what is safe', async () => {
    const { docket } = await filled();
    await checkAndRemember(docket, NOW);
    const { files } = layoutOf(docket.folder);
    for (const name of await readdir(files)) await flipBit(join(files, name), 3);
    const report = await checkAndRemember(docket, '2026-11-25T09:00:00.000Z');
    expect(report.damage).toEqual([{ part: 'files', soundAt: NOW }]);
    expect(report.safe).toEqual(['pages', 'database', 'references', 'search', 'slots', 'trail']);
    expect((await lastCheck(docket))?.soundAt).toMatchObject({
      files: NOW,
      slots: '2026-11-25T09:00:00.000Z',
    });
  });
});

describe('a search index that does not agree with the rows', () => {
  it('is made anew from them, with an entry in the trail', async () => {
    const { docket } = await filled();
    expect(await tendSearch(docket, NOW)).toBe(false);
    sessionOf(docket).raw.exec(`
      INSERT INTO case_search (case_search, rowid, body)
      SELECT 'delete', id, body FROM case_text WHERE id = 7;`);
    expect(await searchCases(docket.db, 'number7')).not.toContain(caseRow(7).id);
    expect(await tendSearch(docket, NOW)).toBe(true);
    expect(await searchCases(docket.db, 'number7')).toContain(caseRow(7).id);
    expect((await listEntries(docket.db, { limit: 1 }))[0]?.action).toBe('search.rebuilt');
    expect((await checkDocket(docket)).ok).toBe(true);
  });
});

describe('a damaged docket.db', () => {
  it('is refused with when it was last sound and which backup there is', async () => {
    const made = await filled();
    const { docket } = made;
    await checkAndRemember(docket, NOW);
    const { name } = await backUpAutomatically(docket, NOW);
    const [, , page = 0] = leavesOf(made, 'notes');
    await docket.close();
    await overwrite(layoutOf(docket.folder).database, page);
    const failure = await expectRefusal(docket.folder, 'docket-damaged', () =>
      openDocket({ folder: docket.folder, secret }),
    );
    expect(failure.details).toMatchObject({ part: 'docket.db', soundAt: NOW, backup: name });
  });

  it('gives what can be read to a new docket, which names what was lost; itself it is only read', async () => {
    const made = await filled();
    const { docket, parent } = made;
    const cases = leavesOf(made, 'cases');
    const trail = leavesOf(made, 'trail');
    await docket.close();
    const { database, files } = layoutOf(docket.folder);
    for (const page of [cases[2], cases[3], cases[9], trail[2]]) await overwrite(database, page ?? 0);
    for (const name of await readdir(files)) await flipBit(join(files, name), 3);
    const before = await hashFolder(docket.folder);
    const target = join(parent, 'salvaged.docket');
    const report = await salvageDocket(docket.folder, secret, target, NOW);
    expect(await hashFolder(docket.folder)).toEqual(before);

    const { kept = 0 } = report.tables.cases ?? {};
    expect(report.tables.cases?.complete).toBe(false);
    expect(kept).toBeGreaterThan(CASES - 30);
    expect(kept + report.casesLost.length).toBe(CASES);
    expect(report.tables.notes).toEqual({ kept: CASES, complete: true });
    expect(report.orphans).toBe(report.casesLost.length);
    expect(report.entriesLost.length).toBeGreaterThan(0);
    expect(report.trail).toMatchObject({
      ok: false,
      firstProblem: { seq: report.entriesLost[0], problem: 'missing' },
    });
    expect(report.files).toEqual({ kept: 0, lost: ['letter.txt'] });

    const again = await openDocket({ folder: target, secret });
    expect(again.id).toBe(docket.id);
    const refs = (await again.db.selectFrom('cases').select('ref').execute()).map(({ ref }) => ref);
    expect(refs).toHaveLength(kept);
    expect(report.casesLost.filter((ref) => refs.includes(ref))).toEqual([]);
    const drafts = await again.db.selectFrom('drafts').select(['form', 'body']).execute();
    expect(drafts).toHaveLength(report.orphans);
    expect(drafts[0]).toMatchObject({ form: 'salvaged:notes', body: expect.stringContaining('note ') });
    const faults = (await checkDocket(again)).findings.filter(({ ok }) => !ok).map(({ part }) => part);
    expect(faults).toEqual(['trail', 'files']);
    expect((await listEntries(again.db, { limit: 1 }))[0]?.action).toBe('docket.salvaged');
    await again.close();
  });

  it('that is sound is salvaged whole', async () => {
    const { docket, parent } = await filled();
    const busy = await failureOf(salvageDocket(docket.folder, secret, join(parent, 'b.docket')));
    expect(busy.code).toBe('docket-in-use');
    await docket.close();
    const report = await salvageDocket(docket.folder, secret, join(parent, 'b.docket'), NOW);
    expect(Object.values(report.tables).every(({ complete }) => complete)).toBe(true);
    expect(report).toMatchObject({
      casesLost: [],
      entriesLost: [],
      orphans: 0,
      files: { kept: 1, lost: [] },
      trail: { ok: true },
    });
    const again = await openDocket({ folder: join(parent, 'b.docket'), secret });
    expect((await checkDocket(again)).ok).toBe(true);
    await again.close();
  });

  it('without its first page, or with a wrong passphrase, gives nothing and leaves no folder', async () => {
    const { docket, parent } = await filled();
    await docket.close();
    const target = join(parent, 'salvaged.docket');
    const wrong = salvageDocket(docket.folder, { passphrase: 'seven quiet herons fly' }, target);
    expect((await failureOf(wrong)).code).toBe('wrong-passphrase');
    await overwrite(layoutOf(docket.folder).database, 1);
    expect((await failureOf(salvageDocket(docket.folder, secret, target))).code).toBe('docket-damaged');
    expect(await readdir(parent)).toEqual(['test.docket']);
  });
});

describe('a damaged slots.json', () => {
  async function withPrevious() {
    const { docket } = await freshDocket();
    const { folder } = docket;
    await docket.close();
    await writeSlots(folder, await readSlots(folder));
    await flipBit(layoutOf(folder).slots, 300);
    return folder;
  }

  it('is refused with what the previous one is good for', async () => {
    const folder = await withPrevious();
    const offered = await expectRefusal(folder, 'slots-damaged', () => openDocket({ folder, secret }));
    expect(offered.details).toMatchObject({ previous: 'opens' });
    const other = { passphrase: 'seven quiet herons fly' };
    expect((await failureOf(openDocket({ folder, secret: other }))).details).toMatchObject({
      previous: 'reads',
    });
    await rm(layoutOf(folder).previousSlots);
    expect((await failureOf(openDocket({ folder, secret }))).details).toMatchObject({ previous: 'none' });
    expect((await failureOf(restoreSlots(folder, secret, NOW))).code).toBe('slots-damaged');
  });

  it('is replaced by the previous one when that opens, and kept aside', async () => {
    const folder = await withPrevious();
    const { slots, setAside: aside } = layoutOf(folder);
    const damaged = await readFile(slots);
    const other = { passphrase: 'seven quiet herons fly' };
    await expectRefusal(folder, 'wrong-passphrase', () => restoreSlots(folder, other, NOW));
    const { setAside } = await restoreSlots(folder, secret, NOW);
    expect(await readFile(join(aside, setAside, 'slots.json'))).toEqual(damaged);
    expect((await stat(join(aside, setAside, 'docket.db'))).size).toBeGreaterThan(4096);
    await (await openDocket({ folder, secret })).close();
    await expectRefusal(folder, 'bad-input', () => restoreSlots(folder, secret, NOW));
  });

  it('is not replaced by one whose key is not that of docket.db', async () => {
    const folder = await withPrevious();
    const { docket: foreign } = await freshDocket();
    await foreign.close();
    await writeFile(layoutOf(folder).previousSlots, await readFile(layoutOf(foreign.folder).slots));
    await expectRefusal(folder, 'key-mismatch', () => restoreSlots(folder, secret, NOW));
  });
});
