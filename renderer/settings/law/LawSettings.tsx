import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { ChildAge } from './ChildAge.tsx';
import { LawFiles } from './LawFiles.tsx';
import { LeadChoice } from './LeadChoice.tsx';
import classes from './law.module.css';
import { OwnDays } from './OwnDays.tsx';
import { Promises } from './Promises.tsx';
import { Targets } from './Targets.tsx';

/** What the organisation adds to the law that ships: its promises and targets, its own days, newer files. */
export function LawSettings() {
  const { data, error } = useQuery(orpc.rulebook.view.queryOptions({ input: {} }));
  if (error) return <Failure error={error} />;
  if (!data) return null;
  const { house, offered, lead, days, files } = data;
  return (
    <>
      <Waiting />
      <Promises offered={offered} promises={house.promises} />
      <Targets targets={house.targets} />
      <LeadChoice lead={lead} />
      <ChildAge age={house.childAge} />
      <OwnDays days={days} />
      <LawFiles files={files} />
    </>
  );
}

/** Leads to the differences while a newer law waits. */
function Waiting() {
  const { t } = useTranslation('rulebook');
  const { data } = useQuery(orpc.rulebook.waiting.queryOptions({ input: {} }));
  return (
    <div className={classes.status} role="status">
      {data?.waiting && (
        <div className={classes.waiting}>
          <p>
            <b>{t('waiting.title')}.</b> {t('waiting.moves', { count: data.waiting.moves })}
          </p>
          <Link to="/differences">{t('waiting.show')}</Link>
        </div>
      )}
    </div>
  );
}
