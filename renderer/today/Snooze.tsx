import { ActionIcon, Button, Popover } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgendaItem } from '#shared/contract/agenda.ts';
import type { ClockView } from '#shared/contract/case.ts';
import { client, orpc, refreshDocket } from '../app/client.ts';
import { Failure } from '../app/Failure.tsx';
import { Icon } from '../app/icons.tsx';
import { agendaName } from '../components/AgendaRow.tsx';
import { useWriters } from '../components/dates.ts';
import styles from './Snooze.module.css';

/** Hours for which a reminder can be put off: the docket process lets nobody do it for longer. */
const choices = { hours: [1, 2, 4], dates: [1, 4, 24] } as const;

/** Puts the reminders of one clock of Today off for some hours; or says until when they are. */
export function Snooze({ item, clock }: { item: AgendaItem; clock: ClockView }) {
  const { t } = useTranslation('reminders');
  const write = useWriters();
  const [isOpen, setIsOpen] = useState(false);
  const { data } = useQuery(orpc.reminders.view.queryOptions({ input: {} }));
  const snooze = useMutation({
    mutationFn: (hours: number) => client.reminders.snooze({ clockId: clock.id, minutes: hours * 60 }),
    onSuccess: async () => {
      setIsOpen(false);
      await refreshDocket();
    },
  });
  const until = data?.snoozed.find(({ clockId }) => clockId === clock.id)?.until;
  const name = `${item.ref}, ${agendaName(item, t)}`;
  return (
    <div className={styles.snooze}>
      {until && <span>{t('snooze.again', { time: write.shortMoment(until) })}</span>}
      <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" trapFocus returnFocus>
        <Popover.Target>
          <ActionIcon
            aria-label={t('snooze.open', { name })}
            title={t('snooze.menu')}
            onClick={() => setIsOpen(!isOpen)}
          >
            <Icon name="bell" />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown>
          <fieldset className={styles.choices}>
            <legend>{t('snooze.menu')}</legend>
            {choices[clock.result?.period.unit === 'hour' ? 'hours' : 'dates'].map((count) => (
              <Button key={count} disabled={snooze.isPending} onClick={() => snooze.mutate(count)}>
                {t('snooze.hour', { count })}
              </Button>
            ))}
            <p>{t('snooze.hint')}</p>
            {snooze.error && <Failure error={snooze.error} />}
          </fieldset>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
