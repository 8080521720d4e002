import type { FieldValues } from 'react-hook-form';
import type { Field, FieldNote } from '#shared/cases/fields.ts';

export const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
export const asNumber = (value: unknown): number | '' => (typeof value === 'number' ? value : '');
export const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

export function isObject(value: unknown): value is FieldValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a field holds before anybody touched it: nothing, but where the law lets people say that they do not know yet. */
function untouched(note: FieldNote): unknown {
  if (note.widget === 'count') return { state: 'notKnownYet' };
  if (note.widget === 'uncertainTime') return { certainty: 'notKnownYet' };
  if (note.widget === 'choices' || note.widget === 'regimes') return [];
  return undefined;
}

/** The empty values of some fields; groups that may be left out stay undefined until they are opened. */
export function emptyValues(fields: Field[]): FieldValues {
  return Object.fromEntries(fields.map((field) => [field.key, emptyValue(field)]));
}

function emptyValue(field: Field): unknown {
  if (field.kind === 'leaf') return untouched(field.note);
  if (field.kind === 'list') return field.required ? [emptyValues(field.fields)] : [];
  return field.required ? emptyValues(field.fields) : undefined;
}

/** The values of a form as a record: what was left empty is left out, so that the schema sees it as missing. */
export function recordFrom(fields: Field[], values: FieldValues): FieldValues {
  const record: FieldValues = {};
  for (const field of fields) {
    const value = valueFrom(field, values[field.key]);
    if (value !== undefined) record[field.key] = value;
  }
  return record;
}

function valueFrom(field: Field, value: unknown): unknown {
  if (field.kind === 'list') {
    return asList(value).map((row) => recordFrom(field.fields, isObject(row) ? row : {}));
  }
  if (field.kind === 'group') {
    const group = recordFrom(field.fields, isObject(value) ? value : {});
    return field.required || !isEmpty(group) ? group : undefined;
  }
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (Array.isArray(value)) return value.length === 0 && !field.required ? undefined : value;
  if (isObject(value)) return partsOf(value);
  return value;
}

/** A value of several parts (a duration, a count) without those that are empty; undefined when all are. */
function partsOf(value: FieldValues): FieldValues | undefined {
  const parts = Object.entries(value).filter(
    ([, part]) => part !== undefined && part !== null && part !== '',
  );
  return parts.length > 0 ? Object.fromEntries(parts) : undefined;
}

function isEmpty(record: FieldValues): boolean {
  return Object.values(record).every((value) => Array.isArray(value) && value.length === 0);
}
