import { useTranslation } from 'react-i18next';
import type { ClockView } from '#shared/contract/case.ts';
import { eventTitleKey } from '#shared/regimes/titleKey.ts';
import { useWriters } from '../dates.ts';
import { endingOf, endThere } from './ending.ts';
import { useToday } from './useNow.ts';

/** The date beside a chip, in one short line: when it is due, was met, stands still since, or what it waits for. */
export function ClockDate({ clock }: { clock: ClockView }) {
  const { t } = useTranslation();
  const write = useWriters();
  useToday();
  const { result } = clock;
  if (!result) {
    return clock.waitsFor ? t('registers:clock.waitsFor', { event: t(eventTitleKey(clock.waitsFor)) }) : null;
  }
  if (clock.state === 'met' && clock.metAt) {
    return t('registers:clock.metOn', { date: write.shortDate(clock.metAt.slice(0, 10)) });
  }
  if (clock.state === 'paused' && result.pausedSince) {
    return t('registers:clock.since', { date: write.shortDate(result.pausedSince) });
  }
  const end = endingOf(clock);
  if (!end) return write.shortDate(result.dueDate);
  return <span title={endThere(end, clock.place, t, write)}>{write.nearMoment(end.at)}</span>;
}
