import { useTranslation } from 'react-i18next';
import type { AgendaItem } from '#shared/contract/agenda.ts';
import { AgendaRow } from '../components/AgendaRow.tsx';
import { useWriters } from '../components/dates.ts';
import styles from './calendar.module.css';
import { byDate } from './standing.ts';

/** The dates of a span one under the other, by day. */
export function Agenda({ items }: { items: AgendaItem[] }) {
  const { t } = useTranslation();
  const write = useWriters();
  if (items.length === 0) return <p className={styles.empty}>{t('calendar:nothing')}</p>;
  const days = [...byDate(items)].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return (
    <div className={styles.agenda}>
      {days.map(([date, own]) => (
        <section aria-label={write.longDate(date)} className={styles.agendaDay} key={date}>
          <h2>{write.longDate(date)}</h2>
          <ul>
            {own.map((item) => (
              <li key={item.key}>
                <AgendaRow item={item} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
