import { useTranslation } from 'react-i18next';
import type { ClockView } from '#shared/contract/case.ts';
import { useWriters } from '../dates.ts';

/** Says of a clock which date newer rules would give it once they are accepted; undefined where they would not move it. */
export function useNewerText({ newer }: ClockView): string | undefined {
  const { t } = useTranslation('rulebook');
  const write = useWriters();
  if (!newer) return undefined;
  const { dueDate, due, inHours } = newer;
  if (dueDate === undefined || due === undefined) return t('clock.newerEnds');
  const date = inHours ? `${write.date(dueDate)}, ${due.slice(11, 16)}` : write.longDate(dueDate);
  return t('clock.newer', { date });
}
