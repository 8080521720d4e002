/** What is wrong with one cell or one row; the words are under `imports:problem`. */
export const cellProblems = [
  'missing',
  'ambiguous-date',
  'not-a-date',
  'not-a-moment',
  'in-the-future',
  'absurd-year',
  'before-other',
  'not-a-choice',
  'not-a-number',
  'not-yes-or-no',
  'not-a-country',
  'na-or-namibia',
  'not-a-regime',
  'not-a-period',
  'too-long',
  'spreadsheet-error',
  'reference-twice',
  'not-valid',
] as const;
export type CellProblem = (typeof cellProblems)[number];
