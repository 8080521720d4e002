import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import SignalDatabase from '@signalapp/sqlcipher';
import { describe, expect, it } from 'vitest';
import { keepsTemporaryDataInMemory } from '#docket/database/connection.ts';
import { checkPages } from '#docket/database/pages.ts';
import { indexCase } from '#docket/database/search.ts';
import { sessionOf } from '#docket/vault/docket.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { caseRow, flipBit, freshDocket, keyOf, SEEDED_NAME } from './helpers.ts';

/** A docket with the seeded name in every place that holds text, still open. */
async function seededDocket() {
  const made = await freshDocket();
  const { db } = made.docket;
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('cases')
      .values(caseRow(1, { title: SEEDED_NAME }))
      .execute();
    await indexCase(trx, caseRow(1).id, `REQ-2026-0001 ${SEEDED_NAME}`);
  });
  await made.docket.files.add(Buffer.from(`Dear ${SEEDED_NAME}`), `${SEEDED_NAME}.txt`, 'text/plain');
  return made;
}

async function filesContaining(folder: string, needle: string): Promise<string[]> {
  const forms = [Buffer.from(needle, 'utf8'), Buffer.from(needle, 'utf16le')];
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of names.filter((candidate) => candidate.isFile())) {
    const bytes = await readFile(join(entry.parentPath, entry.name));
    if (entry.name.includes(needle) || forms.some((form) => bytes.includes(form))) found.push(entry.name);
  }
  return found;
}

describe('docket.db', () => {
  it('is read by another SQLCipher 4 library that is given the key', async () => {
    const { docket } = await seededDocket();
    await docket.close();
    const other = new SignalDatabase(layoutOf(docket.folder).database);
    other.pragma(`key = "x'${(await keyOf(docket.folder)).toString('hex')}'"`);
    expect(other.prepare('SELECT ref, party FROM cases').all()).toEqual([
      { ref: 'REQ-2026-0001', party: SEEDED_NAME },
    ]);
    expect(other.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    other.close();
  });

  it.each([
    ['no key', undefined],
    ['another key', 'ab'.repeat(32)],
  ])('is not read with %s', async (_, key) => {
    const { docket } = await seededDocket();
    await docket.close();
    const other = new SignalDatabase(layoutOf(docket.folder).database);
    if (key !== undefined) other.pragma(`key = "x'${key}'"`);
    expect(() => other.prepare('SELECT count(*) FROM sqlite_master').get()).toThrow();
    other.close();
  });

  it('and everything beside it hold no word in clear, while open and after closing', async () => {
    const { docket } = await seededDocket();
    // A copy of the open folder is read by another process' eyes only after closing: see Session.file.
    const log = await readFile(layoutOf(docket.folder).log);
    expect(log.length).toBeGreaterThan(4096);
    expect(log.includes(Buffer.from('Kowalczyk'))).toBe(false);
    await docket.close();
    for (const word of ['Kowalczyk', 'Seeded Organisation', 'REQ-2026', 'CREATE TABLE']) {
      expect(await filesContaining(docket.folder, word)).toEqual([]);
    }
  });

  it('keeps temporary data in memory, waits for the disk, and enforces references', async () => {
    const { docket } = await freshDocket();
    const { raw } = sessionOf(docket);
    expect(keepsTemporaryDataInMemory(raw)).toBe(true);
    const settings = Object.fromEntries(
      ['synchronous', 'foreign_keys', 'secure_delete', 'cache_size', 'journal_mode', 'locking_mode'].map(
        (name) => [name, raw.pragma(name, { simple: true })],
      ),
    );
    expect(settings).toEqual({
      synchronous: 2,
      foreign_keys: 1,
      secure_delete: 1,
      cache_size: -131072,
      journal_mode: 'wal',
      locking_mode: 'exclusive',
    });
  });

  it('shows a broken seal by its page, without SQLite', async () => {
    const { docket } = await seededDocket();
    await docket.close();
    const { database } = layoutOf(docket.folder);
    const key = await keyOf(docket.folder);
    await flipBit(database, 4096 * 6 + 1234);
    const file = await open(database, 'r');
    expect((await checkPages(file, key)).broken).toEqual([7]);
    await file.close();
  });
});
