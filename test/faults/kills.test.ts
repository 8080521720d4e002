import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyTrail } from '#docket/trail/verify.ts';
import { readBackup } from '#docket/vault/backup-read.ts';
import { createSeed } from '#docket/vault/identity.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { openWithKey } from '#docket/vault/open.ts';
import { parseSlots } from '#docket/vault/slots.ts';
import { openSlot } from '#docket/vault/wrap.ts';
import { GOLDEN_PASSPHRASE } from '#test/fixtures/dockets/golden.ts';

const golden = fileURLToPath(new URL('../fixtures/dockets/schema-30', import.meta.url));
const script = fileURLToPath(new URL('./child/kill-loop.ts', import.meta.url));

/** Two hundred kills. Each kind works on one docket that grows; for a migration it begins anew each time. */
const KILLS = { save: 55, attach: 40, backup: 30, restore: 30, migrate: 30, export: 15 };
type Kind = keyof typeof KILLS;
const kinds = ['save', 'attach', 'backup', 'restore', 'migrate', 'export'] as const;

/** Where in the work the kill falls, in milliseconds; the seed is printed when a run fails. */
const seed = Number(process.env.KILL_SEED ?? Date.now() % 2 ** 31);
const delays = fc.sample(fc.integer({ min: 0, max: 80 }), { numRuns: 200, seed });

interface Known {
  key: Buffer;
  /** With which every opening signs: the golden docket is from before signatures. */
  signing: Buffer;
  docketId: string;
  personId: string;
}

async function knownOf(folder: string): Promise<Known> {
  const slots = parseSlots(await readFile(layoutOf(folder).slots, 'utf8'));
  const { docketKey, slot } = await openSlot(slots, { passphrase: GOLDEN_PASSPHRASE });
  return { key: docketKey, signing: createSeed(), docketId: slots.docketId, personId: slot.personId };
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
  const child = spawn(process.execPath, [script, folder, ...facts, kind], {
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
}

/** Opens the docket as the next start would and looks for everything that was confirmed. */
async function expectWhole(
  folder: string,
  known: Known,
  confirmed: Confirmed,
  latest: string[],
): Promise<void> {
  const { docketId, personId } = known;
  const secrets = { key: Buffer.from(known.key), seed: Buffer.from(known.signing) };
  const docket = await openWithKey({ folder, ...secrets, docketId, personId, readOnly: false });
  const drafts = await docket.db.selectFrom('drafts').select('id').execute();
  const there = new Set(drafts.map(({ id }) => id));
  expect([...confirmed.saved].filter((id) => !there.has(id))).toEqual([]);
  const files = new Set((await docket.files.list()).map(({ id }) => id));
  expect([...confirmed.files].filter((id) => !files.has(id))).toEqual([]);
  for (const id of latest) await docket.files.verify(id);
  expect((await verifyTrail(docket.db)).firstProblem).toBeUndefined();
  await docket.close();
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
  let confirmed: Confirmed = { saved: new Set(), files: new Set() };
  let next: Worker | undefined = startWorker(folder, known, kind);
  let changes = 0;
  for (const [round, ms] of waits.entries()) {
    const worker: Worker = next ?? startWorker(folder, known, kind);
    // A migration with its backup takes longer than the rest, and happens only once.
    const migrates = kind === 'migrate';
    await killAfter(worker, migrates ? ms * 6 : ms, !migrates && round % 2 === 0);
    const latest: string[] = [];
    for (const line of worker.lines) {
      const [what, id = ''] = line.split(' ');
      if (what === 'saved') confirmed.saved.add(id);
      if (what === 'file') latest.push(id);
    }
    for (const id of latest) confirmed.files.add(id);
    changes += worker.lines.length;
    const checked = folder;
    const wanted = confirmed;
    if (kind === 'migrate') {
      folder = await freshFolder(round + 1);
      confirmed = { saved: new Set(), files: new Set() };
    }
    next = round + 1 < waits.length ? startWorker(folder, known, kind) : undefined;
    await expectWhole(checked, known, wanted, latest);
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
