import { useTranslation } from 'react-i18next';
import type { EntryView } from '#shared/contract/case.ts';
import { kindOfReference } from '../app/kinds.ts';
import classes from './Changes.module.css';

type Value = EntryView['changes'][number]['after'];

/** The fields that an entry changed: before struck through, after beside it. Values stand as they were recorded. */
export function Changes({ entry }: { entry: EntryView }) {
  const { t, i18n } = useTranslation('trail');
  if (entry.changes.length === 0) return null;
  const kind = entry.caseRef === undefined ? undefined : kindOfReference(entry.caseRef);

  function labelOf(field: string): string {
    const path = field.replace(/\.\d+(?=\.|$)/g, '');
    const keys = [`fields:${kind}.${path}`, `fields:${kind}.${path}.title`, `trail:field.${path}`];
    const known = keys.find((key) => i18n.exists(key) && typeof t(key) === 'string');
    return known ? t(known) : field;
  }

  return (
    <dl className={classes.changes}>
      {entry.changes.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{labelOf(field)}</dt>
          <dd>
            {before !== undefined && before !== null && <del>{write(before)}</del>}{' '}
            {after !== undefined && after !== null ? <ins>{write(after)}</ins> : t('emptied')}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function write(value: Value): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
