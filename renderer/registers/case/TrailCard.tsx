import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Field, fieldsOf } from '#shared/cases/fields.ts';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { registers } from '#shared/cases/registers.ts';
import type { CaseView, EntryView } from '#shared/contract/case.ts';
import { fieldKey } from '#shared/text/fieldKey.ts';
import { useActionText } from '../../app/action-text.ts';
import { Card } from '../../components/Card.tsx';
import { useWriters } from '../../components/dates.ts';
import { asText } from '../../components/form/values.ts';
import { inline, small } from '../../components/small.ts';
import { fieldAt, partText, type Words } from '../../components/values.ts';
import styles from './cards.module.css';

type Change = EntryView['changes'][number];

interface ReadableChange {
  field: string;
  label: string;
  before: string | undefined;
  after: string | undefined;
}

/** A changed field in words; undefined for parts that only a program reads (positions, ids, states of a value). */
function readChange(
  kind: CaseKind,
  fields: Field[],
  change: Change,
  words: Words,
): ReadableChange | undefined {
  const { field, before, after } = change;
  const { t } = words;
  if (field === 'state') {
    const name = (value: unknown) => (value ? t(`states:${kind}.${asText(value)}`) : undefined);
    return { field, label: t('registers:trail.state'), before: name(before), after: name(after) };
  }
  const found = fieldAt(fields, field);
  if (!found) return undefined;
  const read = (value: unknown) => partText(found.note, found.rest, value, words);
  const readable = { before: read(before), after: read(after) };
  if (readable.before === undefined && readable.after === undefined) return undefined;
  return { field, label: t(fieldKey(kind, found.own)), ...readable };
}

/** The newest entries of the trail about a case, each with the fields that it changed. */
export function TrailCard({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const newest = view.trail.toSorted((one, other) => other.seq - one.seq);
  return (
    <Card
      action={
        <Button component={Link} {...small} to="/trail" variant="subtle">
          {t('registers:trail.all')}
        </Button>
      }
      title={t('registers:trail.title')}
    >
      <ul className={styles.rows}>
        {newest.map((entry) => (
          <li key={entry.seq}>
            <EntryLine entry={entry} kind={view.kind} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function EntryLine({ entry, kind }: { entry: EntryView; kind: CaseKind }) {
  const { t } = useTranslation();
  const write = useWriters();
  const actionText = useActionText();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const fields = fieldsOf(registers[kind].schema);
  const changes = entry.changes
    .map((change) => readChange(kind, fields, change, { t, write }))
    .filter((change) => change !== undefined);
  return (
    <div className={styles.entry}>
      <time dateTime={entry.at}>{write.shortMoment(entry.at)}</time>
      <div>
        {t('registers:trail.line', { person: entry.by, action: actionText(entry.action) })}
        {entry.reason && <div className={styles.sub}>{entry.reason}</div>}
        {changes.length > 0 && (
          <Button
            aria-controls={id}
            aria-expanded={isOpen}
            ml={6}
            onClick={() => setOpen(!isOpen)}
            {...inline}
            variant="transparent"
          >
            {t('registers:trail.changes', { count: changes.length })}
          </Button>
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
