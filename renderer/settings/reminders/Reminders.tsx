import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { useMay } from '../../app/may.ts';
import { Section } from '../../app/Page.tsx';
import { ReminderForm } from './ReminderForm.tsx';
import classes from './reminders.module.css';

/** When the organisation is reminded of its clocks, for each kind of them. */
export function Reminders() {
  const { t } = useTranslation('reminders');
  const may = useMay();
  const { data, error } = useQuery(orpc.reminders.view.queryOptions({ input: {} }));
  return (
    <Section title={t('settings.section')} hint={t('settings.hint')}>
      {error && <Failure error={error} />}
      {data && !data.shown && <p className={classes.warning}>{t('settings.notShown')}</p>}
      {data && !data.reminded && <p className={classes.note}>{t('settings.nobody')}</p>}
      {data && <ReminderForm settings={data.settings} mayChange={may.call('reminders.set')} />}
    </Section>
  );
}
