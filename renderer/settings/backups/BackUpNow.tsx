import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { client, orpc, queries } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { useWork } from '../../components/progress/useWork.ts';
import { WorkBar } from '../../components/progress/WorkBar.tsx';
import classes from '../SettingsScreen.module.css';

/** Makes an automatic backup at once, with its progress; it can be cancelled. */
export function BackUpNow() {
  const { t } = useTranslation('backups');
  const work = useWork(
    (signal) => client.keep.backUpNow({}, { signal }),
    () => queries.invalidateQueries({ queryKey: orpc.keep.backups.key() }),
  );
  return (
    <div className={classes.stack}>
      {work.isRunning ? (
        <>
          <WorkBar label={t('now.making')} progress={work.progress} />
          <Button onClick={work.cancel}>{t('work.cancel')}</Button>
        </>
      ) : (
        <Button onClick={work.run}>{t('now.start')}</Button>
      )}
      {work.error && <Failure error={work.error} />}
      <p className={work.isDone ? classes.good : classes.muted} role="status">
        {work.isDone && t('now.done')}
        {work.wasCancelled && t('now.cancelled')}
      </p>
    </div>
  );
}
