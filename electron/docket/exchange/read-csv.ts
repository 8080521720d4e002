import { parse } from 'csv-parse/sync';
import { invalidFile, LIMITS, type Table, tableOf } from './table.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** The delimiter that splits the first records into most columns, outside of quotes. */
function findDelimiter(text: string): string {
  const counts = new Map<string, number>(DELIMITERS.map((one) => [one, 0]));
  let isQuoted = false;
  let lines = 0;
  for (const character of text.slice(0, 65_536)) {
    if (character === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (character === '\n' || character === '\r') lines += 1;
    // The header decides, unless it has one column only.
    if (lines > 0 && [...counts.values()].some((count) => count > 0)) break;
    const count = counts.get(character);
    if (count !== undefined) counts.set(character, count + 1);
  }
  return DELIMITERS.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0] ?? ',';
}

/** The table in a text of comma-separated values, whatever separates them. Errors: `import-invalid`. */
export function readCsv(file: string, text: string): Table | undefined {
  // Binary data that happens to decode is no table.
  if (text.includes('\0')) throw invalidFile(file, 'not-a-table');
  let rows: string[][];
  try {
    rows = parse(text, {
      bom: true,
      delimiter: findDelimiter(text),
      relax_column_count: true,
      skip_empty_lines: false,
      to: LIMITS.rows + 100,
    });
  } catch (cause) {
    throw invalidFile(file, 'damaged', cause);
  }
  return tableOf(
    file,
    '',
    rows.map((cells) => ({ cells })),
  );
}
