import { type CellObject, read, SSF, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { type Entry, fromBufferPromise } from 'yauzl';
import { z } from 'zod';
import { DocketError } from '#shared/errors.ts';
import { invalidFile, LIMITS, type Table, tableOf } from './table.ts';

/** A piece of an OpenDocument table that is repeated although it holds something. */
const REPEATED = /<table:table-(?:row|cell)\b[^>]*?number-(?:rows|columns)-repeated="(\d+)"[^>]*>/g;

async function unpackedSize(bytes: Buffer, file: string): Promise<{ names: Set<string>; content: string }> {
  const zip = await fromBufferPromise(bytes, { validateEntrySizes: true });
  const names = new Set<string>();
  let size = 0;
  let content = '';
  for await (const entry of zip.eachEntry()) {
    names.add(entry.fileName);
    if (isDeclaredTooLarge(entry, size)) throw invalidFile(file, 'too-large');
    const pieces: Buffer[] = [];
    for await (const piece of await zip.openReadStreamPromise(entry)) {
      const part = Buffer.from(piece);
      size += part.length;
      if (size > LIMITS.unpacked) throw invalidFile(file, 'too-large');
      if (entry.fileName === 'content.xml') pieces.push(part);
    }
    if (entry.fileName === 'content.xml') content = Buffer.concat(pieces).toString('utf8');
  }
  return { names, content };
}

function isDeclaredTooLarge({ uncompressedSize }: Entry, before: number): boolean {
  return before + uncompressedSize > LIMITS.unpacked;
}

/** An OpenDocument file may say of a cell that it stands a million times: refused before it is laid out. */
function assertNotBlownUp(content: string, file: string): void {
  let cells = 0;
  for (const row of content.split('<table:table-row').slice(1)) {
    if (!/text:p|-value=/.test(row)) continue;
    const times = [...`<table:table-row${row}`.matchAll(REPEATED)].reduce((most, [whole, count]) => {
      const isEmpty = whole.endsWith('/>');
      return isEmpty ? most : most * Number(count);
    }, 1);
    cells += times;
    if (cells > LIMITS.cells) throw invalidFile(file, 'too-many-cells');
  }
}

/** Measures a zip by unpacking it, before a reader that keeps everything in memory sees it. */
async function assertHarmless(bytes: Buffer, file: string): Promise<void> {
  const { names, content } = await unpackedSize(bytes, file);
  const isWorkbook = names.has('[Content_Types].xml') || names.has('content.xml');
  if (!isWorkbook) throw invalidFile(file, 'not-a-table');
  assertNotBlownUp(content, file);
}

const dateCodeSchema = z.object({
  y: z.number(),
  m: z.number(),
  d: z.number(),
  H: z.number(),
  M: z.number(),
  S: z.number(),
});

const two = (value: number) => String(value).padStart(2, '0');

/** A number that is formatted as a date, as ISO: the spreadsheet knows which one it is, whatever it shows. */
function dateText(value: number, date1904: boolean): string {
  const code = dateCodeSchema.safeParse(SSF.parse_date_code(value, { date1904 }));
  if (!code.success) return String(value);
  const { y, m, d, H, M, S } = code.data;
  const time = `${two(H)}:${two(M)}:${two(S)}`;
  if (value < 1) return time;
  const date = `${String(y).padStart(4, '0')}-${two(m)}-${two(d)}`;
  return H === 0 && M === 0 && S === 0 ? date : `${date}T${time}`;
}

/** What a cell holds as text; undefined for an error of the spreadsheet. Formulas are never evaluated: their last value counts. */
function textOf(cell: CellObject, date1904: boolean): string | undefined {
  const { t, v, z: format } = cell;
  if (t === 'e') return undefined;
  if (v === undefined || v === null || t === 'z') return '';
  if (typeof v === 'boolean') return v ? 'true' : 'false';
  if (typeof v === 'number') {
    return format !== undefined && SSF.is_date(String(format)) ? dateText(v, date1904) : String(v);
  }
  return v instanceof Date ? v.toISOString().slice(0, 19) : v;
}

/** The cells of one row that hold something. Only what is there is looked at, whatever range the sheet claims. */
function readRow(
  file: string,
  row: readonly CellObject[],
  date1904: boolean,
): { cells: string[]; broken: number[] } {
  const cells: string[] = [];
  const broken: number[] = [];
  for (const column of Object.keys(row).map(Number)) {
    const cell = row[column];
    const text = cell && textOf(cell, date1904);
    if (cell?.t === 'e') broken.push(column);
    if (cell === undefined || text === '') continue;
    if (column >= LIMITS.columns) throw invalidFile(file, 'too-many-columns');
    cells[column] = text ?? '';
  }
  return { cells: Array.from(cells, (cell) => cell ?? ''), broken };
}

function sheetTable(file: string, name: string, sheet: WorkSheet, date1904: boolean): Table | undefined {
  const dense: (CellObject[] | undefined)[] = sheet['!data'] ?? [];
  const rows: { row: number; cells: string[]; broken: number[] }[] = [];
  for (const index of Object.keys(dense).map(Number)) {
    const read = readRow(file, dense[index] ?? [], date1904);
    if (read.cells.length > 0 || read.broken.length > 0) rows.push({ row: index + 1, ...read });
    if (rows.length > LIMITS.rows + 1) throw invalidFile(file, 'too-many-rows');
  }
  return tableOf(file, name, rows);
}

function open(bytes: Buffer, file: string): WorkBook {
  try {
    return read(bytes, {
      type: 'buffer',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      cellNF: true,
      cellDates: false,
      bookVBA: false,
    });
  } catch (cause) {
    const isProtected = cause instanceof Error && /password|encrypt/i.test(cause.message);
    throw invalidFile(file, isProtected ? 'protected' : 'damaged', cause);
  }
}

/** Whether bytes are a zip (XLSX, ODS) or a compound file (XLS, or encrypted). */
export function isWorkbook(bytes: Buffer): 'zip' | 'compound' | undefined {
  if (bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))) return 'zip';
  return bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])) ? 'compound' : undefined;
}

/** The sheets of an XLSX or ODS file that hold something. Errors: `import-invalid`. */
export async function readWorkbook(file: string, bytes: Buffer): Promise<Table[]> {
  // An XLS file, or an XLSX behind a password. The reader of XLS does not come to an end on some damaged files.
  if (isWorkbook(bytes) === 'compound') throw invalidFile(file, 'protected');
  try {
    await assertHarmless(bytes, file);
  } catch (cause) {
    throw cause instanceof DocketError ? cause : invalidFile(file, 'damaged', cause);
  }
  const book = open(bytes, file);
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.slice(0, LIMITS.sheets).flatMap((name) => {
    const sheet = book.Sheets[name];
    return (sheet && sheetTable(file, name, sheet, date1904)) ?? [];
  });
}
