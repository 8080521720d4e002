import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { z } from 'zod';
import { DATABASE_FILE, FILES_FOLDER, README_FILE, SLOTS_FILE } from './layout.ts';

/**
 * A backup is a ZIP without compression (its members are encrypted, they do not shrink): docket.db, slots.json,
 * README.txt, every file of `files/`, and last `manifest.json` with the size and SHA-512 of each. The ZIP's comment, its
 * last 128 bytes, is the SHA-512 (hex) of everything before it, so that a change between the members is found as well.
 * It tells an outsider no more than the folder does.
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

/** Told how many bytes went by; what it throws stops the work, so that a person can cancel it. */
export type Tap = (bytes: number) => void;

/** Passes bytes through and knows their number and SHA-512 at the end. */
export class Measure extends Transform {
  readonly #hash = createHash('sha512');
  readonly #tap: Tap | undefined;
  #size = 0;

  constructor(tap?: Tap) {
    super();
    this.#tap = tap;
  }

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    try {
      this.#tap?.(chunk.length);
    } catch (error) {
      done(error instanceof Error ? error : new Error('stopped', { cause: error }));
      return;
    }
    this.#hash.update(chunk);
    this.#size += chunk.length;
    done(null, chunk);
  }

  /** Call once, after the end. */
  result(): { size: number; sha512: string } {
    return { size: this.#size, sha512: this.#hash.digest('hex') };
  }
}

/** Characters of the ZIP's comment. */
const SEAL_LENGTH = 128;

/** What stands in the comment until the seal is known. */
export const SEAL_PLACEHOLDER = '0'.repeat(SEAL_LENGTH);

/**
 * Hashes a stream but for its last SEAL_LENGTH bytes. `put` passes the stream on with the hash in their place; `check`
 * swallows it, and `holds` says at the end whether they were the hash.
 */
export class Seal extends Transform {
  readonly #hash = createHash('sha512');
  readonly #mode: 'put' | 'check';
  #tail = Buffer.alloc(0);
  #holds = false;

  constructor(mode: 'put' | 'check') {
    super();
    this.#mode = mode;
  }

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    const bytes = Buffer.concat([this.#tail, chunk]);
    const sealed = bytes.subarray(0, Math.max(0, bytes.length - SEAL_LENGTH));
    this.#tail = Buffer.from(bytes.subarray(sealed.length));
    this.#hash.update(sealed);
    if (this.#mode === 'put') this.push(sealed);
    done();
  }

  override _flush(done: TransformCallback): void {
    const seal = this.#hash.digest('hex');
    this.#holds = this.#tail.toString('latin1') === seal;
    if (this.#mode === 'put') this.push(seal);
    done();
  }

  /** Call after the end. */
  get holds(): boolean {
    return this.#holds;
  }
}
