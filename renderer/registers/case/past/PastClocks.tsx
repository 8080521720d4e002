import { useTranslation } from 'react-i18next';
import type { CaseView, ClockView } from '#shared/contract/case.ts';
import { placeTitleKey, regimeTitleKey } from '#shared/regimes/titleKey.ts';
import { clockName } from '#shared/text/clockName.ts';
import { wordOf } from '../../../components/clocks/standing.ts';
import { useWriters, type Writers } from '../../../components/dates.ts';
import styles from '../cards.module.css';
import { addedSince, clockMark } from './differences.ts';
import { Mark } from './Mark.tsx';
import { PastList } from './PastRows.tsx';

interface Props {
  view: CaseView;
  present: CaseView;
  /** The moment from which the clocks are looked at. */
  at: string;
}

function dueText({ result }: ClockView, write: Writers): string {
  if (!result) return '';
  return result.period.unit === 'hour'
    ? write.momentIn(result.due, result.zone)
    : write.longDate(result.dueDate);
}

/** The clocks with the dates that they had, and how they stood at that moment. */
export function PastClocks({ view, present, at }: Props) {
  const { t } = useTranslation();
  const write = useWriters();
  const rows = view.clocks.map((clock) => {
    const mark = clockMark(clock, present);
    const now = present.clocks.find(({ id }) => id === clock.id);
    const shown = (
      <>
        <div className={styles.clock}>
          <div>
            <div className={styles.strong}>{clockName(view.kind, clock, t)}</div>
            <div className={styles.sub}>
              {t('registers:inPlace', {
                regime: t(regimeTitleKey(clock.regime)),
                place: t(placeTitleKey(clock.place)),
              })}
            </div>
          </div>
          <div className={styles.clockEnd}>
            <span>{wordOf(clock, at, t)}</span>
            <b>{dueText(clock, write)}</b>
          </div>
        </div>
        {mark && (
          <Mark>
            {t(`history:mark.${mark}`, { date: mark === 'moved' && now ? dueText(now, write) : '' })}
          </Mark>
        )}
      </>
    );
    return { id: clock.id, shown };
  });
  const since = addedSince(view.clocks, present.clocks);
  return <PastList part="clocks" rows={rows} since={since} title={t('registers:case.clocks')} />;
}
