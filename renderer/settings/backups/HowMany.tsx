import { Button, NumberInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Backups } from '#shared/contract/keep.ts';
import { client, orpc, queries } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { Inside, Section } from '../../app/Page.tsx';
import classes from '../SettingsScreen.module.css';
import own from './backups.module.css';

type Kept = Backups['keep'];

/** The bounds of each number, as the contract has them. */
const most: Kept = { today: 100, days: 366, weeks: 520 };
const numbers = ['today', 'days', 'weeks'] as const;

/** How many automatic backups are kept. */
export function HowMany({ keep }: { keep: Kept }) {
  const { t } = useTranslation('backups');
  const [typed, setTyped] = useState<Record<keyof Kept, number | string>>(keep);
  const save = useMutation({
    mutationFn: (wanted: Kept) => client.keep.setBackups({ keep: wanted }),
    onSuccess: (data) => queries.setQueryData(orpc.keep.backups.queryKey({ input: {} }), data),
  });
  const { today, days, weeks } = typed;
  const isComplete = typeof today === 'number' && typeof days === 'number' && typeof weeks === 'number';
  const isChanged = numbers.some((number) => typed[number] !== keep[number]);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isComplete) save.mutate({ today, days, weeks });
  }

  return (
    <Section title={t('keep.section')} hint={t('keep.hint')}>
      <Inside>
        <form className={classes.stack} onSubmit={submit}>
          <div className={own.fields}>
            {numbers.map((number) => (
              <NumberInput
                key={number}
                label={t(`keep.${number}`)}
                min={1}
                max={most[number]}
                clampBehavior="strict"
                allowDecimal={false}
                value={typed[number]}
                onChange={(value) => setTyped({ ...typed, [number]: value })}
              />
            ))}
          </div>
          <Button type="submit" loading={save.isPending} disabled={!isChanged || !isComplete}>
            {t('keep.save')}
          </Button>
          {save.error && <Failure error={save.error} />}
          <p className={classes.good} role="status">
            {save.isSuccess && !isChanged && t('keep.saved')}
          </p>
        </form>
      </Inside>
    </Section>
  );
}
