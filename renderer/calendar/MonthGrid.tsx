import type { KeyboardEventHandler, ReactNode, RefObject } from 'react';
import { classes } from '../components/classes.ts';
import { useToday } from '../components/clocks/useNow.ts';
import { useWriters } from '../components/dates.ts';
import styles from './calendar.module.css';
import { isSameMonth, weeksOf } from './month.ts';

interface MonthGridProps {
  /** Any date of the month. */
  month: string;
  /** The day that the keys stand on, in this month or another. */
  day: string;
  setDay: (day: string) => void;
  openDay: (day: string) => void;
  /** Whether the days of the months before and after fill its first and last week. */
  full: boolean;
  /** Classes of the table and of its days. */
  tableClass?: string | undefined;
  dayClass: string | undefined;
  box?: RefObject<HTMLTableElement | null>;
  onKeyDown?: KeyboardEventHandler;
  /** What stands in a day. */
  children: (date: string) => ReactNode;
}

/** A month as a grid: the weekdays as its head, a row for each week, a cell for each day. */
export function MonthGrid(props: MonthGridProps) {
  const { month, day, setDay, openDay, full, tableClass, dayClass, box, onKeyDown, children } = props;
  const write = useWriters();
  const weeks = weeksOf(month);
  const present = useToday();
  return (
    <table
      aria-label={write.month(month)}
      className={tableClass}
      onKeyDown={onKeyDown}
      ref={box}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a month whose days take the focus is a grid (ARIA's date grid)
      role="grid"
    >
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
              const isOutside = !isSameMonth(date, month);
              if (isOutside && !full) return <td key={date} />;
              return (
                // biome-ignore lint/a11y/useAriaPropsSupportedByRole: within a grid a cell can be selected
                <td
                  aria-selected={date === day}
                  className={classes(dayClass, isOutside && styles.outside, date === present && styles.today)}
                  data-date={date}
                  key={date}
                  onDoubleClick={(event) => event.target === event.currentTarget && openDay(date)}
                  onFocus={(event) => event.target === event.currentTarget && setDay(date)}
                  tabIndex={date === day ? 0 : -1}
                >
                  <span aria-hidden="true" className={styles.number}>
                    {Number(date.slice(8))}
                  </span>
                  {children(date)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
