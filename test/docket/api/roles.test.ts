import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import { mayCall } from '#shared/contract/roles.ts';
import { agreementRecord, incidentRecord, requestRecord, transferRecord } from '#test/fixtures/records.ts';
import { draftOf, fileIds, ids, passphrases, type Role, rows } from './role-rows.ts';
import { addFiles, failureOf, makeDocket, openWindow, type TestWindow } from './window.ts';

let first: TestWindow;
beforeAll(async () => {
  first = await openWindow();
  const { client, host, home } = first;
  await makeDocket(first);
  const records = {
    request: requestRecord,
    incident: incidentRecord,
    agreement: agreementRecord,
    transfer: transferRecord,
  } as const;
  for (const kind of ['request', 'incident', 'agreement', 'transfer'] as const) {
    const { id } = await client.cases.log({ kind, record: records[kind] });
    ids[kind] = id;
    await client.cases.addNote({ id, text: `zebra in the ${kind}` });
    await client.cases.addTask({ id, title: `task of the ${kind}`, dueOn: '2026-11-23' });
    host.paths.chooseFiles = [join(home, `${kind}.txt`)];
    await writeFile(join(home, `${kind}.txt`), `content of the ${kind}`);
    const { case: view } = await addFiles(client, id);
    fileIds[kind] = view.files[0]?.id ?? '';
  }
  await client.drafts.save({ ...draftOf('request'), body: { of: 'officer' } });
  for (const role of ['responder', 'auditor'] as const)
    await client.people.add({ name: `A ${role}`, role, passphrase: passphrases[role] });
  await client.session.lock({});
});

afterAll(() => first.close());

/** Opens the docket in a role, does the work, and locks it again. */
async function as<T>(role: Role, work: (window: TestWindow) => Promise<T>): Promise<T> {
  const window = await openWindow({ home: first.home, docketPath: join(first.home, 'Acme.docket') });
  try {
    await window.client.session.unlock({ secret: { passphrase: passphrases[role] } });
    return await work(window);
  } finally {
    await window.close();
  }
}

describe('the roles, by calling the contract with the session of each', () => {
  test('the table has every call, and so has the docket process', () => {
    const calls = Object.entries(contract).flatMap(([group, of]) =>
      Object.keys(of).map((name) => `${group}.${name}`),
    );
    expect([...new Set(rows.map(({ call }): string => call))].sort()).toEqual(calls.sort());
    expect(Object.keys(mayCall).sort()).toEqual(calls.sort());
  });

  test.each(['auditor', 'responder', 'officer'] as const)(
    '%s: every call',
    { timeout: 180_000 },
    async (role) => {
      const answers = await as(role, async (window) => {
        const { host, home, client } = window;
        host.paths.chooseTarget = [join(home, `${role}.out`)];
        const found: string[] = [];
        for (const { call, about, make } of rows) {
          // A version that an earlier call of another role has moved on is no matter of roles.
          const code = (await failureOf(make(client)))?.code ?? 'ok';
          found.push(`${call} ${about}: ${code === 'stale-version' ? 'ok' : code}`);
        }
        return found;
      });
      expect(answers).toEqual(rows.map((wanted) => `${wanted.call} ${wanted.about}: ${wanted[role]}`));
    },
  );

  test('a responder finds incidents and nothing else, wherever they look', { timeout: 120_000 }, async () => {
    await as('responder', async ({ client, host, home }) => {
      const seen: unknown[] = [];
      const { rows: found } = await client.cases.find({ text: 'zebra', limit: 50 });
      expect(found.map(({ kind }) => kind)).toEqual(['incident']);
      const counts = await client.cases.counts({});
      expect(counts).toMatchObject({ request: 0, agreement: 0, transfer: 0 });
      const today = await client.agenda.today({});
      const { items } = await client.agenda.range({ from: '2026-11-01', to: '2027-06-30' });
      const everything = { from: '2026-11-01', to: '2027-06-30' };
      const others = await client.agenda.range({ ...everything, filter: { kind: 'request' } });
      expect(others).toEqual({ items: [], total: 0, hidden: items.length });
      const { days } = await client.agenda.days({ ...everything, first: 50, marked: true });
      expect(days.flatMap(({ first }) => first)).toEqual(items);
      expect(days.reduce((sum, { count }) => sum + count, 0)).toBe(items.length);
      const choices = await client.agenda.choices({});
      expect(choices.regimes.length).toBeGreaterThan(0);
      seen.push(choices);
      const lines = [...today.overdue, ...today.soon, ...today.waiting, ...items];
      expect(lines.length).toBeGreaterThan(0);
      expect(new Set(lines.map(({ kind }) => kind))).toEqual(new Set(['incident']));
      expect(counts.today).toBe(today.overdue.length + today.soon.length);
      const { entries } = await client.trail.list({ limit: 200 });
      expect(entries.length).toBeGreaterThan(0);
      expect(entries.every(({ caseRef }) => caseRef?.startsWith('INC-'))).toBe(true);
      const ofRequests = await client.trail.list({ limit: 200, filter: { about: 'request' } });
      const ofDocket = await client.trail.list({ limit: 200, filter: { about: 'docket' } });
      expect([...ofRequests.entries, ...ofDocket.entries]).toEqual([]);
      const { actions } = await client.trail.choices({});
      expect(actions.length).toBeGreaterThan(0);
      expect(actions.every((action) => action.startsWith('incident.'))).toBe(true);
      host.paths.chooseTarget = [join(home, 'incidents.zip')];
      expect((await client.packs.build({ registers: ['incident'], language: 'en' })).pack).toBeDefined();
      seen.push(found, counts, today, items, entries, await client.cases.get({ id: ids.incident }));
      for (const word of ['zebra in the request', 'task of the agreement', 'Jana']) {
        expect(JSON.stringify(seen)).not.toContain(word);
      }
    });
  });

  test('an auditor leaves an entry for what they take with them, and nothing else', {
    timeout: 120_000,
  }, async () => {
    await as('auditor', async ({ client, host, home }) => {
      host.paths.chooseTarget = [join(home, 'audit.zip')];
      await client.packs.build({ registers: ['request'], language: 'en' });
      const { entries } = await client.trail.list({ limit: 200 });
      expect(entries[0]).toMatchObject({ action: 'pack.built', by: 'A auditor' });
      const own = entries.filter(({ by }) => by === 'A auditor').map(({ action }) => action.split('.')[1]);
      expect(new Set(own)).toEqual(
        new Set(['built', 'differencesExported', 'exported', 'fileSaved', 'fileOpenedElsewhere']),
      );
      expect(await client.trail.verify({})).toMatchObject({ ok: true });
    });
  });
});
