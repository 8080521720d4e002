import { describe, expect, it } from 'vitest';
import { queriesOn } from '#docket/database/dialect.ts';
import { codeOfFailure, toDocketError } from '#docket/database/errors.ts';
import { DocketError } from '#shared/errors.ts';
import { caseRow, failureOf } from '../vault/helpers.ts';
import { freshDatabase } from './helpers.ts';

describe('failures of the disk and the driver', () => {
  it.each([
    ['SQLITE_FULL', 'disk-full'],
    ['ENOSPC', 'disk-full'],
    ['EFBIG', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['SQLITE_IOERR_WRITE', 'disk-error'],
    ['EIO', 'disk-error'],
    ['EACCES', 'folder-not-writable'],
    ['EROFS', 'folder-not-writable'],
    ['SQLITE_READONLY', 'folder-not-writable'],
    ['SQLITE_READONLY_DIRECTORY', 'folder-not-writable'],
    ['SQLITE_CANTOPEN', 'folder-not-writable'],
    ['SQLITE_CORRUPT_VTAB', 'docket-damaged'],
    ['SQLITE_NOTADB', 'docket-damaged'],
    ['SQLITE_BUSY', 'docket-in-use'],
  ])('%s is %s', (code, expected) => {
    expect(codeOfFailure(Object.assign(new Error('x'), { code }))).toBe(expected);
  });

  it('that nobody outside the program can mend stay what they are', () => {
    const constraint = Object.assign(new Error('x'), { code: 'SQLITE_CONSTRAINT_UNIQUE' });
    const known = new DocketError('stale-version');
    expect(toDocketError(constraint)).toBe(constraint);
    expect(toDocketError(known)).toBe(known);
    expect(toDocketError('text')).toBe('text');
  });

  it('a database that cannot grow takes the whole transaction back and goes on', async () => {
    const raw = await freshDatabase();
    const db = queriesOn(raw);
    await db.insertInto('cases').values(caseRow(1)).execute();
    raw.pragma(`max_page_count = ${raw.pragma('page_count', { simple: true })}`);
    const failure = await failureOf(
      db.transaction().execute(async (trx) => {
        await trx.updateTable('cases').set({ title: 'changed' }).execute();
        for (let number = 2; number < 500; number += 1) {
          await trx
            .insertInto('cases')
            .values(caseRow(number, { title: 'x'.repeat(4000) }))
            .execute();
        }
      }),
    );
    expect(failure.code).toBe('disk-full');
    expect(await db.selectFrom('cases').selectAll().execute()).toEqual([caseRow(1)]);
    raw.pragma('max_page_count = 1000000');
    await db.insertInto('cases').values(caseRow(2)).execute();
  });

  it('two transactions at once run one after the other', async () => {
    const db = queriesOn(await freshDatabase());
    const order: string[] = [];
    const run = (name: string, number: number) =>
      db.transaction().execute(async (trx) => {
        order.push(`${name} begins`);
        await trx.insertInto('cases').values(caseRow(number)).execute();
        await new Promise((resolve) => setTimeout(resolve, 20));
        order.push(`${name} ends`);
      });
    await Promise.all([run('one', 1), run('two', 2)]);
    expect(order).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
  });
});
