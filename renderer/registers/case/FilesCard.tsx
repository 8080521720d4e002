import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '#shared/contract/case.ts';
import { orpc } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { useMay } from '../../app/may.ts';
import { Card } from '../../components/Card.tsx';
import { useWriters } from '../../components/dates.ts';
import { small } from '../../components/small.ts';
import { useShowCase } from '../useCaseCalls.ts';
import styles from './cards.module.css';

/** The files of a case, kept encrypted; a click saves a readable copy where the person chooses. */
export function FilesCard({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const write = useWriters();
  const may = useMay();
  const show = useShowCase();
  const add = useMutation(orpc.cases.addFiles.mutationOptions({ onSuccess: (added) => show(added.case) }));
  const save = useMutation(orpc.cases.saveFile.mutationOptions());
  const savedAs = save.data?.savedAs;
  return (
    <Card
      action={
        may.call('cases.addFiles') && (
          <Button loading={add.isPending} onClick={() => add.mutate({ id: view.id })} {...small}>
            {t('registers:files.add')}
          </Button>
        )
      }
      title={t('registers:files.title')}
    >
      {view.files.length === 0 && <p className={styles.empty}>{t('registers:files.none')}</p>}
      <ul className={styles.rows}>
        {view.files.map((file) => (
          <li key={file.id}>
            <button
              className={styles.file}
              onClick={() => save.mutate({ id: view.id, fileId: file.id })}
              title={t('registers:files.save')}
              type="button"
            >
              {file.name}
            </button>
            <div className={styles.sub}>
              {[write.bytes(file.size), file.addedBy, write.shortMoment(file.addedAt)].join(' · ')}
            </div>
          </li>
        ))}
      </ul>
      <div aria-live="polite">
        {savedAs && <p className={styles.empty}>{t('registers:files.saved', { name: savedAs })}</p>}
      </div>
      {add.error && <Failure error={add.error} />}
      {save.error && <Failure error={save.error} />}
    </Card>
  );
}
