import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ZodType } from 'zod';

/**
 * Reads a small JSON file of the user-data folder. These files hold conveniences (window place, recent folders), so
 * one that is missing, damaged or from another version counts as empty.
 * @returns undefined when there is nothing that `schema` accepts
 */
export function readSmallFile<T>(path: string, schema: ZodType<T>): T | undefined {
  try {
    // A pipe or a device of that name would hold the program up.
    if (!statSync(path).isFile()) return undefined;
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Writes to a sibling and renames it, so that a reader finds the old content or the new one. Throws file-system errors. */
export function writeSmallFile(path: string, content: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  const sibling = `${path}.${process.pid}.new`;
  try {
    writeFileSync(sibling, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flush: true });
    renameSync(sibling, path);
  } catch (error) {
    rmSync(sibling, { force: true });
    throw error;
  }
}
