import { rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { z } from 'zod';
import { DocketError } from '#shared/errors.ts';
import { nowIso } from '#shared/time.ts';
import { assertNotHeld } from '../database/connection.ts';
import { readRegular } from '../foreign/regular-file.ts';
import { replaceFile } from './durable.ts';
import { fileErrorCode } from './folder.ts';
import { layoutOf } from './layout.ts';
import { isRunning } from './private-folder.ts';

/** Dockets that this process has open: a second opening would break the lock of the first (see `Session.file`). */
const openFolders = new Set<string>();

/** Throws `docket-in-use` when this process has the docket open. */
export function assertUnclaimed(folder: string): void {
  if (openFolders.has(folder)) throw new DocketError('docket-in-use', { by: 'this-process' });
}

/** Takes a docket for one opening in this process. Throws `docket-in-use` when there is one already. */
export function claim(folder: string): void {
  assertUnclaimed(folder);
  openFolders.add(folder);
}

export function release(folder: string): void {
  openFolders.delete(folder);
}

/** Throws `docket-in-use`, with where and since when, unless nobody has the docket open. */
export async function assertClosed(folder: string): Promise<void> {
  claim(folder);
  try {
    assertNotHeld(layoutOf(folder).database);
  } catch (error) {
    throw await withHolder(folder, error);
  } finally {
    release(folder);
  }
}

/** Who has a docket open, as `open.json` tells it: nothing that says whose docket it is or what is in it. */
const holderSchema = z.object({
  host: z.string().max(255),
  pid: z.int().positive(),
  since: z.iso.datetime(),
});

/** Of `open.json`: three short values. */
const MOST_HOLDER_BYTES = 4 * 2 ** 10;
export type Holder = z.infer<typeof holderSchema>;

/**
 * Leaves word of who has the docket open. It is for people only: what keeps a second program out is the lock on docket.db,
 * which ends with its process, while this file may outlive it. Where it cannot be written the docket opens all the same.
 */
export async function noteHolder(folder: string): Promise<void> {
  const holder: Holder = { host: hostname(), pid: process.pid, since: nowIso() };
  await replaceFile(layoutOf(folder).holder, `${JSON.stringify(holder)}\n`).catch(ignoreDisk);
}

export async function forgetHolder(folder: string): Promise<void> {
  await rm(layoutOf(folder).holder, { force: true }).catch(ignoreDisk);
}

function ignoreDisk(error: unknown): void {
  // A full disk, a folder that was moved or synchronised away, or something else of that name, which stays.
  if (fileErrorCode(error) === undefined) throw error;
}

/**
 * Who has a docket open; undefined when nobody left word, or when the word is stale: left by a process of this machine
 * that is gone. Whether a process of another machine still runs cannot be known from here.
 */
export async function readHolder(folder: string): Promise<Holder | undefined> {
  try {
    const text = await readRegular(layoutOf(folder).holder, { most: MOST_HOLDER_BYTES });
    const holder = holderSchema.parse(JSON.parse(text.toString('utf8')));
    return holder.host === hostname() && !isRunning(holder.pid) ? undefined : holder;
  } catch {
    // Missing, cut or not ours: it tells nothing.
    return undefined;
  }
}

/** Adds to a `docket-in-use` where the docket is open and since when; gives every other failure back as it is. */
export async function withHolder(folder: string, error: unknown): Promise<unknown> {
  if (!(error instanceof DocketError) || error.code !== 'docket-in-use') return error;
  const holder = await readHolder(folder);
  return holder === undefined
    ? error
    : new DocketError(error.code, { ...error.details, ...holder }, { cause: error });
}
