import { randomBytes, randomUUID } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import sodium from 'sodium-native';
import { DocketError } from '#shared/errors.ts';
import { folder as english } from '#shared/text/en/folder.ts';
import { folder as chinese } from '#shared/text/zh-CN/folder.ts';
import { nowIso } from '#shared/time.ts';
import { checkpoint, DOCKET_KEY_BYTES, openConnection } from '../database/connection.ts';
import { queriesOn } from '../database/dialect.ts';
import { writeMeta } from '../database/meta.ts';
import { migrate } from '../database/migrate.ts';
import { appendEntry } from '../trail/append.ts';
import { introduction, slotChange } from '../trail/members.ts';
import type { OpenDocket } from './docket.ts';
import { syncFile, syncFolder } from './durable.ts';
import { makeFolder } from './folder.ts';
import { createSeed, Identity } from './identity.ts';
import { measureCost } from './kdf-cost.ts';
import { markOf } from './known-slots.ts';
import { layoutOf } from './layout.ts';
import { openWithKey } from './open.ts';
import { assertPassphrase } from './passphrase.ts';
import { type DocketProfile, parseProfile, writeProfile } from './profile.ts';
import { createRecoveryKey, formatRecoveryKey } from './recovery-key.ts';
import { SLOTS_FORMAT, type Slot, writeSlots } from './slots.ts';
import { type KdfCost, keyCheckOf, passphraseSlot, recoverySlot } from './wrap.ts';

export interface CreateOptions {
  /** Where the docket will be, for example `/home/li/Acme.docket`: not there yet, or an empty folder. */
  folder: string;
  profile: DocketProfile;
  /** The first person; an officer. */
  person: { name: string };
  passphrase: string;
  /** Cost of Argon2id, never below 3 passes and 64 MiB; measured on this machine unless given. */
  kdf?: KdfCost;
}

interface NewDocket {
  docketId: string;
  personId: string;
  createdAt: string;
  key: Buffer;
  /** Of the first person's keys. */
  seed: Buffer;
}

/** Makes docket.db with its first rows and the first entry of its trail. */
async function writeDatabase(
  file: string,
  made: NewDocket,
  slots: readonly Slot[],
  options: CreateOptions,
): Promise<void> {
  const raw = openConnection(file, made.key, { create: true });
  try {
    migrate(raw);
    const person = { id: made.personId, name: options.person.name.trim() };
    const signer = new Identity(made.seed);
    await queriesOn(raw)
      .transaction()
      .execute(async (trx) => {
        await writeMeta(trx, 'docketId', made.docketId);
        await writeMeta(trx, 'createdAt', made.createdAt);
        await writeProfile(trx, options.profile);
        const { name, place, regimes, language } = options.profile;
        await appendEntry(trx, {
          person: { ...person, signer },
          action: 'docket.created',
          details: {
            name,
            place,
            regimes,
            language,
            ...introduction(signer.publicKey, 'officer'),
            ...slotChange(slots.map(markOf), []),
          },
          at: made.createdAt,
        });
      });
    signer.wipe();
    checkpoint(raw);
  } finally {
    raw.close();
  }
  // SQLite makes files readable by all; its log takes the mode of the file.
  await chmod(file, 0o600);
  await syncFile(file);
}

/** Both languages: whoever finds the folder later may read only one of them. */
function readmeText(): string {
  return `${english.readme}\n\n${chinese.readme}\n`;
}

/** Fills a fresh folder with everything a docket consists of. Returns the recovery key as people type it. */
async function fillFolder(staging: string, made: NewDocket, options: CreateOptions): Promise<string> {
  const paths = layoutOf(staging);
  const { key, docketId, personId, createdAt, seed } = made;
  await mkdir(paths.files, { mode: 0o700 });
  await mkdir(paths.backups, { mode: 0o700 });
  await writeFile(paths.readme, readmeText(), { mode: 0o600, flush: true });
  const recoveryKey = createRecoveryKey();
  try {
    const content = { docketId, personId, docketKey: key, seed };
    const slots = [
      await passphraseSlot(content, options.passphrase, options.kdf ?? (await measureCost())),
      await recoverySlot(content, recoveryKey),
    ];
    await writeDatabase(paths.database, made, slots, options);
    const keyCheck = keyCheckOf(key, docketId);
    await writeSlots(staging, { format: SLOTS_FORMAT, docketId, createdAt, keyCheck, slots });
    await syncFolder(staging);
    return formatRecoveryKey(recoveryKey, options.profile.language);
  } finally {
    sodium.sodium_memzero(recoveryKey);
  }
}

/**
 * Makes a docket and opens it. The folder appears only when it is complete; after a failure nothing is left of it. The
 * recovery key is returned once and kept nowhere: show it, and have it typed back (`confirmRecoveryKey`).
 * Errors: `passphrase-too-weak`, `bad-input`, `docket-exists`, `folder-not-empty`, `folder-not-writable`, `disk-full`.
 */
export async function createDocket(
  options: CreateOptions,
): Promise<{ docket: OpenDocket; recoveryKey: string }> {
  const names = [options.profile.name, options.person.name];
  await assertPassphrase(options.passphrase, names);
  const profile = parseProfile(options.profile);
  if (options.person.name.trim() === '') throw new DocketError('bad-input', { field: 'person.name' });
  const made: NewDocket = {
    docketId: randomUUID(),
    personId: randomUUID(),
    createdAt: nowIso(),
    key: randomBytes(DOCKET_KEY_BYTES),
    seed: createSeed(),
  };
  const path = resolve(options.folder);
  let recoveryKey = '';
  try {
    await makeFolder(path, async (staging) => {
      recoveryKey = await fillFolder(staging, made, { ...options, profile });
    });
  } catch (error) {
    sodium.sodium_memzero(made.key);
    sodium.sodium_memzero(made.seed);
    throw error;
  }
  const { key, docketId, personId, seed } = made;
  const folder = realpathSync(path);
  const docket = await openWithKey({ folder, key, docketId, personId, seed, readOnly: false });
  return { docket, recoveryKey };
}
