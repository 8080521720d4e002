import { type Field, fieldsOf } from '#shared/cases/fields.ts';
import { readProfile } from '../vault/profile.ts';
import { visibleKinds } from '../vault/roles.ts';
import type { DocketContext } from './context.ts';
import { parseStored, registerOf } from './facts.ts';
import { type Json, toJsonObject } from './json.ts';

/** Cases of each register that are looked through: those that changed last. */
const LOOKED_THROUGH = 20;

/** Countries that are named; more are no shorter way than the whole list. */
const NAMED = 8;

/**
 * The countries that the person's forms offer first, as codes: that in which the organisation acts, then those that the
 * cases which changed last name, the newest first. Only of cases that the person may see.
 */
export async function recentCountries(context: DocketContext): Promise<string[]> {
  const { db } = context.docket;
  const { place } = await readProfile(db);
  const perKind = await Promise.all(
    visibleKinds(context.person).map((kind) =>
      db
        .selectFrom('cases')
        .select(['kind', 'record', 'updated_at'])
        .where('kind', '=', kind)
        .orderBy('updated_at', 'desc')
        .orderBy('ref', 'desc')
        .limit(LOOKED_THROUGH)
        .execute(),
    ),
  );
  const rows = perKind.flat().toSorted((one, other) => other.updated_at.localeCompare(one.updated_at));
  const named = rows.flatMap(({ kind, record }) =>
    countriesIn(fieldsOf(registerOf(kind).schema), toJsonObject(parseStored(kind, record))),
  );
  // A place is a country, or a part of one: `GB-ENG` lies in `GB`.
  return [...new Set([place.slice(0, 2), ...named])].slice(0, NAMED);
}

/** The values of every field of a record that names a country. */
function countriesIn(fields: readonly Field[], value: Json | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => countriesIn(fields, item));
  if (typeof value !== 'object' || value === null) return [];
  return fields.flatMap((field) => {
    const part = value[field.key];
    if (field.kind !== 'leaf') return countriesIn(field.fields, part);
    return field.note.widget === 'country' && typeof part === 'string' ? [part] : [];
  });
}
