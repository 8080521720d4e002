import type { FieldErrors, FieldValues } from 'react-hook-form';
import type { Field } from '#shared/cases/fields.ts';
import { typedHalves } from '../when/moment.ts';

interface Issue {
  readonly code: string;
  readonly input?: unknown;
  readonly origin?: unknown;
  readonly minimum?: unknown;
}

/** Says what is wrong with a value as a key of `registers:form.problem`, where the schema itself has no word for it. */
export function problemOf(issue: Issue): string {
  const isMissing = issue.input === undefined || issue.input === '';
  if (isMissing || issue.code === 'invalid_union') return 'missing';
  if (issue.code === 'too_small') return sizeProblem(issue, 'tooSmall');
  if (issue.code === 'too_big') return sizeProblem(issue, 'tooLarge');
  return issue.code === 'invalid_format' ? formatProblem(issue.input) : 'invalid';
}

/** A moment of which one half is missing lacks that half; anything else was typed in a way that cannot be read. */
function formatProblem(input: unknown): string {
  const halves = typeof input === 'string' ? typedHalves(input) : undefined;
  return halves && (halves.date === '' || halves.time === '') ? 'format' : 'unreadable';
}

function sizeProblem(issue: Issue, side: 'tooSmall' | 'tooLarge'): string {
  if (issue.origin === 'string') return side === 'tooSmall' ? 'missing' : 'tooLong';
  if (issue.origin !== 'array') return side;
  if (side === 'tooLarge') return 'tooMany';
  return issue.minimum === 2 ? 'atLeastTwo' : 'atLeastOne';
}

/** One thing that is wrong: where (a path with list positions) and what (a key of `registers:form.problem`). */
export interface Problem {
  path: string;
  code: string;
}

/** All problems of a form, in the order of the schema that found them. */
export function problemsOf(errors: FieldErrors<FieldValues>): Problem[] {
  return walk(errors, '');
}

function walk(errors: object, base: string): Problem[] {
  return Object.entries(errors).flatMap(([key, error]: [string, unknown]) => {
    if (typeof error !== 'object' || error === null) return [];
    const path = key === 'root' ? base : base ? `${base}.${key}` : key;
    if ('message' in error && typeof error.message === 'string' && 'type' in error) {
      return [{ path, code: error.message }];
    }
    return walk(error, path);
  });
}

/** Problems as somebody meets them who goes through a form: in the order of its `fields`, rows of a list by number. */
export function inFormOrder(problems: Problem[], fields: Field[]): Problem[] {
  const placed = problems.map((problem) => ({ problem, place: placeOf(problem.path.split('.'), fields) }));
  return placed.toSorted((one, other) => comparePlaces(one.place, other.place)).map(({ problem }) => problem);
}

/** Where a path stands: the position of its field, of its row, of the field within that row, and so on. */
function placeOf([part, ...rest]: string[], fields: Field[]): number[] {
  if (part === undefined) return [];
  if (/^\d+$/.test(part)) return [Number(part), ...placeOf(rest, fields)];
  const position = fields.findIndex(({ key }) => key === part);
  const field = fields[position];
  // What no field asks for comes last.
  if (!field) return [fields.length];
  return [position, ...(field.kind === 'leaf' ? [] : placeOf(rest, field.fields))];
}

function comparePlaces(one: number[], other: number[]): number {
  const shared = Math.min(one.length, other.length);
  for (let index = 0; index < shared; index += 1) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** The problem of one field: its own, that of its list, or the first of its parts. */
export function problemAt(errors: FieldErrors<FieldValues>, path: string): string | undefined {
  const all = problemsOf(errors);
  const own = all.find((problem) => problem.path === path);
  return (own ?? all.find((problem) => problem.path.startsWith(`${path}.`)))?.code;
}
