import { UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryView } from '#shared/contract/case.ts';
import { useActionText } from '../app/action-text.ts';
import { useFormats } from '../app/format.ts';
import { kindOfReference, kindPaths } from '../app/kinds.ts';
import { useReadChanges } from '../components/read-changes.ts';
import { Changes } from './Changes.tsx';
import classes from './TrailEntry.module.css';

/** One entry of the trail; opens in place to the fields that were changed and its hash. */
export function TrailEntry({ entry }: { entry: EntryView }) {
  const { t } = useTranslation('trail');
  const formats = useFormats();
  const actionText = useActionText();
  const changes = useReadChanges()(entry);
  const detailsId = useId();
  const [open, setOpen] = useState(false);
  return (
    <li className={classes.entry}>
      <div className={classes.line}>
        <span className={classes.seq}>{formats.number(entry.seq)}</span>
        <time className={classes.at} dateTime={entry.at}>
          {formats.moment(entry.at)}
        </time>
        <UnstyledButton
          className={classes.what}
          aria-expanded={open}
          aria-controls={detailsId}
          onClick={() => setOpen(!open)}
        >
          <span className={classes.by}>{entry.by}</span> {actionText(entry.action)}
          {changes.length > 0 && (
            <span className={classes.fields}> · {t('fields', { count: changes.length })}</span>
          )}
        </UnstyledButton>
        <span className={classes.case}>
          <CaseLink entry={entry} />
        </span>
      </div>
      <div id={detailsId} className={classes.details} hidden={!open}>
        {open && (
          <>
            {entry.reason && (
              <p className={classes.reason}>
                <span>{t('reason')}</span> {entry.reason}
              </p>
            )}
            <Changes changes={changes} />
            <p className={classes.hash}>
              <span>{t('hash')}</span> <code>{entry.hash}</code>
            </p>
          </>
        )}
      </div>
    </li>
  );
}

function CaseLink({ entry: { caseId, caseRef } }: { entry: EntryView }) {
  const kind = caseRef === undefined ? undefined : kindOfReference(caseRef);
  if (!kind || caseId === undefined) return caseRef ?? null;
  return (
    <Link to="/$kind/$id" params={{ kind: kindPaths[kind], id: caseId }}>
      {caseRef}
    </Link>
  );
}
