import type { ErrorCode } from '#shared/errors.ts';

/** What the CLI's exit status tells a script. */
export const exitCodes = {
  done: 0,
  checkFailed: 1,
  usage: 2,
  wrongPassphrase: 3,
  damaged: 4,
  inUse: 5,
  /** A pack is whole, and nobody vouches for who signed it. */
  unvouched: 6,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const byError: Partial<Record<ErrorCode, ExitCode>> = {
  'wrong-passphrase': exitCodes.wrongPassphrase,
  'slot-unknown': exitCodes.wrongPassphrase,
  'docket-damaged': exitCodes.damaged,
  'slots-damaged': exitCodes.damaged,
  'key-mismatch': exitCodes.damaged,
  'file-damaged': exitCodes.damaged,
  'backup-invalid': exitCodes.damaged,
  'docket-in-use': exitCodes.inUse,
  'not-a-docket': exitCodes.usage,
  'docket-exists': exitCodes.usage,
  'folder-not-empty': exitCodes.usage,
  'docket-too-new': exitCodes.usage,
  'file-missing': exitCodes.usage,
  'target-in-docket': exitCodes.usage,
  'target-exists': exitCodes.usage,
  'target-is-folder': exitCodes.usage,
  'target-no-folder': exitCodes.usage,
  'target-name-too-long': exitCodes.usage,
  'passphrase-file-unreadable': exitCodes.usage,
  'file-not-regular': exitCodes.usage,
  'file-not-read': exitCodes.usage,
  'law-file-invalid': exitCodes.usage,
  'law-file-older': exitCodes.usage,
  'law-file-drops': exitCodes.usage,
  'law-file-changed': exitCodes.usage,
  'import-invalid': exitCodes.usage,
  'passphrase-too-weak': exitCodes.usage,
  'passphrase-taken': exitCodes.usage,
  'bad-input': exitCodes.usage,
  'unknown-regime': exitCodes.usage,
  'unknown-rule': exitCodes.usage,
  'unknown-place': exitCodes.usage,
  'unknown-case': exitCodes.usage,
};

/** The exit status for an expected failure. What the machine could not do (a full disk) counts as a failed check. */
export function exitCodeFor(code: ErrorCode): ExitCode {
  return byError[code] ?? exitCodes.checkFailed;
}
