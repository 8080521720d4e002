import type { i18n, TFunction } from 'i18next';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { fieldKey, groupKey } from '#shared/text/fieldKey.ts';
import { fieldName } from '#shared/text/fieldName.ts';

/** What a field of a register is called, after the groups and rows around it. */
export function nameOfField(kind: CaseKind, path: string, t: TFunction, texts: i18n): string {
  const keys = {
    labelKey: (at: string) => fieldKey(kind, at),
    groupKey: (at: string) => groupKey(kind, at),
  };
  return fieldName(path, keys, t, texts);
}
