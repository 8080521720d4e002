import { fieldsOf } from '#shared/cases/fields.ts';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { registers } from '#shared/cases/registers.ts';
import type { CaseView } from '#shared/contract/case.ts';
import { fieldKey } from '#shared/text/fieldKey.ts';
import { type WrittenPart, writeFields } from '#shared/text/record.ts';
import type { Words } from '../../components/words.ts';
import { sections } from '../sections.ts';

/** A field that is filled in, as people read it. */
export interface Fact {
  path: string;
  label: string;
  text: string;
}

/** Lists that stand in a card of their own, with the outcome of each row. */
const shownElsewhere = new Set([
  'rights',
  'obligations',
  'notices',
  'earlierDecisions',
  'clauses',
  'clockFacts',
  'judgements',
]);

/** A value by its label; each row of a list in one line, the first with the name of the list. */
function toFacts(part: WrittenPart): Fact[] {
  if (part.is === 'value') return [part];
  return part.rows.map((row, index) => ({
    path: `${part.path}.${index}`,
    label: index === 0 ? part.label : '',
    text: row
      .flatMap(toFacts)
      .map(({ text }) => text)
      .join(' · '),
  }));
}

/** A section about one group alone need not say whose its fields are. */
function labelsOf(kind: CaseKind, isAlone: boolean, { t }: Words) {
  return isAlone ? { labelOf: (path: string) => t(fieldKey(kind, path)) } : {};
}

/** Everything that a record says, section by section; what is empty is left out. */
export function filledSections(view: CaseView, words: Words): { key: string; facts: Fact[] }[] {
  const { kind, record } = view;
  const fields = fieldsOf(registers[kind].schema).filter(({ key }) => !shownElsewhere.has(key));
  return sections[kind]
    .map(({ key, fields: names }) => ({
      key,
      facts: names.flatMap((name) => {
        const own = fields.filter((field) => field.key === name && name !== 'title');
        const isAlone = names.filter((one) => record[one] !== undefined).length <= 1;
        return writeFields(kind, own, record, { ...words, ...labelsOf(kind, isAlone, words) }).flatMap(
          toFacts,
        );
      }),
    }))
    .filter(({ facts }) => facts.length > 0);
}
