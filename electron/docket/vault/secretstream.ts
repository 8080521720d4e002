import sodium from 'sodium-native';
import { z } from 'zod';

/**
 * libsodium's secretstream (XChaCha20-Poly1305) in chunks of 64 KiB: each chunk is authenticated, their order too, and
 * the last one is marked, so that a flipped bit, a swapped chunk and a cut end are all found.
 * https://doc.libsodium.org/secret-key_cryptography/secretstream
 */
export const CHUNK_BYTES = 64 * 1024;
export const STREAM_KEY_BYTES = sodium.crypto_secretstream_xchacha20poly1305_KEYBYTES;
export const STREAM_HEADER_BYTES = sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES;

const CHUNK_OVERHEAD = sodium.crypto_secretstream_xchacha20poly1305_ABYTES;
export const SEALED_CHUNK_BYTES = CHUNK_BYTES + CHUNK_OVERHEAD;

/** libsodium's TAG_MESSAGE and TAG_FINAL. */
const TAG_MESSAGE = 0;
const TAG_FINAL = 3;

/** Bytes of libsodium's `crypto_secretstream_xchacha20poly1305_state`: key, nonce, padding. */
export const STREAM_STATE_BYTES = 52;

type Init = (state: Buffer, header: Buffer, key: Buffer) => void;
type Push = (state: Buffer, sealed: Buffer, chunk: Buffer, data: null, tag: number) => number;
type Pull = (state: Buffer, chunk: Buffer, tag: Buffer, sealed: Buffer, data: null) => number;

const isFunction = (value: unknown) => typeof value === 'function';

/** The published types of sodium-native describe an older form of these four; here they are as the library has them. */
export const secretstream = z
  .object({
    crypto_secretstream_xchacha20poly1305_init_push: z.custom<Init>(isFunction),
    crypto_secretstream_xchacha20poly1305_init_pull: z.custom<Init>(isFunction),
    crypto_secretstream_xchacha20poly1305_push: z.custom<Push>(isFunction),
    crypto_secretstream_xchacha20poly1305_pull: z.custom<Pull>(isFunction),
  })
  .parse(sodium);

/** Cuts a stream into chunks of exactly CHUNK_BYTES; the last one, and only that, is shorter and may be empty. */
async function* inChunks(
  source: AsyncIterable<Uint8Array>,
  last: { reached: boolean },
): AsyncGenerator<Buffer> {
  const chunk = Buffer.alloc(CHUNK_BYTES);
  let filled = 0;
  for await (const part of source) {
    let offset = 0;
    while (offset < part.length) {
      const taken = Math.min(CHUNK_BYTES - filled, part.length - offset);
      chunk.set(part.subarray(offset, offset + taken), filled);
      filled += taken;
      offset += taken;
      if (filled === CHUNK_BYTES) {
        yield chunk;
        filled = 0;
      }
    }
  }
  last.reached = true;
  yield chunk.subarray(0, filled);
}

/** Starts a stream under `key`: fills `header` (STREAM_HEADER_BYTES), which is needed to read it, and seals what comes. */
export async function* sealStream(
  source: AsyncIterable<Uint8Array>,
  key: Buffer,
  header: Buffer,
): AsyncGenerator<Buffer> {
  const state = Buffer.alloc(STREAM_STATE_BYTES);
  secretstream.crypto_secretstream_xchacha20poly1305_init_push(state, header, key);
  const last = { reached: false };
  try {
    for await (const chunk of inChunks(source, last)) {
      const sealed = Buffer.alloc(chunk.length + CHUNK_OVERHEAD);
      const tag = last.reached ? TAG_FINAL : TAG_MESSAGE;
      secretstream.crypto_secretstream_xchacha20poly1305_push(state, sealed, chunk, null, tag);
      yield sealed;
    }
  } finally {
    sodium.sodium_memzero(state);
  }
}

/** Thrown by `openStream` when a chunk is not what was sealed, or the stream does not end where it ended then. */
export class StreamDamaged extends Error {}

/**
 * Opens what `sealStream` made. `source` must come in pieces of SEALED_CHUNK_BYTES, the last one shorter. Yields only
 * authenticated chunks; throws StreamDamaged at the first that is not, and at the end when the end is missing.
 */
export async function* openStream(
  source: AsyncIterable<Buffer>,
  key: Buffer,
  header: Buffer,
): AsyncGenerator<Buffer> {
  const state = Buffer.alloc(STREAM_STATE_BYTES);
  secretstream.crypto_secretstream_xchacha20poly1305_init_pull(state, header, key);
  const tag = Buffer.alloc(1);
  let ended = false;
  try {
    for await (const sealed of source) {
      if (ended || sealed.length < CHUNK_OVERHEAD)
        throw new StreamDamaged('the stream goes on after its end');
      const chunk = Buffer.alloc(sealed.length - CHUNK_OVERHEAD);
      pullChunk(state, chunk, tag, sealed);
      ended = tag[0] === TAG_FINAL;
      yield chunk;
    }
  } finally {
    sodium.sodium_memzero(state);
  }
  if (!ended) throw new StreamDamaged('the end is missing');
}

function pullChunk(state: Buffer, chunk: Buffer, tag: Buffer, sealed: Buffer): void {
  try {
    secretstream.crypto_secretstream_xchacha20poly1305_pull(state, chunk, tag, sealed, null);
  } catch (error) {
    throw new StreamDamaged('a chunk is not authentic', { cause: error });
  }
}

/** Bytes that `sealStream` makes of `size` bytes: whole chunks and one shorter last one, each with its tag. */
export function sealedSize(size: number): number {
  return size + (Math.floor(size / CHUNK_BYTES) + 1) * CHUNK_OVERHEAD;
}
