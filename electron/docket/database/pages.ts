import { createDecipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

/**
 * Checks the seal of every page of an SQLCipher 4 file without SQLite, so that damage is found also in pages that hold
 * nothing at the moment. Format: https://www.zetetic.net/sqlcipher/design/ - pages of 4096 bytes; the last 80 are the IV
 * (16) and HMAC-SHA512 (64) over the page up to and including the IV, then the page number as 32 bits little-endian.
 * The first 16 bytes of the file are the salt; the HMAC key comes from the raw key and that salt XOR 0x3a.
 */
export const PAGE_BYTES = 4096;
const SEAL_BYTES = 64;
const IV_BYTES = 16;
export const SALT_BYTES = 16;
const SALT_MASK = 0x3a;
const SEAL_KEY_ROUNDS = 2;

/** Pages read at once: 1 MiB. */
const PAGES_PER_READ = 256;

/** The key of all seals of a file, from its raw key and its salt. The caller fills it with zeros. */
export function sealKey(key: Buffer, salt: Buffer): Buffer {
  const masked = Buffer.from(salt.map((byte) => byte ^ SALT_MASK));
  return pbkdf2Sync(key, masked, SEAL_KEY_ROUNDS, key.length, 'sha512');
}

/** Whether a page is as it was written at that number. `key` is the one of `sealKey`. */
export function isSealed(page: Buffer, number: number, key: Buffer): boolean {
  const ofPage = Buffer.alloc(4);
  ofPage.writeUInt32LE(number);
  const sealed = page.subarray(number === 1 ? SALT_BYTES : 0, PAGE_BYTES - SEAL_BYTES);
  const seal = createHmac('sha512', key).update(sealed).update(ofPage).digest();
  return timingSafeEqual(seal, page.subarray(PAGE_BYTES - SEAL_BYTES));
}

/** Whether a key is the one of a docket.db, by the seal of its first page. `file` as for `checkPages`. */
export async function fitsFirstPage(file: FileHandle, key: Buffer): Promise<boolean> {
  const page = Buffer.alloc(PAGE_BYTES);
  const { bytesRead } = await file.read(page, 0, PAGE_BYTES, 0);
  if (bytesRead < PAGE_BYTES) return false;
  const pageKey = sealKey(key, page.subarray(0, SALT_BYTES));
  const fits = isSealed(page, 1, pageKey);
  pageKey.fill(0);
  return fits;
}

/** The first block of what a page holds, decrypted. `start` is where it begins: the first page has its salt in front. */
function firstBlock(page: Buffer, key: Buffer, start: number): Buffer {
  const iv = page.subarray(PAGE_BYTES - SEAL_BYTES - IV_BYTES, PAGE_BYTES - SEAL_BYTES);
  const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  return decipher.update(page.subarray(start, start + IV_BYTES));
}

/** Where the header of an SQLite file says how many pages it has, 32 bits big-endian. */
const PAGE_COUNT_AT = 28;

/**
 * How many pages a docket.db has lost at its end, by what its first page says. Without a log beside it: one that was not
 * folded in holds them. `file` as for `checkPages`; its first page must fit the key.
 */
export async function pagesCutOff(file: FileHandle, key: Buffer): Promise<number> {
  const page = Buffer.alloc(PAGE_BYTES);
  await file.read(page, 0, PAGE_BYTES, 0);
  const promised = firstBlock(page, key, SALT_BYTES).readUInt32BE(PAGE_COUNT_AT - SALT_BYTES);
  const { size } = await file.stat();
  return Math.max(0, promised - Math.floor(size / PAGE_BYTES));
}

/** First bytes of a page of SQLite: the four kinds of tree pages, and the high byte of a number in all others. */
const PAGE_KINDS = new Set([0x00, 0x02, 0x05, 0x0a, 0x0d]);

/** Pages that are looked at to tell a foreign key from a damaged first page. */
const SAMPLE_PAGES = 64;

/** Whether a page, but the first, makes sense when it is decrypted: with a key that is not its own one in fifty does. */
function makesSense(page: Buffer, key: Buffer): boolean {
  const [kind = 0xff] = firstBlock(page, key, 0);
  return PAGE_KINDS.has(kind);
}

/** `other`: nothing in the file belongs to this key. `damaged`: the first page is not as it was written, others are the key's. */
export type KeyFit = 'fits' | 'damaged' | 'other';

/**
 * How a key stands to a docket.db. When the salt in the first page is what was damaged no seal can be checked any more;
 * the pages still decrypt without it, so that the docket's own key is not taken for a foreign one. `file` as for
 * `checkPages`.
 */
export async function keyFit(file: FileHandle, key: Buffer): Promise<KeyFit> {
  if (await fitsFirstPage(file, key)) return 'fits';
  const { size } = await file.stat();
  const pages = Math.floor(size / PAGE_BYTES);
  const sampled = Math.min(SAMPLE_PAGES, pages - 1);
  if (sampled < 1) return 'damaged';
  const page = Buffer.alloc(PAGE_BYTES);
  await file.read(page, 0, SALT_BYTES, 0);
  const pageKey = sealKey(key, page.subarray(0, SALT_BYTES));
  let own = 0;
  try {
    for (let index = 0; index < sampled; index += 1) {
      const number = 2 + Math.floor((index * (pages - 1)) / sampled);
      await file.read(page, 0, PAGE_BYTES, (number - 1) * PAGE_BYTES);
      if (isSealed(page, number, pageKey)) return 'damaged';
      if (makesSense(page, key)) own += 1;
    }
  } finally {
    pageKey.fill(0);
  }
  return own * 2 > sampled ? 'damaged' : 'other';
}

/** What `checkPages` found: pages read, and the numbers (from 1) of those whose seal is broken. */
export interface PageReport {
  pages: number;
  broken: number[];
}

/**
 * Reads a whole docket.db through `file`. The handle must have been opened before SQLite opened the file and be closed
 * after it: on POSIX systems closing any handle of a file drops all locks that the process holds on it. `onBytes` is told
 * what was read; what it throws ends the check.
 */
export async function checkPages(
  file: FileHandle,
  key: Buffer,
  onBytes?: (bytes: number) => void,
): Promise<PageReport> {
  const { size } = await file.stat();
  const pages = Math.ceil(size / PAGE_BYTES);
  const block = Buffer.alloc(PAGE_BYTES * PAGES_PER_READ);
  const salt = Buffer.alloc(SALT_BYTES);
  await file.read(salt, 0, SALT_BYTES, 0);
  const pageKey = sealKey(key, salt);
  const broken: number[] = [];
  for (let first = 0; first < pages; first += PAGES_PER_READ) {
    const { bytesRead } = await file.read(block, 0, block.length, first * PAGE_BYTES);
    onBytes?.(bytesRead);
    for (let offset = 0; offset < bytesRead; offset += PAGE_BYTES) {
      const number = first + offset / PAGE_BYTES + 1;
      const page = block.subarray(offset, Math.min(offset + PAGE_BYTES, bytesRead));
      if (page.length < PAGE_BYTES || !isSealed(page, number, pageKey)) broken.push(number);
    }
  }
  pageKey.fill(0);
  return { pages, broken };
}
