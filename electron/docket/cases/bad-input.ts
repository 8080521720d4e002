import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { momentSchema } from '#shared/clocks/types.ts';
import { DocketError } from '#shared/errors.ts';

/** Beginnings of what `bad-input` says of a fact that cannot be: what must come first follows, or nothing. */
export const BEFORE_OTHER = 'comes before';
export const ABSURD_YEAR = 'lies in a year that cannot be';

/** `bad-input` that names each field that is wrong, as `requester.name: what is wrong`. */
export function badFields(
  problems: readonly { path: readonly PropertyKey[]; message: string }[],
): DocketError {
  const fields = problems.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
  return new DocketError('bad-input', { fields });
}

/**
 * Parses what somebody entered. Throws `bad-input` with every field that is missing, malformed, unknown to the schema
 * (a misspelled name must not vanish without a word) or, for a moment, later than `now`: every moment of a record is
 * evidence of something that has happened.
 */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown, now: string): T {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw badFields(parsed.error.issues);
  const strange = [...unknownFields(input, parsed.data, []), ...impossibleMoments(parsed.data, [], now)];
  if (strange.length > 0) throw badFields(strange);
  return parsed.data;
}

interface Problem {
  path: string[];
  message: string;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Everything with a value that was entered and that the schema did not take over. */
function unknownFields(input: unknown, output: unknown, path: string[]): Problem[] {
  if (!isObject(input) || !isObject(output)) return [];
  return Object.entries(input).flatMap(([key, value]) => {
    if (value === undefined) return [];
    const here = [...path, key];
    if (!Object.hasOwn(output, key)) return [{ path: here, message: 'unknown field' }];
    return unknownFields(value, output[key], here);
  });
}

/** The names of fields that hold moments: `receivedAt`, and `at` of a time with its certainty. */
const MOMENT_FIELD = /^at$|At$/;

function impossibleMoments(value: unknown, path: string[], now: string): Problem[] {
  if (typeof value === 'string') {
    if (!MOMENT_FIELD.test(path.at(-1) ?? '') || !momentSchema.safeParse(value).success) return [];
    const message = momentProblem(value, now);
    return message === undefined ? [] : [{ path, message }];
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => impossibleMoments(part, [...path, key], now));
}

function momentProblem(value: string, now: string): string | undefined {
  try {
    const later = Temporal.Instant.compare(Temporal.Instant.from(value), Temporal.Instant.from(now)) > 0;
    return later ? 'lies in the future' : undefined;
  } catch {
    // The form is right but no calendar has such a moment.
    return 'no such moment';
  }
}
