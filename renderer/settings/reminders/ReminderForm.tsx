import { Button, Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Lead,
  type ReminderKind,
  type ReminderSettings,
  reminderKinds,
  reminderSettingsSchema,
} from '#shared/clocks/reminder-settings.ts';
import { client, refreshDocket } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { TimeField } from '../../components/when/TimeField.tsx';
import settingsClasses from '../SettingsScreen.module.css';
import { LeadTimes } from './LeadTimes.tsx';
import { OverdueChoice } from './OverdueChoice.tsx';
import classes from './reminders.module.css';

interface Props {
  settings: ReminderSettings;
  mayChange: boolean;
}

/** Every kind of clock with its times before the end and what happens when it is overdue. */
export function ReminderForm({ settings, mayChange }: Props) {
  const { t } = useTranslation('reminders');
  const [chosen, setChosen] = useState(settings);
  const save = useMutation({
    mutationFn: () => client.reminders.set({ settings: chosen }),
    onSuccess: () => refreshDocket(),
  });
  const isComplete = reminderSettingsSchema.safeParse(chosen).success;
  const isChanged = JSON.stringify(chosen) !== JSON.stringify(settings);
  function choose(kind: ReminderKind, part: { before?: readonly Lead[]; overdueEvery?: number }) {
    const kinds = { ...chosen.kinds, [kind]: { ...chosen.kinds[kind], ...part } };
    // What the lists offer is in bounds; whatever is not leaves the choice as it was.
    const parsed = reminderSettingsSchema.shape.kinds.safeParse(kinds);
    if (parsed.success) setChosen({ ...chosen, kinds: parsed.data });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }

  return (
    <form onSubmit={submit}>
      <div className={classes.time}>
        <TimeField
          label={t('settings.at')}
          description={t('settings.atHint')}
          value={chosen.at}
          disabled={!mayChange}
          set={(at) => setChosen({ ...chosen, at })}
        />
      </div>
      <div className={classes.heads} aria-hidden="true">
        <span>{t('settings.kind')}</span>
        <span>{t('settings.before')}</span>
        <span>{t('settings.overdue')}</span>
      </div>
      <ul className={classes.kinds}>
        {reminderKinds.map((kind) => {
          const name = t(kind === 'hours' ? 'settings.hours' : `common:kinds.${kind}`);
          return (
            <li key={kind} aria-label={name}>
              <div>
                <b>{name}</b>
                {kind === 'hours' && <p className={classes.hint}>{t('settings.hoursHint')}</p>}
              </div>
              <LeadTimes
                leads={chosen.kinds[kind].before}
                mayChange={mayChange}
                change={(before) => choose(kind, { before })}
              />
              <OverdueChoice
                label={`${name}: ${t('settings.overdue')}`}
                kind={kind}
                every={chosen.kinds[kind].overdueEvery}
                mayChange={mayChange}
                change={(overdueEvery) => choose(kind, { overdueEvery })}
              />
            </li>
          );
        })}
      </ul>
      <div className={classes.foot}>
        <p className={classes.hint}>{t('settings.never')}</p>
        <Checkbox
          label={t('settings.whileLocked')}
          description={t('settings.whileLockedHint')}
          checked={chosen.whileLocked}
          disabled={!mayChange}
          onChange={({ currentTarget }) => setChosen({ ...chosen, whileLocked: currentTarget.checked })}
        />
        {save.error && <Failure error={save.error} />}
        {mayChange && (
          <div className={settingsClasses.buttons}>
            <Button
              type="submit"
              variant="filled"
              disabled={!isChanged || !isComplete}
              loading={save.isPending}
            >
              {t('settings.save')}
            </Button>
            <p className={settingsClasses.good} role="status">
              {save.isSuccess && !isChanged && t('settings.saved')}
            </p>
          </div>
        )}
      </div>
    </form>
  );
}
