import { z } from 'zod';

/**
 * Every way in which a call to the docket process can fail, in one list. A code says what happened; the words for
 * people (what happened, what was kept, what to do next) are in `shared/text/<language>/errors.ts` under the same key.
 */
export const errorCodes = [
  'wrong-passphrase',
  'not-a-docket',
  'docket-exists',
  'folder-not-empty',
  'docket-damaged',
  'slots-damaged',
  'slot-unknown',
  'key-mismatch',
  'docket-too-new',
  'docket-in-use',
  'docket-gone',
  'disk-full',
  'disk-error',
  'folder-not-writable',
  'target-in-docket',
  'target-exists',
  'target-is-folder',
  'target-no-folder',
  'target-name-too-long',
  'file-missing',
  'file-damaged',
  'file-too-large',
  'file-not-regular',
  'file-not-read',
  'file-on-case',
  'file-is-program',
  'file-not-opened',
  'passphrase-file-unreadable',
  'passphrase-too-weak',
  'passphrase-taken',
  'recovery-key-mismatch',
  'recovery-key-mistyped',
  'keychain-refused',
  'device-unusable',
  'locked',
  'bad-input',
  'draft-too-long',
  'drafts-full',
  'unknown-regime',
  'unknown-rule',
  'unknown-place',
  'unknown-case',
  'not-allowed',
  'person-needed',
  'transition-refused',
  'reason-required',
  'stale-version',
  'pack-invalid',
  'backup-invalid',
  'backup-first',
  'law-file-invalid',
  'law-file-older',
  'law-file-drops',
  'law-file-changed',
  'import-invalid',
  'import-changed',
  'cancelled',
  'internal',
] as const;

export const errorCodeSchema = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

/** Facts that the message for people interpolates: field paths, states, versions. Never a key, a path of a row or a passphrase. */
export type ErrorDetails = Record<string, string | number | boolean | string[]>;

/** An expected failure with a code of `errorCodes`; anything else that is thrown is a defect and crosses as `internal`. */
export class DocketError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'DocketError';
    this.code = code;
    this.details = details;
  }
}
