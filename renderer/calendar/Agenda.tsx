import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgendaItem } from '#shared/contract/agenda.ts';
import { AgendaRow } from '../components/AgendaRow.tsx';
import { useWriters } from '../components/dates.ts';
import styles from './calendar.module.css';

/** A line of the agenda: the head of a day (without an item), or one of its dates. */
interface Line {
  date: string;
  item?: AgendaItem;
  index: number;
}

interface AgendaProps {
  items: AgendaItem[];
  /** How many dates there are, those that were not fetched yet among them. */
  total: number;
  /** Fetches the next page; called when the last lines come into view. */
  more: (() => void) | undefined;
  /** Draws every line, in view or not: for paper. */
  whole: boolean;
}

/** Up to so many dates all are drawn, which one page brings: the browser's own search finds them, and paper shows them. */
const drawnWhole = 100;
/** Pixels of a line before it was measured. */
const lineHeight = 58;

/** The dates of a span one under the other, by day. Of many only those are drawn that are in view. */
export function Agenda({ items, total, more, whole }: AgendaProps) {
  const { t } = useTranslation();
  const lines = useMemo(() => linesOf(items), [items]);
  if (items.length === 0) return <p className={styles.empty}>{t('calendar:nothing')}</p>;
  if (whole || total <= drawnWhole) {
    return (
      <div className={styles.agenda}>
        <Days lines={lines} />
      </div>
    );
  }
  return <LinesInView lines={lines} more={more} />;
}

function linesOf(items: AgendaItem[]): Line[] {
  const lines: Line[] = [];
  let date = '';
  for (const item of items) {
    if (item.date !== date) lines.push({ date: item.date, index: lines.length });
    date = item.date;
    lines.push({ date, item, index: lines.length });
  }
  return lines;
}

function LinesInView({ lines, more }: { lines: Line[]; more: AgendaProps['more'] }) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  // Another function would have every line measured anew, at each frame of scrolling.
  const getItemKey = useCallback(
    (index: number) => lines[index]?.item?.key ?? lines[index]?.date ?? index,
    [lines],
  );
  const virtual = useVirtualizer({
    count: lines.length,
    // What scrolls is the page as a whole, so that the bar of the calendar goes with it.
    getScrollElement: () => document.getElementById('main'),
    initialOffset: () => document.getElementById('main')?.scrollTop ?? 0,
    estimateSize: () => lineHeight,
    getItemKey,
    overscan: 6,
    scrollMargin: top,
  });
  useLayoutEffect(() => {
    const main = document.getElementById('main');
    if (!main || !box.current) return;
    setTop(box.current.getBoundingClientRect().top - main.getBoundingClientRect().top + main.scrollTop);
  }, []);
  const shown = virtual.getVirtualItems();
  const [first] = shown;
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= lines.length - 30) more?.();
  }, [last, lines.length, more]);
  return (
    <div className={styles.agenda} ref={box} style={{ height: virtual.getTotalSize() }}>
      <div style={{ transform: `translateY(${(first?.start ?? top) - top}px)` }}>
        <Days lines={lines.slice(first?.index ?? 0, last + 1)} measure={virtual.measureElement} />
      </div>
    </div>
  );
}

/** Lines under the days to which they belong. */
function Days({ lines, measure }: { lines: Line[]; measure?: (line: HTMLElement | null) => void }) {
  const write = useWriters();
  return [...Map.groupBy(lines, ({ date }) => date)].map(([date, own]) => (
    <section aria-label={write.longDate(date)} key={date}>
      {own[0] && !own[0].item && (
        <div className={styles.agendaHead} data-index={own[0].index} ref={measure}>
          <h2>{write.longDate(date)}</h2>
        </div>
      )}
      <ul className={styles.agendaDay}>
        {own.map(
          ({ item, index }) =>
            item && (
              <li data-index={index} key={item.key} ref={measure}>
                <AgendaRow item={item} />
              </li>
            ),
        )}
      </ul>
    </section>
  ));
}
