import { Button, CloseButton, SegmentedControl } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type DragEvent, useCallback, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { AgendaFilter } from '#shared/contract/agenda.ts';
import { orpc } from '../app/client.ts';
import { Failure } from '../app/Failure.tsx';
import { useWindowTitle } from '../app/window-title.ts';
import { classes } from '../components/classes.ts';
import { today, useWriters } from '../components/dates.ts';
import { Agenda } from './Agenda.tsx';
import styles from './calendar.module.css';
import { Filters } from './Filters.tsx';
import { Month } from './Month.tsx';
import paper from './paper.module.css';
import { calendarSearch } from './search.ts';
import { Takeaway } from './Takeaway.tsx';
import { useAgenda } from './useAgenda.ts';
import { useDay } from './useDay.ts';
import { spanOf, stepFrom, type View, views } from './views.ts';
import { Week } from './Week.tsx';
import { WorkOut } from './WorkOut.tsx';
import { Year } from './Year.tsx';

/** How many dates of a day stand in it before the rest is counted. */
const shownPerDay = { month: 3, week: 20, year: 0 };

/** Every date of every register: as a month, week, agenda or year; and a place to work out a date without a case. */
export function CalendarScreen() {
  const { t } = useTranslation();
  const { view = 'month', day: _addressed, ...filter } = useSearch({ from: '/calendar' });
  const navigate = useNavigate({ from: '/calendar' });
  const [day, setDay] = useDay();
  const [isDragTried, setDragTried] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const span = spanOf(view, day);
  const isGrid = view === 'month' || view === 'week' || view === 'year';
  const grids = useQuery(
    orpc.agenda.days.queryOptions({
      input: { ...span, filter, first: isGrid ? shownPerDay[view] : 0, marked: view === 'year' },
      placeholderData: keepPreviousData,
      enabled: isGrid,
    }),
  );
  const agenda = useAgenda(span, filter, view === 'agenda');
  const { hidden, error } = isGrid ? { ...grids, hidden: grids.data?.hidden ?? 0 } : agenda;
  const days = useMemo(() => new Map(grids.data?.days.map((one) => [one.date, one])), [grids.data]);
  const title = t('calendar:title');
  useWindowTitle(title);
  const show = (next: View) => void navigate({ search: (search) => ({ ...search, view: next }) });
  const choose = (next: AgendaFilter) =>
    void navigate({ search: (search) => calendarSearch({ view: search.view, day: search.day, ...next }) });
  const openDay = useCallback(
    (date: string) => void navigate({ search: (search) => ({ ...search, view: 'agenda', day: date }) }),
    [navigate],
  );
  const whileWhole = async <Result,>(work: () => Result | Promise<Result>): Promise<Result> => {
    if (view === 'agenda') await agenda.fetchAll();
    flushSync(() => setWhole(true));
    try {
      return await work();
    } finally {
      setWhole(false);
    }
  };
  const sayWhy = (event: DragEvent) => {
    event.preventDefault();
    setDragTried(true);
  };
  const grid = { day, setDay, days, openDay };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing can be dragged; whoever tries is told why
    <div className={classes(styles.page, paper.paper, paper[view])} onDragStart={sayWhy}>
      <div className={styles.bar}>
        <Title day={day} view={view} />
        {view !== 'workOut' && (
          <div className={styles.moves}>
            <Button
              aria-label={t(`calendar:previous.${view}`)}
              onClick={() => setDay(stepFrom(view, day, -1), 'step')}
            >
              ‹
            </Button>
            <Button onClick={() => setDay(today(), 'step')}>{t('calendar:today')}</Button>
            <Button
              aria-label={t(`calendar:next.${view}`)}
              onClick={() => setDay(stepFrom(view, day, 1), 'step')}
            >
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
          <Filters choose={choose} filter={filter} hidden={hidden} />
          <Takeaway filter={filter} whileWhole={whileWhole} />
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
      {view === 'agenda' && agenda.isThere && (
        <Agenda
          items={agenda.items}
          key={span.from}
          more={agenda.more}
          total={agenda.total}
          whole={isWhole}
        />
      )}
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
