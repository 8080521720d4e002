import { UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryView } from '#shared/contract/case.ts';
import { actionText } from '#shared/text/actionText.ts';
import { useFormats } from '../app/format.ts';
import { kindOfReference, kindPaths } from '../app/kinds.ts';
import { useWriters } from '../components/dates.ts';
import { useReadChanges } from '../components/read-changes.ts';
import { Changes } from './Changes.tsx';
import { inGroups } from './groups.ts';
import classes from './TrailEntry.module.css';
import { useBroughtIntoView } from './useBroughtIntoView.ts';

interface Props {
  entry: EntryView;
  /** The verification names it: it is open, in view, and stands out. */
  isMarked: boolean;
}

/** One entry of the trail; opens in place to the fields that were changed, its clocks, its key and its hash. */
export function TrailEntry({ entry, isMarked }: Props) {
  const { t } = useTranslation('trail');
  const formats = useFormats();
  const write = useWriters();
  const changes = useReadChanges()(entry);
  const detailsId = useId();
  const [open, setOpen] = useState(isMarked);
  const place = useBroughtIntoView(isMarked);
  return (
    <li className={classes.entry} data-marked={isMarked || undefined}>
      {isMarked && <p className={classes.mark}>{t('marked')}</p>}
      <div className={classes.line} ref={place}>
        <span className={classes.seq}>{formats.number(entry.seq)}</span>
        <time className={classes.at} dateTime={entry.at}>
          {write.eitherIn(entry.at, entry.zone)}
          <span className={classes.zone}>{entry.zone}</span>
        </time>
        <UnstyledButton
          className={classes.what}
          aria-expanded={open}
          aria-controls={detailsId}
          onClick={() => setOpen(!open)}
        >
          <span className={classes.by}>{entry.by}</span> {actionText(entry.action, t)}
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
            <Seals entry={entry} />
          </>
        )}
      </div>
    </li>
  );
}

/** What proves the entry: the clock that nobody sets, the key that signed, the hash. */
function Seals({ entry: { process, keyId, hash } }: { entry: EntryView }) {
  const { t } = useTranslation('trail');
  const write = useWriters();
  return (
    <div className={classes.seals}>
      {process && (
        <p>
          <span>{t('process')}</span>{' '}
          {t('processText', { seconds: write.number(process.ms / 1000), run: process.run })}
        </p>
      )}
      {keyId ? (
        <p>
          <span>{t('key')}</span> <code>{inGroups(keyId).join(' ')}</code>
        </p>
      ) : (
        <p>{t('notSigned')}</p>
      )}
      <p>
        <span>{t('hash')}</span> <code>{hash}</code>
      </p>
    </div>
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
