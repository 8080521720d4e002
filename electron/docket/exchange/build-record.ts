import { createHash } from 'node:crypto';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { registers } from '#shared/cases/registers.ts';
import { DocketError } from '#shared/errors.ts';
import { ABSURD_YEAR, BEFORE_OTHER } from '../cases/bad-input.ts';
import { checkNewRecord } from '../cases/commands.ts';
import type { DocketContext } from '../cases/context.ts';
import { plansOf } from '../cases/facts.ts';
import { type Json, type JsonObject, toJsonObject } from '../cases/json.ts';
import { computePlan } from '../clocks/compute-plan.ts';
import { zoneOf } from '../clocks/zones.ts';
import { canonicalJson } from '../trail/canonical.ts';
import { type Reading, readCell } from './cells.ts';
import type { DateOrder } from './dates.ts';
import type { Mapping } from './mapping.ts';
import type { CellProblem } from './problems.ts';
import type { TableRow } from './table.ts';
import { ONE_CELL_LIST, REFERENCE, type Target } from './targets.ts';

/** Something that keeps a row from becoming a case: in which column, for which field, and what stood there. */
export interface RowProblem {
  problem: CellProblem;
  /** Place of the column from 0; absent where no column gives the field. */
  column?: number;
  /** Path of the field in the record, if it is one. */
  field?: string;
  given?: string;
}

/** A cell that was understood in a way that somebody should see: what stood there, and as what it was read. */
export interface RowNote {
  column?: number;
  field: string;
  given: string;
  /** The alpha-2 code of a country. */
  country: string;
}

/** A row as it would be logged. `record` is what `logCase` takes. */
export interface BuiltRow {
  row: number;
  title: string;
  /** What the other system calls it. */
  reference?: string;
  /** SHA-256 over the register and the reference, or over the record; two rows with the same key are one case. */
  key: string;
  /** SHA-256 over the register and the cells as they stand under their headers: the same row, however it is read. */
  cellsKey: string;
  record: JsonObject;
  problems: RowProblem[];
  notes: RowNote[];
}

/** How rows become records: the same for a whole file. */
export interface Plan {
  kind: CaseKind;
  targets: readonly Target[];
  headers: readonly string[];
  mapping: Mapping;
  /** Fields that are the same in every row and come from no column, by name. */
  values: Readonly<Record<string, string>>;
  order: DateOrder | undefined;
  regimes: readonly { regime: string; place: string }[];
}

type Given = { text: string; column?: number };

/** The longest piece of a cell that a problem quotes. */
const QUOTED = 120;

function givenIn({ mapping, values }: Plan, cells: readonly string[]): Map<string, Given> {
  const given = new Map<string, Given>();
  for (const [name, text] of Object.entries(values))
    if (text.trim() !== '') given.set(name, { text: text.trim() });
  for (const [column, name] of mapping.entries()) {
    const text = cells[column] ?? '';
    if (name !== null && text !== '') given.set(name, { text, column });
  }
  return given;
}

/** Sets a value at a path; a number in the path makes a list. Rows of a list that nobody filled are closed up later. */
function setAt(record: JsonObject, path: string, value: Json): void {
  const parts = path.split('.');
  let at: Json[] | JsonObject = record;
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const next: Json[] | JsonObject = /^\d+$/.test(parts[index + 1] ?? '') ? [] : {};
    const present: Json | undefined = Array.isArray(at) ? at[Number(part)] : at[part];
    const kept: Json = isLast ? value : typeof present === 'object' && present !== null ? present : next;
    if (Array.isArray(at)) at[Number(part)] = kept;
    else at[part] = kept;
    if (typeof kept !== 'object' || kept === null) return;
    at = kept;
  }
}

/** The rights of a cell as the rows that the record has. */
function spreadOneCellList(record: JsonObject): void {
  const { name, each, given, shared } = ONE_CELL_LIST;
  const listed = record[name];
  const own = record[`${name}.${shared}`];
  delete record[`${name}.${shared}`];
  if (!Array.isArray(listed)) return;
  record[name] = listed.map((item) => {
    if (typeof item !== 'string') return item;
    return { [each]: item, ...given, ...(own === undefined ? {} : { [shared]: own }) };
  });
}

/** Lists without the rows that no column filled, so that `parties.3` may follow `parties.1`. */
function closeUp(record: JsonObject): void {
  for (const [key, value] of Object.entries(record)) {
    if (Array.isArray(value)) record[key] = value.filter((item) => item !== undefined);
  }
}

function keyOf(said: { [fact: string]: Json }): string {
  return createHash('sha256').update(canonicalJson(said), 'utf8').digest('hex');
}

function cellsKeyOf({ kind, headers }: Plan, cells: readonly string[]): string {
  const filled = cells.flatMap((cell, index) => (cell === '' ? [] : [[headers[index] ?? '', cell]]));
  return keyOf({ kind, cells: filled });
}

/** Where the target of a path of the record is: the path itself, or the nearest above it that a column can give. */
function targetAt(plan: Plan, path: string): Target | undefined {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const found = plan.targets.find((target) => target.path === at);
    if (found) return found;
  }
  // A list or a group that is missing as a whole: its first field that is needed.
  return plan.targets.find((target) => target.path.startsWith(`${path}.`) && target.required);
}

function problemAt(plan: Plan, given: Map<string, Given>, path: string, problem: CellProblem): RowProblem {
  const target = targetAt(plan, path);
  const mapped = target === undefined ? -1 : plan.mapping.indexOf(target.name);
  const text = target && given.get(target.name)?.text;
  return {
    problem,
    field: target?.path ?? path,
    ...(mapped < 0 ? {} : { column: mapped }),
    ...(text === undefined ? {} : { given: text.slice(0, QUOTED) }),
  };
}

