import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stdout } from 'node:process';
import Driver from 'better-sqlite3-multiple-ciphers';
import { fillSample } from '#cli/sample/make.ts';
import { readSampleScript } from '#cli/sample/script.ts';
import { logCase } from '#docket/cases/commands.ts';
import { contextOf, type DocketContext } from '#docket/cases/context.ts';
import { listCases } from '#docket/cases/list.ts';
import { loadLaw } from '#docket/clocks/load.ts';
import { findResources } from '#docket/clocks/resources.ts';
import { type Database, openConnection } from '#docket/database/connection.ts';
import { createDocket } from '#docket/vault/create.ts';
import { computeClock } from '#shared/clocks/compute.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { type Comparison, medianOf, tableOf } from './measure.ts';

const CASES = 3000;
const FILE_BYTES = 64 * 2 ** 20;

async function compareOpening(folder: string): Promise<Comparison> {
  const key = randomBytes(32);
  const sealed = join(folder, 'sealed.db');
  const plain = join(folder, 'plain.db');
  const fill = 'CREATE TABLE cases (id INTEGER PRIMARY KEY, record TEXT)';
  const encrypted = openConnection(sealed, key, { create: true });
  const bare = new Driver(plain);
  for (const database of [encrypted, bare]) {
    database.exec(fill);
    const insert = database.prepare('INSERT INTO cases (record) VALUES (?)');
    database.transaction(() => {
      for (let row = 0; row < CASES; row++) insert.run(JSON.stringify(requestRecord));
    })();
    database.close();
  }
  const read = (database: Database) => {
    database.prepare('SELECT count(*) FROM cases').get();
    database.close();
  };
  return {
    name: 'open after key derivation, first read',
    product: await medianOf(25, () => read(openConnection(sealed, key))),
    bare: await medianOf(25, () => read(new Driver(plain))),
    against: 'plain SQLite with the same rows',
  };
}

async function compareLogging(context: DocketContext, folder: string): Promise<Comparison> {
  const bare = openConnection(join(folder, 'bare.db'), randomBytes(32), { create: true });
  bare.exec('CREATE TABLE cases (id INTEGER PRIMARY KEY, record TEXT)');
  const insert = bare.prepare('INSERT INTO cases (record) VALUES (?)');
  const record = JSON.stringify(requestRecord);
  const comparison = {
    name: 'log a request (check, clocks, search, trail, view)',
    product: await medianOf(60, async () => {
      await logCase(context, 'request', requestRecord);
    }),
    bare: await medianOf(60, () => {
      insert.run(record);
    }),
    against: 'one row in the same cipher, synchronous=FULL',
  };
  bare.close();
  return comparison;
}

async function compareListing(context: DocketContext): Promise<Comparison> {
  const question = {
    kind: 'request',
    show: 'open',
    due: 'any',
    waiting: false,
    search: '',
    sort: 'due',
    direction: 'up',
    limit: 100,
  } as const;
  const ids = context.docket.db
    .selectFrom('cases')
    .select(['id', 'record'])
    .where('kind', '=', 'request')
    .limit(100);
  return {
    name: `first page of 100 of ${CASES} cases, with clocks`,
    product: await medianOf(25, async () => {
      await listCases(context, question);
    }),
    bare: await medianOf(25, async () => {
      await ids.execute();
    }),
    against: 'the hundred rows alone',
  };
}

async function compareAttaching(context: DocketContext, folder: string): Promise<Comparison> {
  const source = join(folder, 'file.bin');
  let round = 0;
  return {
    name: 'attach 64 MiB (encrypt, hash, store)',
    product: await medianOf(3, async () => {
      await context.docket.files.add(
        randomBytes(FILE_BYTES),
        `file-${round++}.bin`,
        'application/octet-stream',
      );
    }),
    bare: await medianOf(3, async () => {
      await writeFile(source, randomBytes(FILE_BYTES), { flush: true });
      await copyFile(source, `${source}.copy`);
    }),
    against: 'writing and copying it in clear',
  };
}

async function compareComputing(context: DocketContext): Promise<Comparison> {
  const question = {
    regime: 'cn-pipl',
    rule: 'request.account-cancellation',
    place: 'CN',
    events: { received: '2026-09-21' },
  };
  return {
    name: 'compute 100 clocks in working days, explained',
    product: await medianOf(10, () => {
      for (let count = 0; count < 100; count++) computeClock(question, context.law);
    }),
    bare: await medianOf(10, () => {
      for (let count = 0; count < 100; count++)
        new Date(Date.UTC(2026, 8, 21) + 28 * 86_400_000).toISOString();
    }),
    against: 'adding 28 days to a Date, which gives the wrong day',
  };
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'docket-bench-'));
  try {
    const script = await readSampleScript();
    const { docket } = await createDocket({
      folder: join(folder, 'Bench.docket'),
      profile: { ...script.profile, language: 'en' },
      person: { name: script.person },
      passphrase: randomBytes(24).toString('base64url'),
    });
    const context = await contextOf(docket, await loadLaw(findResources()));
    stdout.write(`Filling a docket with ${CASES} cases ...\n`);
    await fillSample(context, script, CASES);
    const comparisons = [
      await compareOpening(folder),
      await compareLogging(context, folder),
      await compareListing(context),
      await compareAttaching(context, folder),
      await compareComputing(context),
    ];
    await docket.close();
    stdout.write(`\n${tableOf(comparisons)}\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
