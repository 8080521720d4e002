import { statSync } from 'node:fs';
import { DocketError } from '#shared/errors.ts';
import type { Database } from './connection.ts';

/** The files of each open database as they were first seen: path to device and number of the file. */
const seenFiles = new WeakMap<Database, Map<string, string>>();

/** Which file lies at a path; undefined when none does. */
function fileAt(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found && `${found.dev}:${found.ino}`;
}

/**
 * Throws `docket-gone` when a file of an open database is not the one that was opened any more. On POSIX systems a file that was
 * deleted or replaced under the program (a folder that is synchronised, a disk that was taken out) can be written to as
 * if it were there, and what was confirmed would be gone with the program. The first call notes the files; the log is
 * noted when it is first there.
 */
export function assertFilesThere(raw: Database): void {
  if (raw.memory) return;
  const seen = seenFiles.get(raw) ?? new Map<string, string>();
  seenFiles.set(raw, seen);
  for (const path of [raw.name, `${raw.name}-wal`]) {
    const now = fileAt(path);
    const before = seen.get(path);
    if (before !== undefined && before !== now) throw new DocketError('docket-gone');
    if (now !== undefined) seen.set(path, now);
  }
}

/** To be called by whoever takes the log of an open database away knowingly: the next one is noted when it is there. */
export function forgetLog(raw: Database): void {
  seenFiles.get(raw)?.delete(`${raw.name}-wal`);
}
