import { extname } from 'node:path';
import type { CaseView } from '#shared/contract/case.ts';
import { DocketError } from '#shared/errors.ts';
import type { StoredFile } from '../vault/files.ts';
import { withSameKey } from '../vault/loans.ts';
import type { DocketContext } from './context.ts';

/** A content to attach: its bytes, or a stream of them, and the name that people gave it. */
export interface NewFile {
  name: string;
  content: Uint8Array | AsyncIterable<Uint8Array>;
  /** Bytes of a stream as they were counted before; what counts in the end is what comes. */
  size?: number;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.bmp': 'image/bmp',
  '.csv': 'text/csv',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.eml': 'message/rfc822',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.msg': 'application/vnd.ms-outlook',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.txt': 'text/plain',
  '.webp': 'image/webp',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.zip': 'application/zip',
};

/** The media type that a name stands for. */
export function mediaTypeOf(name: string): string {
  return mediaTypes[extname(name).toLowerCase()] ?? 'application/octet-stream';
}

/**
 * Encrypts a content into the docket; nothing points to it yet.
 * Errors: `file-missing`, `file-too-large`, `disk-full`, `folder-not-writable`.
 */
async function storeContent(context: DocketContext, file: NewFile): Promise<StoredFile> {
  try {
    return await context.docket.files.add(file.content, file.name, mediaTypeOf(file.name));
  } catch (error) {
    // The chosen file vanished between the dialog and the reading.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR')) {
      throw new DocketError('file-missing', { file: file.name }, { cause: error });
    }
    throw error;
  }
}

/** How far the encrypting of files is: which one, counted from 1, and the bytes of all together. */
export interface AttachProgress {
  name: string;
  number: number;
  files: number;
  done: number;
  total: number;
}

export interface AttachOptions {
  onProgress?: (progress: AttachProgress) => void;
  signal?: AbortSignal | undefined;
}

/** A content that was encrypted, with the name that people gave it. */
export interface Encrypted {
  file: NewFile;
  stored: StoredFile;
}

/** At least so many bytes lie between two reports, and at most a two-hundredth of all. */
const REPORT_BYTES = 1024 * 1024;

/** The content of a file on its way, told and stopped as the caller wants it. Throws `cancelled`. */
async function* watched(
  content: NewFile['content'],
  onBytes: (bytes: number) => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  for await (const part of content instanceof Uint8Array ? [content] : content) {
    if (signal?.aborted) throw new DocketError('cancelled');
    yield part;
    onBytes(part.length);
  }
  if (signal?.aborted) throw new DocketError('cancelled');
}

/** Bytes of a content, as far as they are known before it is read. */
function bytesOf({ content, size }: NewFile): number {
  return content instanceof Uint8Array ? content.length : (size ?? 0);
}

/** Encrypts files into the docket, one after the other; nothing points to them yet. Adds what is finished to `encrypted`. */
async function encryptAll(
  context: DocketContext,
  files: readonly NewFile[],
  { onProgress, signal }: AttachOptions,
  encrypted: Encrypted[],
): Promise<void> {
  const total = files.reduce((sum, file) => sum + bytesOf(file), 0);
  const step = Math.max(REPORT_BYTES, total / 200);
  let done = 0;
  let told = 0;
  for (const [index, file] of files.entries()) {
    const tell = () => onProgress?.({ name: file.name, number: index + 1, files: files.length, done, total });
    tell();
    const onBytes = (bytes: number) => {
      done += bytes;
      if (done - told < step) return;
      told = done;
      tell();
    };
    const content = watched(file.content, onBytes, signal);
    const stored = await storeContent(context, { ...file, content });
    encrypted.push({ file, stored });
  }
}

/** Deletes encrypted contents again to which nothing points. */
async function takeBack(context: DocketContext, encrypted: readonly Encrypted[]): Promise<void> {
  const { db, files } = context.docket;
  const ids = new Set(encrypted.map(({ stored }) => stored.id));
  for (const id of ids) {
    const storedAs = await db.transaction().execute((trx) => files.forget(trx, id));
    if (storedAs !== undefined) await files.erase(storedAs);
  }
}

/**
 * Encrypts files and then runs `link`, which points to them in one transaction. When anything fails, or the work is
 * cancelled, none of them is kept. A rotation of the docket key waits for it.
 * Errors: `cancelled`, `file-missing`, `file-too-large`, `disk-full`, `folder-not-writable`, and those of `link`.
 */
export function withEncrypted(
  context: DocketContext,
  files: readonly NewFile[],
  options: AttachOptions,
  link: (encrypted: readonly Encrypted[]) => Promise<CaseView>,
): Promise<CaseView> {
  return withSameKey(context.docket, async () => {
    const encrypted: Encrypted[] = [];
    try {
      await encryptAll(context, files, options, encrypted);
      return await link(encrypted);
    } catch (error) {
      await takeBack(context, encrypted);
      throw error;
    }
  });
}
