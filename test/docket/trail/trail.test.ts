import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendEntry, trailHead } from '#docket/trail/append.ts';
import { canonicalJson } from '#docket/trail/canonical.ts';
import { listEntries, readEntries } from '#docket/trail/list.ts';
import { verifyTrail } from '#docket/trail/verify.ts';
import { type OpenDocket, sessionOf } from '#docket/vault/docket.ts';
import { freshDocket } from '../vault/helpers.ts';

/** A docket whose trail has `count` entries; the first is its making. */
async function docketWithTrail(count: number): Promise<OpenDocket> {
  const { docket } = await freshDocket();
  for (let number = 2; number <= count; number += 1) {
    await docket.db.transaction().execute((trx) =>
      appendEntry(trx, {
        person: docket.person,
        action: 'case.changed',
        case: { id: `case-${number % 2}`, ref: `REQ-2026-000${number % 2}` },
        details: { number, before: { state: 'open' }, after: { state: 'closed', note: '删除 – é' } },
      }),
    );
  }
  return docket;
}

/** Does what only somebody with the key and another program could do. */
function tamper(docket: OpenDocket, sql: string): void {
  const { raw } = sessionOf(docket);
  raw.exec('DROP TRIGGER trail_refuses_update; DROP TRIGGER trail_refuses_delete');
  raw.exec(sql);
}

