import { useTranslation } from 'react-i18next';
import type { CaseThen } from '#shared/contract/trail.ts';
import { Card } from '../../../components/Card.tsx';
import { useReadChanges } from '../../../components/read-changes.ts';
import styles from '../cards.module.css';

interface Props {
  caseRef: string;
  changes: NonNullable<CaseThen['past']>['changes'];
}

/** The fields in which a past state differs from today, side by side. */
export function Differences({ caseRef, changes }: Props) {
  const { t } = useTranslation('history');
  const readable = useReadChanges()({ caseRef, changes });
  const nothing = <span className={styles.sub}>{t('differs.nothing')}</span>;
  return (
    <Card title={t('differs.title')}>
      {readable.length === 0 ? (
        <p className={styles.empty}>{t('differs.none')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('differs.field')}</th>
              <th scope="col">{t('differs.past')}</th>
              <th scope="col">{t('differs.now')}</th>
            </tr>
          </thead>
          <tbody>
            {readable.map(({ field, label, before, after }) => (
              <tr key={field}>
                <td className={styles.sub}>{label}</td>
                <td>{before ?? nothing}</td>
                <td>{after ?? nothing}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
