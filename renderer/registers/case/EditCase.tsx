import { Textarea } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '#shared/contract/case.ts';
import { client } from '../../app/client.ts';
import { RecordForm } from '../../components/form/RecordForm.tsx';
import { editedRecord, recordShape } from '../shapes.ts';
import { useShowCase } from '../useCaseCalls.ts';
import styles from './CasePage.module.css';
import { PageTitle } from './PageTitle.tsx';

interface EditCaseProps {
  view: CaseView;
  close: () => void;
}

/** Corrects the facts of a case. The change rests on the version that was shown when the form opened. */
export function EditCase({ view, close }: EditCaseProps) {
  const { t } = useTranslation();
  const show = useShowCase();
  const [reason, setReason] = useState('');
  const { current: based } = useRef(view);
  const shape = useMemo(() => recordShape(based.kind, based.record), [based]);
  const start = useMemo(() => editedRecord(based.kind, based.record), [based]);
  const draft = `${based.kind}.${based.id}.edit`;

  async function save(record: FieldValues) {
    const { id, version } = based;
    const why = reason.trim();
    show(await client.cases.change({ id, version, record, draft, ...(why ? { reason: why } : {}) }));
    close();
  }

  return (
    <article className={styles.page}>
      <div className={styles.crumb}>{based.ref}</div>
      <PageTitle>{t('registers:edit.title', { title: based.title })}</PageTitle>
      <p className={styles.lead}>{t('registers:edit.lead')}</p>
      <div className={styles.form}>
        <RecordForm
          about={based.record}
          cancel={close}
          changedAt={based.updatedAt}
          draft={draft}
          save={save}
          shape={shape}
          start={start}
          submit={t('registers:edit.save')}
        >
          <Textarea
            autosize
            description={t('registers:edit.reasonHint')}
            label={t('registers:edit.reason')}
            maxLength={2000}
            minRows={2}
            onChange={(event) => setReason(event.currentTarget.value)}
            value={reason}
          />
        </RecordForm>
      </div>
    </article>
  );
}
