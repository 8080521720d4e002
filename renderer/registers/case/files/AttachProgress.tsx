import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../app/Failure.tsx';
import { useWriters } from '../../../components/dates.ts';
import { small } from '../../../components/small.ts';
import type { AttachState } from './attaching.ts';
import styles from './files.module.css';

/** How far the encrypting of chosen files is, with a way out; afterwards how it ended. */
export function AttachProgress({ now }: Pick<AttachState, 'now'>) {
  const { t } = useTranslation();
  const write = useWriters();
  if (now.is === 'failed') return <Failure error={now.error} />;
  if (now.is === 'running') {
    const { name, number, files, done, total } = now.progress;
    const bytes = { done: write.bytes(Math.min(done, total)), total: write.bytes(total) };
    return (
      <div className={styles.progress}>
        <div className={styles.progressName}>
          {files === 1 ? name : t('files:progress.which', { name, number, files })}
        </div>
        <Progress.Root>
          <Progress.Section
            aria-label={t('files:progress.label')}
            aria-valuetext={t('files:progress.bytes', bytes)}
            value={total === 0 ? 100 : Math.min(100, (done / total) * 100)}
          />
        </Progress.Root>
        <div className={styles.progressFoot}>
          <span>{t('files:progress.bytes', bytes)}</span>
          <Button onClick={now.cancel} {...small}>
            {t('files:progress.cancel')}
          </Button>
        </div>
      </div>
    );
  }
  return null;
}

/** The end of an attaching in a sentence, for the place of the card that is read out. */
export function useOutcome(): (now: AttachState['now'] | undefined) => string {
  const { t } = useTranslation();
  return (now) => {
    if (now?.is === 'cancelled') return t('files:progress.cancelled');
    if (now?.is !== 'done' || now.chosen === 0) return '';
    const there = now.chosen - now.attached;
    const added = now.attached > 0 ? t('files:added', { count: now.attached }) : '';
    return [added, there > 0 ? t('files:there', { count: there }) : ''].filter(Boolean).join(' ');
  };
}
