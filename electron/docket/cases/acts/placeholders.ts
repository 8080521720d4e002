import type { z } from 'zod';
import { type Field, fieldsOf } from '#shared/cases/fields.ts';

/** Stands for a text that nobody has typed yet. */
const NOT_TYPED = '…';

function placeholder(field: Field): unknown {
  if (field.kind !== 'leaf') return undefined;
  switch (field.note.widget) {
    case 'text':
    case 'long':
      return NOT_TYPED;
    case 'choice':
      return field.note.values[0];
    case 'yesNo':
      return true;
    default:
      return undefined;
  }
}

/**
 * The answers with something for whatever moves no date and is still missing, for a look at what an act would do. Nothing
 * of it is ever kept.
 */
export function fillUnmoving(asks: z.ZodObject, answers: unknown): unknown {
  const given = typeof answers === 'object' && answers !== null ? answers : {};
  const missing = fieldsOf(asks).flatMap((field) => {
    const isNeeded = field.required || field.key === 'evidence';
    const value = isNeeded && !Object.hasOwn(given, field.key) ? placeholder(field) : undefined;
    return value === undefined ? [] : [[field.key, value] as const];
  });
  return { ...Object.fromEntries(missing), ...given };
}
