import { stringify } from 'csv-stringify/sync';
import { type Field, fieldsOf } from '#shared/cases/fields.ts';
import { registers } from '#shared/cases/registers.ts';
import { fieldKey, groupKey } from '#shared/text/fieldKey.ts';
import { asList, isRecord } from '#shared/text/values.ts';
import type { PackCase, PackClock, RegisterContent, RegisterKind } from '../packs/content.ts';
import { type CsvColumn, columnsOf, dateIn, timeIn } from './csv-columns.ts';
import type { Speech } from './text.ts';
import { cleanText, isByHours, leadingOf } from './values.ts';

/** Excel takes a CSV file for UTF-8 only when it begins with a byte order mark; others skip it. */
export const BYTE_ORDER_MARK = '\ufeff';

/** Begins, perhaps after blanks, with a sign that makes a spreadsheet compute the cell; full-width forms included. */
const FORMULA = /^[\s\u00a0\u3000\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** A cell that no spreadsheet takes for a formula: an apostrophe goes in front, save for plain numbers. */
export function neutraliseCell(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** A table for a spreadsheet: the register itself, or one of its parts with a line for each row of each case. */
export interface CsvTable {
  kind: RegisterKind;
  /** End of the name of its file, `clock-facts`; absent for the register itself. */
  part?: string;
  /** What it holds, in words. */
  label: string;
  head: string[];
  lines: () => Iterable<string[]>;
}

/**
 * The tables of a register: one line per case; one line per clock; one per decision; and for each list of its record one
 * line per row. Parts that no case has are left out.
 */
export function tablesOf(register: RegisterContent, speech: Speech): CsvTable[] {
  const { kind, cases } = register;
  const { words } = speech;
  const { schema } = registers[kind];
  const lists = listsIn(fieldsOf(schema), []).map((list) => listTable(register, list, speech));
  return [
    registerTable(register, speech),
    ...(cases.some(({ clocks }) => clocks.length > 0) ? [clockTable(register, speech)] : []),
    ...(cases.some(({ decisions }) => decisions.length > 0)
      ? [
          {
            kind,
            part: 'decisions',
            label: words('reports:section.decisions'),
            head: [
              words('reports:column.ref'),
              ...['subject', 'outcome', 'reason', 'by', 'when'].map((key) =>
                words(`reports:decision.${key}`),
              ),
              timeLabel(words('reports:decision.when'), speech),
            ],
            lines: () => cases.flatMap((entry) => decisionLines(entry, speech)),
          },
        ]
      : []),
    ...lists.filter(({ lines }) => [...lines()].length > 0),
  ];
}

/** A table as CSV (RFC 4180: commas, every cell quoted, CRLF; UTF-8 with byte order mark), in pieces. */
export function* writeCsv({ head, lines }: CsvTable): Generator<string> {
  yield BYTE_ORDER_MARK + writeLine(head);
  for (const line of lines()) yield writeLine(line);
}

const timeLabel = (label: string, { words, write, zone }: Speech): string =>
  words('reports:csv.time', { label, zone: write.zone(zone) });

function registerTable({ kind, cases }: RegisterContent, speech: Speech): CsvTable {
  const { words, t, zone } = speech;
  const fields = fieldsOf(registers[kind].schema).filter(({ key }) => key !== 'title');
  const columns = columnsOf(kind, fields, '', speech);
  const column = (key: string) => words(`reports:column.${key}`);
  return {
    kind,
    label: words(`reports:title.${kind}`),
    head: [
      column('ref'),
      t(fieldKey(kind, 'title')),
      ...['state', 'status', 'dueClock', 'due'].map(column),
      timeLabel(column('due'), speech),
      ...columns.map(({ label }) => label),
    ],
    *lines() {
      for (const entry of cases) {
        const clock = leadingOf(entry);
        const due = clock ? dueCells(clock, zone) : ['', ''];
        const status = words(`reports:status.${clock?.status ?? 'none'}`);
        const facts = [entry.ref, entry.title, entry.stateLabel, status, clock?.title ?? '', ...due];
        yield [...facts, ...columns.map(({ read }) => read(entry.record))];
      }
    },
  };
}

/** The date of a clock, and the hour where it is counted in hours; a date in days is one of its own place. */
function dueCells(clock: PackClock, zone: string): string[] {
  return isByHours(clock) ? [dateIn(clock.due, zone), timeIn(clock.due, zone)] : [clock.dueDate ?? '', ''];
}

function clockTable({ kind, cases }: RegisterContent, speech: Speech): CsvTable {
  const { words, write, zone } = speech;
  const clock = (key: string) => words(`reports:clock.column.${key}`);
  const yesNo = (value: boolean | undefined) => words(`reports:field.${value ? 'yes' : 'no'}`);
  return {
    kind,
    part: 'clocks',
    label: words('reports:section.clocks'),
    head: [
      words('reports:column.ref'),
      ...['title', 'rule', 'status', 'date'].map(clock),
      timeLabel(clock('date'), speech),
      clock('place'),
      clock('met'),
      timeLabel(clock('met'), speech),
      ...['citation', 'provisional', 'house'].map(clock),
    ],
    *lines() {
      for (const { ref, clocks } of cases) {
        for (const one of clocks) {
          yield [
            ref,
            one.title,
            one.rule ?? '',
            words(`reports:status.${one.status}`),
            ...dueCells(one, zone),
            one.zone === undefined ? '' : write.zone(one.zone),
            dateIn(one.metAt, zone),
            timeIn(one.metAt, zone),
            one.citation,
            yesNo(one.provisional),
            yesNo(one.house),
          ];
        }
      }
    },
  };
}

function decisionLines({ ref, decisions }: PackCase, { zone }: Speech): string[][] {
  return decisions.map(({ subject, outcome, reason = '', by = '', at }) => [
    ref,
    subject,
    outcome,
    reason,
    by,
    dateIn(at, zone),
    timeIn(at, zone),
  ]);
}

type List = Extract<Field, { kind: 'list' }>;

/** The fields from a record to a list, the list itself last. */
type ListPath = { above: Field[]; list: List };

/** Every list of a record, those inside the rows of another and inside groups included. */
function listsIn(fields: readonly Field[], above: Field[]): ListPath[] {
  return fields.flatMap((field): ListPath[] => {
    if (field.kind === 'leaf') return [];
    const inner = listsIn(field.fields, [...above, field]);
    return field.kind === 'list' ? [{ above, list: field }, ...inner] : inner;
  });
}

/** A table of a list: the case, the number of each row (that of the row around it first), and the row's own columns. */
function listTable({ kind, cases }: RegisterContent, { above, list }: ListPath, speech: Speech): CsvTable {
  const { words, t } = speech;
  const steps = [...above, list];
  const pathTo = (depth: number) =>
    steps
      .slice(0, depth + 1)
      .map(({ key }) => key)
      .join('.');
  const path = pathTo(above.length);
  const columns: CsvColumn[] = columnsOf(kind, list.fields, path, speech);
  const numbers = steps.flatMap((step, depth) =>
    step.kind === 'list' ? [words('reports:csv.number', { label: t(groupKey(kind, pathTo(depth))) })] : [],
  );
  return {
    kind,
    part: path.replaceAll(/[.A-Z]/g, (sign) => (sign === '.' ? '-' : `-${sign.toLowerCase()}`)),
    label: t(groupKey(kind, path)),
    head: [words('reports:column.ref'), ...numbers, ...columns.map(({ label }) => label)],
    *lines() {
      for (const { ref, record } of cases) {
        for (const { at, row } of rowsAt(record, steps)) {
          yield [ref, ...at, ...columns.map(({ read }) => read(row))];
        }
      }
    },
  };
}

/** The rows of a list of a record, each with its number and that of the rows around it, counted from 1. */
function rowsAt(value: unknown, [step, ...rest]: readonly Field[]): { at: string[]; row: unknown }[] {
  if (!step) return [{ at: [], row: value }];
  const inner = isRecord(value) ? value[step.key] : undefined;
  if (step.kind !== 'list') return inner === undefined ? [] : rowsAt(inner, rest);
  return asList(inner).flatMap((row, index) =>
    rowsAt(row, rest).map(({ at, row: found }) => ({ at: [String(index + 1), ...at], row: found })),
  );
}

function writeLine(cells: string[]): string {
  return stringify([cells.map((cell) => neutraliseCell(cleanText(cell)))], {
    quoted: true,
    record_delimiter: 'windows',
  });
}
