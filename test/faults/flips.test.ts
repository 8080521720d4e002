import { randomBytes, randomInt } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backupDocket } from '#docket/vault/backup.ts';
import { readBackup } from '#docket/vault/backup-read.ts';
import { type CheckPart, checkDocket } from '#docket/vault/check.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { openWithKey } from '#docket/vault/open.ts';
import { parseSlots, readSlots } from '#docket/vault/slots.ts';
import { openSlot } from '#docket/vault/wrap.ts';
import { DocketError } from '#shared/errors.ts';
import { GOLDEN_PASSPHRASE } from '#test/fixtures/dockets/golden.ts';

const golden = fileURLToPath(new URL('../fixtures/dockets/schema-130', import.meta.url));

/** How many bytes are changed in each thing; two hundred in all. */
const FLIPS = { database: 80, slots: 40, file: 40, backup: 40 };
type Thing = keyof typeof FLIPS;

const seed = Number(process.env.FLIP_SEED ?? randomInt(2 ** 31));

/** A docket with an attachment of some size, and a backup of it. */
async function prepare(home: string) {
  const folder = join(home, 'golden.docket');
  await cp(golden, folder, { recursive: true });
  const slots = parseSlots(await readFile(layoutOf(folder).slots, 'utf8'));
  const { docketKey, seed, slot } = await openSlot(slots, { passphrase: GOLDEN_PASSPHRASE });
  const known = { folder, docketId: slots.docketId, personId: slot.personId, readOnly: false };
  const open = () => openWithKey({ ...known, key: Buffer.from(docketKey), seed: Buffer.from(seed) });
  const docket = await open();
  await docket.files.add(randomBytes(150_000), 'random.bin', 'application/octet-stream');
  const backup = join(home, 'backup.zip');
  await backupDocket(docket, backup);
  await docket.close();
  return { folder, open, backup };
}

/** What the program says of the docket as it lies on the disk: the parts that it names. */
async function namedBy(folder: string, open: Awaited<ReturnType<typeof prepare>>['open']): Promise<string[]> {
  try {
    await readSlots(folder);
  } catch (error) {
    if (error instanceof DocketError && error.code === 'slots-damaged') return ['slots'];
    throw error;
  }
  try {
    const docket = await open();
    const { findings } = await checkDocket(docket);
    await docket.close();
    const parts: CheckPart[] = findings.filter(({ ok }) => !ok).map(({ part }) => part);
    return parts;
  } catch (error) {
    if (error instanceof DocketError && error.code === 'docket-damaged') return ['pages'];
    throw error;
  }
}

async function namedInBackup(file: string): Promise<string[]> {
  try {
    await readBackup(file, () => undefined);
    return [];
  } catch (error) {
    if (error instanceof DocketError && error.code === 'backup-invalid') return ['backup'];
    throw error;
  }
}

const expected: Record<Thing, string> = {
  database: 'pages',
  slots: 'slots',
  file: 'files',
  backup: 'backup',
};

it('two hundred changed bytes in docket.db, slots.json, attachments and a backup are each found and named', async () => {
  const home = await mkdtemp(join(tmpdir(), 'docket-flips-'));
  try {
    const { folder, open, backup } = await prepare(home);
    const { database, slots, files } = layoutOf(folder);
    const stored = (await readdir(files)).map((name) => join(files, name));
    const targets: Record<Thing, string[]> = {
      database: [database],
      slots: [slots],
      file: stored,
      backup: [backup],
    };
    expect(await namedBy(folder, open)).toEqual([]);
    expect(await namedInBackup(backup)).toEqual([]);
    const unnoticed: string[] = [];
    let flips = 0;
    for (const thing of ['database', 'slots', 'file', 'backup'] as const) {
      const spots = fc.sample(
        fc.tuple(fc.nat(), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(7)),
        {
          numRuns: FLIPS[thing],
          seed,
        },
      );
      for (const [which, where, bit] of spots) {
        const file = targets[thing][which % targets[thing].length] ?? '';
        const whole = await readFile(file);
        const offset = Math.floor(where * (await stat(file)).size);
        const flipped = Buffer.from(whole);
        flipped[offset] = (flipped[offset] ?? 0) ^ (1 << bit);
        await writeFile(file, flipped);
        const named = thing === 'backup' ? await namedInBackup(file) : await namedBy(folder, open);
        if (!named.includes(expected[thing])) unnoticed.push(`${thing} at ${offset}, bit ${bit}: ${named}`);
        await writeFile(file, whole);
        flips += 1;
      }
    }
    expect(unnoticed, `FLIP_SEED=${seed}`).toEqual([]);
    expect(flips).toBe(200);
    expect(await namedBy(folder, open)).toEqual([]);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}, 300_000);
