import { createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

/**
 * Checks the seal of every page of an SQLCipher 4 file without SQLite, so that damage is found also in pages that hold
 * nothing at the moment. Format: https://www.zetetic.net/sqlcipher/design/ - pages of 4096 bytes; the last 80 are the IV
 * (16) and HMAC-SHA512 (64) over the page up to and including the IV, then the page number as 32 bits little-endian.
 * The first 16 bytes of the file are the salt; the HMAC key comes from the raw key and that salt XOR 0x3a.
 */
const PAGE_BYTES = 4096;
const SEAL_BYTES = 64;
const SALT_BYTES = 16;
const SALT_MASK = 0x3a;
const SEAL_KEY_ROUNDS = 2;

/** Pages read at once: 1 MiB. */
const PAGES_PER_READ = 256;

function sealKey(key: Buffer, salt: Buffer): Buffer {
  const masked = Buffer.from(salt.map((byte) => byte ^ SALT_MASK));
  return pbkdf2Sync(key, masked, SEAL_KEY_ROUNDS, key.length, 'sha512');
}

function isSealed(page: Buffer, number: number, key: Buffer): boolean {
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
