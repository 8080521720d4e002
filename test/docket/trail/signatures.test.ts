import { describe, expect, it } from 'vitest';
import type { DocketContext } from '#docket/cases/context.ts';
import { appendEntry, trailHead } from '#docket/trail/append.ts';
import { canonicalJson } from '#docket/trail/canonical.ts';
import { genesisHash, hashEntry, type TrailEntry } from '#docket/trail/entry.ts';
import { readEntries } from '#docket/trail/list.ts';
import { isSignedBy } from '#docket/trail/signature.ts';
import { verifyTrail } from '#docket/trail/verify.ts';
import { type OpenDocket, sessionOf } from '#docket/vault/docket.ts';
import { createSeed, Identity } from '#docket/vault/identity.ts';
import { openDocket } from '#docket/vault/open.ts';
import { freshDocket, PASSPHRASE } from '../vault/helpers.ts';

async function append(docket: OpenDocket, count: number, person: DocketContext['person'] = docket.person) {
  for (let number = 0; number < count; number += 1) {
    await docket.db
      .transaction()
      .execute((trx) => appendEntry(trx, { person, action: 'case.changed', reason: 'it was asked' }));
  }
}

function unguard(docket: OpenDocket) {
  const { raw } = sessionOf(docket);
  raw.exec('DROP TRIGGER IF EXISTS trail_refuses_update; DROP TRIGGER IF EXISTS trail_refuses_delete');
  return raw;
}

/** Writes an entry anew and seals the whole rest of the chain again, as somebody with the docket key could. */
async function rewrite(docket: OpenDocket, seq: number, change: (entry: TrailEntry) => TrailEntry) {
  const raw = unguard(docket);
  let previousHash = '';
  for (const old of await readEntries(docket.db, seq - 1, 1000)) {
    const changed = old.seq === seq ? change(old) : { ...old, previousHash };
    const { hash: _hash, signature, ...unsealed } = changed;
    previousHash = hashEntry(unsealed);
    raw
      .prepare(
        'UPDATE trail SET format = ?, action = ?, details = ?, person_id = ?, previous_hash = ?, hash = ?, signer = ?, signature = ? WHERE seq = ?',
      )
      .run(
        changed.format,
        changed.action,
        canonicalJson(changed.details),
        changed.personId,
        changed.previousHash,
        previousHash,
        changed.signer ?? null,
        signature ?? null,
        changed.seq,
      );
    raw.prepare("UPDATE meta SET value = ? WHERE key = 'trailHead'").run(`${changed.seq}:${previousHash}`);
  }
}

