import { buffer } from 'node:stream/consumers';
import { type CellObject, read, SSF, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { z } from 'zod';
import { DocketError } from '#shared/errors.ts';
import { countCells } from './repeats.ts';
import { invalidFile, LIMITS, type Table, tableOf } from './table.ts';

const STYLES = 'styles.xml';

/** A workbook as it was unpacked: the names in it, the text of an OpenDocument one, and a zip of just what was read. */
interface Unpacked {
  names: Set<string>;
  content: string;
  bytes: Buffer;
}

/**
 * Unpacks a workbook within its limits, and packs what was read anew. A zip names its members and their sizes twice, and the
 * reader that follows may believe another place than this one: so it gets nothing but what was measured here.
 */
async function unpack(bytes: Buffer, file: string): Promise<Unpacked> {
  const zip = await fromBufferPromise(bytes, { validateEntrySizes: true });
  const plain = new ZipFile();
  const names = new Set<string>();
  let size = 0;
  let content = '';
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    if (names.has(entry.fileName) || size + entry.uncompressedSize > LIMITS.unpacked) {
      throw invalidFile(file, names.has(entry.fileName) ? 'damaged' : 'too-large');
    }
    names.add(entry.fileName);
    const pieces: Buffer[] = [];
    for await (const piece of await zip.openReadStreamPromise(entry)) {
      const part = Buffer.from(piece);
      size += part.length;
      if (size > LIMITS.unpacked) throw invalidFile(file, 'too-large');
      pieces.push(part);
    }
    const whole = Buffer.concat(pieces);
    if (entry.fileName.toLowerCase() === 'content.xml') content = whole.toString('utf8');
    plain.addBuffer(whole, entry.fileName, { compress: false });
  }
  // OpenDocument lets it be absent (1.3 part 2, 3.1); the reader does not.
  if (content !== '' && !names.has(STYLES)) plain.addBuffer(Buffer.from('<styles/>'), STYLES);
  plain.end();
  return { names, content, bytes: await buffer(plain.outputStream) };
}

/** Measures a zip by unpacking it, before a reader that keeps everything in memory sees it. Returns what that may see. */
async function harmless(bytes: Buffer, file: string): Promise<Buffer> {
  const unpacked = await unpack(bytes, file);
  const isWorkbook = unpacked.names.has('[Content_Types].xml') || unpacked.names.has('content.xml');
  if (!isWorkbook) throw invalidFile(file, 'not-a-table');
  if (countCells(unpacked.content, LIMITS.cells) > LIMITS.cells) throw invalidFile(file, 'too-many-cells');
  return unpacked.bytes;
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
  const plain = await harmless(bytes, file).catch((cause: unknown) => {
    throw cause instanceof DocketError ? cause : invalidFile(file, 'damaged', cause);
  });
  const book = open(plain, file);
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.slice(0, LIMITS.sheets).flatMap((name) => {
    const sheet = book.Sheets[name];
    return (sheet && sheetTable(file, name, sheet, date1904)) ?? [];
  });
}
