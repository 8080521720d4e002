import type { i18n } from 'i18next';
import { useTranslation } from 'react-i18next';
import { fieldsOf } from '#shared/cases/fields.ts';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { registers } from '#shared/cases/registers.ts';
import type { EntryView } from '#shared/contract/case.ts';
import { placeTitleKey } from '#shared/regimes/titleKey.ts';
import { toTextKey } from '#shared/text/actionText.ts';
import { fieldKey, groupKey } from '#shared/text/fieldKey.ts';
import { fieldName } from '#shared/text/fieldName.ts';
import { fieldAt, partText, textOf } from '#shared/text/values.ts';
import { kindOfReference } from '../app/kinds.ts';
import { useWriters } from './dates.ts';
import { readLawChange } from './read-law-changes.ts';
import { withWholeValues } from './whole-values.ts';
import type { Words } from './words.ts';

type Change = EntryView['changes'][number];

/** A changed field in words; `before` and `after` are absent where there was nothing. */
export interface ReadableChange {
  field: string;
  label: string;
  before: string | undefined;
  after: string | undefined;
}

/**
 * Puts the changes of an entry into words: fields of a case by their note, everything else by the texts of the trail.
 * Leaves out what only a program reads (positions, ids, how a value is stored).
 */
export function useReadChanges(): (entry: Pick<EntryView, 'caseRef' | 'changes'>) => ReadableChange[] {
  const { t, i18n } = useTranslation();
  const write = useWriters();
  const words: Words = { t, write };
  return ({ caseRef, changes }) => {
    const kind = caseRef === undefined ? undefined : kindOfReference(caseRef);
    const whole = kind ? withWholeValues(changes, fieldsOf(registers[kind].schema)) : changes;
    return whole
      .map(
        (change) =>
          (kind && readOfCase(kind, change, words, i18n)) ??
          readLawChange(change, words) ??
          readOfDocket(change, words),
      )
      .filter(({ before, after }) => before !== undefined || after !== undefined);
  };
}

function readOfCase(kind: CaseKind, change: Change, words: Words, i18n: i18n): ReadableChange | undefined {
  const { field, before, after } = change;
  const { t } = words;
  if (field === 'state' || field === 'discarded.from') {
    const name = (state: unknown) => (typeof state === 'string' ? t(`states:${kind}.${state}`) : undefined);
    return {
      field,
      label: t(field === 'state' ? 'trail:field.state' : fieldKey(kind, field)),
      before: name(before),
      after: name(after),
    };
  }
  const found = fieldAt(fieldsOf(registers[kind].schema), field);
  if (!found) return undefined;
  const read = (value: unknown) => partText(found.note, found.rest, value, words);
  const keys = {
    labelKey: (path: string) => fieldKey(kind, path),
    groupKey: (path: string) => groupKey(kind, path),
  };
  return { field, label: fieldName(found.own, keys, t, i18n), before: read(before), after: read(after) };
}

/** Facts that are no fields of a case: what the docket was made with, notes, tasks, files. */
function readOfDocket({ field, before, after }: Change, words: Words): ReadableChange {
  const { t } = words;
  const read = (value: unknown) => {
    if (field === 'place') return t(placeTitleKey(String(value)));
    if (field === 'task.dueOn') return textOf({ widget: 'date' }, value, words);
    if (field === 'regimes') return textOf({ widget: 'regimes' }, value, words);
    if (typeof value === 'boolean') return textOf({ widget: 'yesNo' }, value, words);
    return typeof value === 'string' ? value : undefined;
  };
  const label = t(`trail:field.${toTextKey(field)}`, { defaultValue: field });
  return {
    field,
    label,
    before: before === undefined ? undefined : read(before),
    after: after === undefined ? undefined : read(after),
  };
}
