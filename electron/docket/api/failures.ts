import { ORPCError, ValidationError } from '@orpc/server';
import type { Failure } from '#shared/contract/failure.ts';
import { DocketError } from '#shared/errors.ts';
import { badFields } from '../cases/bad-input.ts';

/** A failure as it crosses to the window. */
function crossing(failure: Failure): ORPCError<'DOCKET', Failure> {
  return new ORPCError('DOCKET', { message: failure.code, data: failure });
}

/** Where each thing that was wrong with the input of a call lies. */
function inputFailure(error: ValidationError): DocketError {
  return badFields(
    error.issues.map(({ path, message }) => ({
      path: (path ?? []).map((step) => (typeof step === 'object' ? step.key : step)),
      message,
    })),
  );
}

/**
 * Everything that a call may throw as `DOCKET` with a code of the closed list. What the docket process did not expect
 * crosses as `internal` without a word of what it was about; the log gets its name and where in the program it arose,
 * never its text, which may quote what somebody entered.
 */
export function failureOf(error: unknown): ORPCError<string, unknown> {
  if (error instanceof ORPCError && error.code === 'DOCKET') return error;
  if (error instanceof DocketError) return crossing({ code: error.code, details: error.details });
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') {
    const wrong = error.cause instanceof ValidationError ? inputFailure(error.cause) : badFields([]);
    return crossing({ code: wrong.code, details: wrong.details });
  }
  logDefect(error);
  return crossing({ code: 'internal', details: {} });
}

/** Writes to the log that something unexpected happened and where, without its text. */
export function logDefect(error: unknown): void {
  const name = error instanceof Error ? error.name : typeof error;
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  console.error([`Unexpected ${name} in the docket process`, ...frames].join('\n'));
}
