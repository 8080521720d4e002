import { Button, CloseButton, SegmentedControl } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type DragEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgendaFilter } from '#shared/contract/agenda.ts';
import { orpc } from '../app/client.ts';
import { Failure } from '../app/Failure.tsx';
import { classes } from '../components/classes.ts';
import { today, useWriters } from '../components/dates.ts';
import { Agenda } from './Agenda.tsx';
import styles from './calendar.module.css';
import { Filters } from './Filters.tsx';
import { Month } from './Month.tsx';
import paper from './paper.module.css';
import { calendarSearch } from './search.ts';
import { Takeaway } from './Takeaway.tsx';
import { spanOf, stepFrom, type View, views } from './views.ts';
import { Week } from './Week.tsx';
import { WorkOut } from './WorkOut.tsx';
import { Year } from './Year.tsx';

/** Every date of every register: as a month, week, agenda or year; and a place to work out a date without a case. */
export function CalendarScreen() {
  const { t } = useTranslation();
  const { view = 'month', ...filter } = useSearch({ from: '/calendar' });
  const navigate = useNavigate({ from: '/calendar' });
  const [day, setDay] = useState(today);
  const [isDragTried, setDragTried] = useState(false);
  const { data, error } = useQuery(
    orpc.agenda.range.queryOptions({
      input: { ...spanOf(view, day), filter },
      placeholderData: keepPreviousData,
    }),
  );
  const title = t('calendar:title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  const items = data?.items ?? [];
  const show = (next: View) => void navigate({ search: { ...filter, view: next } });
  const choose = (next: AgendaFilter) => void navigate({ search: calendarSearch({ view, ...next }) });
  const openDay = (date: string) => {
    setDay(date);
    show('agenda');
  };
  const sayWhy = (event: DragEvent) => {
    event.preventDefault();
    setDragTried(true);
  };
  const grid = { day, setDay, items, openDay };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing can be dragged; whoever tries is told why
    <div className={classes(styles.page, paper.paper, paper[view])} onDragStart={sayWhy}>
      <div className={styles.bar}>
        <Title day={day} view={view} />
        {view !== 'workOut' && (
          <div className={styles.moves}>
            <Button
              aria-label={t(`calendar:previous.${view}`)}
              onClick={() => setDay(stepFrom(view, day, -1))}
            >
              ‹
            </Button>
            <Button onClick={() => setDay(today())}>{t('calendar:today')}</Button>
            <Button aria-label={t(`calendar:next.${view}`)} onClick={() => setDay(stepFrom(view, day, 1))}>
              ›
            </Button>
          </div>
        )}
        <div className={styles.right}>
          <SegmentedControl
            aria-label={t('calendar:view')}
            data={views.map((value) => ({ value, label: t(`calendar:views.${value}`) }))}
            onChange={show}
            transitionDuration={0}
            value={view}
          />
        </div>
      </div>
      {view !== 'workOut' && (
        <div className={styles.tools}>
          <Filters choose={choose} filter={filter} hidden={data?.hidden ?? 0} />
          <Takeaway filter={filter} />
        </div>
      )}
      <div role="status">
        {isDragTried && (
          <div className={styles.note}>
            {t('calendar:noDrag')}
            <CloseButton aria-label={t('common:close')} onClick={() => setDragTried(false)} />
          </div>
        )}
      </div>
      {error && <Failure error={error} />}
      {view === 'month' && <Month {...grid} />}
      {view === 'week' && <Week {...grid} />}
      {view === 'agenda' && data && <Agenda items={items} />}
      {view === 'year' && <Year {...grid} />}
      {view === 'workOut' && <WorkOut />}
    </div>
  );
}

function Title({ view, day }: { view: View; day: string }) {
  const { t } = useTranslation();
  const write = useWriters();
  const { from, to } = spanOf(view, day);
  const names: Record<View, string> = {
    month: write.month(day),
    week: t('calendar:span', write.span(from, to)),
    agenda: t('calendar:span', write.span(from, to)),
    year: t('calendar:year', { year: day.slice(0, 4) }),
    workOut: t('calendar:workOut.title'),
  };
  return <h1 aria-live="polite">{names[view]}</h1>;
}
