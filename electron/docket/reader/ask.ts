import { basename } from 'node:path';
import type { TextEncoding } from '#shared/contract/case.ts';
import { READER_MEGABYTES } from '#shared/contract/host.ts';
import { DocketError } from '#shared/errors.ts';
import type { TableFile } from '../exchange/table.ts';
import type { PackReport } from '../packs/report.ts';
import { type ReaderQuestion, type ReaderWord, readerWordSchema } from './contract.ts';
import type { Reader, ReaderGone, StartReader } from './start.ts';

/** How long a reader may give no sign of life, and how long it may take for a table in all, in milliseconds. */
export interface ReaderLimits {
  silentMs: number;
  tableMs: number;
}

const LIMITS: ReaderLimits = { silentMs: 20_000, tableMs: 60_000 };

export interface ReaderOptions {
  onProgress?: ((progress: { done: number; total: number }) => void) | undefined;
  /** Ends the reader: `cancelled`. */
  signal?: AbortSignal | undefined;
  limits?: Partial<ReaderLimits>;
}

/** The words with which a reader is done. */
type LastWord = Exclude<ReaderWord, { say: 'alive' | 'progress' }>;

/**
 * Reads a file with tables in a process of its own. Errors: those of `readTableFile`; `file-not-read` with `problem` when
 * the reader took too long (`time`), wanted too much memory (`memory`) or broke down (`crash`); `cancelled`.
 */
export async function readTableApart(
  start: StartReader,
  path: string,
  whole: ReadonlySet<string>,
  { encoding, ...options }: ReaderOptions & { encoding?: TextEncoding | undefined } = {},
): Promise<TableFile> {
  const chosen = encoding === undefined ? {} : { encoding };
  const word = await askReader(start, { read: 'table', path, whole: [...whole], ...chosen }, options);
  if (word.say !== 'table') throw notRead(path, 'crash');
  return word.table;
}

/** Verifies a pack in a process of its own. Errors: those of `verifyPack`, and those of `readTableApart`. */
export async function verifyPackApart(
  start: StartReader,
  path: string,
  { expectedPublicKey, ...options }: ReaderOptions & { expectedPublicKey?: string | undefined } = {},
): Promise<PackReport> {
  const key = expectedPublicKey === undefined ? {} : { expectedPublicKey };
  const word = await askReader(start, { read: 'pack', path, ...key }, options);
  if (word.say !== 'pack') throw notRead(path, 'crash');
  return word.report;
}

function notRead(path: string, problem: ReaderGone | 'time', seconds = 0): DocketError {
  const limit = { time: { seconds }, memory: { megabytes: READER_MEGABYTES }, crash: {} }[problem];
  return new DocketError('file-not-read', { file: basename(path), problem, ...limit });
}

async function askReader(
  start: StartReader,
  question: ReaderQuestion,
  options: ReaderOptions,
): Promise<LastWord> {
  if (options.signal?.aborted) throw new DocketError('cancelled');
  const reader = await start();
  try {
    if (options.signal?.aborted) throw new DocketError('cancelled');
    return await lastWordOf(reader, question, options);
  } finally {
    reader.end();
  }
}

function lastWordOf(
  reader: Reader,
  question: ReaderQuestion,
  { onProgress, signal, limits }: ReaderOptions,
): Promise<LastWord> {
  const { path } = question;
  const { silentMs, tableMs } = { ...LIMITS, ...limits };
  const { promise, resolve, reject } = Promise.withResolvers<LastWord>();
  const tooSlow = (ms: number) => () => reject(notRead(path, 'time', Math.ceil(ms / 1000)));
  let silence = setTimeout(tooSlow(silentMs), silentMs);
  const whole = question.read === 'table' ? setTimeout(tooSlow(tableMs), tableMs) : undefined;
  const stop = () => reject(new DocketError('cancelled'));
  signal?.addEventListener('abort', stop, { once: true });
  reader.onWord((given) => {
    const word = readerWordSchema.safeParse(given);
    if (!word.success) return reject(notRead(path, 'crash'));
    clearTimeout(silence);
    silence = setTimeout(tooSlow(silentMs), silentMs);
    if (word.data.say === 'progress') onProgress?.(word.data);
    else if (word.data.say !== 'alive') resolve(word.data);
  });
  void reader.gone.then((why) => reject(notRead(path, why)));
  reader.ask(question);
  return promise.then(asAnswer(path)).finally(() => {
    clearTimeout(silence);
    clearTimeout(whole);
    signal?.removeEventListener('abort', stop);
  });
}

/** What a reader could not do becomes what it is here. */
function asAnswer(path: string): (word: LastWord) => LastWord {
  return (word) => {
    if (word.say === 'failed') throw new DocketError(word.code, word.details);
    if (word.say === 'defect') throw notRead(path, 'crash');
    return word;
  };
}
