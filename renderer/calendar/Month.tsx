import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgendaDay, AgendaItem } from '#shared/contract/agenda.ts';
import { agendaName } from '../components/AgendaRow.tsx';
import { CaseLink } from '../components/CaseLink.tsx';
import { classes } from '../components/classes.ts';
import { StatusShape } from '../components/clocks/StatusShape.tsx';
import { useNow } from '../components/clocks/useNow.ts';
import { useWriters } from '../components/dates.ts';
import styles from './calendar.module.css';
import { MonthGrid } from './MonthGrid.tsx';
import { isItemProvisional, shapeOfItem } from './standing.ts';
import { useDayKeys } from './useDayKeys.ts';

/** What every grid of days is given. */
export interface GridProps {
  /** The day that the keys stand on; its month, week or year is shown. */
  day: string;
  setDay: (day: string) => void;
  /** The days that have dates. */
  days: ReadonlyMap<string, AgendaDay>;
  /** Shows everything of one day. */
  openDay: (day: string) => void;
}

/** A month as a grid of days. Arrow keys move by day and week, Page keys by month, Enter shows the day in the agenda. */
export function Month({ day, setDay, days, openDay }: GridProps) {
  const { t } = useTranslation();
  const write = useWriters();
  const { box, onKeyDown } = useDayKeys<HTMLTableElement>(day, setDay, openDay);
  return (
    <MonthGrid
      box={box}
      day={day}
      dayClass={styles.day}
      full={true}
      month={day}
      onKeyDown={onKeyDown}
      openDay={openDay}
      setDay={setDay}
      tableClass={styles.month}
    >
      {(date) => {
        const { count = 0, first = nothing } = days.get(date) ?? {};
        return (
          <>
            <span className={styles.spoken}>{t('calendar:day', { date: write.longDate(date), count })}</span>
            <Items items={first} />
            {count > first.length && (
              <button className={styles.more} onClick={() => openDay(date)} type="button">
                {t('calendar:more', { count: count - first.length })}
              </button>
            )}
          </>
        );
      }}
    </MonthGrid>
  );
}

const nothing: AgendaItem[] = [];

/** The first dates of a day; drawn anew when they change, not when the keys move over it. */
const Items = memo(function Items({ items }: { items: AgendaItem[] }) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <ul className={styles.items}>
      {items.map((item) => {
        const shape = shapeOfItem(item, now);
        const provisional = isItemProvisional(item) && t('calendar:provisional');
        return (
          <li key={item.key}>
            <CaseLink
              className={classes(styles.item, styles[shape])}
              id={item.caseId}
              kind={item.kind}
              title={[item.ref, item.title, agendaName(item, t), provisional].filter(Boolean).join(' · ')}
            >
              <StatusShape isProvisional={Boolean(provisional)} shape={shape} />
              <span>{item.title}</span>
              {provisional && <span className={styles.spoken}>{provisional}</span>}
            </CaseLink>
          </li>
        );
      })}
    </ul>
  );
});
