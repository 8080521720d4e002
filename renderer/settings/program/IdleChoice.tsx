import { NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { idleChoices } from '#shared/contract/device.ts';
import { client, orpc } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { Inside, Section } from '../../app/Page.tsx';
import classes from '../SettingsScreen.module.css';

const limit = orpc.device.idleLimit.queryOptions({ input: {} });

/** After how many minutes without anybody this computer locks the docket. */
export function IdleChoice() {
  const { t } = useTranslation('device');
  const queries = useQueryClient();
  const { data, error } = useQuery(limit);
  const set = useMutation({
    mutationFn: (minutes: (typeof idleChoices)[number]) => client.device.setIdleLimit({ minutes }),
    onSuccess: (kept) => queries.setQueryData(limit.queryKey, kept),
  });
  const failure = error ?? set.error;
  return (
    <Section title={t('lock.section')} hint={t('lock.hint')}>
      <Inside>
        <div className={classes.choices}>
          {failure && <Failure error={failure} />}
          {data && (
            <NativeSelect
              label={t('lock.idle')}
              value={data.minutes}
              data={idleChoices.map((count) => ({
                value: String(count),
                label: t('lock.minutes', { count }),
              }))}
              onChange={({ currentTarget }) => {
                const chosen = idleChoices.find((minutes) => String(minutes) === currentTarget.value);
                if (chosen !== undefined) set.mutate(chosen);
              }}
            />
          )}
        </div>
      </Inside>
    </Section>
  );
}
