import { randomBytes } from 'node:crypto';
import { chmod, rename } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import sodium from 'sodium-native';
import { DocketError } from '#shared/errors.ts';
import {
  checkpoint,
  type Database,
  DOCKET_KEY_BYTES,
  openConnection,
  rekey,
} from '../database/connection.ts';
import { queriesOn } from '../database/dialect.ts';
import { codeOfFailure, withDocketErrors } from '../database/errors.ts';
import { assertReadable, copyDatabase, type DatabaseFacts, databaseFacts } from '../database/integrity.ts';
import { forgetLog } from '../database/presence.ts';
import { appendEntry } from '../trail/append.ts';
import type { Members } from '../trail/members.ts';
import { readMembership } from '../trail/membership.ts';
import { removeDatabase } from './backup-read.ts';
import { exclusively, type OpenDocket, sessionOf } from './docket.ts';
import { syncFile, syncFolder } from './durable.ts';
import { finishSlots } from './finish-slots.ts';
import { sealTo } from './identity.ts';
import { admit, knownOf } from './known-slots.ts';
import { layoutOf } from './layout.ts';
import { withKeyToItself } from './loans.ts';
import { openWithKey } from './open.ts';
import { assertRole } from './roles.ts';
import { readSlots, type Slot, type Slots, withNextKey, writeSlots } from './slots.ts';
import { keyCheckOf } from './wrap.ts';

const STEPS = ['copy', 'encrypt', 'prove', 'switch', 'done'] as const;
type RotationStep = (typeof STEPS)[number];

/** How many steps a rotation has, without its end. */
export const ROTATION_STEPS = STEPS.length - 1;

/** How far a rotation is: the step that begins, the steps that are behind, and all of them. `backup` comes before them. */
export interface RotationProgress {
  step: 'backup' | RotationStep;
  done: number;
  of: number;
}

/**
 * The slots with the new key beside the old one: those that the docket knows, each sealed to the public key by which signed
 * entries know its person. What slots.json or a table says could have been changed by somebody who wants the next key.
 */
function sealToAll(docket: OpenDocket, slots: Slots, newKey: Buffer, members: Members): Slots {
  const seal = (slot: Slot) => sealTo(admit(members, slot).publicKey, newKey).toString('hex');
  return withNextKey(slots, keyCheckOf(newKey, docket.id), seal);
}

/** Turns a copy, encrypted with the old key, into the database that comes: under the new key, with the entry of it. */
async function prepare(
  docket: OpenDocket,
  next: string,
  newKey: Buffer,
  copied: DatabaseFacts,
  tell: (step: RotationStep) => void,
): Promise<void> {
  tell('encrypt');
  const old = openConnection(next, sessionOf(docket).key);
  try {
    rekey(old, newKey);
  } finally {
    old.close();
  }
  tell('prove');
  const raw = openConnection(next, newKey);
  try {
    assertReadable(raw);
    if (!isDeepStrictEqual(databaseFacts(raw), copied)) {
      throw new DocketError('docket-damaged', { part: 'docket.db', problem: 'rotation' });
    }
    await queriesOn(raw)
      .transaction()
      .execute((trx) => appendEntry(trx, { person: docket.person, action: 'docket-key.rotated' }));
    checkpoint(raw);
  } finally {
    raw.close();
  }
  await chmod(next, 0o600);
  await syncFile(next);
}

/**
 * Puts the new database in the place of the old. Until the rename the old one is whole and opens with the old key; from
 * the rename on the new one with the new key; slots.json gives both keys all the while. The rename comes last: what fails
 * here fails before it. On POSIX systems the old database stays locked until its name is gone, so that nobody opens it in
 * between; Windows does not rename over an open file.
 */
async function switchTo(next: string, docket: OpenDocket, raw: Database): Promise<void> {
  const { database } = layoutOf(docket.folder);
  // Without a log: one that was left beside the new database would be taken for its own.
  raw.pragma('journal_mode = DELETE');
  await syncFolder(docket.folder);
  if (process.platform === 'win32') {
    raw.close();
    await sessionOf(docket).file.close();
  }
  await rename(next, database);
}

