import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readMembership } from '#docket/trail/membership.ts';
import { verifyTrail } from '#docket/trail/verify.ts';
import { readBackup } from '#docket/vault/backup-read.ts';
import type { OpenDocket } from '#docket/vault/docket.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { openDocket, openWithKey } from '#docket/vault/open.ts';
import { parseSlots, readSlots } from '#docket/vault/slots.ts';
import { openSlot } from '#docket/vault/wrap.ts';
import { GOLDEN_PASSPHRASE } from '#test/fixtures/dockets/golden.ts';

const golden = fileURLToPath(new URL('../fixtures/dockets/schema-130', import.meta.url));
const script = fileURLToPath(new URL('./child/kill-loop.ts', import.meta.url));

/** Two hundred kills. Each kind works on one docket that grows; for a migration it begins anew each time. */
const KILLS = {
  save: 25,
  attach: 25,
  backup: 25,
  restore: 25,
  migrate: 25,
  export: 10,
  import: 25,
  rotate: 25,
  slots: 15,
};
type Kind = keyof typeof KILLS;
const kinds = [
  'save',
  'attach',
  'backup',
  'restore',
  'migrate',
  'export',
  'import',
  'rotate',
  'slots',
] as const;

/** How much longer than the rest a kind of work takes: its kills are spread over as much more time. */
const SPREAD: Partial<Record<Kind, number>> = { migrate: 6, import: 8, rotate: 8 };

/** Where in the work the kill falls, in milliseconds; the seed is printed when a run fails. */
const seed = Number(process.env.KILL_SEED ?? randomInt(2 ** 31));
const delays = fc.sample(fc.integer({ min: 0, max: 80 }), { numRuns: 200, seed });

interface Known {
  key: Buffer;
  /** The seed of its person's keys. */
  signing: Buffer;
  docketId: string;
  personId: string;
}

async function knownOf(folder: string): Promise<Known> {
  const slots = parseSlots(await readFile(layoutOf(folder).slots, 'utf8'));
  const { docketKey, seed: signing, slot } = await openSlot(slots, { passphrase: GOLDEN_PASSPHRASE });
  return { key: docketKey, signing, docketId: slots.docketId, personId: slot.personId };
}

/** A worker that is loaded and waits; loading overlaps with the check of the round before. */
interface Worker {
  child: ChildProcess;
  lines: string[];
  ready: Promise<void>;
  over: Promise<unknown>;
}

function startWorker(folder: string, known: Known, kind: Kind): Worker {
  const facts = [known.key.toString('hex'), known.signing.toString('hex'), known.docketId, known.personId];
  const child = spawn(process.execPath, [script, folder, ...facts, kind, GOLDEN_PASSPHRASE], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Two hundred starts of the same code: what was stripped and compiled once is kept.
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, '..', '..', 'cache') },
  });
  if (child.stdout === null) throw new Error('the worker has no output');
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  const ready = new Promise<void>((resolve) => {
    reader.on('line', (line) => (line === 'ready' ? resolve() : lines.push(line)));
  });
  return { child, lines, ready, over: Promise.all([once(child, 'exit'), once(reader, 'close')]) };
}

async function killAfter(worker: Worker, ms: number, afterFirst: boolean): Promise<void> {
  await Promise.race([worker.ready, worker.over]);
  if (worker.child.exitCode !== null) throw new Error('the worker ended before it was killed');
  worker.child.stdin?.write('go\n');
  // Half of the kills fall into the opening, half into the work.
  for (let waited = 0; afterFirst && worker.lines.length === 0 && waited < 5000; waited += 2) await delay(2);
  await delay(ms);
  worker.child.kill('SIGKILL');
  await worker.over;
}

interface Confirmed {
  saved: Set<string>;
  files: Set<string>;
  imports: Set<string>;
}

const nothingYet = (): Confirmed => ({ saved: new Set(), files: new Set(), imports: new Set() });

/** Rows of each import of the worker. */
const ROWS = 20;

/** Every import is there with all its cases, their clocks and its entry, or not at all; the confirmed ones are there. */
async function expectWholeImports({ db }: OpenDocket, confirmed: ReadonlySet<string>): Promise<void> {
  const cases = await db.selectFrom('cases').select(['id', 'title']).where('kind', '=', 'request').execute();
  const byImport = new Map<string, string[]>();
  for (const { id, title } of cases) {
    const [batch = '', row] = title.split(' ');
    if (batch.length === 36 && row !== undefined) byImport.set(batch, [...(byImport.get(batch) ?? []), id]);
  }
  const clocks = await db.selectFrom('clocks').select('case_id').distinct().execute();
  const counted = new Set(clocks.map(({ case_id }) => case_id));
  for (const ids of byImport.values()) {
    expect(ids).toHaveLength(ROWS);
    expect(ids.filter((id) => !counted.has(id))).toEqual([]);
  }
  const entries = await db.selectFrom('trail').select('seq').where('action', '=', 'cases.imported').execute();
  expect(entries).toHaveLength(byImport.size);
  expect([...confirmed].filter((batch) => !byImport.has(batch))).toEqual([]);
}

/** After a rotation there is one key, and nothing is left of the database that was to come. */
async function expectOneKey(folder: string): Promise<void> {
  expect((await readSlots(folder)).nextKeyCheck).toBeUndefined();
  expect(await readdir(folder)).not.toContain('docket.next.db');
}