/** What the schema of the register says of a record, in the words of the import. */
function problemsOf(plan: Plan, given: Map<string, Given>, record: JsonObject): RowProblem[] {
  const parsed = registers[plan.kind].schema.safeParse(record);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => {
    const path = issue.path.map(String).join('.');
    const isMissing = valueAt(record, issue.path) === undefined;
    const code = isMissing ? 'missing' : issue.code === 'too_big' ? 'too-long' : 'not-valid';
    return problemAt(plan, given, path, code);
  });
}

function valueAt(value: Json | undefined, path: readonly PropertyKey[]): Json | undefined {
  let at = value;
  for (const part of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Array.isArray(at) ? at[Number(part)] : at[String(part)];
  }
  return at;
}

/** What the command itself would refuse beyond the schema: the future, a step's facts, a law that is not there. */
function refusalsOf(
  { law, now }: DocketContext,
  plan: Plan,
  given: Map<string, Given>,
  record: JsonObject,
): RowProblem[] {
  try {
    const moment = new Date(now()).toISOString();
    const checked = checkNewRecord(plan.kind, record, law, moment);
    // The clocks are counted as they will be: what they refuse would stop the whole import.
    for (const clock of plansOf(plan.kind, checked)) computePlan(clock, law, moment);
    return [];
  } catch (error) {
    if (!(error instanceof DocketError)) throw error;
    if (error.code === 'unknown-regime' || error.code === 'unknown-place') {
      return [problemAt(plan, given, 'regimes', 'not-a-regime')];
    }
    const { fields } = error.details;
    const named = Array.isArray(fields) ? fields : [''];
    return named.map((field) => {
      const [path = '', why = ''] = field.split(': ');
      return problemAt(plan, given, path, codeOf(why));
    });
  }
}

/** The word of the import for what the command said of a field. */
function codeOf(why: string): CellProblem {
  if (why === 'lies in the future') return 'in-the-future';
  if (why === ABSURD_YEAR) return 'absurd-year';
  return why.startsWith(BEFORE_OTHER) ? 'before-other' : 'not-valid';
}

function zoneFor(context: DocketContext, regimes: unknown): string {
  const [first]: unknown[] = Array.isArray(regimes) ? regimes : [];
  if (typeof first !== 'object' || first === null || !('place' in first)) return context.zone;
  try {
    return zoneOf(context.law, String(first.place));
  } catch {
    return context.zone;
  }
}

/** Makes of a row the record of a case, and says everything that keeps it from being one. Changes nothing. */
export function buildRow(context: DocketContext, plan: Plan, { row, cells, broken }: TableRow): BuiltRow {
  const given = givenIn(plan, cells);
  const problems: RowProblem[] = [];
  const notes: RowNote[] = [];
  const record: JsonObject = {};
  const reading: Reading = { order: plan.order, zone: context.zone, law: context.law, regimes: plan.regimes };
  const read = (target: Target, zone: string) => {
    const found = given.get(target.name);
    if (found === undefined) return;
    const value = readCell(target.note, found.text, { ...reading, zone });
    if ('problem' in value) problems.push(problemAt(plan, given, target.path, value.problem));
    else if (target.path === `${ONE_CELL_LIST.name}.${ONE_CELL_LIST.shared}`)
      record[target.path] = found.text;
    else setAt(record, target.path, jsonOf(value.value));
    if ('value' in value && value.noted) notes.push(noteOf(target, found, String(value.value)));
  };
  const isRegimes = ({ note }: Target) => note.widget === 'regimes';
  // First, since the time of day in the other cells is that of their place.
  for (const target of plan.targets.filter(isRegimes)) read(target, context.zone);
  const zone = zoneFor(context, record.regimes ?? plan.regimes);
  for (const target of plan.targets.filter((one) => !isRegimes(one))) read(target, zone);
  for (const column of broken) {
    const name = plan.mapping[column];
    const target = plan.targets.find((one) => one.name === name);
    if (name !== null && name !== undefined) {
      problems.push({ problem: 'spreadsheet-error', column, ...(target ? { field: target.path } : {}) });
    }
  }
  spreadOneCellList(record);
  closeUp(record);
  const reference = given.get(REFERENCE)?.text;
  const { kind } = plan;
  const key = keyOf(reference === undefined ? { kind, record } : { kind, reference });
  const cellsKey = cellsKeyOf(plan, cells);
  if (record.regimes === undefined) record.regimes = plan.regimes.map((one) => ({ ...one }));
  const seen = new Set(problems.map(({ field }) => field));
  const more = problemsOf(plan, given, record).filter(({ field }) => !seen.has(field));
  problems.push(...more.filter(({ field }, index) => more.findIndex((one) => one.field === field) === index));
  if (problems.length === 0) problems.push(...refusalsOf(context, plan, given, record));
  const title = typeof record.title === 'string' ? record.title : '';
  return {
    row,
    title,
    ...(reference === undefined ? {} : { reference }),
    key,
    cellsKey,
    record,
    problems,
    notes,
  };
}

function noteOf({ path }: Target, { text, column }: Given, country: string): RowNote {
  return { field: path, given: text.slice(0, QUOTED), country, ...(column === undefined ? {} : { column }) };
}

function jsonOf(value: unknown): Json {
  return toJsonObject({ value }).value ?? null;
}
