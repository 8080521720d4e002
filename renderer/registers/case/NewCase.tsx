import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { client, orpc } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { useWindowTitle } from '../../app/window-title.ts';
import { nowHere } from '../../components/dates.ts';
import { RecordForm } from '../../components/form/RecordForm.tsx';
import { useOpenCase } from '../address.ts';
import { recordShape } from '../shapes.ts';
import { newRecord } from '../start.ts';
import { useShowCase } from '../useCaseCalls.ts';
import styles from './CasePage.module.css';
import { PageTitle } from './PageTitle.tsx';

/** The form for a new case: what matters first, and `not known yet` where the law takes that for an answer. */
export function NewCase({ kind, back }: { kind: CaseKind; back?: ReactNode }) {
  const { t } = useTranslation();
  const openCase = useOpenCase();
  const show = useShowCase();
  const { data: profile, error } = useQuery(orpc.keep.profile.queryOptions({ input: {} }));
  const shape = useMemo(() => recordShape(kind), [kind]);
  const start = useMemo(() => (profile ? newRecord(kind, profile, nowHere()) : undefined), [kind, profile]);
  const title = t(`registers:new.title.${kind}`);
  useWindowTitle(title);

  async function save(record: FieldValues, { draft }: { draft: string | undefined }) {
    const view = await client.cases.log({ kind, record, draft });
    show(view);
    openCase(kind, view.id);
  }

  return (
    <article className={styles.page}>
      {back}
      <PageTitle>{title}</PageTitle>
      <p className={styles.lead}>{t(`registers:new.lead.${kind}`)}</p>
      {error && <Failure error={error} />}
      <div className={styles.form}>
        {start && (
          <RecordForm
            about={start}
            cancel={() => openCase(kind)}
            draft={`${kind}.new`}
            save={save}
            shape={shape}
            start={start}
            submit={t('registers:new.save')}
          />
        )}
      </div>
    </article>
  );
}