describe('the signatures of the trail', () => {
  it('are made by each person over the hash of each entry, with reason and process clock under the hash', async () => {
    const { docket } = await freshDocket();
    await append(docket, 2);
    const [made, first, second] = await readEntries(docket.db, 0, 10);
    if (!made || !first || !second) throw new Error('there are three entries');
    expect(made.details).toMatchObject({ publicKey: docket.person.signer.publicKey.toString('hex') });
    expect(first).toMatchObject({ format: 2, reason: 'it was asked', signer: docket.person.signer.keyId });
    expect(first.run).toMatch(/^[0-9a-f]{8}$/);
    expect(second.run).toBe(first.run);
    expect(second.monotonic ?? 0).toBeGreaterThanOrEqual(first.monotonic ?? 0);
    expect(first.zone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
    for (const { hash, signature } of [made, first, second]) {
      expect(isSignedBy(docket.person.signer.publicKey, hash, signature ?? '')).toBe(true);
    }
    expect((await verifyTrail(docket.db)).signers).toMatchObject([{ personId: docket.person.id, from: 1 }]);
  });

  it('outlive the session: the same key signs after the docket was opened by passphrase or recovery key', async () => {
    const { docket, recoveryKey } = await freshDocket();
    const { keyId, publicKey } = docket.person.signer;
    const { folder } = docket;
    await docket.close();
    expect(() => docket.person.signer.sign('0'.repeat(64))).toThrow('locked');
    for (const secret of [{ passphrase: PASSPHRASE }, { recoveryKey }]) {
      const again = await openDocket({ folder, secret });
      expect(again.person.signer).toMatchObject({ keyId, publicKey });
      await append(again, 1);
      expect(await verifyTrail(again.db)).toMatchObject({ ok: true });
      await again.close();
    }
  });

  it('that are taken away, cut or exchanged are named, with the first entry', async () => {
    const { docket } = await freshDocket();
    await append(docket, 6);
    const raw = unguard(docket);
    const problem = async () => (await verifyTrail(docket.db)).firstProblem;
    raw.exec('UPDATE trail SET signature = (SELECT signature FROM trail WHERE seq = 3) WHERE seq = 6');
    expect(await problem()).toEqual({ seq: 6, problem: 'altered' });
    raw.exec('UPDATE trail SET signature = substr(signature, 1, 126) WHERE seq = 5');
    expect(await problem()).toEqual({ seq: 5, problem: 'altered' });
    raw.exec('UPDATE trail SET signature = NULL WHERE seq = 4');
    expect(await problem()).toEqual({ seq: 4, problem: 'unsigned' });
  });

  it('do not let somebody with the docket key alone write an entry anew, whatever is sealed again after it', async () => {
    const { docket } = await freshDocket();
    await append(docket, 5);
    await rewrite(docket, 3, (entry) => ({ ...entry, action: 'case.other' }));
    expect((await verifyTrail(docket.db)).firstProblem).toEqual({ seq: 3, problem: 'altered' });
  });

  it('do not let an entry pass as one of another form', async () => {
    const { docket } = await freshDocket();
    await append(docket, 5);
    await rewrite(docket, 3, (entry) => ({ ...entry, format: 1 }));
    expect((await verifyTrail(docket.db)).firstProblem).toEqual({ seq: 3, problem: 'altered' });
  });

  it('of a key that nobody brought into the docket are named', async () => {
    const { docket } = await freshDocket();
    await append(docket, 2);
    const stranger = new Identity(createSeed());
    await append(docket, 1, { ...docket.person, signer: stranger });
    expect((await verifyTrail(docket.db)).firstProblem).toEqual({ seq: 4, problem: 'unknown-signer' });
    await append(docket, 1);
  });

  it('are bound to their person: nobody signs in the name of another', async () => {
    const { docket } = await freshDocket();
    await append(docket, 1);
    await append(docket, 1, { ...docket.person, id: 'somebody-else' });
    expect((await verifyTrail(docket.db)).firstProblem).toEqual({ seq: 3, problem: 'unknown-signer' });
  });
});

describe('a head that was noted earlier', () => {
  it('is found in the trail, also when entries came after it', async () => {
    const { docket } = await freshDocket();
    await append(docket, 2);
    const noted = await trailHead(docket.db);
    await append(docket, 2);
    expect(await verifyTrail(docket.db, { noted })).toMatchObject({ ok: true, count: 5 });
  });

  it('shows a trail that was written anew, or was cut', async () => {
    const { docket } = await freshDocket();
    await append(docket, 2);
    const other = { seq: 2, hash: 'a'.repeat(64) };
    expect((await verifyTrail(docket.db, { noted: other })).firstProblem).toEqual({
      seq: 2,
      problem: 'not-as-noted',
    });
    expect(
      (await verifyTrail(docket.db, { noted: { seq: 9, hash: genesisHash('x') } })).firstProblem,
    ).toEqual({
      seq: 4,
      problem: 'missing',
    });
  });
});

describe('a clock of the machine that was set back', () => {
  it('is a finding with the entry after it and by how much, and no fault', async () => {
    const { docket } = await freshDocket();
    const at = (moment: string) =>
      docket.db
        .transaction()
        .execute((trx) => appendEntry(trx, { person: docket.person, action: 'x', at: moment }));
    await at('2030-01-01T10:00:00.000Z');
    await at('2030-01-01T10:00:01.000Z');
    await at('2030-01-01T09:00:00.000Z');
    const report = await verifyTrail(docket.db);
    expect(report.ok).toBe(true);
    expect(report.clockWentBack).toMatchObject([{ seq: 4 }]);
    expect(report.clockWentBack[0]?.byMs).toBeGreaterThanOrEqual(3_601_000);
  });
});
