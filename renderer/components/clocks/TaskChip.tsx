import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Task } from '#shared/contract/case.ts';
import { classes } from '../classes.ts';
import styles from './ClockChip.module.css';
import { StatusShape } from './StatusShape.tsx';
import { daysUntil, taskShape } from './task.ts';
import { useNow } from './useNow.ts';

function wordFor({ doneAt, dueOn }: Task, t: TFunction): string | undefined {
  if (doneAt) return t('registers:clock.done');
  if (!dueOn) return undefined;
  const days = daysUntil(dueOn);
  if (days === 0) return t('registers:clock.today.deadline');
  return t(`registers:clock.${days < 0 ? 'over' : 'left'}.day`, { count: Math.abs(days) });
}

/** How a task stands, in the same shapes as a clock; nothing for an open task without a day. */
export function TaskChip({ task }: { task: Task }) {
  const { t } = useTranslation();
  useNow('minute');
  const word = wordFor(task, t);
  if (!word) return null;
  const shape = taskShape(task);
  return (
    <span className={classes(styles.chip, styles[shape])}>
      <StatusShape shape={shape} />
      {word}
    </span>
  );
}
