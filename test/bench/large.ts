import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { createDocket } from '#docket/vault/create.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { parseSlots } from '#docket/vault/slots.ts';
import { openSlot } from '#docket/vault/wrap.ts';
import type { Comparison } from './measure.ts';

const LARGE_BYTES = 2 ** 30;
const script = fileURLToPath(new URL('./child/large.ts', import.meta.url));
const answerSchema = z.object({ milliseconds: z.number(), peak: z.number(), size: z.literal(LARGE_BYTES) });

async function writeRandom(path: string): Promise<void> {
  const handle = await open(path, 'w');
  for (let written = 0; written < LARGE_BYTES; written += 2 ** 24) await handle.write(randomBytes(2 ** 24));
  await handle.sync();
  await handle.close();
}

/** What the child needs to open the docket without deriving a key. */
async function keysOf(folder: string, passphrase: string): Promise<string[]> {
  const slots = parseSlots(await readFile(layoutOf(folder).slots, 'utf8'));
  const { docketKey, seed, slot } = await openSlot(slots, { passphrase });
  return [docketKey.toString('hex'), seed?.toString('hex') ?? '', slots.docketId, slot.personId];
}

/**
 * Attaching 1 GiB, and backing up a docket that holds it, each in a process of its own, against what nobody could leave
 * out. One run each: a run takes seconds, and the disk varies more than the code.
 */
export async function compareLarge(home: string): Promise<Comparison[]> {
  await mkdir(home);
  const folder = join(home, 'Large.docket');
  const large = join(home, 'large.bin');
  const passphrase = randomBytes(24).toString('base64url');
  const profile = {
    name: 'Bench',
    place: 'DE',
    regimes: [{ regime: 'eu-gdpr', place: 'DE' }],
    language: 'en' as const,
  };
  const { docket } = await createDocket({ folder, profile, person: { name: 'Bench' }, passphrase });
  await docket.close();
  await writeRandom(large);
  const keys = await keysOf(folder, passphrase);
  const measure = async (what: string) => {
    const { stdout } = await promisify(execFile)(process.execPath, [script, folder, ...keys, what, large]);
    return answerSchema.parse(JSON.parse(stdout));
  };
  const compare = async (names: { product: string; bare: string; name: string; against: string }) => {
    const bare = await measure(names.bare);
    const product = await measure(names.product);
    return {
      name: names.name,
      product: product.milliseconds,
      bare: bare.milliseconds,
      against: names.against,
      peaks: { product: product.peak, bare: bare.peak },
    };
  };
  return [
    await compare({
      product: 'attach',
      bare: 'seal',
      name: 'attach 1 GiB (seal, hash twice, store, flush)',
      against: 'libsodium’s secretstream alone, file to file, flushed',
    }),
    await compare({
      product: 'backup',
      bare: 'copy',
      name: 'back up a docket with 1 GiB (copy, hash, read again, open, compare)',
      against: 'copying the file, flushed',
    }),
  ];
}
