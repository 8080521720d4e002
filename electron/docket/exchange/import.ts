import { setImmediate as pause } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import { DocketError } from '#shared/errors.ts';
import { logWithin } from '../cases/commands.ts';
import type { DocketContext } from '../cases/context.ts';
import { withDocketErrors } from '../database/errors.ts';
import type { Tables } from '../database/tables.ts';
import { forgetNewer } from '../law/newer.ts';
import { appendEntry } from '../trail/append.ts';
import { backUpBefore } from '../vault/automatic.ts';
import {
  countRows,
  type Examined,
  type ExaminedRow,
  examineImport,
  type ImportChoice,
  importedCases,
} from './examine.ts';

/** How far an import is: bytes of the backup, then rows. */
export interface ImportProgress {
  step: 'backup' | 'logging';
  done: number;
  total: number;
}

/** What an import did. Nothing was written and no backup was made when `logged` is 0. */
export interface Imported {
  logged: number;
  there: number;
  refused: number;
  /** References of the first and the last new case. */
  first?: string;
  last?: string;
  /** Name of the backup that was made before. */
  backup?: string;
}

export interface ImportOptions {
  onProgress?: ((progress: ImportProgress) => void) | undefined;
  signal?: AbortSignal | undefined;
}

function stopIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new DocketError('cancelled');
}

/** Where a case came from, as its entry tells. */
function originOf(
  { row, reference, key, cellsKey }: ExaminedRow,
  sha256: string,
): { [fact: string]: string } {
  return {
    file: sha256,
    row: String(row),
    key,
    cells: cellsKey,
    ...(reference === undefined ? {} : { reference }),
  };
}

/** Logs every row that can be one, by the command that logs a case by hand; none when it is cancelled or one fails. */
async function logAll(
  trx: Transaction<Tables>,
  context: DocketContext,
  { file, read, rows }: Examined,
  choice: ImportChoice,
  { onProgress, signal }: ImportOptions,
): Promise<string[]> {
  const { kind } = choice;
  const now = new Date(context.now()).toISOString();
  const wanted = rows.filter(({ status }) => status === 'log');
  // The backup took its time, and another import may have come first.
  const known = await importedCases(trx, kind);
  if (wanted.some(({ key }) => known.has(key))) throw new DocketError('import-changed', { file });
  const refs: string[] = [];
  for (const [index, row] of wanted.entries()) {
    stopIfCancelled(signal);
    onProgress?.({ step: 'logging', done: index, total: wanted.length });
    const imported = originOf(row, read.sha256);
    const { ref } = await logWithin(trx, context, { kind, record: row.record, imported }, now);
    refs.push(ref);
    // Lets the cancellation in, and the progress out.
    await pause();
  }
  const { logged, there, refused } = countRows(rows);
  await appendEntry(trx, {
    person: context.person,
    action: 'cases.imported',
    details: {
      file,
      sha256: read.sha256,
      register: kind,
      logged: String(logged),
      there: String(there),
      notPossible: String(refused),
      cases: `${refs[0]} – ${refs.at(-1)}`,
    },
    at: now,
  });
  stopIfCancelled(signal);
  return refs;
}

/**
 * Imports what was previewed: an automatic backup, then one transaction with a case and an entry for each row that can be
 * one, and an entry for the import. `fingerprint` is that of the preview.
 * Errors: those of `examineImport`; `import-changed` when the file, or what would follow from it, is another than was
 * previewed; `backup-first`; `cancelled`. After each of them the docket has none of the rows.
 */
export async function runImport(
  context: DocketContext,
  path: string,
  choice: ImportChoice & { fingerprint: string },
  options: ImportOptions = {},
): Promise<Imported> {
  const examined = await examineImport(context, path, choice, options.signal);
  if (examined.fingerprint !== choice.fingerprint) {
    throw new DocketError('import-changed', { file: examined.file });
  }
  const counts = countRows(examined.rows);
  if (counts.logged === 0) return counts;
  const { signal, onProgress } = options;
  const { name } = await backUpBefore(context.docket, 'before-import', context.now(), {
    signal,
    onProgress: ({ done, total }) => onProgress?.({ step: 'backup', done, total }),
  });
  const refs = await withDocketErrors(() =>
    context.docket.db.transaction().execute((trx) => logAll(trx, context, examined, choice, options)),
  );
  forgetNewer(context);
  context.emit({});
  const [first, last] = [refs[0], refs.at(-1)];
  return { ...counts, backup: name, ...(first && { first }), ...(last && { last }) };
}
