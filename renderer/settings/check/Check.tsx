import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { client, orpc, queries } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { useFormats } from '../../app/format.ts';
import { Inside, Section } from '../../app/Page.tsx';
import { useWriters } from '../../components/dates.ts';
import { useWork } from '../../components/progress/useWork.ts';
import { WorkBar } from '../../components/progress/WorkBar.tsx';
import classes from '../SettingsScreen.module.css';
import own from './Check.module.css';
import { CheckedParts } from './CheckedParts.tsx';
import { damagedParts, isRebuilt, type LastCheck, partsOf } from './parts.ts';

/** Reads everything that the docket holds and says of each part whether it is as it was written. */
export function Check() {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  const { data, error } = useQuery(orpc.keep.lastCheck.queryOptions({ input: {}, staleTime: 0 }));
  const work = useWork(
    (signal) => client.keep.checkNow({}, { signal }),
    () => queries.invalidateQueries({ queryKey: orpc.keep.lastCheck.key() }),
  );
  if (error) return <Failure error={error} />;
  if (!data) return null;
  const { last } = data;
  return (
    <>
      <Section title={t('check.section')} hint={t('check.hint')}>
        <Inside>
          <div className={classes.stack}>
            <div>
              <p>{last ? t('checks:last', { when: formats.moment(last.at) }) : t('checks:never')}</p>
              <p className={classes.muted}>{t('checks:weekly')}</p>
            </div>
            <p className={last?.ok ? classes.good : classes.bad} role="status">
              {last && !work.isRunning && t(last.ok ? 'check.good' : 'check.bad')}
            </p>
            {last && isRebuilt(last) && <p>{t('checks:searchRebuilt')}</p>}
            {work.isRunning ? (
              <>
                <WorkBar label={t('checks:running')} progress={work.progress} />
                <Button onClick={work.cancel}>{t('backups:work.cancel')}</Button>
              </>
            ) : (
              <Button onClick={work.run}>{t('check.now')}</Button>
            )}
            {work.wasCancelled && <p className={classes.muted}>{t('checks:cancelled')}</p>}
            {work.error && <Failure error={work.error} />}
          </div>
        </Inside>
        {last && <CheckedParts last={last} />}
      </Section>
      {last && !last.ok && <NextSteps last={last} />}
    </>
  );
}

/** What is safe, and what to do about what is not. */
function NextSteps({ last }: { last: LastCheck }) {
  const { t } = useTranslation('checks');
  const damaged = damagedParts(last);
  const safe = partsOf(last).filter((part) => !damaged.includes(part));
  const write = useWriters();
  const names = safe.map((part) => t(`settings:check.part.${part}`));
  return (
    <Section title={t('next')}>
      <Inside>
        <div className={classes.stack}>
          <p>{safe.length > 0 ? t('safe', { parts: write.list(names) }) : t('nothingSafe')}</p>
          <ol className={own.steps}>
            <li>{t('copy')}</li>
            <li>
              {t('restore')}{' '}
              <Link to="/settings/$part" params={{ part: 'backups' }}>
                {t('toBackups')}
              </Link>
            </li>
            <li>{t('salvage')}</li>
          </ol>
        </div>
      </Inside>
    </Section>
  );
}
