import { chmod, type FileHandle, rm, stat } from 'node:fs/promises';
import sodium from 'sodium-native';
import { DocketError } from '#shared/errors.ts';
import { type Database, openConnection } from '../database/connection.ts';
import { queriesOn } from '../database/dialect.ts';
import { withDocketErrors } from '../database/errors.ts';
import { assertReadable } from '../database/integrity.ts';
import { readMeta } from '../database/meta.ts';
import { assertKnownSchema, needsMigration } from '../database/migrate.ts';
import { copyRegular, openRegular } from '../foreign/regular-file.ts';
import { readMembership } from '../trail/membership.ts';
import { assertDatabaseThere, assertOwnLog, openDatabaseFile } from './database-file.ts';
import { endSession, keepSession, type OpenDocket } from './docket.ts';
import { fileStoreIn } from './files.ts';
import { fileErrorCode } from './folder.ts';
import { nobody } from './identity.ts';
import { admit, withKnownSlot } from './known-slots.ts';
import { layoutOf } from './layout.ts';
import { findDocket } from './open.ts';
import { privateFolder } from './private-folder.ts';
import type { Slot, Slots } from './slots.ts';
import { readSlotsOrOffer } from './slots-recovery.ts';
import { chooseKey } from './which-key.ts';
import { type OpenedSlot, type Secret, wipeOpened } from './wrap.ts';

/** How often a copy is tried anew when the other program emptied its log meanwhile. */
const MOST_TRIES = 8;

/** The head of SQLite's write-ahead log: its salts change whenever the log begins anew. */
const LOG_HEAD_BYTES = 32;

/** What identifies a generation of the log; empty when there is none. */
async function logHead(log: string): Promise<string> {
  let file: FileHandle;
  try {
    file = await openRegular(log);
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return '';
    throw error;
  }
  try {
    const head = Buffer.alloc(LOG_HEAD_BYTES);
    const { bytesRead } = await file.read(head, 0, LOG_HEAD_BYTES, 0);
    return head.subarray(0, bytesRead).toString('hex');
  } finally {
    await file.close();
  }
}

/** Without a log every change is in docket.db, so that it alone tells whether something changed. */
async function generation({ database, log }: { database: string; log: string }): Promise<string> {
  const head = await logHead(log);
  if (head !== '') return head;
  const { mtimeMs, size } = await stat(database);
  return `${mtimeMs}/${size}`;
}

/**
 * Copies docket.db and then its log while another program may write. Changes go to the log first; what is folded into
 * docket.db stays in the log until the log begins anew. So a copy of docket.db that caught a page half-folded is put right
 * by the copy of the log that was taken after it, as long as the log did not begin anew in between: then it is tried again.
 */
async function copyConsistently(from: string, to: string): Promise<boolean> {
  const [source, target] = [layoutOf(from), layoutOf(to)];
  const before = await generation(source);
  await rm(target.log, { force: true });
  await copyRegular(source.database, target.database);
  // A copy of what lies on a medium that cannot be written could not be written either, and SQLite wants to.
  await chmod(target.database, 0o600);
  await copyRegular(source.log, target.log).catch((error: unknown) => {
    if (fileErrorCode(error) !== 'ENOENT') throw error;
  });
  return (await generation(source)) === before;
}

/**
 * Opens what a docket held a moment ago, for reading only, while it is open elsewhere. docket.db and its log are copied,
 * encrypted as they are, into a private temporary folder; attachments are read where they lie, since they never change.
 * The docket itself is neither locked nor touched. What the other program does afterwards is not seen.
 *
 * Not SQLite's `immutable` mode: it reads the file under the other program's hands and takes what it finds half-written.
 * Must not be called for a docket that this process has open.
 * Errors: those of `openDocket`; `docket-in-use` with `problem: busy` when the docket changes too fast to be copied;
 * `docket-too-new`, `folder-not-writable` for one that would have to be migrated first.
 */
export async function openSnapshot(options: { folder: string; secret: Secret }): Promise<OpenDocket> {
  return withDocketErrors(async () => {
    const folder = await findDocket(options.folder);
    const slots = await readSlotsOrOffer(folder, options.secret);
    await assertDatabaseThere(layoutOf(folder).database);
    return withKnownSlot(slots, options.secret, (opened) =>
      copyAndPresent(folder, { slots, opened, ...options }),
    );
  });
}

async function copyAndPresent(
  folder: string,
  { slots, opened, secret }: { slots: Slots; opened: OpenedSlot; secret: Secret },
): Promise<OpenDocket> {
  const scratch = await privateFolder('snapshot');
  try {
    for (let tries = 1; !(await copyConsistently(folder, scratch)); tries += 1) {
      if (tries === MOST_TRIES) throw new DocketError('docket-in-use', { problem: 'busy' });
    }
    // Its key was rotated between the reading of slots.json and the copy.
    if ((await readSlotsOrOffer(folder, secret)).keyCheck !== slots.keyCheck) {
      throw new DocketError('docket-in-use', { problem: 'busy' });
    }
    const { key } = await chooseKey(layoutOf(scratch).database, opened);
    sodium.sodium_memzero(opened.seed);
    return await present(folder, scratch, { key, id: slots.docketId, slot: opened.slot });
  } catch (error) {
    wipeOpened(opened);
    await rm(scratch, { recursive: true, force: true });
    throw error;
  }
}

async function present(
  folder: string,
  scratch: string,
  { key, id, slot }: { key: Buffer; id: string; slot: Slot },
): Promise<OpenDocket> {
  const { database, log } = layoutOf(scratch);
  const file = await openDatabaseFile(database, key);
  let raw: Database | undefined;
  const leave = async () => {
    raw?.close();
    await file.close();
  };
  try {
    await assertOwnLog(log, file, key);
    raw = openConnection(database, key, { readOnly: true });
    const db = queriesOn(raw);
    assertKnownSchema(raw);
    assertReadable(raw);
    if (needsMigration(raw)) throw new DocketError('folder-not-writable', { readOnly: true });
    const { members } = await readMembership(db);
    const { id: personId, name, role } = admit(members, slot);
    const person = { id: personId, name, role, signer: nobody };
    const createdAt = (await readMeta(db, 'createdAt')) ?? '';
    const docket: OpenDocket = {
      folder,
      id,
      createdAt,
      readOnly: true,
      person,
      db,
      files: fileStoreIn(layoutOf(folder).files, db, true),
      close: async () => {
        if (endSession(docket) === undefined) return;
        try {
          await db.connection().execute(leave);
        } finally {
          sodium.sodium_memzero(key);
          await rm(scratch, { recursive: true, force: true });
        }
      },
    };
    keepSession(docket, { raw, key, seed: undefined, identity: undefined, file, takesNotes: false });
    return docket;
  } catch (error) {
    await leave();
    throw error;
  }
}
