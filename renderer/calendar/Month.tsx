import { VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgendaItem } from '#shared/contract/agenda.ts';
import { kindPaths } from '../app/kinds.ts';
import { agendaName } from '../components/AgendaRow.tsx';
import { classes } from '../components/classes.ts';
import { StatusShape } from '../components/clocks/StatusShape.tsx';
import { useNow } from '../components/clocks/useNow.ts';
import { today, useWriters } from '../components/dates.ts';
import styles from './calendar.module.css';
import { addDays, addMonths, isSameMonth, weeksOf } from './month.ts';
import { byDate, shapeOfItem } from './standing.ts';

/** How many dates of one day fit before the rest is counted. */
const shownPerDay = 3;

interface MonthProps {
  /** The day that the keys stand on; its month is shown. */
  day: string;
  setDay: (day: string) => void;
  items: AgendaItem[];
  /** Shows everything of one day. */
  openDay: (day: string) => void;
}

/** A month as a grid of days. Arrow keys move by day and week, Page keys by month, Enter shows the day in the agenda. */
export function Month({ day, setDay, items, openDay }: MonthProps) {
  const { t } = useTranslation();
  const write = useWriters();
  const table = useRef<HTMLTableElement>(null);
  const byKey = useRef(false);
  const weeks = weeksOf(day);
  const dates = byDate(items);

  function move(event: KeyboardEvent) {
    const targets: Record<string, string> = {
      ArrowLeft: addDays(day, -1),
      ArrowRight: addDays(day, 1),
      ArrowUp: addDays(day, -7),
      ArrowDown: addDays(day, 7),
      PageUp: addMonths(day, -1),
      PageDown: addMonths(day, 1),
    };
    const target = targets[event.key];
    const isOnDay = event.target instanceof HTMLTableCellElement;
    if (event.key === 'Enter' && isOnDay) openDay(day);
    if (!target || !isOnDay) return;
    event.preventDefault();
    byKey.current = true;
    setDay(target);
  }

  // Before the next key is read: the cell that had the focus may be gone with its month, and the key with it.
  useLayoutEffect(() => {
    if (!byKey.current) return;
    byKey.current = false;
    table.current?.querySelector<HTMLElement>(`[data-date="${day}"]`)?.focus();
  }, [day]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a month whose days take the focus is a grid (ARIA's date grid)
    <table aria-label={write.month(day)} className={styles.month} onKeyDown={move} ref={table} role="grid">
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
