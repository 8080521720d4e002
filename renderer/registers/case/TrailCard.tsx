import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView, EntryView } from '#shared/contract/case.ts';
import type { Past } from '#shared/contract/trail.ts';
import { actionText } from '#shared/text/actionText.ts';
import { orpc } from '../../app/client.ts';
import { Card } from '../../components/Card.tsx';
import { useWriters } from '../../components/dates.ts';
import { useReadChanges } from '../../components/read-changes.ts';
import { inline, small } from '../../components/small.ts';
import styles from './cards.module.css';
import { ChooseMoment } from './past/ChooseMoment.tsx';

interface TrailCardProps {
  view: CaseView;
  /** Shows the case as it was at a past moment. */
  showPast: (moment: Past) => void;
}

/** The newest entries of the trail about a case, each with the fields that it changed; leads to the case as it was then. */
export function TrailCard({ view, showPast }: TrailCardProps) {
  const { t } = useTranslation();
  const [isChoosing, setChoosing] = useState(false);
  return (
    <Card
      action={
        <Button
          renderRoot={(props) => <Link search={{ ref: view.ref }} to="/trail" {...props} />}
          {...small}
          variant="subtle"
        >
          {t('registers:trail.all')}
        </Button>
      }
      note={<ShortSeal />}
      title={t('registers:trail.title')}
    >
      {isChoosing ? (
        <ChooseMoment close={() => setChoosing(false)} show={showPast} />
      ) : (
        <div className={styles.buttons}>
          <Button onClick={() => setChoosing(true)} {...small}>
            {t('history:choose')}
          </Button>
        </div>
      )}
      <EntryList entries={view.trail} showPast={showPast} />
    </Card>
  );
}

interface EntryListProps {
  entries: readonly EntryView[];
  showPast?: (moment: Past) => void;
}

/** Entries, the newest first, each with its fields before and after. */
export function EntryList({ entries, showPast }: EntryListProps) {
  const newest = entries.toSorted((one, other) => other.seq - one.seq);
  return (
    <ul className={styles.rows}>
      {newest.map((entry) => (
        <li key={entry.seq}>
          <EntryLine entry={entry} showPast={showPast} />
        </li>
      ))}
    </ul>
  );
}

/**
 * To which entry the chain was found intact. The whole trail is read for that, so a case asks for it only while nobody
 * has; the number stays true when entries follow, and the screen of the trail verifies anew.
 */
function ShortSeal() {
  const { t } = useTranslation();
  const write = useWriters();
  const { data: report } = useQuery({
    ...orpc.trail.verify.queryOptions({ input: {} }),
    enabled: ({ state }) => state.data === undefined,
  });
  if (!report) return null;
  if (report.ok) {
    return (
      <span className={styles.intact}>
        {t('registers:trail.intact', { seq: write.number(report.count) })}
      </span>
    );
  }
  return (
    <span className={styles.broken}>
      {t('registers:trail.broken', { seq: write.number(report.problem?.seq ?? report.count) })}
    </span>
  );
}

interface EntryLineProps {
  entry: EntryView;
  showPast: ((moment: Past) => void) | undefined;
}

function EntryLine({ entry, showPast }: EntryLineProps) {
  const { t } = useTranslation();
  const write = useWriters();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const changes = useReadChanges()(entry);
  return (
    <div className={styles.entry}>
      <time dateTime={entry.at}>{write.shortMoment(entry.at)}</time>
      <div>
        {t('registers:trail.line', { person: entry.by, action: actionText(entry.action, t) })}{' '}
        {entry.reason && <div className={styles.sub}>{entry.reason}</div>}
        {changes.length > 0 && (
          <Button
            aria-controls={id}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            {...inline}
            variant="transparent"
          >
            {t('registers:trail.changes', { count: changes.length })}
          </Button>
        )}
        {showPast && (
          <>
            {changes.length > 0 && ' · '}
            <Button onClick={() => showPast({ seq: entry.seq })} {...inline} variant="transparent">
              {t('history:show')}
            </Button>
          </>
        )}
        <ul className={styles.changes} hidden={!isOpen} id={id}>
          {isOpen &&
            changes.map(({ field, label, before, after }) => (
              <li key={field}>
                {t('registers:trail.field', { field: label })}
                {before !== undefined && <s>{before}</s>} <b>{after ?? t('registers:trail.removed')}</b>
              </li>
            ))}
        </ul>
      </div>
    </div>
  );
}
