import { DocketError } from '#shared/errors.ts';
import { createTexts } from '#shared/text/texts.ts';
import { type ExitCode, exitCodeFor, exitCodes } from './exit.ts';
import type { Io } from './io.ts';

/** What a command answers: the value for `--json`, the lines for people, and the exit status when it is not 0. */
export interface Answer {
  json: unknown;
  lines: string[];
  exit?: ExitCode;
}

/** Writes an answer, as JSON or as lines, and gives its exit status. */
export function writeAnswer(io: Io, asJson: boolean, answer: Answer): ExitCode {
  io.out(asJson ? `${JSON.stringify(answer.json, undefined, 2)}\n` : `${answer.lines.join('\n')}\n`);
  return answer.exit ?? exitCodes.done;
}

/**
 * Writes a failure: what happened, what was kept, what to do next. With `--json` it goes to stdout as `{ error }`, since a
 * script reads there; for people it goes to stderr. An unexpected error keeps its stack: it is a defect.
 */
export function writeFailure(io: Io, asJson: boolean, error: unknown): ExitCode {
  const failure = error instanceof DocketError ? error : new DocketError('internal', {}, { cause: error });
  if (failure.code === 'internal' && error instanceof Error) io.err(`${error.stack ?? error.message}\n`);
  const { t } = createTexts(io.language);
  const values = Object.fromEntries(
    Object.entries(failure.details).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
  const words = (['title', 'kept', 'next'] as const).map((part) =>
    t(`errors:${failure.code}.${part}`, values),
  );
  const facts = Object.entries(values).map(([key, value]) => `  ${key}: ${value}`);
  if (asJson) {
    const [title, kept, next] = words;
    const { code, details } = failure;
    io.out(`${JSON.stringify({ error: { code, details, title, kept, next } }, undefined, 2)}\n`);
  } else {
    io.err(`${[...words.slice(0, 1), ...facts, ...words.slice(1)].join('\n')}\n`);
  }
  return exitCodeFor(failure.code);
}
