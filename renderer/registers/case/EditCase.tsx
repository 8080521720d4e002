import { Textarea } from '@mantine/core';
import { useMemo, useRef } from 'react';
import { type FieldValues, useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '#shared/contract/case.ts';
import { client } from '../../app/client.ts';
import { RecordForm } from '../../components/form/RecordForm.tsx';
import { asText } from '../../components/form/values.ts';
import { recordShape } from '../shapes.ts';
import { editedRecord } from '../start.ts';
import { useShowCase } from '../useCaseCalls.ts';
import styles from './CasePage.module.css';
import { PageTitle } from './PageTitle.tsx';

/** Where the form holds the reason beside the fields of the record, so that a draft has it, too. */
const REASON = 'reasonOfCorrection';

interface EditCaseProps {
  view: CaseView;
  close: () => void;
}

/** Corrects the facts of a case. The change rests on the version that was shown when the form opened. */
export function EditCase({ view, close }: EditCaseProps) {
  const { t } = useTranslation();
  const show = useShowCase();
  const { current: based } = useRef(view);
  const shape = useMemo(() => recordShape(based.kind, based.record), [based]);
  const start = useMemo(() => ({ ...editedRecord(based.kind, based.record), [REASON]: '' }), [based]);

  async function save(record: FieldValues, typed: { draft: string | undefined; values: FieldValues }) {
    const { id, version } = based;
    const { draft } = typed;
    const why = asText(typed.values[REASON]).trim();
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
          draft={`${based.kind}.${based.id}.edit`}
          save={save}
          shape={shape}
          start={start}
          submit={t('registers:edit.save')}
        >
          <CorrectionReason />
        </RecordForm>
      </div>
    </article>
  );
}

/** Why the facts are corrected; goes into the trail. */
function CorrectionReason() {
  const { t } = useTranslation();
  const { field } = useController({ name: REASON });
  return (
    <Textarea
      autosize
      description={t('registers:edit.reasonHint')}
      label={t('registers:edit.reason')}
      maxLength={2000}
      minRows={2}
      onBlur={field.onBlur}
      onChange={field.onChange}
      value={asText(field.value)}
    />
  );
}
