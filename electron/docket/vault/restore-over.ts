import { realpathSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { DocketError } from '#shared/errors.ts';
import { assertNotHeld } from '../database/connection.ts';
import { withDocketErrors } from '../database/errors.ts';
import { appendEntry } from '../trail/append.ts';
import type { WatchOptions } from './backup.ts';
import { settle, siblingOf, syncFolder } from './durable.ts';
import { finishRestore, waitingPlace } from './finish-restore.ts';
import { fileErrorCode, looksLikeDocket, namesIn } from './folder.ts';
import { assertClosed, claim, release, withHolder } from './held.ts';
import { withKnownSlot } from './known-slots.ts';
import { layoutOf } from './layout.ts';
import { assertOfficerOf } from './officer-check.ts';
import { openDocket } from './open.ts';
import { type RestoreResult, unpack } from './restore.ts';
import { readSlots } from './slots.ts';
import { chooseKey } from './which-key.ts';
import { type Secret, wipeOpened } from './wrap.ts';

export interface RestoredOver extends RestoreResult {
  /** Absolute path of the folder into which the docket that was there was moved. */
  replaced: string;
}

export interface RestoreOverOptions extends WatchOptions {
  /**
   * What the restored docket shall be opened with, an officer's. It is tried before anything is replaced, so that nobody
   * ends up before a docket that does not open, and is then used to tell the trail of the restored docket what happened.
   */
  secret?: Secret;
  /** Closes the docket that is there. Called when the backup is unpacked, checked and opens, right before it is put in place. */
  beforeReplacing?: (() => Promise<void>) | undefined;
  /** Told right before that: from here on `signal` stops nothing. */
  onReplacing?: (() => void) | undefined;
}

/** The name that a docket gets when another takes its place: `Acme.docket` becomes `Acme.replaced-<moment>.docket`. */
function replacedName(folder: string, now: string): string {
  const ending = extname(folder);
  const stamp = new Date(now).toISOString().replace(/[:.]/g, '-');
  return join(dirname(folder), `${basename(folder, ending)}.replaced-${stamp}${ending}`);
}

/**
 * Puts a docket from a backup in the place of the one that is there, which is renamed and never deleted. The docket must
 * be closed, at the latest by `beforeReplacing`. The backup is unpacked and checked beside it first; then two renames
 * follow. Killed before the first, the present docket stays in place; killed between them, both are whole beside each other and the next opening (or the next
 * restore) makes the second rename; killed after it, the restored one is in place. `now` is ISO.
 * Errors: those of `restoreDocket`, those of the secret, `not-allowed` for the secret of somebody who is no officer, `not-a-docket` when there is nothing to replace, `docket-in-use`, `cancelled`.
 */
export async function restoreOver(
  folder: string,
  file: string,
  now: string,
  options: RestoreOverOptions = {},
): Promise<RestoredOver> {
  const restored = await replaceDocket(folder, file, now, options);
  if (options.secret !== undefined) await tellTrail(restored, now, options.secret);
  return restored;
}

/** The entry with which the trail goes on after it was set back. */
async function tellTrail(
  { folder, madeAt, replaced }: RestoredOver,
  now: string,
  secret: Secret,
): Promise<void> {
  const docket = await openDocket({ folder, secret });
  try {
    const details = { backupMadeAt: madeAt, replaced: basename(replaced) };
    const { person } = docket;
    await docket.db
      .transaction()
      .execute((trx) => appendEntry(trx, { person, action: 'docket.restored', details, at: now }));
  } finally {
    await docket.close();
  }
}

async function assertOpens(folder: string, secret: Secret): Promise<void> {
  await withKnownSlot(await readSlots(folder), secret, async (opened) => {
    try {
      const { key } = await chooseKey(layoutOf(folder).database, opened);
      await assertOfficerOf(folder, key, opened.slot);
    } finally {
      wipeOpened(opened);
    }
  });
}

async function replaceDocket(
  folder: string,
  file: string,
  now: string,
  { secret, beforeReplacing, onReplacing, onProgress, signal }: RestoreOverOptions,
): Promise<RestoredOver> {
  return withDocketErrors(async () => {
    const target = resolve(folder);
    await finishRestore(target);
    const names = await namesIn(target);
    if (names === undefined || !looksLikeDocket(names)) {
      throw new DocketError('not-a-docket', { folder: basename(target) });
    }
    const present = realpathSync(target);
    if (beforeReplacing === undefined) await assertClosed(present);
    const staging = siblingOf(target);
    const waiting = waitingPlace(target);
    const replaced = replacedName(target, now);
    let claimed = false;
    try {
      await mkdir(staging, { mode: 0o700 });
      const manifest = await unpack(resolve(file), staging, { onProgress, signal });
      if (secret !== undefined) await assertOpens(staging, secret);
      if (signal?.aborted) throw new DocketError('cancelled');
      onReplacing?.();
      await beforeReplacing?.();
      claim(present);
      claimed = true;
      await rm(waiting, { recursive: true, force: true });
      await settle(staging, waiting);
      assertNotHeld(layoutOf(target).database);
      await moveAside(target, replaced);
      await settle(waiting, target);
      return { folder: target, docketId: manifest.docketId, madeAt: manifest.madeAt, replaced };
    } catch (error) {
      await rm(staging, { recursive: true, force: true });
      throw await withHolder(target, error);
    } finally {
      if (claimed) release(present);
    }
  });
}

async function moveAside(target: string, replaced: string): Promise<void> {
  if ((await namesIn(replaced)) !== undefined)
    throw new DocketError('folder-not-empty', { folder: basename(replaced) });
  try {
    await rename(target, replaced);
  } catch (error) {
    if (fileErrorCode(error) === 'EBUSY') throw new DocketError('docket-in-use', {}, { cause: error });
    throw error;
  }
  await syncFolder(dirname(target));
}
