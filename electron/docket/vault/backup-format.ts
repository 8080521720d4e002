import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import { z } from 'zod';
import { DATABASE_FILE, FILES_FOLDER, README_FILE, SLOTS_FILE } from './layout.ts';

/**
 * A backup is a ZIP without compression (its members are encrypted, they do not shrink): docket.db, slots.json,
 * README.txt, every file of `files/`, and last `manifest.json` with the size and SHA-512 of each. It tells an outsider
 * no more than the folder does.
 */
export const BACKUP_FORMAT = 1;
export const MANIFEST_MEMBER = 'manifest.json';

/** The only names that a backup may hold; so none can point out of the folder into which it is restored. */
export const MEMBER_NAME = /^(?:docket\.db|slots\.json|README\.txt|files\/[0-9a-f]{64})$/;

/** Members without which nothing can be restored. */
export const NEEDED_MEMBERS = [DATABASE_FILE, SLOTS_FILE, README_FILE] as const;

export function fileMember(storedAs: string): string {
  return `${FILES_FOLDER}/${storedAs}`;
}

const memberSchema = z.strictObject({
  name: z.string().regex(MEMBER_NAME),
  size: z.int().nonnegative(),
  /** Lower-case hex. */
  sha512: z.string().regex(/^[0-9a-f]{128}$/),
});
export type BackupMember = z.infer<typeof memberSchema>;

export const manifestSchema = z.object({
  format: z.int().positive(),
  docketId: z.uuid(),
  /** When the backup was made, ISO in UTC. */
  madeAt: z.iso.datetime(),
  /** `user_version` of its docket.db. */
  schema: z.int().nonnegative(),
  members: z.array(memberSchema),
});
export type BackupManifest = z.infer<typeof manifestSchema>;

/** Passes bytes through and knows their number and SHA-512 at the end. */
export class Measure extends Transform {
  readonly #hash = createHash('sha512');
  #size = 0;

  override _transform(chunk: Buffer, _encoding: string, done: (error: null, chunk: Buffer) => void): void {
    this.#hash.update(chunk);
    this.#size += chunk.length;
    done(null, chunk);
  }

  /** Call once, after the end. */
  result(): { size: number; sha512: string } {
    return { size: this.#size, sha512: this.#hash.digest('hex') };
  }
}
