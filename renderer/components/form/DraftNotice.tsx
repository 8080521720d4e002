import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DraftLine } from '#shared/contract/drafts.ts';
import { useWriters } from '../dates.ts';
import { small } from '../small.ts';
import styles from './RecordForm.module.css';

interface OfferedProps {
  drafts: readonly DraftLine[];
  /** When what the form corrects was last changed: an older draft does not know of that change. */
  changedAt: string | undefined;
  take: (id: string) => void;
  discard: (id: string) => void;
}

/** Offers what was typed here and not saved. Whoever types instead of taking one begins another. */
export function OfferedDrafts({ drafts, changedAt, take, discard }: OfferedProps) {
  const { t } = useTranslation();
  const write = useWriters();
  if (drafts.length === 0) return null;
  return (
    <section aria-label={t('registers:drafts.here', { count: drafts.length })} className={styles.drafts}>
      <p role="status">{t('registers:drafts.here', { count: drafts.length })}</p>
      <ul>
        {drafts.map(({ id, title, savedAt }) => (
          <li key={id}>
            <span className={styles.draftTitle}>{title || t('registers:drafts.untitled')}</span>
            <span className={styles.draftTime}>{write.shortMoment(savedAt)}</span>
            <Button onClick={() => take(id)} {...small}>
              {t('registers:form.takeDraft')}
            </Button>
            <Button onClick={() => discard(id)} {...small} variant="subtle">
              {t('registers:form.discardDraft')}
            </Button>
            {changedAt !== undefined && savedAt < changedAt && <p>{t('registers:form.draftOutdated')}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Says that what was typed here before stands in the fields again. */
export function DraftIsBack({ savedAt, discard }: { savedAt: string; discard: () => void }) {
  const { t } = useTranslation();
  const write = useWriters();
  return (
    <div className={styles.notice} role="status">
      <span>{t('registers:drafts.isBack', { when: write.shortMoment(savedAt) })}</span>
      <Button onClick={discard} {...small} variant="subtle">
        {t('registers:form.discardDraft')}
      </Button>
    </div>
  );
}

/** Says which draft was thrown away, and brings it back. */
export function ThrownDraft({ title, bringBack }: { title: string; bringBack: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.notice} role="status">
      <span>{t('registers:drafts.thrown', { title: title || t('registers:drafts.untitled') })}</span>
      <Button onClick={bringBack} {...small}>
        {t('registers:drafts.undo')}
      </Button>
    </div>
  );
}
