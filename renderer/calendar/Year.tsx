import { useTranslation } from 'react-i18next';
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
  const { t } = useTranslation();
  const write = useWriters();
  const now = useNow();
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
            {(date) => {
              const own = days.get(date);
              const shape = own && gravest(own.marks, date, now);
              const spoken = t('calendar:day', { date: write.longDate(date), count: own?.count ?? 0 });
              return (
                <>
                  <span className={styles.spoken}>
                    {shape ? `${spoken}, ${t(`calendar:standing.${shape}`)}` : spoken}
                  </span>
                  {shape && (
                    <span
                      aria-hidden="true"
                      className={classes(small.mark, styles[shape])}
                      onDoubleClick={() => openDay(date)}
                    >
                      <StatusShape shape={shape} />
                      {own.count}
                    </span>
                  )}
                </>
              );
            }}
          </MonthGrid>
        </section>
      ))}
    </div>
  );
}
