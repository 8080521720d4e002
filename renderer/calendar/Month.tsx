import { VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgendaDay, AgendaItem } from '#shared/contract/agenda.ts';
import { kindPaths } from '../app/kinds.ts';
import { agendaName } from '../components/AgendaRow.tsx';
import { classes } from '../components/classes.ts';
import { StatusShape } from '../components/clocks/StatusShape.tsx';
import { useNow } from '../components/clocks/useNow.ts';
import { useWriters } from '../components/dates.ts';
import styles from './calendar.module.css';
import { MonthGrid } from './MonthGrid.tsx';
import { shapeOfItem } from './standing.ts';
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
      {(date) => <MonthDay date={date} of={days.get(date)} openDay={openDay} />}
    </MonthGrid>
  );
}

interface MonthDayProps {
  date: string;
  of: AgendaDay | undefined;
  openDay: (day: string) => void;
}

/** A day is drawn anew when its dates change, not when the keys move over it. */
const MonthDay = memo(function MonthDay({ date, of, openDay }: MonthDayProps) {
  const { t } = useTranslation();
  const write = useWriters();
  const { count = 0, first = [] } = of ?? {};
  return (
    <>
      <VisuallyHidden>{t('calendar:day', { date: write.longDate(date), count })}</VisuallyHidden>
      <Items items={first} />
      {count > first.length && (
        <button className={styles.more} onClick={() => openDay(date)} type="button">
          {t('calendar:more', { count: count - first.length })}
        </button>
      )}
    </>
  );
});

function Items({ items }: { items: AgendaItem[] }) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <ul className={styles.items}>
      {items.map((item) => {
        const shape = shapeOfItem(item, now);
        return (
          <li key={item.key}>
            <Link
              className={classes(styles.item, styles[shape])}
              params={{ kind: kindPaths[item.kind], id: item.caseId }}
              title={[item.ref, item.title, agendaName(item, t)].join(' · ')}
              to="/$kind/$id"
            >
              <StatusShape shape={shape} />
              <span>{item.title}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
