import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DocketError } from '#shared/errors.ts';
import { withDocketErrors } from '../database/errors.ts';
import { copyRegular } from '../foreign/regular-file.ts';
import { replaceFile, syncFile, syncFolder } from './durable.ts';
import { fileErrorCode } from './folder.ts';
import { assertClosed } from './held.ts';
import { withKnownSlot } from './known-slots.ts';
import { layoutOf } from './layout.ts';
import { assertOfficerOf } from './officer-check.ts';
import { parseSlots, readSlots, readSlotsFile, type Slots } from './slots.ts';
import { chooseKey, isKeyOf } from './which-key.ts';
import { openSlot, type Secret, wipeOpened } from './wrap.ts';

/** The generation before, if it is whole; undefined otherwise. */
async function previousSlots(folder: string): Promise<Slots | undefined> {
  try {
    return parseSlots((await readSlotsFile(layoutOf(folder).previousSlots)).toString('utf8'));
  } catch {
    return undefined;
  }
}

async function opens(slots: Slots, secret: Secret): Promise<boolean> {
  try {
    wipeOpened(await openSlot(slots, secret));
    return true;
  } catch {
    return false;
  }
}

/**
 * Reads slots.json for an opening. When it is damaged, the failure tells what slots.previous.json is good for:
 * `previous`: `opens` with this secret, `reads` (it is whole, but the secret does not open it), or `none`.
 */
export async function readSlotsOrOffer(folder: string, secret: Secret): Promise<Slots> {
  try {
    return await readSlots(folder);
  } catch (error) {
    if (!(error instanceof DocketError) || error.code !== 'slots-damaged') throw error;
    const before = await previousSlots(folder);
    const previous = before === undefined ? 'none' : (await opens(before, secret)) ? 'opens' : 'reads';
    throw new DocketError(error.code, { ...error.details, previous }, { cause: error });
  }
}

/** slots.json, or the generation before when it is damaged and that one opens. Errors: `slots-damaged`. */
export async function readUsableSlots(folder: string, secret: Secret): Promise<Slots> {
  try {
    return await readSlotsOrOffer(folder, secret);
  } catch (error) {
    const before = await previousSlots(folder);
    if (error instanceof DocketError && error.details.previous === 'opens' && before) return before;
    throw error;
  }
}

/** Files that a repair may touch. */
function repairable(folder: string): string[] {
  const { database, log, slots, previousSlots: previous } = layoutOf(folder);
  return [database, log, slots, previous];
}

/**
 * Sets a copy of everything that a repair may touch aside, inside the docket: `set-aside/<moment>/`. Attachments are never
 * repaired, so they are not among it. The docket must be closed. Returns the folder's name. Errors: `disk-full`.
 */
export async function quarantine(folder: string, now: string): Promise<string> {
  const name = new Date(now).toISOString().replace(/[:.]/g, '-');
  const aside = join(layoutOf(folder).setAside, name);
  await mkdir(aside, { recursive: true, mode: 0o700 });
  for (const file of repairable(folder)) {
    const copy = join(aside, basename(file));
    try {
      await copyRegular(file, copy);
      await syncFile(copy);
    } catch (error) {
      if (fileErrorCode(error) !== 'ENOENT') throw error;
    }
  }
  await syncFolder(aside);
  return name;
}

/** The previous generation may know somebody who was removed since, so it is an officer of docket.db who may take it. */
async function assertRestorable(folder: string, before: Slots, secret: Secret): Promise<void> {
  await withKnownSlot(before, secret, async (opened) => {
    try {
      const { database } = layoutOf(folder);
      const { key } = await chooseKey(database, opened);
      if (!(await isKeyOf(database, key))) {
        throw new DocketError('key-mismatch', { part: 'docket.db' });
      }
      await assertOfficerOf(folder, key, opened.slot);
    } finally {
      wipeOpened(opened);
    }
  });
}

/**
 * Puts slots.previous.json in the place of a damaged slots.json, after it was shown that the secret opens it and that its
 * key fits docket.db. A copy of the damaged one is set aside first. Who was given or refused a passphrase since then is
 * as before: look through the people afterwards.
 * Errors: `bad-input` when slots.json is not damaged, `slots-damaged` when there is no previous one, `wrong-passphrase`
 * and the others of the secret, `not-allowed` for everybody but an officer, `key-mismatch`, `docket-in-use`, `disk-full`.
 */
export async function restoreSlots(
  folder: string,
  secret: Secret,
  now: string,
): Promise<{ setAside: string }> {
  return withDocketErrors(async () => {
    await assertClosed(folder);
    const sound = await readSlots(folder).then(
      () => true,
      (error: unknown) => {
        if (error instanceof DocketError && error.code === 'slots-damaged') return false;
        throw error;
      },
    );
    if (sound) throw new DocketError('bad-input', { fields: ['slots.json: not damaged'] });
    const before = await previousSlots(folder);
    if (before === undefined) throw new DocketError('slots-damaged', { part: 'slots.previous.json' });
    await assertRestorable(folder, before, secret);
    const setAside = await quarantine(folder, now);
    await replaceFile(layoutOf(folder).slots, await readSlotsFile(layoutOf(folder).previousSlots));
    return { setAside };
  });
}
