import { Button, SegmentedControl } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../app/client.ts';
import { Failure } from '../app/Failure.tsx';
import { today, useWriters } from '../components/dates.ts';
import { Agenda } from './Agenda.tsx';
import styles from './calendar.module.css';
import { Month } from './Month.tsx';
import { addDays, addMonths, weeksOf } from './month.ts';
import { WorkOut } from './WorkOut.tsx';

const views = ['month', 'agenda', 'workOut'] as const;
type View = (typeof views)[number];

/** How many days the agenda looks ahead from its first day. */
const agendaLength = 42;

/** The dates that a view shows, first and last. */
function spanOf(view: View, day: string): { from: string; to: string } {
  if (view === 'agenda') return { from: day, to: addDays(day, agendaLength) };
  const days = weeksOf(day).flat();
  return { from: days[0] ?? day, to: days.at(-1) ?? day };
}

/** Every date of every register: as a month, as an agenda; and a place to work out a date without a case. */
export function CalendarScreen() {
  const { t } = useTranslation();
  const write = useWriters();
  const [view, setView] = useState<View>('month');
  const [day, setDay] = useState(today);
  const span = spanOf(view, day);
  const { data, error } = useQuery(
    orpc.agenda.range.queryOptions({ input: span, placeholderData: keepPreviousData }),
  );
  const title = t('calendar:title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  const items = data?.items ?? [];
  const isMonth = view === 'month';
  const move = (side: 1 | -1) => setDay(isMonth ? addMonths(day, side) : addDays(day, side * agendaLength));
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <h1 aria-live="polite">
          {isMonth && write.month(day)}
          {view === 'agenda' && t('calendar:span', { from: write.date(span.from), to: write.date(span.to) })}
          {view === 'workOut' && t('calendar:workOut.title')}
        </h1>
        {view !== 'workOut' && (
          <>
            <Button aria-label={t(`calendar:previous.${view}`)} onClick={() => move(-1)}>
              ‹
            </Button>
            <Button onClick={() => setDay(today())}>{t('calendar:today')}</Button>
            <Button aria-label={t(`calendar:next.${view}`)} onClick={() => move(1)}>
              ›
            </Button>
          </>
        )}
        <div className={styles.right}>
          <SegmentedControl
            aria-label={t('calendar:view')}
            data={views.map((value) => ({ value, label: t(`calendar:views.${value}`) }))}
            onChange={setView}
            transitionDuration={0}
            value={view}
          />
        </div>
      </div>
      {error && <Failure error={error} />}
      {isMonth && (
        <Month
          day={day}
          items={items}
          openDay={(date) => {
            setDay(date);
            setView('agenda');
          }}
          setDay={setDay}
        />
      )}
      {view === 'agenda' && data && <Agenda items={items} />}
      {view === 'workOut' && <WorkOut />}
    </div>
  );
}
