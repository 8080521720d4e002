import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listEntries } from '#docket/trail/list.ts';
import { type CreateOptions, createDocket } from '#docket/vault/create.ts';
import { readDocketInfo } from '#docket/vault/info.ts';
import { openDocket } from '#docket/vault/open.ts';
import { readProfile } from '#docket/vault/profile.ts';
import { confirmRecoveryKey, isRecoveryKeyConfirmed } from '#docket/vault/recovery.ts';
import {
  closedDocket,
  expectRefusal,
  failureOf,
  freshDocket,
  freshFolder,
  PASSPHRASE,
  PROFILE,
} from './helpers.ts';

function optionsFor(folder: string, more: Partial<CreateOptions> = {}): CreateOptions {
  return { folder, profile: PROFILE, person: { name: 'Li Na' }, passphrase: PASSPHRASE, ...more };
}

describe('making a docket', () => {
  it('leaves exactly the parts of a docket, readable by nobody else', async () => {
    const { docket } = await freshDocket();
    await docket.close();
    expect((await readdir(docket.folder)).sort()).toEqual([
      'README.txt',
      'backups',
      'docket.db',
      'files',
      'slots.json',
    ]);
    for (const name of ['docket.db', 'slots.json']) {
      expect((await stat(join(docket.folder, name))).mode & 0o077).toBe(0);
    }
    expect(await readFile(join(docket.folder, 'README.txt'), 'utf8')).toMatch(
      /SQLCipher 4[\s\S]*SQLCipher 4/,
    );
  });

  it('begins the trail and keeps the profile', async () => {
    const { docket } = await freshDocket();
    const [entry] = await listEntries(docket.db, { limit: 10 });
    expect(entry).toMatchObject({ seq: 1, action: 'docket.created', personId: docket.person.id });
    expect(await readProfile(docket.db)).toEqual(PROFILE);
    expect(docket.person.role).toBe('officer');
  });

  it('takes an empty folder that is already there', async () => {
    const folder = join(await freshFolder(), 'empty.docket');
    await mkdir(folder);
    const { docket } = await createDocket(optionsFor(folder));
    await docket.close();
    expect(await readdir(folder)).toContain('docket.db');
  });

  it('never touches a docket that is there', async () => {
    const { folder } = await closedDocket();
    await expectRefusal(folder, 'docket-exists', () => createDocket(optionsFor(folder)));
  });

  it('never touches a folder that holds something else', async () => {
    const folder = await freshFolder();
    await writeFile(join(folder, 'holiday.txt'), 'photos');
    await expectRefusal(folder, 'folder-not-empty', () => createDocket(optionsFor(folder)));
  });

  it.each<[string, Partial<CreateOptions>, string]>([
    ['a short passphrase', { passphrase: 'elevenchars' }, 'passphrase-too-weak'],
    ['a passphrase that many use', { passphrase: 'iloveyou2024!' }, 'passphrase-too-weak'],
    [
      'the name of the organisation as passphrase',
      { passphrase: `${PROFILE.name} 2026` },
      'passphrase-too-weak',
    ],
    ['a cheap key derivation', { kdf: { opsLimit: 3, memLimitBytes: 32 * 1024 * 1024 } }, 'bad-input'],
    ['a person without a name', { person: { name: '  ' } }, 'bad-input'],
    ['a profile without a regime', { profile: { ...PROFILE, regimes: [] } }, 'bad-input'],
    ['a profile without a name', { profile: { ...PROFILE, name: '' } }, 'bad-input'],
  ])('refuses %s and leaves nothing behind', async (_, more, code) => {
    const parent = await freshFolder();
    const failure = await failureOf(createDocket(optionsFor(join(parent, 'new.docket'), more)));
    expect(failure.code).toBe(code);
    expect(await readdir(parent)).toEqual([]);
  });

  it('says that the parent folder is missing', async () => {
    const failure = await failureOf(createDocket(optionsFor(join(await freshFolder(), 'no', 'new.docket'))));
    expect(failure).toMatchObject({ code: 'folder-not-writable', details: { problem: 'parent-missing' } });
  });
});

describe('the recovery key', () => {
  it('is confirmed by typing it back, and the trail says so', async () => {
    const { docket, recoveryKey } = await freshDocket();
    expect(await isRecoveryKeyConfirmed(docket)).toBe(false);
    await confirmRecoveryKey(docket, ` ${recoveryKey.toUpperCase().replaceAll(' ', ' - ')} `);
    expect(await isRecoveryKeyConfirmed(docket)).toBe(true);
    expect((await listEntries(docket.db, { limit: 1 }))[0]?.action).toBe('recovery-key.confirmed');
  });

  it('of another docket is not confirmed', async () => {
    const { docket } = await freshDocket();
    const other = await closedDocket();
    expect((await failureOf(confirmRecoveryKey(docket, other.recoveryKey))).code).toBe(
      'recovery-key-mismatch',
    );
    expect(await isRecoveryKeyConfirmed(docket)).toBe(false);
  });

  it('opens the docket for the person who made it', async () => {
    const { folder, recoveryKey } = await closedDocket();
    const docket = await openDocket({ folder, secret: { recoveryKey } });
    expect(docket.person.role).toBe('officer');
    await docket.close();
  });
});

describe('what a folder tells without a key', () => {
  it('is that it is a docket, since when, and how it opens', async () => {
    const { folder } = await closedDocket();
    const info = await readDocketInfo(folder);
    expect(info).toMatchObject({ isDocket: true, format: 2, slots: { passphrases: 1, recoveryKeys: 1 } });
    expect(info.problem).toBeUndefined();
  });

  it('is nothing for a missing folder, a file and a folder of something else', async () => {
    const folder = await freshFolder();
    await writeFile(join(folder, 'a.txt'), 'a');
    for (const path of [folder, join(folder, 'a.txt'), join(folder, 'none')]) {
      expect(await readDocketInfo(path)).toEqual({ isDocket: false });
    }
  });
});
