import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AgendaItem } from '#shared/contract/agenda.ts';
import { orpc } from '../app/client.ts';
import { Failure } from '../app/Failure.tsx';
import { useMay } from '../app/may.ts';
import { shapeOfItem } from '../calendar/standing.ts';
import { AgendaRow } from '../components/AgendaRow.tsx';
import { StatusShape } from '../components/clocks/StatusShape.tsx';
import type { Shape } from '../components/clocks/standing.ts';
import { useNow } from '../components/clocks/useNow.ts';
import { localDateOf, useWriters } from '../components/dates.ts';
import { Drafts } from './Drafts.tsx';
import { Snooze } from './Snooze.tsx';
import styles from './today.module.css';

const groups = [
  { key: 'overdue', shape: 'late' },
  { key: 'soon', shape: 'soon' },
  { key: 'decide', shape: 'soon' },
  { key: 'waiting', shape: 'rest' },
] as const satisfies { key: string; shape: Shape }[];

/** A date becomes overdue while nothing is changed. */
const LOOK_EVERY_MS = 60_000;

/** What is overdue, due soon, and waiting for somebody, in that order, across the registers. */
export function TodayScreen() {
  const { t } = useTranslation();
  const write = useWriters();
  const now = useNow();
  const { data, error } = useQuery(
    orpc.agenda.today.queryOptions({ input: {}, refetchInterval: LOOK_EVERY_MS }),
  );
  const title = t('today:title');
  const mayDraft = useMay().call('drafts.list');
  const lines = data && asOf(data, now);
  const isEmpty = lines && groups.every(({ key }) => lines[key].length === 0);
  return (
    <div className={styles.page}>
      <h1>{title}</h1>
      <p className={styles.lead}>{write.longDate(localDateOf(now))}</p>
      {error && <Failure error={error} />}
      {isEmpty && (
        <div className={styles.calm}>
          <h2>{t('today:calm.title')}</h2>
          <p>{t('today:calm.what')}</p>
        </div>
      )}
      {mayDraft && <Drafts />}
      {lines &&
        groups.map(({ key, shape }) => <Group items={lines[key]} key={key} name={key} shape={shape} />)}
    </div>
  );
}

type Lines = Record<(typeof groups)[number]['key'], AgendaItem[]>;

/** The lines as they stand now: what was due soon when they were asked for may be over by this minute. */
function asOf(asked: Lines, now: string): Lines {
  const isOver = (item: AgendaItem) => shapeOfItem(item, now) === 'late';
  return {
    overdue: [...asked.overdue, ...asked.soon.filter(isOver)],
    soon: asked.soon.filter((item) => !isOver(item)),
    decide: asked.decide,
    waiting: asked.waiting,
  };
}

function Group({ name, shape, items }: { name: string; shape: Shape; items: AgendaItem[] }) {
  const { t } = useTranslation();
  const mayPutOff = useMay().call('reminders.snooze');
  if (items.length === 0) return null;
  return (
    <section aria-label={t(`today:${name}`)} className={styles.group}>
      <h2>
        <span className={styles[shape]}>
          <StatusShape shape={shape} />
        </span>
        {t('today:count', { name: t(`today:${name}`), count: items.length })}
      </h2>
      <ul className={styles.rows}>
        {items.map((item) => (
          <li key={item.key}>
            <AgendaRow item={item} />
            {mayPutOff && item.what.is === 'clock' && <Snooze item={item} clock={item.what.clock} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
