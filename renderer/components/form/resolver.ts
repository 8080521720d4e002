import { zodResolver } from '@hookform/resolvers/zod';
import type { FieldValues, Resolver } from 'react-hook-form';
import { findFactProblems } from '#shared/cases/fact-checks.ts';
import type { Field } from '#shared/cases/fields.ts';
import { nowMs } from '#shared/time.ts';
import { problemOf } from './problems.ts';
import type { FormShape } from './shape.ts';
import { isObject, recordFrom } from './values.ts';

/** The names of fields that hold moments: `receivedAt`, and `at` of a time with its certainty. */
const momentField = /^at$|At$/;

/** Where moments lie in the future: each is evidence of something that has happened. */
function futureMoments(value: unknown, path: (string | number)[]): (string | number)[][] {
  if (Array.isArray(value)) return value.flatMap((item, index) => futureMoments(item, [...path, index]));
  if (isObject(value))
    return Object.entries(value).flatMap(([key, part]) => futureMoments(part, [...path, key]));
  const name = path.at(-1);
  if (typeof value !== 'string' || typeof name !== 'string' || !momentField.test(name)) return [];
  return Date.parse(value) > nowMs() ? [path] : [];
}

/** Checks what was typed by the schema of the record, in words of `registers:form.problem`. */
export function resolverOf(shape: FormShape, fields: Field[]): Resolver<FieldValues> {
  const schema = shape.schema.superRefine((record, context) => {
    for (const path of futureMoments(record, [])) {
      context.addIssue({ code: 'custom', path, message: 'future' });
    }
    for (const { path, problem } of findFactProblems(record, shape.orders)) {
      context.addIssue({ code: 'custom', path: path.split('.'), message: problem });
    }
  });
  const resolve = zodResolver(schema, { error: problemOf });
  return (values, context, options) => resolve(recordFrom(fields, values), context, options);
}
