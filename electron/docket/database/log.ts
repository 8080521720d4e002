import { openRegular } from '../foreign/regular-file.ts';
import { isSealed, PAGE_BYTES, SALT_BYTES, sealKey } from './pages.ts';

/**
 * Reads SQLite's write-ahead log without SQLite. Format: https://www.sqlite.org/fileformat2.html#walformat - a head of 32
 * bytes, then frames of a head of 24 bytes and a page. Both heads end with a running checksum over what came before, in
 * the byte order that the last bit of the first number tells. The pages are encrypted and sealed as in the database.
 */
const HEAD_BYTES = 32;
const FRAME_HEAD_BYTES = 24;
const FRAME_BYTES = FRAME_HEAD_BYTES + PAGE_BYTES;
const MAGIC = 0x377f0682;

/** Frames read at once: about 1 MiB. */
const FRAMES_PER_READ = 256;

/** The running checksum of a log. */
class Checksum {
  readonly #read: (bytes: Buffer, offset: number) => number;
  #first = 0;
  #second = 0;

  constructor(bigEndian: boolean) {
    this.#read = bigEndian
      ? (bytes, offset) => bytes.readUInt32BE(offset)
      : (bytes, offset) => bytes.readUInt32LE(offset);
  }

  add(bytes: Buffer): void {
    for (let offset = 0; offset < bytes.length; offset += 8) {
      this.#first = (this.#first + this.#read(bytes, offset) + this.#second) >>> 0;
      this.#second = (this.#second + this.#read(bytes, offset + 4) + this.#first) >>> 0;
    }
  }

  isAt(bytes: Buffer, offset: number): boolean {
    return this.#first === bytes.readUInt32BE(offset) && this.#second === bytes.readUInt32BE(offset + 4);
  }
}

/**
 * Whether SQLite would fold pages of another database, or of another key, into a docket.db. It looks at the log's own
 * checksums only, so that a log that was put beside the wrong database overwrites what is sound. A log that is missing, cut
 * or half-written is not foreign: SQLite stops at the first frame whose checksum does not fit, and so does this.
 */
export async function isForeignLog(log: string, salt: Buffer, key: Buffer): Promise<boolean> {
  const file = await openRegular(log).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (file === undefined) return false;
  const pageKey = sealKey(key, salt.subarray(0, SALT_BYTES));
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
    const magic = head.readUInt32BE(0);
    if (bytesRead < HEAD_BYTES || (magic & ~1) !== MAGIC || head.readUInt32BE(8) !== PAGE_BYTES) return false;
    const sum = new Checksum((magic & 1) === 1);
    sum.add(head.subarray(0, 24));
    if (!sum.isAt(head, 24)) return false;
    const block = Buffer.alloc(FRAME_BYTES * FRAMES_PER_READ);
    for (let position = HEAD_BYTES; ; position += block.length) {
      const { bytesRead: length } = await file.read(block, 0, block.length, position);
      for (let offset = 0; offset + FRAME_BYTES <= length; offset += FRAME_BYTES) {
        const frame = block.subarray(offset, offset + FRAME_BYTES);
        const page = frame.subarray(FRAME_HEAD_BYTES);
        if (!frame.subarray(8, 16).equals(head.subarray(16, 24))) return false;
        sum.add(frame.subarray(0, 8));
        sum.add(page);
        if (!sum.isAt(frame, 16)) return false;
        if (!isSealed(page, frame.readUInt32BE(0), pageKey)) return true;
      }
      if (length < block.length) return false;
    }
  } finally {
    pageKey.fill(0);
    await file.close();
  }
}
