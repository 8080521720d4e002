import type { FieldValues } from 'react-hook-form';
import { type Field, fieldsOf } from '#shared/cases/fields.ts';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { registers } from '#shared/cases/registers.ts';
import type { CaseView } from '#shared/contract/case.ts';
import { fieldKey, groupKey } from '#shared/text/fieldKey.ts';
import { asList, isObject } from '../../components/form/values.ts';
import { textOf, type Words } from '../../components/values.ts';
import { sections } from '../sections.ts';

/** `alone`: the section has no more than one part, so that its labels need not say whose they are. */
interface FactWords extends Words {
  alone: boolean;
}

/** A field that is filled in, as people read it. */
export interface Fact {
  path: string;
  label: string;
  text: string;
}

/** Lists that stand in a card of their own, with the outcome of each row. */
const shownElsewhere = new Set(['rights', 'obligations', 'clauses', 'clockFacts']);

function factsOf(
  kind: CaseKind,
  fields: Field[],
  values: FieldValues,
  base: string,
  words: FactWords,
): Fact[] {
  return fields.flatMap((field): Fact[] => {
    const path = base ? `${base}.${field.key}` : field.key;
    const value: unknown = values[field.key];
    if (value === undefined || (base === '' && shownElsewhere.has(field.key))) return [];
    if (field.kind === 'group') return isObject(value) ? factsOf(kind, field.fields, value, path, words) : [];
    if (field.kind === 'list') {
      return asList(value).flatMap((row, index): Fact[] => {
        if (!isObject(row)) return [];
        const parts = factsOf(kind, field.fields, row, path, words).map(({ text }) => text);
        const label = words.t(groupKey(kind, path));
        return [{ path: `${path}.${index}`, label: index === 0 ? label : '', text: parts.join(' · ') }];
      });
    }
    const text = textOf(field.note, value, words);
    return text === undefined ? [] : [{ path, label: labelOf(kind, path, words), text }];
  });
}

/** The label of a field; one inside a group says whose it is, unless the whole section is about that group. */
function labelOf(kind: CaseKind, path: string, { t, alone }: FactWords): string {
  const group = path.split('.').slice(0, -1).join('.');
  if (!group || alone) return t(fieldKey(kind, path));
  return t('registers:facts.inGroup', { group: t(groupKey(kind, group)), field: t(fieldKey(kind, path)) });
}

/** Everything that a record says, section by section; what is empty is left out. */
export function filledSections(view: CaseView, words: Words): { key: string; facts: Fact[] }[] {
  const fields = fieldsOf(registers[view.kind].schema);
  const isAlone = (names: readonly string[]) =>
    names.filter((name) => view.record[name] !== undefined).length <= 1;
  return sections[view.kind]
    .map(({ key, fields: names }) => ({
      key,
      facts: names.flatMap((name) => {
        const own = fields.filter((field) => field.key === name && name !== 'title');
        return factsOf(view.kind, own, view.record, '', { ...words, alone: isAlone(names) });
      }),
    }))
    .filter(({ facts }) => facts.length > 0);
}
