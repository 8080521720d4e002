import { z } from 'zod';
import { charactersSchema } from '#shared/contract/imports.ts';
import { DocketError } from '#shared/errors.ts';

/** What is wrong with a file as a whole; the words are under `imports:invalid`. */
export type InvalidFile =
  | 'too-large'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'too-many-cells'
  | 'encoding'
  | 'not-a-table'
  | 'not-records'
  | 'too-deep'
  | 'damaged'
  | 'protected'
  | 'no-rows'
  | 'no-sheet';

/** A file that cannot be imported. Throws nothing away: the docket was not touched. */
export function invalidFile(file: string, problem: InvalidFile, cause?: unknown): DocketError {
  return new DocketError('import-invalid', { file, problem }, { cause });
}

/** The most that is read. A row becomes a case, and one import is one transaction. */
export const LIMITS = {
  /** Bytes of the file. */
  bytes: 20 * 2 ** 20,
  /** Bytes of a workbook once it is unpacked. */
  unpacked: 100 * 2 ** 20,
  rows: 5_000,
  columns: 200,
  /** Sheets of one workbook that are looked at. */
  sheets: 50,
  cells: 200_000,
} as const;

/** One row below the header. */
const tableRowSchema = z.object({
  /** As a spreadsheet numbers it, from 1; in JSON the number of the record. */
  row: z.number().int(),
  /** One text per column, trimmed; empty for none. Dates of a workbook are ISO. */
  cells: z.array(z.string()).max(LIMITS.columns),
  /** Columns whose cell holds an error of the spreadsheet (`#REF!`) in the place of a value. */
  broken: z.array(z.number().int()),
});
export type TableRow = z.infer<typeof tableRowSchema>;

/** A table with its header: one sheet of a workbook, a CSV file, or the records of a JSON file. */
const tableSchema = z.object({
  /** Name of the sheet; empty where a file holds one table only. */
  sheet: z.string(),
  columns: z.array(z.string()).max(LIMITS.columns),
  rows: z.array(tableRowSchema).max(LIMITS.rows),
});
export type Table = z.infer<typeof tableSchema>;

/** What a file holds. */
export const tableFileSchema = z.object({
  format: z.enum(['csv', 'workbook', 'json']),
  /** In which characters a text file was read. */
  characters: charactersSchema.optional(),
  /** SHA-256 of its bytes, lower-case hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  tables: z.array(tableSchema).max(LIMITS.sheets),
});
export type TableFile = z.infer<typeof tableFileSchema>;

/**
 * Makes a table of raw rows: the first that is not empty is the header, empty ones are left out. Rows that bear no number
 * are counted from 1. Errors: `import-invalid`.
 */
export function tableOf(
  file: string,
  sheet: string,
  raw: readonly { cells: readonly string[]; broken?: number[]; row?: number }[],
): Table | undefined {
  const numbered = raw.map(({ cells, broken = [], row }, index) => ({
    row: row ?? index + 1,
    cells: cells.map((cell) => cell.trim()),
    broken,
  }));
  const filled = numbered.filter(
    ({ cells, broken }) => broken.length > 0 || cells.some((cell) => cell !== ''),
  );
  const [header, ...rows] = filled;
  if (header === undefined) return undefined;
  const width = filled.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  if (width > LIMITS.columns) throw invalidFile(file, 'too-many-columns');
  if (rows.length > LIMITS.rows) throw invalidFile(file, 'too-many-rows');
  if (rows.length * width > LIMITS.cells) throw invalidFile(file, 'too-many-cells');
  const all = (cells: string[]) => Array.from({ length: width }, (_, index) => cells[index] ?? '');
  return {
    sheet,
    columns: all(header.cells),
    rows: rows.map(({ row, cells, broken }) => ({ row, cells: all(cells), broken })),
  };
}