/** Whether the rename is sure to survive a power cut. Where it is not, slots.json goes on giving both keys. */
async function isSettled(folder: string): Promise<boolean> {
  try {
    await syncFolder(folder);
    return true;
  } catch (error) {
    if (codeOfFailure(error) === undefined) throw error;
    return false;
  }
}

/** Takes back what a rotation has begun that failed before its database was in place. Where the disk refuses that too, the next opening does it. */
async function takeBack(docket: OpenDocket, raw: Database, next: string, slots: Slots): Promise<void> {
  try {
    if (raw.open) raw.pragma('journal_mode = WAL');
    forgetLog(raw);
    if ((await readSlots(docket.folder)).nextKeyCheck !== undefined) await writeSlots(docket.folder, slots);
    await removeDatabase(next);
  } catch (error) {
    if (codeOfFailure(error) === undefined) throw error;
  }
}

async function rotateOn(
  docket: OpenDocket,
  raw: Database,
  newKey: Buffer,
  members: Members,
  tell: (step: RotationStep) => void,
): Promise<Slots> {
  const { nextDatabase: next } = layoutOf(docket.folder);
  const slots = knownOf(await readSlots(docket.folder), members);
  const both = sealToAll(docket, slots, newKey, members);
  try {
    tell('copy');
    await removeDatabase(next);
    checkpoint(raw);
    await prepare(docket, next, newKey, copyDatabase(raw, next), tell);
    tell('switch');
    await writeSlots(docket.folder, both);
    await switchTo(next, docket, raw);
  } catch (error) {
    await takeBack(docket, raw, next, slots);
    throw error;
  }
  // From here on whatever is asked of the old handle would be lost: it says `locked`.
  raw.close();
  return both;
}

/**
 * Gives the docket a new key: docket.db is encrypted anew, every slot that the docket knows gets the new key without anybody's passphrase, and
 * the trail says so. Returns the docket, opened with the new key; the one that was passed is closed. Needs room for the
 * database twice. Attachments keep their own keys, which lie in docket.db.
 * Waits for a backup or a check that is under way. A kill at any moment leaves a docket that opens with everything that was confirmed, under the old key or the new one
 * (docs/decisions/0008).
 * Errors: `not-allowed` (only officers), `slots-damaged`, `disk-full`, `folder-not-writable`, `docket-damaged`; then the
 * docket is still open under the old key.
 */
export async function rotateDocketKey(
  docket: OpenDocket,
  onProgress: (progress: RotationProgress) => void = () => {},
): Promise<OpenDocket> {
  assertRole(docket.person, 'officer');
  return withKeyToItself(docket, () => rotate(docket, onProgress));
}

async function rotate(
  docket: OpenDocket,
  onProgress: (progress: RotationProgress) => void,
): Promise<OpenDocket> {
  const { seed, takesNotes } = sessionOf(docket);
  if (!takesNotes || seed === undefined) throw new DocketError('folder-not-writable', { readOnly: true });
  const tell = (step: RotationStep) => onProgress({ step, done: STEPS.indexOf(step), of: STEPS.length - 1 });
  const { folder, id: docketId, person } = docket;
  const { members } = await readMembership(docket.db);
  const newKey = randomBytes(DOCKET_KEY_BYTES);
  return withDocketErrors(async () => {
    const ownSeed = Buffer.from(seed);
    let both: Slots;
    try {
      both = await exclusively(docket, (raw) => rotateOn(docket, raw, newKey, members, tell));
    } catch (error) {
      sodium.sodium_memzero(newKey);
      sodium.sodium_memzero(ownSeed);
      // On Windows it was closed for the rename.
      if (!sessionOf(docket).raw.open) await docket.close();
      throw error;
    }
    await docket.close();
    const settled = await isSettled(folder);
    const known = { folder, key: newKey, docketId, personId: person.id, seed: ownSeed, readOnly: false };
    const rotated = await openWithKey(known);
    if (settled) await finishSlots(rotated, both, true);
    tell('done');
    return rotated;
  });
}