describe('the trail', () => {
  it('verifies, and knows its head', async () => {
    const docket = await docketWithTrail(8);
    const report = await verifyTrail(docket.db);
    expect(report).toMatchObject({
      ok: true,
      count: 8,
      head: await trailHead(docket.db),
    });
    expect(report.head?.seq).toBe(8);
  });

  it('verifies across the pages in which it is read', async () => {
    const { docket } = await freshDocket();
    await docket.db.transaction().execute(async (trx) => {
      for (let number = 0; number < 1099; number += 1) {
        await appendEntry(trx, { person: docket.person, action: 'case.changed', details: { number } });
      }
    });
    expect(await verifyTrail(docket.db)).toMatchObject({ ok: true, count: 1100 });
    expect((await readEntries(docket.db, 1098, 10)).map((entry) => entry.seq)).toEqual([1099, 1100]);
  });

  it('is listed by case, the newest first, page by page', async () => {
    const docket = await docketWithTrail(9);
    const first = await listEntries(docket.db, { caseId: 'case-0', limit: 2 });
    expect(first.map((entry) => entry.seq)).toEqual([8, 6]);
    const next = await listEntries(docket.db, { caseId: 'case-0', limit: 2, before: 6 });
    expect(next.map((entry) => entry.seq)).toEqual([4, 2]);
    expect(first[0]?.details).toEqual({
      number: 8,
      before: { state: 'open' },
      after: { state: 'closed', note: '删除 – é' },
    });
  });

  it('is checked by sha256sum alone', async () => {
    const docket = await docketWithTrail(3);
    const [entry] = await listEntries(docket.db, { limit: 1 });
    if (entry === undefined) throw new Error('there is an entry');
    const { hash, signature: _signature, ...sealed } = entry;
    const printed = execFileSync('sha256sum', { input: canonicalJson(sealed) }).toString();
    expect(printed.slice(0, 64)).toBe(hash);
  });

  it.each([
    'UPDATE trail SET action = action WHERE seq = 2',
    'DELETE FROM trail WHERE seq = 2',
    'DELETE FROM trail',
    "INSERT OR REPLACE INTO trail SELECT seq, format, at, zone, person_id, person_name, 'other', case_id, case_ref, details, previous_hash, hash, run, monotonic, reason, signer, signature FROM trail WHERE seq = 2",
    "INSERT INTO trail SELECT seq, format, at, zone, person_id, person_name, action, case_id, case_ref, details, previous_hash, 'x', run, monotonic, reason, signer, signature FROM trail WHERE seq = 2 ON CONFLICT (seq) DO UPDATE SET action = 'other'",
  ])('refuses: %s', async (sql) => {
    const docket = await docketWithTrail(3);
    expect(() => sessionOf(docket).raw.exec(sql)).toThrow('the trail is append-only');
    expect((await verifyTrail(docket.db)).ok).toBe(true);
  });

  it('keeps an entry only with the change that it tells of', async () => {
    const docket = await docketWithTrail(2);
    const failing = docket.db.transaction().execute(async (trx) => {
      await appendEntry(trx, { person: docket.person, action: 'case.changed' });
      throw new Error('the change failed');
    });
    await expect(failing).rejects.toThrow('the change failed');
    expect(await verifyTrail(docket.db)).toMatchObject({ ok: true, count: 2 });
  });

  it.each([
    ['person_id', "'x'"],
    ['person_name', "'Somebody else'"],
    ['at', "'2020-01-01T00:00:00.000Z'"],
    ['zone', "'Etc/GMT+3'"],
    ['action', "'case.deleted'"],
    ['case_id', 'NULL'],
    ['case_ref', "'REQ-2026-9999'"],
    ['details', "'{}'"],
    ['details', "details || ' '"],
    ['format', '1'],
    ['format', '3'],
    ['reason', "'because'"],
    ['monotonic', 'monotonic + 1'],
    ['run', "'00000000'"],
    ['signer', "'x'"],
    ['hash', "'00'"],
  ])('names an entry whose %s was altered to %s', async (column, value) => {
    const docket = await docketWithTrail(6);
    tamper(docket, `UPDATE trail SET ${column} = ${value} WHERE seq = 4`);
    expect((await verifyTrail(docket.db)).firstProblem).toEqual({ seq: 4, problem: 'altered' });
  });

  it('names an entry that was altered and sealed anew', async () => {
    const docket = await docketWithTrail(6);
    const { hashEntry } = await import('#docket/trail/entry.ts');
    const [entry] = await readEntries(docket.db, 3, 1);
    if (entry === undefined) throw new Error('there is an entry');
    const hash = hashEntry({ ...entry, personName: 'Somebody else' });
    tamper(docket, `UPDATE trail SET person_name = 'Somebody else', hash = '${hash}' WHERE seq = 4`);
    expect((await verifyTrail(docket.db)).firstProblem).toEqual({ seq: 4, problem: 'altered' });
  });

  it('names an entry that is missing, with the gap or with the numbers closed up', async () => {
    const gap = await docketWithTrail(6);
    tamper(gap, 'DELETE FROM trail WHERE seq = 4');
    expect((await verifyTrail(gap.db)).firstProblem).toEqual({ seq: 4, problem: 'missing' });

    const closed = await docketWithTrail(6);
    tamper(
      closed,
      `DELETE FROM trail WHERE seq = 4;
       UPDATE trail SET seq = 4 WHERE seq = 5; UPDATE trail SET seq = 5 WHERE seq = 6;`,
    );
    expect((await verifyTrail(closed.db)).firstProblem).toEqual({ seq: 4, problem: 'missing' });
  });

  it('names an entry that was moved', async () => {
    const docket = await docketWithTrail(6);
    tamper(
      docket,
      `UPDATE trail SET seq = 99 WHERE seq = 3; UPDATE trail SET seq = 3 WHERE seq = 5;
       UPDATE trail SET seq = 5 WHERE seq = 99;`,
    );
    expect((await verifyTrail(docket.db)).firstProblem).toEqual({ seq: 3, problem: 'moved' });
  });

  it('names the first entry that was cut off its end, or its beginning', async () => {
    const end = await docketWithTrail(6);
    tamper(end, 'DELETE FROM trail WHERE seq >= 5');
    expect(await verifyTrail(end.db)).toMatchObject({
      ok: false,
      count: 4,
      firstProblem: { seq: 5, problem: 'missing' },
    });
    const beginning = await docketWithTrail(4);
    tamper(beginning, 'DELETE FROM trail WHERE seq = 1');
    expect((await verifyTrail(beginning.db)).firstProblem).toEqual({ seq: 1, problem: 'missing' });
    const all = await docketWithTrail(2);
    tamper(all, 'DELETE FROM trail');
    expect((await verifyTrail(all.db)).firstProblem).toEqual({ seq: 1, problem: 'missing' });
  });

  it('does not go on from a head that is lost or forged', async () => {
    const lost = await docketWithTrail(3);
    tamper(lost, "DELETE FROM meta WHERE key = 'trailHead'");
    expect((await verifyTrail(lost.db)).firstProblem).toEqual({ seq: 3, problem: 'head-mismatch' });
    const forged = await docketWithTrail(3);
    tamper(forged, `UPDATE meta SET value = '3:${'a'.repeat(64)}' WHERE key = 'trailHead'`);
    expect((await verifyTrail(forged.db)).firstProblem).toEqual({ seq: 3, problem: 'head-mismatch' });
    const unreadable = await docketWithTrail(3);
    tamper(unreadable, "UPDATE meta SET value = 'x' WHERE key = 'trailHead'");
    const appending = unreadable.db
      .transaction()
      .execute((trx) => appendEntry(trx, { person: unreadable.person, action: 'x' }));
    await expect(appending).rejects.toMatchObject({ code: 'docket-damaged' });
  });
});

describe('canonical JSON', () => {
  it('is the same for the same content, whatever the order of its keys', () => {
    expect(canonicalJson({ b: 1, a: [true, null, 'é\n'], '': { z: undefined, y: 1e21 } })).toBe(
      '{"":{"y":1e+21},"a":[true,null,"é\\n"],"b":1}',
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const content = JSON.parse(JSON.stringify(value));
        const shuffled = Object.fromEntries(Object.entries(content).reverse());
        expect(canonicalJson(JSON.parse(JSON.stringify(shuffled)))).toBe(canonicalJson(content));
        expect(JSON.parse(canonicalJson(content))).toEqual(content);
      }),
    );
  });

  it('has no word for a number that is not finite', () => {
    expect(() => canonicalJson({ a: Number.NaN })).toThrow(RangeError);
  });
});
