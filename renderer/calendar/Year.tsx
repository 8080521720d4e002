import { VisuallyHidden } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgendaDay } from '#shared/contract/agenda.ts';
import { classes } from '../components/classes.ts';
import { StatusShape } from '../components/clocks/StatusShape.tsx';
import { useNow } from '../components/clocks/useNow.ts';
import { useWriters } from '../components/dates.ts';
import styles from './calendar.module.css';
import type { GridProps } from './Month.tsx';
import { MonthGrid } from './MonthGrid.tsx';
import { monthsOf } from './month.ts';
import { gravest } from './standing.ts';
import { useDayKeys } from './useDayKeys.ts';
import small from './year.module.css';

/** Twelve small months: for each day how many dates it has, in the shape of the gravest. Keys as in the month. */
export function Year({ day, setDay, days, openDay }: GridProps) {
  const { box, onKeyDown } = useDayKeys<HTMLDivElement>(day, setDay, openDay);
  const write = useWriters();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the grids within
    <div className={small.year} onKeyDown={onKeyDown} ref={box}>
      {monthsOf(day).map((first) => (
        <section className={small.month} key={first}>
          <h2>{write.month(first)}</h2>
          <MonthGrid
            day={day}
            dayClass={small.day}
            full={false}
            month={first}
            openDay={openDay}
            setDay={setDay}
          >
            {(date) => <SmallDay date={date} of={days.get(date)} openDay={openDay} />}
          </MonthGrid>
        </section>
      ))}
    </div>
  );
}

interface SmallDayProps {
  date: string;
  of: AgendaDay | undefined;
  openDay: (day: string) => void;
}

const SmallDay = memo(function SmallDay({ date, of, openDay }: SmallDayProps) {
  const { t } = useTranslation();
  const write = useWriters();
  const now = useNow();
  const shape = of && gravest(of.marks, date, now);
  const spoken = [
    t('calendar:day', { date: write.longDate(date), count: of?.count ?? 0 }),
    shape && t(`calendar:standing.${shape}`),
  ].filter(Boolean);
  return (
    <>
      <VisuallyHidden>{spoken.join(', ')}</VisuallyHidden>
      {shape && (
        <span
          aria-hidden="true"
          className={classes(small.mark, styles[shape])}
          onDoubleClick={() => openDay(date)}
        >
          <StatusShape shape={shape} />
          {of.count}
        </span>
      )}
    </>
  );
});
