import type { i18n, TFunction } from 'i18next';
import type { CaseKind } from '../cases/kinds.ts';
import { fieldKey, groupKey } from './fieldKey.ts';
import { fieldName } from './fieldName.ts';

/** A problem of one row of an import, as the contract has it. */
export interface ImportProblem {
  problem: string;
  column?: number | undefined;
  field?: string | undefined;
  given?: string | undefined;
}

/** What the words of an import are taken from: its register, its columns, and the texts. */
export interface ImportWords {
  kind: CaseKind;
  headers: readonly string[];
  t: TFunction;
  i18n: i18n;
}

/** What keeps a row from becoming a case: its column or field, what is wrong, and what stood there. */
export function problemText({ problem, column, field, given }: ImportProblem, words: ImportWords): string {
  const { kind, headers, t, i18n } = words;
  const what = t(`imports:problem.${problem}`);
  const header = column === undefined ? undefined : headers[column];
  const keys = {
    labelKey: (path: string) => fieldKey(kind, path),
    groupKey: (path: string) => groupKey(kind, path),
  };
  const where = header
    ? t('imports:problemAt', { column: header, problem: what })
    : field
      ? t('imports:problemOf', { field: fieldName(field, keys, t, i18n), problem: what })
      : what;
  return given === undefined ? where : t('imports:problemGiven', { where, given });
}

/** A cell that was read in a way that somebody should see, as the contract has it. */
interface ImportNote {
  given: string;
  country: string;
}

/** How a cell was read: `UK read as United Kingdom (GB)`. `countryName` gives the name of an alpha-2 code. */
export function noteText(
  { given, country }: ImportNote,
  t: TFunction,
  countryName: (code: string) => string,
): string {
  return t('imports:note.country', { given, name: countryName(country), code: country });
}

/** A row with all its notes in one line. */
export function notedText(
  { row, notes }: { row: number; notes: readonly ImportNote[] },
  sheet: string,
  t: TFunction,
  countryName: (code: string) => string,
): string {
  const problems = notes.map((note) => noteText(note, t, countryName)).join('; ');
  return t('imports:line', { row: rowPlace(row, sheet, t), problems });
}

function rowPlace(row: number, sheet: string, t: TFunction): string {
  return sheet === '' ? t('imports:rowNumber', { row }) : t('imports:sheetRow', { sheet, row });
}

/** A row with all its problems in one line: `Cases, row 7: Received: is no date (“soon”)`. */
export function rowText(
  { row, problems }: { row: number; problems: readonly ImportProblem[] },
  sheet: string,
  words: ImportWords,
): string {
  return words.t('imports:line', {
    row: rowPlace(row, sheet, words.t),
    problems: problems.map((problem) => problemText(problem, words)).join('; '),
  });
}
