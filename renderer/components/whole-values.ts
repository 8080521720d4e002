import type { Field, FieldNote } from '#shared/cases/fields.ts';
import type { EntryView } from '#shared/contract/case.ts';
import { fieldAt } from '#shared/text/values.ts';
import { isObject } from './form/values.ts';

type Change = EntryView['changes'][number];

/** Whether a value that was put together from its parts can be read as a whole. */
const isWhole: Partial<Record<FieldNote['widget'], (value: unknown) => boolean>> = {
  count: (value) =>
    isObject(value) &&
    (value.state === 'notKnownYet' || (value.value !== undefined && value.estimated !== undefined)),
  uncertainTime: (value) => isObject(value) && value.certainty !== undefined,
  person: (value) => isObject(value) && value.name !== undefined,
  duration: (value) => isObject(value) && value.amount !== undefined && value.unit !== undefined,
  regimes: (value) =>
    Array.isArray(value) &&
    Array.from(value).every((one) => isObject(one) && one.regime !== undefined && one.place !== undefined),
};

/**
 * Joins the changes to the parts of one value (`persons.state`, `persons.value`) to one change of the value, where all
 * parts are there; a change to a single part stays as it is.
 */
export function withWholeValues(changes: readonly Change[], fields: Field[]): Change[] {
  const done = new Set<string>();
  return changes.flatMap((change) => {
    const found = fieldAt(fields, change.field);
    if (!found || found.rest === '' || isWhole[found.note.widget] === undefined) return [change];
    if (done.has(found.own)) return [];
    const parts = changes.filter(({ field }) => field.startsWith(`${found.own}.`));
    const whole = joined(found.own, parts, isWhole[found.note.widget]);
    if (!whole) return [change];
    done.add(found.own);
    return [whole];
  });
}

function joined(
  own: string,
  parts: Change[],
  isReadable: ((value: unknown) => boolean) | undefined,
): Change | undefined {
  const before = assembled(own, parts, 'before');
  const after = assembled(own, parts, 'after');
  const given = [before, after].filter((value) => value !== undefined);
  if (given.length === 0 || !given.every((value) => isReadable?.(value))) return undefined;
  return { field: own, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

/** The value of which the parts are known on one side; undefined where there was none. */
function assembled(own: string, parts: Change[], side: 'before' | 'after'): Change['after'] {
  const known = parts.filter((part) => part[side] !== undefined);
  if (known.length === 0) return undefined;
  const first = known[0]?.field.slice(own.length + 1) ?? '';
  return /^\d+\./.test(first) ? rowsTogether(own, known, side) : fieldsTogether(own, known, side);
}

function fieldsTogether(own: string, parts: Change[], side: 'before' | 'after'): Record<string, JsonPart> {
  return Object.fromEntries(parts.map((part) => [part.field.slice(own.length + 1), part[side] ?? null]));
}

function rowsTogether(own: string, parts: Change[], side: 'before' | 'after'): Record<string, JsonPart>[] {
  const rows: Record<string, JsonPart>[] = [];
  for (const part of parts) {
    const [row = '', ...path] = part.field.slice(own.length + 1).split('.');
    const index = Number(row);
    rows[index] = { ...rows[index], [path.join('.')]: part[side] ?? null };
  }
  return rows;
}

type JsonPart = NonNullable<Change['after']> | null;
