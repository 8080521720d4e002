import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { mkdtemp, open, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import { type CreateOptions, createDocket } from '#docket/vault/create.ts';
import type { OpenDocket } from '#docket/vault/docket.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import type { DocketProfile } from '#docket/vault/profile.ts';
import { LEAST_KDF, parseSlots } from '#docket/vault/slots.ts';
import { openSlot } from '#docket/vault/wrap.ts';
import { DocketError, type ErrorCode } from '#shared/errors.ts';

export const PASSPHRASE = 'seven quiet herons wade';

/** A name that must never be found in clear on the disk. */
export const SEEDED_NAME = 'Marguerite Seededname-Kowalczyk';

export const PROFILE: DocketProfile = {
  name: 'Seeded Organisation GmbH',
  place: 'DE',
  regimes: [{ regime: 'eu-gdpr', place: 'DE' }],
  language: 'en',
};

/** A fresh folder that is gone after the test. */
export async function freshFolder(): Promise<string> {
  const folder = realpathSync(await mkdtemp(join(tmpdir(), 'docket-test-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A fresh docket, open; closed after the test if it is still open. */
export async function freshDocket(
  options: Partial<CreateOptions> = {},
): Promise<{ docket: OpenDocket; recoveryKey: string; parent: string }> {
  const parent = await freshFolder();
  const made = await createDocket({
    folder: join(parent, 'test.docket'),
    profile: PROFILE,
    person: { name: SEEDED_NAME },
    passphrase: PASSPHRASE,
    kdf: LEAST_KDF,
    ...options,
  });
  onTestFinished(() => made.docket.close());
  return { ...made, parent };
}

/** A docket that was made and closed again. */
export async function closedDocket(): Promise<{ folder: string; parent: string; recoveryKey: string }> {
  const { docket, recoveryKey, parent } = await freshDocket();
  await docket.close();
  return { folder: docket.folder, parent, recoveryKey };
}

/** The docket key, as the product finds it. */
export async function keyOf(folder: string): Promise<Buffer> {
  const slots = parseSlots(readFileSync(layoutOf(folder).slots, 'utf8'));
  return (await openSlot(slots, { passphrase: PASSPHRASE })).docketKey;
}

/** The SHA-256 of every file under a folder, by relative path. */
export async function hashFolder(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const hashes: Record<string, string> = {};
  for (const entry of entries.filter((candidate) => candidate.isFile())) {
    const path = join(entry.parentPath, entry.name);
    hashes[path.slice(folder.length)] = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  }
  return hashes;
}

/** Turns over one bit of a file. */
export async function flipBit(file: string, offset: number): Promise<void> {
  const handle = await open(file, 'r+');
  const byte = Buffer.alloc(1);
  await handle.read(byte, 0, 1, offset);
  byte[0] = (byte[0] ?? 0) ^ 0x04;
  await handle.write(byte, 0, 1, offset);
  await handle.close();
}

/** The DocketError that `work` fails with; fails the test when it succeeds or throws something else. */
export async function failureOf(work: Promise<unknown>): Promise<DocketError> {
  const error = await work.then(
    () => new Error('it succeeded'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(DocketError);
  if (!(error instanceof DocketError)) throw error;
  return error;
}

/** Expects a failure with a code, and that the folder is byte for byte what it was before. */
export async function expectRefusal(
  folder: string,
  code: ErrorCode,
  work: () => Promise<unknown>,
): Promise<DocketError> {
  const before = await hashFolder(folder);
  const failure = await failureOf(work());
  expect(failure.code).toBe(code);
  expect(await hashFolder(folder)).toEqual(before);
  return failure;
}

/** Starts a script of `child/` in another process; killed after the test. */
export function startChild(script: string, ...args: string[]): ChildProcess {
  const path = fileURLToPath(new URL(`./child/${script}`, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

/** The lines that a child prints. */
export function linesOf(child: ChildProcess): AsyncIterable<string> {
  if (child.stdout === null) throw new Error('the child has no output');
  return createInterface({ input: child.stdout });
}

/** The first line that a child prints. */
export async function firstLineOf(child: ChildProcess): Promise<string> {
  for await (const line of linesOf(child)) return line;
  return '';
}

/** A case's row, with what a test wants to be different. */
export function caseRow(
  number: number,
  more: Partial<Record<'title' | 'party' | 'due_at' | 'state', string>> = {},
) {
  const at = '2026-03-02T09:00:00.000Z';
  return {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    kind: 'request' as const,
    ref: `REQ-2026-${String(number).padStart(4, '0')}`,
    year: 2026,
    number,
    state: 'open',
    title: 'Access',
    party: SEEDED_NAME,
    opened_on: '2026-03-02',
    due_at: null,
    waiting_for: null,
    closed_at: null,
    version: 1,
    created_at: at,
    updated_at: at,
    record: JSON.stringify({ requester: SEEDED_NAME }),
    ...more,
  };
}
