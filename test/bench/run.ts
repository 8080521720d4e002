import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stdout } from 'node:process';
import Driver from 'better-sqlite3-multiple-ciphers';
import { fillSample } from '#cli/sample/make.ts';
import { readSampleScript } from '#cli/sample/script.ts';
import { changeCase, logCase } from '#docket/cases/commands.ts';
import { contextOf, type DocketContext } from '#docket/cases/context.ts';
import { listCases } from '#docket/cases/list.ts';
import { loadLaw } from '#docket/clocks/load.ts';
import { findResources } from '#docket/clocks/resources.ts';
import { type Database, openConnection } from '#docket/database/connection.ts';
import { appendEntry } from '#docket/trail/append.ts';
import { createDocket } from '#docket/vault/create.ts';
import { computeClock } from '#shared/clocks/compute.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { compareRecomputing } from './clocks.ts';
import { compareLarge } from './large.ts';
import { compareLaw, type Meanwhile } from './law.ts';
import { type Comparison, medianOf, tableOf } from './measure.ts';
import { compareCalendar } from './window.ts';

const CASES = 3000;

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

/** One corrected field, as the window saves it: with entry, signature, clocks and search. */
async function compareEditing(context: DocketContext, folder: string): Promise<Comparison> {
  const logged = await logCase(context, 'request', requestRecord);
  const bare = openConnection(join(folder, 'edited.db'), randomBytes(32), { create: true });
  bare.exec('CREATE TABLE cases (id TEXT PRIMARY KEY, record TEXT)');
  bare.prepare('INSERT INTO cases VALUES (?, ?)').run(logged.id, JSON.stringify(requestRecord));
  const update = bare.prepare('UPDATE cases SET record = ? WHERE id = ?');
  let round = 0;
  let { version } = logged;
  const comparison = {
    name: 'correct one field (check, clocks, search, entry, signature, view)',
    product: await medianOf(60, async () => {
      const record = { ...requestRecord, title: `Corrected ${round++}` };
      ({ version } = await changeCase(context, { id: logged.id, version, record, reason: 'A slip' }));
    }),
    bare: await medianOf(60, () => {
      update.run(JSON.stringify({ ...requestRecord, title: `Corrected ${round++}` }), logged.id);
    }),
    against: 'one row updated in the same cipher, synchronous=FULL',
  };
  bare.close();
  return comparison;
}

/** What an entry costs beside everything else that a correction does: sealed, signed, and chained in a transaction. */
async function compareEntry({ docket }: DocketContext, folder: string): Promise<Comparison> {
  const bare = openConnection(join(folder, 'entries.db'), randomBytes(32), { create: true });
  bare.exec('CREATE TABLE trail (seq INTEGER PRIMARY KEY, details TEXT)');
  const insert = bare.prepare('INSERT INTO trail (details) VALUES (?)');
  const details = { before: { title: 'One' }, after: { title: 'Two' } };
  const comparison = {
    name: 'one signed entry of the trail',
    product: await medianOf(200, async () => {
      await docket.db
        .transaction()
        .execute((trx) => appendEntry(trx, { person: docket.person, action: 'bench', details }));
    }),
    bare: await medianOf(200, () => {
      insert.run(JSON.stringify(details));
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

function toldMeanwhile(meanwhile: Meanwhile): string {
  const { longestTurn, commit, caseWhileCounting, caseWhileWriting } = meanwhile;
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  return [
    `  the longest turn took ${ms(longestTurn)}, the commit ${ms(commit)}`,
    `  a case was opened within ${ms(caseWhileCounting)} while clocks were counted, ${ms(caseWhileWriting)} while they were written`,
  ].join('\n');
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
      await compareEditing(context, folder),
      await compareEntry(context, folder),
      await compareListing(context),
      await compareComputing(context),
      await compareRecomputing(),
    ];
    await docket.close();
    stdout.write('Counting 100,000 clocks anew ...\n');
    const { comparison, meanwhile } = await compareLaw(folder);
    comparisons.push(comparison);
    stdout.write(`${toldMeanwhile(meanwhile)}\n`);
    stdout.write('Showing 10,000 clocks in the calendar ...\n');
    comparisons.push(...(await compareCalendar(folder)));
    stdout.write('Attaching and backing up 1 GiB ...\n');
    comparisons.push(...(await compareLarge(join(folder, 'large'))));
    stdout.write(`\n${tableOf(comparisons)}\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
