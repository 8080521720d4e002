import { type Field, fieldsOf } from '#shared/cases/fields.ts';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { registers } from '#shared/cases/registers.ts';
import type { Language } from '#shared/text/texts.ts';
import type { Translate } from '#shared/text/translate.ts';
import type { PackColumn } from './content.ts';
import { translateInto } from './pack-words.ts';

/** The columns of a register: one for each field, a group's fields one by one, a list as a whole. */
export function collectColumns(kind: CaseKind, language: Language): PackColumn[] {
  const texts = { en: translateInto('en'), zh: translateInto('zh-CN'), own: translateInto(language) };
  return fieldsOf(registers[kind].schema).flatMap((field) => columnsOf(field, [], { kind, ...texts }));
}

interface Naming {
  kind: CaseKind;
  en: Translate;
  zh: Translate;
  own: Translate;
}

function columnsOf(field: Field, above: string[], naming: Naming): PackColumn[] {
  const steps = [...above, field.key];
  if (field.kind === 'group') return field.fields.flatMap((inner) => columnsOf(inner, steps, naming));
  const path = steps.join('.');
  const isList = field.kind === 'list';
  const words = wordsOf(field, naming.own);
  return [
    {
      key: path,
      label: labelOf(steps, isList, naming.kind, naming.en),
      labelZh: labelOf(steps, isList, naming.kind, naming.zh),
      path,
      ...(Object.keys(words).length === 0 ? {} : { words }),
    },
  ];
}

/** `Person / Name`: the name alone would say nothing in a wide table. */
function labelOf(steps: string[], isList: boolean, kind: CaseKind, t: Translate): string {
  const key = (depth: number) => `fields:${kind}.${steps.slice(0, depth).join('.')}`;
  const groups = steps.slice(0, -1).map((_, index) => t(`${key(index + 1)}.itself`));
  const own = isList ? t(`${key(steps.length)}.itself`) : t(key(steps.length));
  return [...groups, own].join(' / ');
}

/** Words for the codes that the column may hold. */
function wordsOf(field: Field, t: Translate): Record<string, string> {
  if (field.kind !== 'leaf') return Object.assign({}, ...field.fields.map((inner) => wordsOf(inner, t)));
  const { note } = field;
  if (note.widget !== 'choice' && note.widget !== 'choices') return {};
  return Object.fromEntries(note.values.map((value) => [value, t(`choices:${note.choices}.${value}`)]));
}
