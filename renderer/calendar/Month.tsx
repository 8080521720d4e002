import { VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AgendaItem } from '#shared/contract/agenda.ts';
import { kindPaths } from '../app/kinds.ts';
import { agendaName } from '../components/AgendaRow.tsx';
import { classes } from '../components/classes.ts';
import { StatusShape } from '../components/clocks/StatusShape.tsx';
import { useNow } from '../components/clocks/useNow.ts';
import { today, useWriters } from '../components/dates.ts';
import styles from './calendar.module.css';
import { isSameMonth, weeksOf } from './month.ts';
import { byDate, shapeOfItem } from './standing.ts';
import { useDayKeys } from './useDayKeys.ts';

/** How many dates of one day fit before the rest is counted. */
const shownPerDay = 3;

/** What every grid of days is given. */
export interface GridProps {
  /** The day that the keys stand on; its month, week or year is shown. */
  day: string;
  setDay: (day: string) => void;
  items: AgendaItem[];
  /** Shows everything of one day. */
  openDay: (day: string) => void;
}

/** A month as a grid of days. Arrow keys move by day and week, Page keys by month, Enter shows the day in the agenda. */
export function Month({ day, setDay, items, openDay }: GridProps) {
  const { t } = useTranslation();
  const write = useWriters();
  const { box, onKeyDown } = useDayKeys<HTMLTableElement>(day, setDay, openDay);
  const weeks = weeksOf(day);
  const dates = byDate(items);

  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a month whose days take the focus is a grid (ARIA's date grid)
    <table aria-label={write.month(day)} className={styles.month} onKeyDown={onKeyDown} ref={box} role="grid">
      <thead>
        <tr>
          {weeks[0]?.map((date) => (
            <th key={date} scope="col">
              {write.weekday(date)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((date) => {
              const own = dates.get(date) ?? [];
              return (
                // biome-ignore lint/a11y/useAriaPropsSupportedByRole: within a grid a cell can be selected
                <td
                  aria-selected={date === day}
                  className={classes(
                    styles.day,
                    !isSameMonth(date, day) && styles.outside,
                    date === today() && styles.today,
                  )}
                  data-date={date}
                  key={date}
                  onFocus={(event) => event.target === event.currentTarget && setDay(date)}
                  tabIndex={date === day ? 0 : -1}
                >
                  <span aria-hidden="true" className={styles.number}>
                    {Number(date.slice(8))}
                  </span>
                  <VisuallyHidden>
                    {t('calendar:day', { date: write.longDate(date), count: own.length })}
                  </VisuallyHidden>
                  <Items items={own.slice(0, shownPerDay)} />
                  {own.length > shownPerDay && (
                    <button className={styles.more} onClick={() => openDay(date)} type="button">
                      {t('calendar:more', { count: own.length - shownPerDay })}
                    </button>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

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
