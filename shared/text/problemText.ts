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

/** A row with all its problems in one line: `Cases, row 7: Received: is no date (“soon”)`. */
export function rowText(
  { row, problems }: { row: number; problems: readonly ImportProblem[] },
  sheet: string,
  words: ImportWords,
): string {
  const { t } = words;
  const where = sheet === '' ? t('imports:rowNumber', { row }) : t('imports:sheetRow', { sheet, row });
  return t('imports:line', {
    row: where,
    problems: problems.map((problem) => problemText(problem, words)).join('; '),
  });
}
