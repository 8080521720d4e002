import { type Field, type FieldNote, fieldsOf } from '#shared/cases/fields.ts';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { registers } from '#shared/cases/registers.ts';
import { fieldKey, groupKey } from '#shared/text/fieldKey.ts';
import { fieldName } from '#shared/text/fieldName.ts';
import { createTexts, languages } from '#shared/text/texts.ts';

/** A field of a record into which a column can go. */
export interface Target {
  /** As people write it, rows of a list counted from 1: `requester.name`, `parties.1.name`. */
  name: string;
  /** Where it is in the record, rows counted from 0: `parties.0.name`. */
  path: string;
  note: FieldNote;
  /** A case cannot be logged without it. */
  required: boolean;
}

/** The column that tells which row of the other system a case was. It is no field of the record. */
export const REFERENCE = 'reference';

/** Parts that only a step of the case writes, or that follow from the case. */
const notImported: Record<CaseKind, readonly string[]> = {
  request: ['extension', 'decision', 'response', 'withdrawal'],
  incident: ['obligations', 'notices', 'earlierDecisions'],
  agreement: ['clauses', 'reviews', 'noticeGiven', 'ended', 'settled'],
  transfer: ['application', 'approval', 'earlierApprovals', 'filing', 'suspension', 'ended'],
};

/** Rows of a list that have columns of their own, and how many of them a record must have. */
const rowsOf: Record<string, { most: number; least: number }> = {
  parties: { most: 4, least: 2 },
  subProcessors: { most: 3, least: 0 },
};

/** A list whose rows are given in one cell: what each row is about, and what every row holds beside it. */
export const ONE_CELL_LIST = {
  name: 'rights',
  each: 'right',
  given: { outcome: 'open' },
  shared: 'scope',
} as const;

function targetsIn(
  fields: readonly Field[],
  at: { name: string; path: string },
  required: boolean,
): Target[] {
  return fields.flatMap((field): Target[] => {
    const name = at.name === '' ? field.key : `${at.name}.${field.key}`;
    const path = at.path === '' ? field.key : `${at.path}.${field.key}`;
    const isNeeded = required && field.required;
    if (field.kind === 'leaf') return [{ name, path, note: field.note, required: isNeeded }];
    if (field.kind === 'group') return targetsIn(field.fields, { name, path }, isNeeded);
    if (field.key === ONE_CELL_LIST.name) return oneCell(field, name, isNeeded);
    const { most, least } = rowsOf[field.key] ?? { most: 0, least: 0 };
    return Array.from({ length: most }, (_, row) => row).flatMap((row) =>
      targetsIn(field.fields, { name: `${name}.${row + 1}`, path: `${path}.${row}` }, row < least),
    );
  });
}

function oneCell(list: Extract<Field, { kind: 'list' }>, name: string, required: boolean): Target[] {
  return list.fields.flatMap((field): Target[] => {
    if (field.kind !== 'leaf') return [];
    if (field.key === ONE_CELL_LIST.shared) {
      return [
        { name: `${name}.${field.key}`, path: `${name}.${field.key}`, note: field.note, required: false },
      ];
    }
    if (field.key !== ONE_CELL_LIST.each || field.note.widget !== 'choice') return [];
    return [{ name, path: name, note: { ...field.note, widget: 'choices' }, required }];
  });
}

/** The fields of a register into which columns can go, in the order of its record. The regimes come from the profile when no column gives them. */
export function targetsOf(kind: CaseKind): Target[] {
  const fields = fieldsOf(registers[kind].schema).filter(
    ({ key }) => key !== 'discarded' && !notImported[kind].includes(key),
  );
  return targetsIn(fields, { name: '', path: '' }, true).map((target) =>
    target.note.widget === 'regimes' ? { ...target, required: false } : target,
  );
}

/** Names of the targets whose value has parts of its own and still stands in one cell. */
export function wholeTargets(kind: CaseKind): ReadonlySet<string> {
  return new Set(targetsOf(kind).map(({ name }) => name));
}

const texts = languages.map((language) => createTexts(language));

/** What a target is called in each language, longest first: `Person, Name`, `请求人 · 姓名`, and what it is called by itself. */
export function labelsOf(kind: CaseKind, { path }: Pick<Target, 'path'>): { full: string[]; own: string[] } {
  const keys = {
    labelKey: (at: string) => fieldKey(kind, at),
    groupKey: (at: string) => groupKey(kind, at),
  };
  const own = texts.flatMap((one) => (one.exists(keys.labelKey(path)) ? [one.t(keys.labelKey(path))] : []));
  const full = texts.map((one) => fieldName(path, keys, one.t, one));
  // The one-cell list is called by its own name and by that of what each row is about.
  const each = `${path}.${ONE_CELL_LIST.each}`;
  const eachOf = path === ONE_CELL_LIST.name ? texts.map((one) => one.t(keys.labelKey(each))) : [];
  return { full, own: [...own.filter((label) => typeof label === 'string'), ...eachOf] };
}

/** What the column of the other system's reference is called. */
export function referenceLabels(): string[] {
  return texts.map((one) => one.t('imports:reference'));
}
