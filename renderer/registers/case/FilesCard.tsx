import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView, FileView } from '#shared/contract/case.ts';
import { client, orpc } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { useMay } from '../../app/may.ts';
import { Card } from '../../components/Card.tsx';
import { small } from '../../components/small.ts';
import { useShowCase } from '../useCaseCalls.ts';
import styles from './cards.module.css';
import { AttachProgress, useOutcome } from './files/AttachProgress.tsx';
import { attach, isBusy, useAttaching } from './files/attaching.ts';
import { DeleteFile } from './files/DeleteFile.tsx';
import { type FileActions, FileRow } from './files/FileRow.tsx';
import { OpenElsewhere } from './files/OpenElsewhere.tsx';
import { byVersion } from './files/versions.ts';
import { Preview } from './preview/Preview.tsx';

interface Asked {
  what: 'show' | 'elsewhere' | 'delete';
  file: FileView;
}

/** The files of a case, kept encrypted: by their newest versions, with what can be done with each. */
export function FilesCard({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const may = useMay();
  const show = useShowCase();
  const mayChange = may.call('cases.addFiles');
  const attaching = useAttaching();
  const outcome = useOutcome();
  const [asked, setAsked] = useState<Asked>();
  const save = useMutation(orpc.cases.saveFile.mutationOptions());
  const { id } = view;
  const now = attaching?.caseId === id ? attaching.now : undefined;
  const savedAs = save.data?.savedAs;
  const close = () => setAsked(undefined);
  const actions: FileActions = {
    show: (file) => setAsked({ what: 'show', file }),
    save: (file) => save.mutate({ id, fileId: file.id }),
    openElsewhere: (file) => setAsked({ what: 'elsewhere', file }),
    ...(mayChange && {
      replace: ({ id: fileId }: FileView) =>
        void attach(id, (signal) => client.cases.replaceFile({ id, fileId }, { signal }), show),
      remove: (file: FileView) => setAsked({ what: 'delete', file }),
    }),
  };
  return (
    <Card
      action={
        mayChange && (
          <Button
            disabled={isBusy(attaching)}
            onClick={() => void attach(id, (signal) => client.cases.addFiles({ id }, { signal }), show)}
            {...small}
          >
            {t('registers:files.add')}
          </Button>
        )
      }
      title={t('registers:files.title')}
    >
      {view.files.length === 0 && <p className={styles.empty}>{t('registers:files.none')}</p>}
      {now && <AttachProgress now={now} />}
      <ul className={styles.rows}>
        {byVersion(view.files).map((versions) => (
          <FileRow actions={actions} key={versions.file.id} versions={versions} />
        ))}
      </ul>
      <div aria-live="polite">
        {outcome(now) && <p className={styles.empty}>{outcome(now)}</p>}
        {savedAs && <p className={styles.empty}>{t('registers:files.saved', { name: savedAs })}</p>}
      </div>
      {save.error && <Failure error={save.error} />}
      {asked?.what === 'show' && <Preview actions={actions} caseId={id} close={close} file={asked.file} />}
      {asked?.what === 'elsewhere' && <OpenElsewhere caseId={id} close={close} file={asked.file} />}
      {asked?.what === 'delete' && <DeleteFile close={close} file={asked.file} view={view} />}
    </Card>
  );
}
