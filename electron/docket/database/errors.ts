import { DocketError, type ErrorCode } from '#shared/errors.ts';

/** Codes of Node's file system that mean: no room (device, file size limit, quota). */
const NO_ROOM = new Set(['ENOSPC', 'EFBIG', 'EDQUOT', 'SQLITE_FULL']);
const NOT_WRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'SQLITE_CANTOPEN', 'SQLITE_PERM', 'SQLITE_AUTH']);
const DAMAGED = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_FORMAT']);
const IN_USE = new Set(['SQLITE_BUSY', 'SQLITE_LOCKED', 'SQLITE_PROTOCOL']);

/** SQLite's extended codes carry the primary code in front: `SQLITE_IOERR_WRITE` is a `SQLITE_IOERR`. */
function primaryCode(code: string): string {
  return code.startsWith('SQLITE_') ? code.split('_').slice(0, 2).join('_') : code;
}

/** The code of a failure of the driver or the file system that people can act on; undefined for every other failure. */
export function codeOfFailure(error: unknown): ErrorCode | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const code = primaryCode(error.code);
  if (NO_ROOM.has(code)) return 'disk-full';
  if (NOT_WRITABLE.has(code) || code === 'SQLITE_READONLY') return 'folder-not-writable';
  if (DAMAGED.has(code)) return 'docket-damaged';
  if (IN_USE.has(code)) return 'docket-in-use';
  if (code === 'ENAMETOOLONG') return 'target-name-too-long';
  if (code === 'SQLITE_IOERR' || code === 'EIO') return 'disk-error';
  return undefined;
}

/**
 * Turns what the driver or the file system threw into a DocketError with the code that tells people what to do. Errors
 * that already are one, and failures that nobody outside the program can mend, come back unchanged: the latter are
 * defects. The driver's text is kept as the cause only; it holds SQL, never a value or a key.
 */
export function toDocketError(error: unknown): unknown {
  if (error instanceof DocketError) return error;
  const code = codeOfFailure(error);
  return code === undefined ? error : new DocketError(code, {}, { cause: error });
}

/** Runs `work` and maps what it throws with `toDocketError`. */
export async function withDocketErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toDocketError(error);
  }
}
