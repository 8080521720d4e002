import { useTranslation } from 'react-i18next';
import type { ReadableChange } from '../components/read-changes.ts';
import classes from './Changes.module.css';

/** The fields that an entry changed: what stood there struck through, what stands there now beside it. */
export function Changes({ changes }: { changes: ReadableChange[] }) {
  const { t } = useTranslation('trail');
  if (changes.length === 0) return null;
  return (
    <dl className={classes.changes}>
      {changes.map(({ field, label, before, after }) => (
        <div key={field}>
          <dt>{label}</dt>
          <dd>
            {before !== undefined && <del>{before}</del>}{' '}
            {after === undefined ? t('emptied') : <ins>{after}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
