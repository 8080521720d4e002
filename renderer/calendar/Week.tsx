import { VisuallyHidden } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgendaItem } from '#shared/contract/agenda.ts';
import { agendaName } from '../components/AgendaRow.tsx';
import { CaseLink } from '../components/CaseLink.tsx';
import { classes } from '../components/classes.ts';
import { StatusShape } from '../components/clocks/StatusShape.tsx';
import { useNow, useToday } from '../components/clocks/useNow.ts';
import { useWriters } from '../components/dates.ts';
import styles from './calendar.module.css';
import type { GridProps } from './Month.tsx';
import { weekOf } from './month.ts';
import { hoursOf, isItemProvisional, shapeOfItem } from './standing.ts';
import { useDayKeys } from './useDayKeys.ts';
import week from './week.module.css';

/** Seven days beside each other with what is due first, clocks in hours with their hour. Keys as in the month. */
export function Week({ day, setDay, days, openDay }: GridProps) {
  const { t } = useTranslation();
  const write = useWriters();
  const { box, onKeyDown } = useDayKeys<HTMLTableElement>(day, setDay, openDay);
  const dates = weekOf(day);
  const present = useToday();
  return (
    <table
      aria-label={t('calendar:views.week')}
      className={classes(styles.month, week.week)}
      onKeyDown={onKeyDown}
      ref={box}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a week whose days take the focus is a grid (ARIA's date grid)
      role="grid"
    >
      <thead>
        <tr>
          {dates.map((date) => (
            <th className={classes(date === present && styles.today)} key={date} scope="col">
              {write.weekday(date)} <span className={styles.number}>{Number(date.slice(8))}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {dates.map((date) => {
            const { count = 0, first = [] } = days.get(date) ?? {};
            return (
              // biome-ignore lint/a11y/useAriaPropsSupportedByRole: within a grid a cell can be selected
              <td
                aria-selected={date === day}
                className={classes(styles.day, week.day)}
                data-date={date}
                key={date}
                onFocus={(event) => event.target === event.currentTarget && setDay(date)}
                tabIndex={date === day ? 0 : -1}
              >
                <VisuallyHidden>{t('calendar:day', { date: write.longDate(date), count })}</VisuallyHidden>
                <ul className={week.items}>
                  {first.map((item) => (
                    <WeekItem item={item} key={item.key} />
                  ))}
                </ul>
                {count > first.length && (
                  <button className={styles.more} onClick={() => openDay(date)} type="button">
                    {t('calendar:more', { count: count - first.length })}
                  </button>
                )}
              </td>
            );
          })}
        </tr>
      </tbody>
    </table>
  );
}

const WeekItem = memo(function WeekItem({ item }: { item: AgendaItem }) {
  const { t } = useTranslation();
  const shape = shapeOfItem(item, useNow());
  const provisional = isItemProvisional(item);
  const hours = hoursOf(item, t, useWriters());
  return (
    <li>
      <CaseLink className={classes(week.item, styles[shape])} id={item.caseId} kind={item.kind}>
        <span className={week.status}>
          <StatusShape isProvisional={provisional} shape={shape} />
          {t(`calendar:standing.${shape}`)}
          {provisional && `, ${t('calendar:provisional')}`}
        </span>
        {hours && (
          <span>
            <time>{hours.here}</time>
            {hours.there && <small className={week.there}>{hours.there}</small>}
          </span>
        )}
        <span className={week.title}>{item.title}</span>
        <span className={week.sub}>{agendaName(item, t)}</span>
        <span className={classes(week.sub, week.ref)}>{item.ref}</span>
      </CaseLink>
    </li>
  );
});
