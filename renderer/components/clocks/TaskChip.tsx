import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Temporal } from 'temporal-polyfill';
import { classes } from '../classes.ts';
import { today } from '../dates.ts';
import styles from './ClockChip.module.css';
import { StatusShape } from './StatusShape.tsx';
import type { Shape } from './standing.ts';
import { useNow } from './useNow.ts';

/** Tasks are due soon as early as clocks in days are. */
const soonDays = 7;

function daysUntil(date: string): number {
  return Temporal.PlainDate.from(today()).until(date, { largestUnit: 'day' }).days;
}

function wordFor(days: number, t: TFunction): string {
  if (days === 0) return t('registers:clock.today.deadline');
  return t(`registers:clock.${days < 0 ? 'over' : 'left'}.day`, { count: Math.abs(days) });
}

/** How a task stands that has a day, in the same shapes as a clock. */
export function TaskChip({ dueOn }: { dueOn: string }) {
  const { t } = useTranslation();
  useNow('minute');
  const days = daysUntil(dueOn);
  const shape: Shape = days < 0 ? 'late' : days <= soonDays ? 'soon' : 'run';
  return (
    <span className={classes(styles.chip, styles[shape])}>
      <StatusShape shape={shape} />
      {wordFor(days, t)}
    </span>
  );
}
