import type { TFunction } from 'i18next';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgendaItem } from '#shared/contract/agenda.ts';
import { clockName } from '#shared/text/clockName.ts';
import styles from './AgendaRow.module.css';
import { CaseLink } from './CaseLink.tsx';
import { classes } from './classes.ts';
import { ClockChip } from './clocks/ClockChip.tsx';
import { endingOf, endThere } from './clocks/ending.ts';
import { TaskChip } from './clocks/TaskChip.tsx';
import { useToday } from './clocks/useNow.ts';
import { WaitingChip } from './clocks/WaitingChip.tsx';
import { useWriters } from './dates.ts';

/** What is due, or for whom the case waits, in one line. */
export function agendaName({ kind, what }: AgendaItem, t: TFunction): string {
  switch (what.is) {
    case 'clock':
      return clockName(kind, what.clock, t);
    case 'task':
      return t('registers:tasks.agenda', { title: what.task.title });
    case 'waiting':
      return t(`waiting:${what.waitingFor}`);
  }
}

/** One line of Today or of the agenda: opens its case. While one scrolls it is drawn once. */
export const AgendaRow = memo(function AgendaRow({ item }: { item: AgendaItem }) {
  const { t } = useTranslation();
  const { what } = item;
  // The chip of a waiting case says for whom; its sentence would only say that again.
  const facts = [what.is === 'waiting' ? undefined : agendaName(item, t), item.ref, item.party];
  return (
    <CaseLink className={styles.row} id={item.caseId} kind={item.kind}>
      <span className={styles.title}>{item.title}</span>
      <span className={styles.end}>
        {what.is === 'clock' && <ClockChip clock={what.clock} />}
        {what.is === 'task' && <TaskChip task={what.task} />}
        {what.is === 'waiting' && <WaitingChip waitingFor={what.waitingFor} />}
      </span>
      <span className={styles.sub}>{facts.filter(Boolean).join(' · ')}</span>
      <span className={classes(styles.sub, styles.end)}>
        <RowDate item={item} />
      </span>
    </CaseLink>
  );
});

/** The date of a line: of a clock that ends at an hour the hour here, with that of its own place small beside it. */
function RowDate({ item: { what, date } }: { item: AgendaItem }) {
  const { t } = useTranslation();
  const write = useWriters();
  useToday();
  if (what.is === 'waiting') return t('registers:clock.since', { date: write.shortDate(date) });
  const end = what.is === 'clock' ? endingOf(what.clock) : undefined;
  if (what.is !== 'clock' || !end) return write.shortDate(date);
  const there = endThere(end, what.clock.place, t, write);
  return (
    <>
      {write.nearMoment(end.at)}
      {there && <small className={styles.there}>{there}</small>}
    </>
  );
}
