import { type Field, fieldsOf } from '../cases/fields.ts';
import type { CaseKind } from '../cases/kinds.ts';
import { registers } from '../cases/registers.ts';
import { fieldKey, groupKey } from './fieldKey.ts';
import { asList, isRecord, textOf, type ValueWords } from './values.ts';

/** A part of a record in words. Paths have no positions: every row of a list has the same. */
export type WrittenPart =
  | { is: 'value'; path: string; label: string; text: string }
  | { is: 'list'; path: string; label: string; rows: WrittenPart[][] };

export interface RecordWords extends ValueWords {
  /** How a field inside a group is called; without it by the name of the group and its own. */
  labelOf?: (path: string) => string;
}

/** Everything that a record says, in the order of its schema; what is empty is left out, and nothing else. */
export function writeRecord(kind: CaseKind, record: unknown, words: RecordWords): WrittenPart[] {
  return writeFields(kind, fieldsOf(registers[kind].schema), record, words);
}

/** The parts of `values` that some fields of a record describe; `base` is the path at which they stand. */
export function writeFields(
  kind: CaseKind,
  fields: readonly Field[],
  values: unknown,
  words: RecordWords,
  base = '',
): WrittenPart[] {
  if (!isRecord(values)) return [];
  return fields.flatMap((field): WrittenPart[] => {
    const path = base ? `${base}.${field.key}` : field.key;
    const value = values[field.key];
    if (value === undefined || value === null) return [];
    if (field.kind === 'group') return writeFields(kind, field.fields, value, words, path);
    if (field.kind === 'list') {
      const rows = asList(value).map((row) =>
        writeFields(kind, field.fields, row, inRow(kind, path, words), path),
      );
      return rows.length === 0 ? [] : [{ is: 'list', path, label: words.t(groupKey(kind, path)), rows }];
    }
    const text = textOf(field.note, value, words, { kind, row: values });
    const label = words.labelOf?.(path) ?? labelIn(kind, path, words);
    return text === undefined ? [] : [{ is: 'value', path, label, text }];
  });
}

/** Inside a row the name of the list would say nothing more. */
function inRow(kind: CaseKind, list: string, words: RecordWords): RecordWords {
  return { ...words, labelOf: (path) => labelIn(kind, path, words, list) };
}

/** `Person: Name`; the name alone would not say whose it is. */
function labelIn(kind: CaseKind, path: string, { t }: ValueWords, within = ''): string {
  const group = path.split('.').slice(0, -1).join('.');
  const field = t(fieldKey(kind, path));
  return group === within ? field : t('registers:facts.inGroup', { group: t(groupKey(kind, group)), field });
}
