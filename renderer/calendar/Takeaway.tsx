import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AgendaFilter } from '#shared/contract/agenda.ts';
import { orpc } from '../app/client.ts';
import { Failure } from '../app/Failure.tsx';
import { useLanguage } from '../app/i18n.ts';
import styles from './takeaway.module.css';

/** What can be taken along of what the filter leaves: paper (or a PDF, by the dialog of the system), and a file for another calendar. */
export function Takeaway({ filter, print }: { filter: AgendaFilter; print: () => Promise<void> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const ics = useMutation(orpc.agenda.exportIcs.mutationOptions());
  const paper = useMutation({ mutationFn: print });
  const saved = ics.data?.saved;
  return (
    <>
      <div className={styles.buttons}>
        <Button loading={paper.isPending} onClick={() => paper.mutate()}>
          {t('calendar:print')}
        </Button>
        <Button
          loading={ics.isPending}
          onClick={() => ics.mutate({ filter, language })}
          title={t('calendar:exportTitle')}
        >
          {t('calendar:export')}
        </Button>
      </div>
      <div className={styles.result} role="status">
        {saved && t('calendar:exported', { name: saved.name, count: saved.dates })}
      </div>
      {ics.error && <Failure error={ics.error} />}
      {paper.error && <Failure error={paper.error} />}
    </>
  );
}
