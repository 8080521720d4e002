import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Failure } from '../app/Failure.tsx';
import { WorkBar } from '../components/progress/WorkBar.tsx';
import { PackFindings } from './PackFindings.tsx';
import { useBroughtIntoView } from './useBroughtIntoView.ts';
import { useVerify } from './useVerify.ts';
import classes from './VerifyPack.module.css';

interface Props {
  /** Inside a page that has its own title. */
  inPage?: boolean;
}

/** Checks a pack that is chosen in the system's dialog and names the first thing that is wrong. Needs no docket. */
export function VerifyPack({ inPage = false }: Props) {
  const { t } = useTranslation('packs');
  const { report, ...work } = useVerify();
  const place = useBroughtIntoView(report);
  return (
    <div className={classes.verify}>
      {!inPage && <h1 className={classes.title}>{t('window.verify.title')}</h1>}
      <p className={classes.lead}>{t('window.verify.lead')}</p>
      <div>
        <Button
          variant={inPage ? 'default' : 'filled'}
          loading={work.isRunning && work.progress.total === 0}
          disabled={work.isRunning}
          onClick={work.run}
        >
          {t('window.verify.choose')}
        </Button>
      </div>
      {work.isRunning && work.progress.total > 0 && (
        <>
          <WorkBar label={t('window.verify.reading')} progress={work.progress} />
          <div>
            <Button onClick={work.cancel}>{t('backups:work.cancel')}</Button>
          </div>
        </>
      )}
      {work.error && <Failure error={work.error} />}
      {report && (
        <div ref={place}>
          <PackFindings report={report} />
        </div>
      )}
    </div>
  );
}
