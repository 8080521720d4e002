import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '#shared/contract/imports.ts';
import { Failure } from '../app/Failure.tsx';
import { useWriters } from '../components/dates.ts';
import classes from './imports.module.css';
import type { Done, Import } from './useImport.ts';

interface Props {
  importing: Import;
  preview: ImportPreview;
}

/** The button that imports what is shown; while it works it says how far it is and can be stopped. */
export function RunImport({ importing, preview }: Props) {
  const { t } = useTranslation('imports');
  const { run, start, cancel, isCurrent } = importing;
  const { logged } = preview.counts;
  if (run.is === 'running') {
    const label = t(run.told?.step === 'logging' ? 'run.logging' : 'run.backup');
    const { done = 0, total = 0 } = run.told ?? {};
    return (
      <div className={classes.run}>
        <span>{label}</span>
        <Progress
          aria-label={label}
          className={classes.progress ?? ''}
          value={total === 0 ? 0 : (100 * done) / total}
        />
        <Button onClick={cancel}>{t('run.cancel')}</Button>
      </div>
    );
  }
  return (
    <>
      <div role="status">
        {run.is === 'done' && <Told done={run.done} />}
        {run.is === 'cancelled' && <p className={classes.muted}>{t('run.cancelled')}</p>}
      </div>
      {run.is === 'failed' && <Failure error={run.error} />}
      <div className={classes.run}>
        <Button disabled={!isCurrent || logged === 0} onClick={() => start(preview)} variant="filled">
          {t('run.import', { count: logged })}
        </Button>
        <span className={classes.muted}>{t('run.hint')}</span>
      </div>
    </>
  );
}

function Told({ done }: { done: Done }) {
  const { t } = useTranslation('imports');
  const write = useWriters();
  const { first, last, backup } = done;
  const counts = {
    logged: write.number(done.logged),
    there: write.number(done.there),
    refused: write.number(done.refused),
  };
  return (
    <>
      <p className={classes.good}>{t('run.done', counts)}</p>
      {first !== undefined && (
        <p>{first === last ? t('run.one', { first }) : t('run.range', { first, last })}</p>
      )}
      <p className={classes.muted}>
        {backup === undefined ? t('run.nothing') : t('run.backupName', { name: backup })}
      </p>
    </>
  );
}
