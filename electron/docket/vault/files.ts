import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import sodium from 'sodium-native';
import { MOST_FILE_BYTES } from '#shared/contract/files.ts';
import { DocketError } from '#shared/errors.ts';
import { nowIso } from '#shared/time.ts';
import { toDocketError, withDocketErrors } from '../database/errors.ts';
import type { FileRow, Tables } from '../database/tables.ts';
import { openRegular } from '../foreign/regular-file.ts';
import { PARTIAL_SUFFIX, settle, siblingOf, writeNewFile } from './durable.ts';
import { namesIn } from './folder.ts';
import {
  openStream,
  SEALED_CHUNK_BYTES,
  STREAM_HEADER_BYTES,
  STREAM_KEY_BYTES,
  StreamDamaged,
  sealedSize,
  sealStream,
} from './secretstream.ts';

/** A stored content. */
export interface StoredFile {
  id: string;
  /** SHA-512 of the content, lower-case hex. */
  sha512: string;
  /** The name under which it was first added; a case has its own name for it in `case_files`. */
  name: string;
  mediaType: string;
  /** Bytes of the content. */
  size: number;
}

/** Attachments: encrypted one by one with keys that lie in docket.db, each content kept once. */
export interface FileStore {
  /**
   * Stores a content in constant memory and returns it; a content that is already there is not stored twice. Call it
   * before the transaction that links the file to a case, never inside: it writes its own row.
   * Errors: `file-too-large`, `disk-full`, `folder-not-writable`, `docket-gone`, and what `content` throws; then nothing of it is kept.
   */
  add(content: Uint8Array | AsyncIterable<Uint8Array>, name: string, mediaType: string): Promise<StoredFile>;
  /**
   * The content, in chunks of at most 64 KiB, each authenticated before it is handed out. A file that was cut is found
   * at its end: whoever copies it somewhere must throw the copy away when the iteration throws.
   * Errors: `file-missing`, `file-damaged`, both with the file's name as `file`.
   */
  read(id: string): AsyncIterable<Buffer>;
  /** Reads a content to its end and compares its SHA-512. Same errors as `read`, and what `tap` throws, which is told the bytes. */
  verify(id: string, tap?: (bytes: number) => void): Promise<void>;
  /** Every stored content, in the order of their ids. */
  list(): Promise<StoredFile[]>;
  /**
   * Forgets a content to which no case points any more, in the transaction that took the last pointer away. With the row
   * its key is gone, and what is left on the disk cannot be read by anybody. Returns the name for `erase`, once the
   * transaction is confirmed; undefined when the content is still needed.
   */
  forget(trx: Kysely<Tables>, id: string): Promise<string | undefined>;
  /** Deletes a forgotten content from the disk. One that is not there any more is no error. */
  erase(storedAs: string): Promise<void>;
}

/** SHA-256 of the ciphertext. */
const STORED_NAME = /^[0-9a-f]{64}$/;

