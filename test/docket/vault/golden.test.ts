import { cp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openConnection } from '#docket/database/connection.ts';
import { LATEST_SCHEMA } from '#docket/database/migrations/index.ts';
import { searchCases } from '#docket/database/search.ts';
import { trailHead } from '#docket/trail/append.ts';
import { listEntries } from '#docket/trail/list.ts';
import { verifyTrail } from '#docket/trail/verify.ts';
import { listBackups } from '#docket/vault/automatic.ts';
import { checkDocket } from '#docket/vault/check.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { openDocket } from '#docket/vault/open.ts';
import { parseSlots } from '#docket/vault/slots.ts';
import { openSlot } from '#docket/vault/wrap.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { GOLDEN_PASSPHRASE, type Golden, goldenSchema } from '#test/fixtures/dockets/golden.ts';
import { expectRefusal, flipBit, freshFolder } from './helpers.ts';

const secret = { passphrase: GOLDEN_PASSPHRASE };
const home = fileURLToPath(new URL('../../fixtures/dockets', import.meta.url));
const released = (await readdir(home)).filter((name) => name.startsWith('schema-')).sort();

/** A copy of a golden docket to work on. */
async function copyOf(name: string): Promise<{ folder: string; golden: Golden }> {
  const folder = join(await freshFolder(), 'golden.docket');
  await cp(join(home, name), folder, { recursive: true });
  const golden = goldenSchema.parse(JSON.parse(await readFile(join(folder, 'golden.json'), 'utf8')));
  await rm(join(folder, 'golden.json'));
  return { folder, golden };
}

describe.each(released)('the golden docket of %s', (name) => {
  it('opens with this version and gives everything that was in it', async () => {
    const { folder, golden } = await copyOf(name);
    const docket = await openDocket({ folder, secret });
    const { db } = docket;
    expect(docket.id).toBe(golden.docketId);
    expect(docket.person.name).toBe(golden.person);
    const cases = db.selectFrom('cases').select(['ref', 'kind', 'title', 'state']).orderBy('ref');
    expect(await cases.execute()).toEqual(golden.cases);
    expect((await db.selectFrom('notes').select('text').execute()).map(({ text }) => text)).toEqual(
      golden.notes,
    );
    expect((await db.selectFrom('tasks').select('title').execute()).map(({ title }) => title)).toEqual(
      golden.tasks,
    );
    const files = await docket.files.list();
    expect(files.map(({ name: file, sha512 }) => ({ name: file, sha512 }))).toEqual(golden.files);
    expect(await searchCases(db, 'web shop')).not.toEqual([]);
    const seq = Number(golden.trailHead.split(':')[0]);
    const entry = (await listEntries(db, { before: seq + 1, limit: 1 }))[0];
    expect(`${entry?.seq}:${entry?.hash}`).toBe(golden.trailHead);
    expect((await verifyTrail(db)).ok).toBe(true);
    expect((await trailHead(db))?.seq).toBeGreaterThanOrEqual(seq);
    expect((await checkDocket(docket)).findings.filter(({ ok }) => !ok)).toEqual([]);
    const backups = await listBackups(layoutOf(folder).backups, docket.id);
    await docket.close();
    expect(backups).toHaveLength(golden.schema < LATEST_SCHEMA ? 1 : 0);
  });

  it('opens with its recovery key', async () => {
    const { folder, golden } = await copyOf(name);
    const docket = await openDocket({ folder, secret: { recoveryKey: golden.recoveryKey } });
    await docket.close();
  });

  const broken: [string, ErrorCode, (folder: string) => Promise<void>][] = [
    ['a docket.db that was cut', 'docket-damaged', (folder) => truncate(layoutOf(folder).database, 20_000)],
    ['no docket.db', 'docket-damaged', (folder) => rm(layoutOf(folder).database)],
    ['a changed bit in a page', 'docket-damaged', (folder) => flipBit(layoutOf(folder).database, 30_000)],
    ['a changed bit in slots.json', 'slots-damaged', (folder) => flipBit(layoutOf(folder).slots, 500)],
    ['no slots.json', 'slots-damaged', (folder) => rm(layoutOf(folder).slots)],
    [
      'nothing but a README',
      'not-a-docket',
      async (folder) => {
        await rm(layoutOf(folder).slots);
        await rm(layoutOf(folder).database);
      },
    ],
    ['the schema of a later version', 'docket-too-new', setSchema],
  ];

  it.each(broken)('with %s is refused as %s and stays as it is', async (_, code, damage) => {
    const { folder } = await copyOf(name);
    await damage(folder);
    const failure = await expectRefusal(folder, code, () => openDocket({ folder, secret }));
    if (code === 'docket-too-new') {
      expect(failure.details).toMatchObject({
        part: 'docket.db',
        found: LATEST_SCHEMA + 10,
        known: LATEST_SCHEMA,
      });
    }
  });

  it('with an attachment that is gone or changed opens, and the check names it', async () => {
    const { folder, golden } = await copyOf(name);
    const { files } = layoutOf(folder);
    for (const stored of await readdir(files)) await writeFile(join(files, stored), 'something else');
    const docket = await openDocket({ folder, secret });
    const faults = (await checkDocket(docket)).findings.filter(({ ok }) => !ok);
    await docket.close();
    expect(faults).toMatchObject(golden.files.map((file) => ({ part: 'files', subject: file.name })));
  });
});

async function setSchema(folder: string): Promise<void> {
  const slots = parseSlots(await readFile(layoutOf(folder).slots, 'utf8'));
  const { docketKey } = await openSlot(slots, secret);
  const raw = openConnection(layoutOf(folder).database, docketKey);
  raw.pragma(`user_version = ${LATEST_SCHEMA + 10}`);
  raw.close();
}

it('there is a golden docket of the schema that this program writes', () => {
  expect(released).toContain(`schema-${LATEST_SCHEMA}`);
});
