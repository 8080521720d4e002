import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Backups } from '#shared/contract/keep.ts';
import { client, orpc, queries } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { Facts, Inside, Section } from '../../app/Page.tsx';
import classes from '../SettingsScreen.module.css';
import own from './backups.module.css';

/** A second folder, best on another disk, into which each backup is copied. */
export function SecondFolder({ second }: { second: Backups['second'] }) {
  const { t } = useTranslation('backups');
  const change = useMutation({
    mutationFn: (wanted: 'choose' | 'none') => client.keep.setBackups({ second: wanted }),
    onSuccess: (data) => queries.setQueryData(orpc.keep.backups.queryKey({ input: {} }), data),
  });
  return (
    <Section title={t('second.section')} hint={t('second.hint')}>
      {second && (
        <Facts
          rows={[
            {
              label: t('second.name'),
              value: (
                <>
                  {second.folderName}
                  <div className={second.found ? own.muted : own.bad}>
                    {second.found
                      ? t('second.found', { count: second.backups.filter(({ proven }) => proven).length })
                      : t('second.missing')}
                  </div>
                </>
              ),
            },
          ]}
        />
      )}
      <Inside>
        <div className={classes.stack}>
          {!second && <p className={classes.muted}>{t('second.none')}</p>}
          <div className={own.buttons}>
            <Button disabled={change.isPending} onClick={() => change.mutate('choose')}>
              {t(second ? 'second.change' : 'second.choose')}
            </Button>
            {second && (
              <Button variant="subtle" disabled={change.isPending} onClick={() => change.mutate('none')}>
                {t('second.giveUp')}
              </Button>
            )}
          </div>
          {change.error && <Failure error={change.error} />}
        </div>
      </Inside>
    </Section>
  );
}