/** slots.json holds what signed entries say and nothing else, and no change of slots is under way any more. */
async function expectOwnSlots(docket: OpenDocket): Promise<void> {
  const { slots, pending } = await readSlots(docket.folder);
  const { members } = await readMembership(docket.db);
  const known = [...members.slots.values()].filter(({ takenOutAt }) => takenOutAt === undefined);
  expect(pending).toBeUndefined();
  expect(slots.map(({ id }) => id).sort()).toEqual(known.map(({ id }) => id).sort());
}

/** With the passphrase where the key may be another one by now, or the slots are what is looked at. */
function openAs(kind: Kind, folder: string, known: Known): Promise<OpenDocket> {
  if (kind === 'rotate' || kind === 'slots')
    return openDocket({ folder, secret: { passphrase: GOLDEN_PASSPHRASE } });
  const { docketId, personId } = known;
  const secrets = { key: Buffer.from(known.key), seed: Buffer.from(known.signing) };
  return openWithKey({ folder, ...secrets, docketId, personId, readOnly: false });
}

/** Opens the docket as the next start would and looks for everything that was confirmed. */
async function expectWhole(
  folder: string,
  kind: Kind,
  known: Known,
  confirmed: Confirmed,
  latest: string[],
): Promise<void> {
  const docket = await openAs(kind, folder, known);
  const drafts = await docket.db.selectFrom('drafts').select('id').execute();
  const there = new Set(drafts.map(({ id }) => id));
  expect([...confirmed.saved].filter((id) => !there.has(id))).toEqual([]);
  const files = new Set((await docket.files.list()).map(({ id }) => id));
  expect([...confirmed.files].filter((id) => !files.has(id))).toEqual([]);
  for (const id of latest) await docket.files.verify(id);
  expect((await verifyTrail(docket.db)).firstProblem).toBeUndefined();
  if (kind === 'import') await expectWholeImports(docket, confirmed.imports);
  if (kind === 'slots') await expectOwnSlots(docket);
  await docket.close();
  if (kind === 'rotate') await expectOneKey(folder);
}

/** Every backup that counts is whole; packs too are there whole or not at all. */
async function expectWholeBackups(folder: string): Promise<void> {
  const { backups } = layoutOf(folder);
  const names = await readdir(backups).catch((): string[] => []);
  expect(names.filter((name) => /unproven|\.part/.test(name))).toEqual([]);
  for (const name of names.slice(-2)) await readBackup(join(backups, name), () => undefined);
}

async function roundsOf(kind: Kind, home: string, known: Known, waits: number[]): Promise<number> {
  const freshFolder = async (round: number) => {
    const folder = join(home, `${kind}-${round}`, 'golden.docket');
    await mkdir(join(home, `${kind}-${round}`));
    await cp(golden, folder, { recursive: true });
    return folder;
  };
  let folder = await freshFolder(0);
  let confirmed = nothingYet();
  let next: Worker | undefined = startWorker(folder, known, kind);
  let changes = 0;
  for (const [round, ms] of waits.entries()) {
    const worker: Worker = next ?? startWorker(folder, known, kind);
    // A migration happens only once, and a rotation only after its docket was opened with a passphrase.
    const afterFirst = kind === 'rotate' || (kind !== 'migrate' && round % 2 === 0);
    await killAfter(worker, ms * (SPREAD[kind] ?? 1), afterFirst);
    const latest: string[] = [];
    for (const line of worker.lines) {
      const [what, id = ''] = line.split(' ');
      if (what === 'saved') confirmed.saved.add(id);
      if (what === 'file') latest.push(id);
      if (what === 'imported') confirmed.imports.add(id);
    }
    for (const id of latest) confirmed.files.add(id);
    changes += worker.lines.length;
    const checked = folder;
    const wanted = confirmed;
    if (kind === 'migrate') {
      folder = await freshFolder(round + 1);
      confirmed = nothingYet();
    }
    next = round + 1 < waits.length ? startWorker(folder, known, kind) : undefined;
    await expectWhole(checked, kind, known, wanted, latest);
    if (round % 5 === 0) await expectWholeBackups(checked);
    if (kind === 'restore') {
      // What was replaced stays beside it; here it would only fill the disk.
      for (const name of await readdir(join(checked, '..'))) {
        if (name.includes('.replaced-')) await rm(join(checked, '..', name), { recursive: true });
      }
    }
  }
  return changes;
}

const home = await mkdtemp(join(tmpdir(), 'docket-kills-'));
const known = await knownOf(golden);
afterAll(() => rm(home, { recursive: true, force: true }));

describe.concurrent('a docket opens again with every confirmed change and a whole trail when its program is killed', () => {
  it.each(kinds)(
    'while it does this again and again: %s',
    async (kind) => {
      const before = kinds.slice(0, kinds.indexOf(kind)).reduce((sum, one) => sum + KILLS[one], 0);
      const waits = delays.slice(before, before + KILLS[kind]);
      const changes = await roundsOf(kind, home, known, waits);
      expect(changes, `KILL_SEED=${seed}`).toBeGreaterThanOrEqual(kind === 'migrate' ? 0 : waits.length / 4);
    },
    400_000,
  );
});

it('that is two hundred kills', () => {
  expect(kinds.reduce((sum, kind) => sum + KILLS[kind], 0)).toBe(delays.length);
});
