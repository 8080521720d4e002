import type { i18n, TFunction } from 'i18next';

/** The text keys of the parts of a record: of a field, and of a group or list. */
export interface NameKeys {
  labelKey: (path: string) => string;
  groupKey: (path: string) => string;
}

/**
 * The name of the field at a path, after those of the groups and rows around it, since many groups have a `Name`:
 * `Person, Name`; `Rights asked 2, Right`. A part of a value (`persons.value`) answers with the whole field.
 */
export function fieldName(path: string, keys: NameKeys, t: TFunction, i18n: i18n): string {
  const parts = path.split('.');
  let name: string | undefined;
  const within = (part: string) => (name === undefined ? part : t('registers:within', { whole: name, part }));
  for (const [index, part] of parts.entries()) {
    const here = parts.slice(0, index + 1).join('.');
    if (/^\d+$/.test(part)) {
      name = name && t('registers:row', { list: name, number: Number(part) + 1 });
    } else if (i18n.exists(keys.groupKey(here))) {
      name = within(t(keys.groupKey(here)));
    } else {
      return i18n.exists(keys.labelKey(here)) ? within(t(keys.labelKey(here))) : (name ?? path);
    }
  }
  return name ?? path;
}
