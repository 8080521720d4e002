import { stringify } from 'csv-stringify/sync';
import type { RegisterContent } from '../packs/content.ts';
import type { ReportLanguage, Words } from './text.ts';
import { cleanText, labelOf, leadingOf, writeColumn } from './values.ts';

/** Excel takes a CSV file for UTF-8 only when it begins with a byte order mark; others skip it. */
export const BYTE_ORDER_MARK = '\ufeff';

/** Begins, perhaps after blanks, with a sign that makes a spreadsheet compute the cell; full-width forms included. */
const FORMULA = /^[\s\u00a0\u3000\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** A cell that no spreadsheet takes for a formula: an apostrophe goes in front, save for plain numbers. */
export function neutraliseCell(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/**
 * A register as CSV (RFC 4180: commas, every cell quoted, CRLF; UTF-8 with byte order mark), a line of labels and one
 * line per case, in pieces to be written one after the other.
 */
export function* writeRegisterCsv(
  register: RegisterContent,
  language: ReportLanguage,
  words: Words,
): Generator<string> {
  const head = ['ref', 'title', 'state', 'status', 'dueClock', 'due'].map((key) =>
    words(`reports:column.${key}`),
  );
  const labels = register.columns.map((column) => labelOf(column, language));
  yield BYTE_ORDER_MARK + writeLine([...head, ...labels]);
  for (const entry of register.cases) {
    const clock = leadingOf(entry);
    const status = words(`reports:status.${clock?.status ?? 'none'}`);
    const facts = [
      entry.ref,
      entry.title,
      entry.stateLabel,
      status,
      clock?.title ?? '',
      clock?.dueDate ?? '',
    ];
    yield writeLine([...facts, ...register.columns.map((column) => writeColumn(entry, column, words))]);
  }
}

function writeLine(cells: string[]): string {
  return stringify([cells.map((cell) => neutraliseCell(cleanText(cell)))], {
    quoted: true,
    record_delimiter: 'windows',
  });
}
