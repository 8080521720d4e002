import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AgendaItem } from '#shared/contract/agenda.ts';
import { classes } from '../components/classes.ts';
import { StatusShape } from '../components/clocks/StatusShape.tsx';
import { useNow } from '../components/clocks/useNow.ts';
import { today, useWriters } from '../components/dates.ts';
import styles from './calendar.module.css';
import type { GridProps } from './Month.tsx';
import { isSameMonth, monthsOf, weeksOf } from './month.ts';
import { byDate, gravest } from './standing.ts';
import { useDayKeys } from './useDayKeys.ts';
import small from './year.module.css';

type Dates = Map<string, AgendaItem[]>;

/** Twelve small months: for each day how many dates it has, in the shape of the gravest. Keys as in the month. */
export function Year({ day, setDay, items, openDay }: GridProps) {
  const { box, onKeyDown } = useDayKeys<HTMLDivElement>(day, setDay, openDay);
  const dates = byDate(items);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the grids within
    <div className={small.year} onKeyDown={onKeyDown} ref={box}>
      {monthsOf(day).map((first) => (
        <SmallMonth dates={dates} day={day} first={first} key={first} openDay={openDay} setDay={setDay} />
      ))}
    </div>
  );
}

interface SmallMonthProps extends Pick<GridProps, 'day' | 'setDay' | 'openDay'> {
  first: string;
  dates: Dates;
}

function SmallMonth({ first, day, dates, setDay, openDay }: SmallMonthProps) {
  const write = useWriters();
  const weeks = weeksOf(first);
  const name = write.month(first);
  return (
    <section className={small.month}>
      <h2>{name}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a month whose days take the focus is a grid (ARIA's date grid) */}
      <table aria-label={name} role="grid">
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
              {week.map((date) =>
                isSameMonth(date, first) ? (
                  // biome-ignore lint/a11y/useAriaPropsSupportedByRole: within a grid a cell can be selected
                  <td
                    aria-selected={date === day}
                    className={classes(small.day, date === today() && styles.today)}
                    data-date={date}
                    key={date}
                    onDoubleClick={() => openDay(date)}
                    onFocus={() => setDay(date)}
                    tabIndex={date === day ? 0 : -1}
                  >
                    <SmallDay date={date} items={dates.get(date) ?? []} />
                  </td>
                ) : (
                  <td key={date} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function SmallDay({ date, items }: { date: string; items: AgendaItem[] }) {
  const { t } = useTranslation();
  const write = useWriters();
  const now = useNow();
  const shape = gravest(items, now);
  const spoken = [
    t('calendar:day', { date: write.longDate(date), count: items.length }),
    shape && t(`calendar:standing.${shape}`),
  ].filter(Boolean);
  return (
    <>
      <span aria-hidden="true" className={styles.number}>
        {Number(date.slice(8))}
      </span>
      <VisuallyHidden>{spoken.join(', ')}</VisuallyHidden>
      {shape && (
        <span aria-hidden="true" className={classes(small.mark, styles[shape])}>
          <StatusShape shape={shape} />
          {items.length}
        </span>
      )}
    </>
  );
}
