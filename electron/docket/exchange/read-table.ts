import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import type { TextEncoding } from '#shared/contract/case.ts';
import { DocketError } from '#shared/errors.ts';
import { readEncoded } from '../foreign/encoding.ts';
import { readRegular } from '../foreign/regular-file.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';
import { invalidFile, LIMITS, type TableFile } from './table.ts';

async function readBytes(path: string, file: string): Promise<Buffer> {
  try {
    return await readRegular(path, { chosen: true, most: LIMITS.bytes });
  } catch (cause) {
    if (!(cause instanceof DocketError)) throw new DocketError('file-missing', { file }, { cause });
    throw cause.details.problem === 'too-large' ? invalidFile(file, 'too-large', cause) : cause;
  }
}

/**
 * Reads a file with tables; what it is, its content says. `whole`: fields that in JSON are one value although they have
 * parts. `encoding`: the characters that somebody chose for a text. Errors: `file-missing`, `file-not-regular`, `import-invalid` with `problem`.
 */
export async function readTableFile(
  path: string,
  whole: ReadonlySet<string>,
  chosen?: TextEncoding,
): Promise<TableFile> {
  const file = basename(path);
  const bytes = await readBytes(path, file);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  // Loaded when it is needed: it is large, and most files that are imported once never come again.
  const { isWorkbook, readWorkbook } = await import('./read-workbook.ts');
  if (isWorkbook(bytes) !== undefined) {
    const tables = await readWorkbook(file, bytes);
    if (tables.length === 0) throw invalidFile(file, 'no-rows');
    return { format: 'workbook', sha256, tables };
  }
  const { text, ...read } = readEncoded(bytes, chosen);
  // What is a text in no encoding reads as signs that no text has.
  if (!read.isSure && /\p{Cc}/u.test(text.replace(/[\t\n\f\r]/g, ''))) throw invalidFile(file, 'encoding');
  const isJson = extname(file).toLowerCase() === '.json' || text.trimStart().startsWith('[');
  const table = isJson ? readJson(file, text, whole) : readCsv(file, text);
  if (table === undefined) throw invalidFile(file, 'no-rows');
  return { format: isJson ? 'json' : 'csv', characters: read, sha256, tables: [table] };
}
