import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { overdueHours, type ReminderKind } from '#shared/clocks/reminder-settings.ts';

interface Props {
  label: string;
  kind: ReminderKind;
  /** Hours between two reminders. */
  every: number;
  mayChange: boolean;
  change: (every: number) => void;
}

/** How often one is reminded of what is overdue. There is no `never` to choose. */
export function OverdueChoice({ label, kind, every, mayChange, change }: Props) {
  const { t } = useTranslation('reminders');
  const choices = overdueHours[kind === 'hours' ? 'hours' : 'dates'];
  return (
    <NativeSelect
      aria-label={label}
      value={every}
      disabled={!mayChange}
      data={choices.map((count) => ({
        value: String(count),
        label: count === 24 ? t('settings.daily') : t('settings.every', { count }),
      }))}
      onChange={({ currentTarget }) => change(Number(currentTarget.value))}
    />
  );
}