function toStoredFile(row: FileRow): StoredFile {
  return { id: row.id, sha512: row.sha512, name: row.name, mediaType: row.media_type, size: row.size };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The sealed chunks of a file, each whole: a read may return less than it was asked for. */
async function* sealedChunks(path: string): AsyncGenerator<Buffer> {
  const handle = await openRegular(path);
  try {
    for (;;) {
      const chunk = Buffer.alloc(SEALED_CHUNK_BYTES);
      let filled = 0;
      for (;;) {
        const { bytesRead } = await handle.read(chunk, filled, chunk.length - filled);
        filled += bytesRead;
        if (bytesRead === 0 || filled === chunk.length) break;
      }
      if (filled > 0) yield chunk.subarray(0, filled);
      if (filled < chunk.length) return;
    }
  } finally {
    await handle.close();
  }
}

/** What became of a content that was written to a part file. */
interface Sealed {
  sha512: string;
  size: number;
  storedAs: string;
  key: Buffer;
  header: Buffer;
}

/** Throws `file-too-large` as soon as more than `most` bytes came, however many there seemed to be before. */
async function sealInto(
  path: string,
  content: AsyncIterable<Uint8Array>,
  name: string,
  most: number,
): Promise<Sealed> {
  const key = randomBytes(STREAM_KEY_BYTES);
  const header = Buffer.alloc(STREAM_HEADER_BYTES);
  const plain = createHash('sha512');
  const sealed = createHash('sha256');
  let size = 0;
  async function* measured(): AsyncGenerator<Uint8Array> {
    for await (const part of content) {
      size += part.length;
      if (size > most) throw new DocketError('file-too-large', { file: name });
      plain.update(part);
      yield part;
    }
  }
  await writeNewFile(path, async (handle) => {
    for await (const chunk of sealStream(measured(), key, header)) {
      sealed.update(chunk);
      await handle.appendFile(chunk);
    }
  });
  return { sha512: plain.digest('hex'), size, storedAs: sealed.digest('hex'), key, header };
}

class FolderFileStore implements FileStore {
  readonly #folder: string;
  readonly #db: Kysely<Tables>;
  readonly #readOnly: boolean;
  readonly #most: number;
  /** The content that is being settled: one after the other, or the same content twice at once would be kept twice. */
  #settling: Promise<unknown> = Promise.resolve();

  constructor(folder: string, db: Kysely<Tables>, readOnly: boolean, most: number) {
    this.#folder = folder;
    this.#db = db;
    this.#readOnly = readOnly;
    this.#most = most;
  }

  async add(
    content: Uint8Array | AsyncIterable<Uint8Array>,
    name: string,
    mediaType: string,
  ): Promise<StoredFile> {
    if (this.#readOnly) throw new DocketError('folder-not-writable', { readOnly: true });
    const part = siblingOf(join(this.#folder, 'new'));
    const source = content instanceof Uint8Array ? once(content) : content;
    return withDocketErrors(async () => {
      const sealed = await sealInto(part, source, name, this.#most).catch((error: unknown) =>
        this.#failureOf(error),
      );
      try {
        const kept = this.#settling.then(() => this.#keep(part, sealed, name, mediaType));
        this.#settling = kept.catch(() => undefined);
        return await kept;
      } finally {
        await rm(part, { force: true });
        sodium.sodium_memzero(sealed.key);
      }
    });
  }

  /** A folder that is not there any more is told as that, and not as a file that is missing. */
  async #failureOf(error: unknown): Promise<never> {
    if ((await namesIn(this.#folder)) === undefined)
      throw new DocketError('docket-gone', {}, { cause: error });
    throw error;
  }

  /** Settles a finished part file, or drops it when its content is already there and whole. */
  async #keep(part: string, sealed: Sealed, name: string, mediaType: string): Promise<StoredFile> {
    const known = await this.#rowWith('sha512', sealed.sha512);
    if (known !== undefined && (await this.#isPresent(known))) return toStoredFile(known);
    await settle(part, join(this.#folder, sealed.storedAs));
    const row: FileRow = {
      id: randomUUID(),
      sha512: sealed.sha512,
      name,
      media_type: mediaType,
      size: sealed.size,
      stored_as: sealed.storedAs,
      key: Buffer.from(sealed.key),
      header: sealed.header,
      added_at: nowIso(),
    };
    // A known content whose file was lost gets the fresh one; its id, and with it every case, stays.
    const { stored_as, key, header } = row;
    await this.#db
      .insertInto('files')
      .values(row)
      .onConflict((conflict) => conflict.column('sha512').doUpdateSet({ stored_as, key, header }))
      .execute();
    return toStoredFile((await this.#rowWith('sha512', sealed.sha512)) ?? row);
  }

  async *read(id: string): AsyncGenerator<Buffer> {
    const row = await this.#rowWith('id', id);
    if (row === undefined) throw new DocketError('file-missing', { file: id });
    if (!STORED_NAME.test(row.stored_as)) throw new DocketError('file-damaged', { file: row.name });
    const plain = createHash('sha512');
    try {
      for await (const chunk of openStream(
        sealedChunks(join(this.#folder, row.stored_as)),
        row.key,
        row.header,
      )) {
        plain.update(chunk);
        yield chunk;
      }
    } catch (error) {
      throw readFailure(error, row.name);
    }
    if (plain.digest('hex') !== row.sha512) throw new DocketError('file-damaged', { file: row.name });
  }

  async verify(id: string, tap?: (bytes: number) => void): Promise<void> {
    for await (const chunk of this.read(id)) tap?.(chunk.length);
  }

  async list(): Promise<StoredFile[]> {
    const rows = await this.#db.selectFrom('files').selectAll().orderBy('id').execute();
    return rows.map(toStoredFile);
  }

  async forget(trx: Kysely<Tables>, id: string): Promise<string | undefined> {
    const used = await trx
      .selectFrom('case_files')
      .select('case_id')
      .where('file_id', '=', id)
      .executeTakeFirst();
    if (used !== undefined) return undefined;
    const row = await trx.selectFrom('files').select('stored_as').where('id', '=', id).executeTakeFirst();
    await trx.deleteFrom('files').where('id', '=', id).execute();
    return row?.stored_as;
  }

  async erase(storedAs: string): Promise<void> {
    if (!STORED_NAME.test(storedAs)) return;
    await withDocketErrors(() => rm(join(this.#folder, storedAs), { force: true }));
  }

  #rowWith(column: 'id' | 'sha512', value: string): Promise<FileRow | undefined> {
    return this.#db.selectFrom('files').selectAll().where(column, '=', value).executeTakeFirst();
  }

  async #isPresent(row: FileRow): Promise<boolean> {
    const found = await lstat(join(this.#folder, row.stored_as)).catch(() => undefined);
    return found?.isFile() === true && found.size === sealedSize(row.size);
  }
}

function readFailure(error: unknown, file: string): unknown {
  if (error instanceof StreamDamaged) return new DocketError('file-damaged', { file }, { cause: error });
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
    return new DocketError('file-missing', { file }, { cause: error });
  }
  return toDocketError(error);
}

/**
 * The attachments of a docket. Files are named by the SHA-256 of their ciphertext: a hash of the plaintext would tell an
 * outsider who has a guess that the docket holds it, while the ciphertext, under a random key, tells nothing; and this
 * name lets anybody check that a file is whole (`sha256sum`) without having a key. A content has at most `most` bytes.
 */
export function fileStoreIn(
  folder: string,
  db: Kysely<Tables>,
  readOnly: boolean,
  most = MOST_FILE_BYTES,
): FileStore {
  return new FolderFileStore(folder, db, readOnly, most);
}

/** A part file, or what SQLite put beside one. */
const LEFTOVER = new RegExp(`\\${PARTIAL_SUFFIX}(?:-journal|-wal|-shm)?$`);

/** Deletes what a killed process left half-written; whole files are never touched. */
export async function removeLeftovers(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    if (LEFTOVER.test(name)) await rm(join(folder, name), { force: true });
  }
}
