import { realpathSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import sodium from 'sodium-native';
import { DocketError } from '#shared/errors.ts';
import { nowIso } from '#shared/time.ts';
import { checkpoint, type Database, openConnection } from '../database/connection.ts';
import { queriesOn } from '../database/dialect.ts';
import { codeOfFailure, toDocketError, withDocketErrors } from '../database/errors.ts';
import { assertReadable } from '../database/integrity.ts';
import { readMeta } from '../database/meta.ts';
import { assertKnownSchema, migrate, needsMigration, schemaVersion } from '../database/migrate.ts';
import type { Member, Members } from '../trail/members.ts';
import { readMembership } from '../trail/membership.ts';
import type { Signer } from '../trail/signature.ts';
import { keepBackup } from './automatic.ts';
import { removeDatabase } from './backup-read.ts';
import { withDamageFacts } from './damage.ts';
import { assertOwnLog, openDatabaseFile } from './database-file.ts';
import { endSession, keepSession, type OpenDocket, type Person } from './docket.ts';
import { fileStoreIn, removeLeftovers } from './files.ts';
import { finishRestore } from './finish-restore.ts';
import { finishSlots } from './finish-slots.ts';
import { looksLikeDocket, namesIn } from './folder.ts';
import { assertUnclaimed, claim, forgetHolder, noteHolder, release, withHolder } from './held.ts';
import { Identity } from './identity.ts';
import { admit, withKnownSlot } from './known-slots.ts';
import { layoutOf } from './layout.ts';
import type { Slot } from './slots.ts';
import { readSlotsOrOffer } from './slots-recovery.ts';
import { chooseKey } from './which-key.ts';
import type { Secret } from './wrap.ts';

export interface OpenOptions {
  folder: string;
  secret: Secret;
  /** Refuse every change in this session. */
  readOnly?: boolean;
}

/** The real path of a docket's folder. Throws `not-a-docket`, with `problem: gone` when there is no folder any more. */
export async function findDocket(folder: string): Promise<string> {
  const path = resolve(folder);
  await finishRestore(path);
  const names = await namesIn(path);
  if (names === undefined || !looksLikeDocket(names)) {
    throw new DocketError('not-a-docket', {
      folder: basename(path),
      ...(names === undefined && { problem: 'gone' }),
    });
  }
  return realpathSync(path);
}

/** Brings an older docket up to date, after a backup of all of it in its `backups/`, of which it returns the name. */
async function migrateSafely(
  raw: Database,
  folder: string,
  key: Buffer,
  docketId: string,
): Promise<OpenDocket['broughtUp']> {
  if (!needsMigration(raw)) return undefined;
  const source = {
    folder,
    key,
    docketId,
    withDatabase: async <T>(work: (raw: Database) => T | Promise<T>) => work(raw),
  };
  const { name } = await keepBackup(source, `before-schema-${schemaVersion(raw)}`, nowIso());
  migrate(raw);
  return { backup: name };
}

/** Empties the log into docket.db. Where the disk has no room for it the log stays, whole, for the next opening. */
function foldLog(raw: Database): void {
  try {
    checkpoint(raw);
  } catch (error) {
    if (codeOfFailure(error) === undefined) throw error;
  }
}

/** Makes the public face of an opened database. `close` is safe to call again. */
function presentDocket(
  facts: Pick<OpenDocket, 'folder' | 'id' | 'createdAt' | 'readOnly' | 'person' | 'db' | 'broughtUp'>,
): OpenDocket {
  const docket: OpenDocket = {
    ...facts,
    files: fileStoreIn(layoutOf(facts.folder).files, facts.db, facts.readOnly),
    close: async () => {
      const session = endSession(docket);
      if (session === undefined) return;
      try {
        await facts.db.connection().execute(async () => {
          try {
            if (session.takesNotes && session.raw.open) foldLog(session.raw);
          } finally {
            session.raw.close();
          }
        });
      } finally {
        await session.file.close();
        sodium.sodium_memzero(session.key);
        if (session.seed !== undefined) sodium.sodium_memzero(session.seed);
        session.identity?.wipe();
        await forgetHolder(facts.folder);
        release(facts.folder);
      }
    },
  };
  return docket;
}

/** What is known of a docket before its database is opened. */
export interface KnownDocket {
  folder: string;
  /** The docket key; wiped when the docket is closed. */
  key: Buffer;
  docketId: string;
  personId: string;
  /** The slot that gave the key; absent while the docket is open already, or was made a moment ago. */
  slot?: Slot;
  /** Of the person's keys; wiped when the docket is closed. */
  seed: Buffer;
  readOnly: boolean;
}

/** The person that signed entries know behind what opened a docket. Throws `slot-unknown`. */
function personBehind(members: Members, { slot, personId }: KnownDocket): Member {
  if (slot !== undefined) return admit(members, slot);
  const person = members.present.find(({ id }) => id === personId);
  if (person === undefined) throw new DocketError('slot-unknown', {});
  return person;
}

/** Checks an opened database, brings it up to date and presents it. */
async function settleIn(raw: Database, known: KnownDocket, signer: Signer): Promise<OpenDocket> {
  const { folder, docketId, readOnly } = known;
  assertKnownSchema(raw);
  assertReadable(raw);
  if (readOnly && needsMigration(raw)) throw new DocketError('folder-not-writable', { readOnly: true });
  const broughtUp = await migrateSafely(raw, folder, known.key, docketId);
  const db = queriesOn(raw);
  if ((await readMeta(db, 'docketId')) !== docketId) {
    throw new DocketError('docket-damaged', { part: 'docket.db', problem: 'other-docket' });
  }
  const membership = await readMembership(db);
  const { id, name, role } = personBehind(membership.members, known);
  const person: Person = { id, name, role, signer };
  const createdAt = (await readMeta(db, 'createdAt')) ?? '';
  const auditing = person.role === 'auditor';
  if (!readOnly) {
    await removeLeftovers(layoutOf(folder).files);
    await removeLeftovers(layoutOf(folder).backups);
    await removeDatabase(layoutOf(folder).nextDatabase);
  }
  if (auditing) raw.pragma('query_only = ON');
  return presentDocket({
    folder,
    id: docketId,
    createdAt,
    readOnly: readOnly || auditing,
    person,
    db,
    broughtUp,
  });
}

/** Opens a docket whose key is known. `key` and `seed` belong to the docket from here on. */
export async function openWithKey(known: KnownDocket): Promise<OpenDocket> {
  const { folder, key, seed, readOnly } = known;
  claim(folder);
  const identity = new Identity(seed);
  let file: FileHandle | undefined;
  let raw: Database | undefined;
  try {
    file = await openDatabaseFile(layoutOf(folder).database, key);
    await assertOwnLog(layoutOf(folder).log, file, key);
    raw = openConnection(layoutOf(folder).database, key, { readOnly });
    const docket = await settleIn(raw, known, identity);
    await noteHolder(folder);
    keepSession(docket, { raw, key, seed, identity, file, takesNotes: !readOnly });
    return docket;
  } catch (caught) {
    const error = await withDamageFacts(toDocketError(caught), {
      raw,
      file,
      key,
      folder,
      docketId: known.docketId,
    });
    raw?.close();
    await file?.close();
    sodium.sodium_memzero(key);
    sodium.sodium_memzero(seed);
    identity.wipe();
    release(folder);
    throw await withHolder(folder, error);
  }
}

/**
 * Opens a docket with a passphrase, its recovery key or the key of a device.
 * Errors: `not-a-docket`, `wrong-passphrase`, `recovery-key-mistyped`, `recovery-key-mismatch`, `device-unusable`, `slots-damaged`,
 * `slot-unknown` (it opens, but the docket does not have it, or not any more),
 * `key-mismatch`, `docket-damaged`, `docket-too-new`, `docket-in-use`, `folder-not-writable`, `disk-full`. Whatever fails, the files
 * stay as they are: a docket that does not open is never replaced, and no key is ever overwritten.
 */
export async function openDocket(options: OpenOptions): Promise<OpenDocket> {
  return withDocketErrors(async () => {
    const folder = await findDocket(options.folder);
    const slots = await readSlotsOrOffer(folder, options.secret);
    const readOnly = options.readOnly === true;
    return withKnownSlot(slots, options.secret, async (opened) => {
      const { slot, seed } = opened;
      if (opened.nextDocketKey !== undefined) assertUnclaimed(folder);
      const { key, isNext } = await chooseKey(layoutOf(folder).database, opened);
      const { docketId } = slots;
      const known = { folder, key, docketId, personId: slot.personId, slot, seed, readOnly };
      const docket = await openWithKey(known);
      if (!readOnly) await finishSlots(docket, slots, isNext);
      return docket;
    });
  });
}
