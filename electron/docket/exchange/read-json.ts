import { z } from 'zod';
import { JsonTooLarge, parseBounded } from '../foreign/bounded-json.ts';
import { invalidFile, LIMITS, type Table, tableOf } from './table.ts';

const recordsSchema = z.array(z.record(z.string(), z.json()));
type Json = z.infer<ReturnType<typeof z.json>>;

/** No record has more levels; every cell has a name and a value, and values with parts have some more. */
const JSON_LIMITS = { depth: 32, values: LIMITS.cells * 5 };

/** Depth beyond which nothing of a record is looked for. */
const DEEPEST = 4;

/** A value as the text of one cell: several by semicolons, what has parts of its own as JSON. */
function cellOf(value: Json): string {
  if (value === null) return '';
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A record as columns and cells: `requester.name`, `parties.1.name`. What is in `whole` stays one cell. */
function flatten(value: Json, path: string, whole: ReadonlySet<string>, depth = 0): [string, string][] {
  const isParted = typeof value === 'object' && value !== null && depth < DEEPEST;
  const isRows = Array.isArray(value) && value.some((item) => typeof item === 'object' && item !== null);
  if (!isParted || (path !== '' && whole.has(path)) || (Array.isArray(value) && !isRows)) {
    return [[path, cellOf(value)]];
  }
  const members = Array.isArray(value)
    ? value.map((item, index): [string, Json] => [String(index + 1), item])
    : Object.entries(value);
  return members.flatMap(([key, part]) =>
    flatten(part, path === '' ? key : `${path}.${key}`, whole, depth + 1),
  );
}

/**
 * The table in a JSON array of records; `whole` names the fields whose value is one cell although it has parts.
 * Errors: `import-invalid`.
 */
export function readJson(file: string, text: string, whole: ReadonlySet<string>): Table | undefined {
  let content: unknown;
  try {
    content = parseBounded(text.replace(/^\uFEFF/, ''), JSON_LIMITS);
  } catch (cause) {
    if (cause instanceof JsonTooLarge) {
      throw invalidFile(file, cause.limit === 'depth' ? 'too-deep' : 'too-many-cells', cause);
    }
    throw invalidFile(file, 'damaged', cause);
  }
  const records = recordsSchema.safeParse(content);
  if (!records.success) throw invalidFile(file, 'not-records');
  if (records.data.length > LIMITS.rows) throw invalidFile(file, 'too-many-rows');
  const rows = records.data.map((record) => new Map(flatten(record, '', whole)));
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))].filter((name) => name !== '');
  if (columns.length > LIMITS.columns) throw invalidFile(file, 'too-many-columns');
  const raw = rows.map((row) => ({ cells: columns.map((name) => row.get(name) ?? '') }));
  const table = tableOf(file, '', [{ cells: columns }, ...raw]);
  // Records are counted without the header, which the file does not have.
  return table && { ...table, rows: table.rows.map((row) => ({ ...row, row: row.row - 1 })) };
}
