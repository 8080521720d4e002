import { DocketError, type ErrorDetails } from '#shared/errors.ts';
import { createTexts } from '#shared/text/texts.ts';
import { type ExitCode, exitCodeFor, exitCodes } from './exit.ts';
import type { Io } from './io.ts';

/** What a command answers: the value for `--json`, the lines for people, and the exit status when it is not 0. */
export interface Answer {
  json: unknown;
  lines: string[];
  exit?: ExitCode;
}

/**
 * Control characters but the line end: a title or a file name that came from outside must not steer the terminal on which
 * it is shown.
 */
const CONTROLS = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

function printable(lines: string[]): string {
  const text = lines.join('\n').replace(CONTROLS, (found) => (found === '\n' ? found : '\uFFFD'));
  return `${text}\n`;
}

/** Writes an answer, as JSON or as lines, and gives its exit status. */
export function writeAnswer(io: Io, asJson: boolean, answer: Answer): ExitCode {
  io.out(asJson ? `${JSON.stringify(answer.json, undefined, 2)}\n` : printable(answer.lines));
  return answer.exit ?? exitCodes.done;
}

/** The most that a failure names, and the longest text of one: a file of any size must not drown the reason. */
const MOST_NAMED = 20;
const LONGEST_FACT = 300;

function shortText<T>(fact: T): T | string {
  return typeof fact === 'string' && fact.length > LONGEST_FACT ? `${fact.slice(0, LONGEST_FACT)}…` : fact;
}

/** The facts of a failure in a length that people read; `more` counts what was left out of a list. */
function shortened(details: ErrorDetails): ErrorDetails {
  const left = Object.values(details).map((fact) => (Array.isArray(fact) ? fact.length - MOST_NAMED : 0));
  const more = Math.max(0, ...left);
  const facts = Object.entries(details).map(([key, fact]) => [
    key,
    Array.isArray(fact) ? fact.slice(0, MOST_NAMED).map(shortText) : shortText(fact),
  ]);
  return { ...Object.fromEntries(facts), ...(more > 0 ? { more } : {}) };
}

/**
 * Writes a failure: what happened, what was kept, what to do next. With `--json` it goes to stdout as `{ error }`, since a
 * script reads there; for people it goes to stderr. An unexpected error keeps its stack: it is a defect.
 */
export function writeFailure(io: Io, asJson: boolean, error: unknown): ExitCode {
  const failure = error instanceof DocketError ? error : new DocketError('internal', {}, { cause: error });
  if (failure.code === 'internal' && error instanceof Error) io.err(`${error.stack ?? error.message}\n`);
  const { t } = createTexts(io.language);
  const { code } = failure;
  const details = shortened(failure.details);
  const values = Object.fromEntries(
    Object.entries(details).map(([key, value]) => [key, Array.isArray(value) ? value.join(', ') : value]),
  );
  const words = (['title', 'kept', 'next'] as const).map((part) => t(`errors:${code}.${part}`, values));
  const facts = Object.entries(values).map(([key, value]) => `  ${key}: ${value}`);
  if (asJson) {
    const [title, kept, next] = words;
    io.out(`${JSON.stringify({ error: { code, details, title, kept, next } }, undefined, 2)}\n`);
  } else {
    io.err(printable([...words.slice(0, 1), ...facts, ...words.slice(1)]));
  }
  return exitCodeFor(code);
}
