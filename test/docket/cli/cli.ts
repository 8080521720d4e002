import { createHash } from 'node:crypto';
import { cp, lstat, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { z } from 'zod';
import { runCli } from '#cli/program.ts';
import { LEAST_KDF } from '#docket/vault/slots.ts';
import { type ErrorCode, errorCodeSchema } from '#shared/errors.ts';
import { createTexts, type Language, languages } from '#shared/text/texts.ts';
import { freshFolder } from '#test/docket/vault/helpers.ts';

/** The moment at which the commands of the tests run. */
export const NOW = '2026-11-22T01:00:00.000Z';

export const PASSPHRASE = 'seven quiet herons wade';

/** What one run of the command line gave. */
export interface Run {
  exit: number;
  out: string;
  err: string;
}

export interface Surroundings {
  language?: Language;
  /** What a person types at the question for the passphrase; without it there is no terminal. */
  typed?: string;
}

/** Runs the command line in this process, with a terminal and a clock of the test's own. */
export async function cli(argv: string[], { language = 'en', typed }: Surroundings = {}): Promise<Run> {
  const written = { out: '', err: '' };
  const exit = await runCli(argv, {
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
    askSecret: typed === undefined ? undefined : async () => typed,
    now: () => NOW,
    kdf: LEAST_KDF,
    language,
  });
  return { exit, ...written };
}

/** Runs a command that must succeed, and gives what it answers with `--json`. */
export async function answerOf(argv: string[], surroundings: Surroundings = {}): Promise<unknown> {
  const { exit, out, err } = await cli([...argv, '--json'], surroundings);
  expect({ exit, err, out }).toMatchObject({ exit: 0, err: '' });
  return JSON.parse(out);
}

const failureSchema = z.object({
  error: z.object({
    code: errorCodeSchema,
    details: z.record(z.string(), z.json()),
    title: z.string().min(1),
    kept: z.string().min(1),
    next: z.string().min(1),
  }),
});
export type Failure = z.infer<typeof failureSchema>['error'];

/** What a failed command says with `--json`. */
export function failureOf({ out }: Run): Failure {
  return failureSchema.parse(JSON.parse(out)).error;
}

/** Every entry under a folder: what it is, its mode, its time and its content. Nothing is left out. */
export async function stateOf(folder: string): Promise<Record<string, string>> {
  const state: Record<string, string> = {};
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const path = join(folder, name);
    const found = await lstat(path);
    const mode = (found.mode & 0o777).toString(8);
    // A folder's time changes when SQLite makes its log and takes it away again; a file's time must not.
    state[name] = found.isFile()
      ? `${mode} ${found.mtimeMs} ${createHash('sha256')
          .update(await readFile(path))
          .digest('hex')}`
      : `folder ${mode}`;
  }
  return state;
}

/**
 * Runs a command that must be refused, for people in both languages and for a script, and checks that each time it says
 * what happened, what was kept and what to do next, and that under `folder` nothing is different afterwards. Gives what the script gets and the words for people.
 */
export async function expectRefusal(
  argv: string[],
  { code, exit, folder, typed }: { code: ErrorCode; exit: number; folder: string; typed?: string },
): Promise<Failure & { words: string }> {
  const before = await stateOf(folder);
  const surroundings = typed === undefined ? {} : { typed };
  const script = await cli([...argv, '--json'], surroundings);
  expect(script, script.out).toMatchObject({ exit, err: '' });
  const failure = failureOf(script);
  expect(failure.code).toBe(code);
  let words = '';
  for (const language of languages) {
    const run = await cli(argv, { ...surroundings, language });
    expect(run).toMatchObject({ exit, out: '' });
    expectWords(run.err, code, language);
    words += run.err;
  }
  expect(await stateOf(folder)).toEqual(before);
  return { ...failure, words };
}

/** The three sentences of an error stand in a text, in a language, with every value filled in. */
export function expectWords(text: string, code: ErrorCode, language: Language): void {
  const { t } = createTexts(language);
  expect(text).not.toContain('{{');
  for (const part of ['title', 'kept', 'next']) {
    const [beginning = ''] = t(`errors:${code}.${part}`, { skipInterpolation: true }).split(/{{|\$t\(/);
    expect(beginning.length).toBeGreaterThan(3);
    expect(text).toContain(beginning);
  }
  expect(/\p{Script=Han}/u.test(text)).toBe(language === 'zh-CN');
}

/** A folder for a test with a file that holds the passphrase. */
export async function freshPlace(): Promise<{ place: string; passphraseFile: string }> {
  const place = await freshFolder();
  const passphraseFile = join(place, 'passphrase.txt');
  await writeFile(passphraseFile, `${PASSPHRASE}\n`);
  return { place, passphraseFile };
}

export interface Made {
  /** The folder of the docket. */
  folder: string;
  /** The folder around it, which holds nothing but the docket and the file with the passphrase. */
  place: string;
  /** The option that every command on the docket needs. */
  secret: string[];
}

/** Whose docket it is: what `create` asks for. */
export const whose = [
  '--name',
  'MPhoton',
  '--place',
  'CN',
  '--regimes',
  'cn-pipl,eu-gdpr@DE',
  '--person',
  'Li Na',
];

/** Deriving a key is slow on purpose, so that one docket is made per file of tests and copied for each test. */
const shelf = await mkdtemp(join(tmpdir(), 'docket-shelf-'));
afterAll(() => rm(shelf, { recursive: true, force: true }));
let template: Promise<string> | undefined;

async function makeTemplate(): Promise<string> {
  const file = await jsonFile(shelf, `${PASSPHRASE}\n`, 'passphrase.txt');
  const folder = join(shelf, 'Test.docket');
  await answerOf(['create', folder, ...whose, '--passphrase-file', file]);
  return folder;
}

/** A docket without a case, made by the command line. */
export async function freshDocket(): Promise<Made> {
  const { place, passphraseFile } = await freshPlace();
  const folder = join(place, 'Test.docket');
  const secret = ['--passphrase-file', passphraseFile];
  template ??= makeTemplate();
  await cp(await template, folder, { recursive: true, preserveTimestamps: true });
  return { folder, place, secret };
}

/** Writes a value as JSON into a file under `place`. */
export async function jsonFile(place: string, value: unknown, name = 'case.json'): Promise<string> {
  const file = join(place, name);
  await writeFile(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
}

/** Logs a case by the command line and gives its answer. */
export async function logByCli({ folder, place, secret }: Made, kind: string, record: unknown) {
  const file = await jsonFile(place, record, `${kind}.json`);
  const answer = await answerOf(['add', folder, kind, '--file', file, ...secret]);
  return z.looseObject({ ref: z.string(), id: z.string() }).parse(answer);
}
