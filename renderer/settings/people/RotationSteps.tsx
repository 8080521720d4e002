import { Button, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../app/Failure.tsx';
import styles from './people.module.css';
import { type RunningRotation, rotationSteps } from './useRotation.ts';

/** The steps of a rotation, each with how it stands, while it runs and afterwards. */
export function RotationSteps({ rotation }: { rotation: RunningRotation }) {
  const { t } = useTranslation('people');
  const { standing, behind, error } = rotation;
  const standingOf = (index: number) => {
    if (standing === 'done' || index < behind) return 'done';
    return index === behind && standing === 'running' ? 'now' : 'waiting';
  };
  return (
    <>
      <ol className={styles.steps} aria-label={t('rotation.steps')}>
        {rotationSteps.map((step, index) => (
          <li key={step} data-standing={standingOf(index)}>
            <span className={styles.mark} aria-hidden="true" />
            {t(`rotation.step.${step}`)}
            <VisuallyHidden>{t(`rotation.standing.${standingOf(index)}`)}</VisuallyHidden>
          </li>
        ))}
      </ol>
      <p className={standing === 'done' ? styles.good : styles.muted} role="status">
        {standing === 'running' && t('rotation.running')}
        {standing === 'done' && t('rotation.done')}
      </p>
      {standing === 'failed' && <Failure error={error} />}
      {rotation.startWithoutBackup && (
        <div className={styles.row}>
          <Button onClick={rotation.startWithoutBackup}>{t('rotation.withoutBackup')}</Button>
        </div>
      )}
    </>
  );
}
