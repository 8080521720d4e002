import { randomBytes } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { copyFile, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { stdout } from 'node:process';
import { backupDocket } from '#docket/vault/backup.ts';
import type { OpenDocket } from '#docket/vault/docket.ts';
import { openWithKey } from '#docket/vault/open.ts';
import {
  CHUNK_BYTES,
  SEALED_CHUNK_BYTES,
  STREAM_HEADER_BYTES,
  STREAM_KEY_BYTES,
  STREAM_STATE_BYTES,
  secretstream,
} from '#docket/vault/secretstream.ts';

// Does one thing with a large content in a process of its own, so that its peak memory is that of this work alone, and
// prints the milliseconds and the peak in bytes. The docket is opened with its key: Argon2id would be the peak.
const [folder = '', key = '', seed = '', docketId = '', personId = '', what = '', large = ''] =
  process.argv.slice(2);

function openHere(): Promise<OpenDocket> {
  const secrets = { key: Buffer.from(key, 'hex'), seed: Buffer.from(seed, 'hex') };
  return openWithKey({ folder, ...secrets, docketId, personId, readOnly: false });
}

/** What nobody could leave out: reading, libsodium's secretstream in chunks of 64 KiB, writing and flushing. */
async function sealAlone(): Promise<void> {
  const state = Buffer.alloc(STREAM_STATE_BYTES);
  secretstream.crypto_secretstream_xchacha20poly1305_init_push(
    state,
    Buffer.alloc(STREAM_HEADER_BYTES),
    randomBytes(STREAM_KEY_BYTES),
  );
  const from = await open(large, 'r');
  const to = await open(join(folder, '..', 'alone.bin'), 'w');
  const plain = Buffer.alloc(CHUNK_BYTES);
  const sealed = Buffer.alloc(SEALED_CHUNK_BYTES);
  for (;;) {
    const { bytesRead } = await from.read(plain, 0, CHUNK_BYTES);
    if (bytesRead === 0) break;
    const part = plain.subarray(0, bytesRead);
    const bytes = secretstream.crypto_secretstream_xchacha20poly1305_push(state, sealed, part, null, 0);
    await to.write(sealed, 0, bytes);
  }
  await to.sync();
  await from.close();
  await to.close();
}

async function copyAlone(): Promise<void> {
  const target = join(folder, '..', 'copy.bin');
  await copyFile(large, target);
  const handle = await open(target, 'r+');
  await handle.sync();
  await handle.close();
}

/** The most that was resident at once, in bytes. On Linux `maxRSS` would be inherited from the process that started this. */
function peakMemory(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const kib = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return Number(kib) * 1024;
}

const works: Record<string, (docket: OpenDocket) => Promise<unknown>> = {
  attach: (docket) => docket.files.add(createReadStream(large), 'large.bin', 'application/octet-stream'),
  backup: (docket) => backupDocket(docket, join(folder, '..', 'backup.zip')),
  seal: sealAlone,
  copy: copyAlone,
};

const docket = await openHere();
const started = performance.now();
await works[what]?.(docket);
const milliseconds = performance.now() - started;
await docket.close();
for (const name of ['alone.bin', 'copy.bin', 'backup.zip']) {
  await rm(join(folder, '..', name), { force: true });
}
const { size } = await stat(large);
stdout.write(`${JSON.stringify({ milliseconds, peak: peakMemory(), size })}\n`);
