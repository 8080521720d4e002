import type { FieldValues } from 'react-hook-form';
import type { Field } from '#shared/cases/fields.ts';
import { LONGEST_TITLE } from '#shared/contract/drafts.ts';
import { asText, isObject } from './values.ts';

/** The first text that somebody typed, in the order of the fields: what stood there at first is not typed. */
function firstTyped(fields: readonly Field[], values: unknown, start: unknown): string {
  if (!isObject(values)) return '';
  const before = isObject(start) ? start : {};
  for (const field of fields) {
    const [now, then]: [unknown, unknown] = [values[field.key], before[field.key]];
    const found = typedIn(field, now, then);
    if (found !== '') return found;
  }
  return '';
}

function typedIn(field: Field, now: unknown, then: unknown): string {
  if (field.kind === 'leaf') {
    const isText = field.note.widget === 'text' || field.note.widget === 'long';
    return isText && now !== then ? asText(now).trim() : '';
  }
  if (field.kind === 'group') return firstTyped(field.fields, now, then);
  const rows: unknown[] = Array.isArray(now) ? now : [];
  const old: unknown[] = Array.isArray(then) ? then : [];
  return (
    rows.map((row, index) => firstTyped(field.fields, row, old[index])).find((text) => text !== '') ?? ''
  );
}

/**
 * The name by which a draft is known in lists: the title if one was typed, else the first words of what was; cut to what a
 * draft keeps. Empty when only choices were made.
 */
export function draftTitle(fields: readonly Field[], values: FieldValues, start: FieldValues): string {
  const title = values.title === start.title ? '' : asText(values.title).trim();
  return shorten(title || firstTyped(fields, values, start) || asText(values.title).trim());
}

/** The first words of a text, as the title of a draft. */
export function shorten(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length <= LONGEST_TITLE ? line : `${line.slice(0, LONGEST_TITLE - 1)}…`;
}
