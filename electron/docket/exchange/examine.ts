import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { setImmediate as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { CaseKind } from '#shared/cases/kinds.ts';
import type { TextEncoding } from '#shared/contract/case.ts';
import { DocketError } from '#shared/errors.ts';
import type { DocketContext } from '../cases/context.ts';
import type { Tables } from '../database/tables.ts';
import { readTableApart } from '../reader/ask.ts';
import { canonicalJson } from '../trail/canonical.ts';
import { readProfile } from '../vault/profile.ts';
import { assertRole } from '../vault/roles.ts';
import { type BuiltRow, buildRow, type Plan } from './build-record.ts';
import type { DateOrder } from './dates.ts';
import { guessMapping, type Mapping } from './mapping.ts';
import { invalidFile, type Table, type TableFile } from './table.ts';
import { REFERENCE, type Target, targetsOf, wholeTargets } from './targets.ts';

/** What somebody chose of a file and how it is read. What is left out is found. */
export interface ImportChoice {
  kind: CaseKind;
  /** One of several tables, by its name; without it the first that has rows. */
  sheet?: string | undefined;
  /** The field of each column; found by the headers without it. */
  columns?: Mapping | undefined;
  /** Fields that are the same in every row, by name. */
  values?: Record<string, string> | undefined;
  dateOrder?: DateOrder | undefined;
  /** In which characters a text file is read; found without it. */
  encoding?: TextEncoding | undefined;
}

/** A case that came from a file. */
interface KnownCase {
  id: string;
  ref: string;
}

/** `log`: it becomes a case. `there`: it is one already, by its reference or word for word. `refused`: it cannot be one. */
export type ExaminedRow = BuiltRow &
  (
    | { status: 'log' }
    /** `is`: the case; absent when an earlier row of the file says the same. */
    | { status: 'there'; is?: KnownCase }
    | { status: 'refused' }
  );

/** A file as it would be imported. */
export interface Examined {
  file: string;
  read: TableFile;
  table: Table;
  targets: readonly Target[];
  mapping: Mapping;
  rows: ExaminedRow[];
  /** Of the file, the choice and all that would follow; what has another is another import. */
  fingerprint: string;
}

const importedSchema = z.object({ imported: z.object({ key: z.string(), cells: z.string() }) });

/** The cases of a register that came from files, by both keys of their row. Their entries tell. */
export async function importedCases(db: Kysely<Tables>, kind: CaseKind): Promise<Map<string, KnownCase>> {
  const entries = await db
    .selectFrom('trail')
    .select(['case_id', 'case_ref', 'details'])
    .where('action', '=', `${kind}.logged`)
    .where('details', 'like', '%"imported":{%')
    .execute();
  const known = new Map<string, KnownCase>();
  for (const { case_id: id, case_ref: ref, details } of entries) {
    const parsed = importedSchema.safeParse(JSON.parse(details));
    if (!parsed.success || id === null || ref === null) continue;
    const { key, cells } = parsed.data.imported;
    for (const one of [key, cells]) known.set(one, { id, ref });
  }
  return known;
}

function checkMapping(mapping: Mapping, table: Table, targets: readonly Target[]): void {
  const names = new Set([REFERENCE, ...targets.map(({ name }) => name)]);
  const used = mapping.filter((name) => name !== null);
  const unknown = used.filter((name) => !names.has(name));
  const twice = used.filter((name, index) => used.indexOf(name) !== index);
  const wrong = [
    ...unknown.map((name) => `${name}: unknown field`),
    ...twice.map((name) => `${name}: more than one column`),
    ...(mapping.length > table.columns.length ? ['columns: more than the file has'] : []),
  ];
  if (wrong.length > 0) throw new DocketError('bad-input', { fields: wrong });
}

function checkValues(values: Record<string, string>, targets: readonly Target[]): void {
  const unknown = Object.keys(values).filter((name) => !targets.some((target) => target.name === name));
  if (unknown.length === 0) return;
  throw new DocketError('bad-input', { fields: unknown.map((name) => `${name}: unknown field`) });
}

function judge(
  built: BuiltRow,
  known: ReadonlyMap<string, KnownCase>,
  seen: Map<string, BuiltRow>,
): ExaminedRow {
  const is = known.get(built.key) ?? known.get(built.cellsKey);
  if (is !== undefined) return { ...built, problems: [], status: 'there', is };
  const earlier = seen.get(built.key);
  if (earlier !== undefined) {
    const isSame = canonicalJson(earlier.record) === canonicalJson(built.record);
    if (isSame && built.problems.length === 0) return { ...built, status: 'there' };
    return { ...built, problems: [...built.problems, { problem: 'reference-twice' }], status: 'refused' };
  }
  if (built.problems.length > 0) return { ...built, status: 'refused' };
  seen.set(built.key, built);
  return { ...built, status: 'log' };
}

async function judgeAll(context: DocketContext, plan: Plan, table: Table): Promise<ExaminedRow[]> {
  const known = await importedCases(context.docket.db, plan.kind);
  const seen = new Map<string, BuiltRow>();
  const rows: ExaminedRow[] = [];
  for (const [index, row] of table.rows.entries()) {
    rows.push(judge(buildRow(context, plan, row), known, seen));
    if (index % 50 === 49) await pause();
  }
  return rows;
}

function fingerprintOf(read: TableFile, plan: Plan, rows: readonly ExaminedRow[]): string {
  const hash = createHash('sha256');
  const { kind, mapping, values, order } = plan;
  const encoding = read.characters?.encoding;
  hash.update(
    canonicalJson({ file: read.sha256, kind, mapping, values: { ...values }, order, encoding }),
    'utf8',
  );
  for (const { row, status, key, record } of rows)
    hash.update(canonicalJson({ row, status, key, record }), 'utf8');
  return hash.digest('hex');
}

/**
 * Reads a file and says of each row of one of its tables what an import would do with it. Changes nothing.
 * The file is read in a process without keys.
 * Errors: `file-missing`, `file-not-regular`, `file-not-read`, `import-invalid`, `cancelled`, `bad-input` for a mapping that the register or the file does not have,
 * `not-allowed` for everybody but an officer.
 */
export async function examineImport(
  context: DocketContext,
  path: string,
  choice: ImportChoice,
  signal?: AbortSignal,
): Promise<Examined> {
  assertRole(context.person, 'officer');
  const { kind, sheet, values = {} } = choice;
  const file = basename(path);
  const read = await readTableApart(context.startReader, path, wholeTargets(kind), {
    signal,
    encoding: choice.encoding,
  });
  const hasRows = ({ rows }: Table) => rows.length > 0;
  if (!read.tables.some(hasRows)) throw invalidFile(file, 'no-rows');
  const isWanted = sheet === undefined ? hasRows : (one: Table) => one.sheet === sheet;
  const table = read.tables.find(isWanted);
  if (table === undefined) throw invalidFile(file, 'no-sheet');
  const targets = targetsOf(kind);
  const mapping = choice.columns ?? guessMapping(kind, targets, table.columns);
  checkMapping(mapping, table, targets);
  checkValues(values, targets);
  const { regimes } = await readProfile(context.docket.db);
  const plan: Plan = {
    kind,
    targets,
    headers: table.columns,
    mapping,
    values,
    order: choice.dateOrder,
    regimes,
  };
  const rows = await judgeAll(context, plan, table);
  return { file, read, table, targets, mapping, rows, fingerprint: fingerprintOf(read, plan, rows) };
}

/** How many rows would become cases, are cases already, and cannot be. */
export function countRows(rows: readonly ExaminedRow[]): { logged: number; there: number; refused: number } {
  const of = (status: ExaminedRow['status']) => rows.filter((row) => row.status === status).length;
  return { logged: of('log'), there: of('there'), refused: of('refused') };
}
