import { ORPCError } from '@orpc/client';
import { type Failure, failureSchema } from '#shared/contract/failure.ts';
import type { ErrorCode, ErrorDetails } from '#shared/errors.ts';

/** Reads the code and the facts of anything that a call threw; what is no failure of the contract is `internal`. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ORPCError && error.code === 'DOCKET') {
    const failure = failureSchema.safeParse(error.data);
    if (failure.success) return failure.data;
  }
  return { code: 'internal', details: {} };
}

/** A failure that the window finds by itself, in the form in which the docket process would report it. */
export function failWith(code: ErrorCode, details: ErrorDetails = {}): ORPCError<'DOCKET', Failure> {
  return new ORPCError('DOCKET', { data: { code, details } });
}
