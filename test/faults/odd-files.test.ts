import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesAt } from '#docket/cases/files.ts';
import { readTableFile } from '#docket/exchange/read-table.ts';
import { readLawFile } from '#docket/law/read-file.ts';
import { verifyPack } from '#docket/packs/verify.ts';
import { backupDocket } from '#docket/vault/backup.ts';
import { checkDocket } from '#docket/vault/check.ts';
import { createDocket } from '#docket/vault/create.ts';
import { openDocket } from '#docket/vault/open.ts';
import { restoreDocket } from '#docket/vault/restore.ts';
import { salvageDocket } from '#docket/vault/salvage.ts';
import { LEAST_KDF } from '#docket/vault/slots.ts';
import { openSnapshot } from '#docket/vault/snapshot.ts';
import { passphrase, profile } from '../docket/desk.ts';

/** What somebody with access to the folder puts in the place of a file. */
const ODD = {
  pipe: async (path: string) => void execFileSync('mkfifo', [path]),
  link: (path: string) => symlink(secret, path),
  device: (path: string) => symlink('/dev/zero', path),
  folder: async (path: string) => void (await mkdir(path)),
} as const;
type OddKind = keyof typeof ODD;

const SECRET = 'what lies elsewhere on this computer';
const secretOf = { secret: { passphrase } };

let home: string;
let secret: string;
let sound: string;
let stored: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'docket-odd-'));
  secret = join(home, 'private.txt');
  await writeFile(secret, SECRET);
  sound = join(home, 'Sound.docket');
  const { docket } = await createDocket({
    folder: sound,
    profile,
    person: { name: 'Li Na' },
    passphrase,
    kdf: LEAST_KDF,
  });
  await docket.files.add(Buffer.from('an attachment'), 'letter.txt', 'text/plain');
  await docket.close();
  [stored = ''] = await readdir(join(sound, 'files'));
}, 60_000);
afterAll(() => rm(home, { recursive: true, force: true }));

/** A copy of the docket in which something odd lies in the place of a file. */
async function oddDocket(part: string, kind: OddKind): Promise<string> {
  const folder = join(await mkdtemp(join(home, 'one-')), 'Odd.docket');
  await cp(sound, folder, { recursive: true });
  await rm(join(folder, part), { force: true });
  await ODD[kind](join(folder, part));
  return folder;
}

const named = (part: string, kind: OddKind) => ({
  code: 'file-not-regular',
  details: { file: part, problem: kind === 'device' ? 'link' : kind },
});

describe('what is no ordinary file in a docket’s folder is named, and nothing waits for it or follows it', () => {
  const kinds: OddKind[] = ['pipe', 'link', 'device', 'folder'];

  test.each(
    ['docket.db', 'slots.json', 'docket.db-wal'].flatMap((part) =>
      kinds.map((kind) => [part, kind] as const),
    ),
  )('%s is a %s', async (part, kind) => {
    const folder = await oddDocket(part, kind);
    await expect(openDocket({ folder, ...secretOf })).rejects.toMatchObject(named(part, kind));
    await expect(openSnapshot({ folder, ...secretOf })).rejects.toMatchObject(named(part, kind));
    const salvaged = salvageDocket(folder, secretOf.secret, join(folder, '../New.docket'));
    await expect(salvaged).rejects.toMatchObject(named(part, kind));
  });

  test.each(kinds)('open.json is a %s: nobody needs it', async (kind) => {
    const folder = await oddDocket('open.json', kind);
    await (await openDocket({ folder, ...secretOf })).close();
    expect(await readFile(secret, 'utf8')).toBe(SECRET);
  });

  test.each(kinds)(
    'an attachment is a %s: the check names it, and no backup or salvage takes it',
    async (kind) => {
      const folder = await oddDocket(join('files', stored), kind);
      const docket = await openDocket({ folder, ...secretOf });
      const target = join(folder, '../backup.zip');
      try {
        const { findings } = await checkDocket(docket);
        expect(findings.filter(({ ok }) => !ok)).toMatchObject([
          { part: 'files', problem: 'file-not-regular', subject: 'letter.txt' },
        ]);
        expect((await backupDocket(docket, target)).missing).toEqual(['letter.txt']);
      } finally {
        await docket.close();
      }
      expect((await readFile(target)).includes(SECRET)).toBe(false);
      const report = await salvageDocket(folder, secretOf.secret, join(folder, '../New.docket'));
      expect(report.files).toEqual({ kept: 0, lost: ['letter.txt'] });
    },
  );

  test.each(kinds)('README.txt is a %s: no backup or salvage takes what it leads to', async (kind) => {
    const folder = await oddDocket('README.txt', kind);
    const docket = await openDocket({ folder, ...secretOf });
    const target = join(folder, '../backup.zip');
    await expect(backupDocket(docket, target)).rejects.toMatchObject(named('README.txt', kind));
    await docket.close();
    const fresh = join(folder, '../New.docket');
    await salvageDocket(folder, secretOf.secret, fresh);
    expect(await readdir(fresh)).not.toContain('README.txt');
  });
});

describe('what is no ordinary file is named where a person chooses a file; a link to one is followed', () => {
  test.each(['pipe', 'device', 'folder'] as const)('a %s', async (kind) => {
    const path = join(await mkdtemp(join(home, 'chosen-')), 'chosen.csv');
    await ODD[kind](path);
    const odd = { code: 'file-not-regular', details: { file: 'chosen.csv', problem: kind } };
    await expect(readTableFile(path, new Set())).rejects.toMatchObject(odd);
    await expect(readLawFile(path)).rejects.toMatchObject(odd);
    await expect(filesAt([path])).rejects.toMatchObject(odd);
    await expect(restoreDocket(path, `${path}.docket`)).rejects.toMatchObject(odd);
    if (kind === 'folder') expect((await verifyPack(path)).problem?.code).toBe('isFolder');
    else await expect(verifyPack(path)).rejects.toMatchObject(odd);
  });

  test('a link', async () => {
    const path = join(await mkdtemp(join(home, 'chosen-')), 'chosen.csv');
    await symlink(secret, path);
    expect(await filesAt([path])).toMatchObject([{ name: 'chosen.csv', size: SECRET.length }]);
  });
});
