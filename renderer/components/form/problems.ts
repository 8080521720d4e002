import type { FieldErrors, FieldValues } from 'react-hook-form';

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
  return issue.code === 'invalid_format' ? 'format' : 'invalid';
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

/** All problems of a form in the order of its fields. */
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

/** The problem of one field: its own, that of its list, or the first of its parts. */
export function problemAt(errors: FieldErrors<FieldValues>, path: string): string | undefined {
  const all = problemsOf(errors);
  const own = all.find((problem) => problem.path === path);
  return (own ?? all.find((problem) => problem.path.startsWith(`${path}.`)))?.code;
}
