import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AgendaFilter } from '#shared/contract/agenda.ts';
import { orpc } from '../app/client.ts';
import { Failure } from '../app/Failure.tsx';
import { useLanguage } from '../app/i18n.ts';
import styles from './takeaway.module.css';

/** What can be taken along of what the filter leaves: paper, a PDF, and a file for another calendar. */
export function Takeaway({ filter }: { filter: AgendaFilter }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const ics = useMutation(orpc.agenda.exportIcs.mutationOptions());
  const pdf = useMutation(orpc.agenda.savePdf.mutationOptions());
  const saved = ics.data?.saved;
  const error = pdf.error ?? ics.error;
  /** What the last one said goes. */
  const begin = (next: () => void) => {
    ics.reset();
    pdf.reset();
    next();
  };
  return (
    <>
      <div className={styles.buttons}>
        <Button onClick={() => window.print()}>{t('calendar:print')}</Button>
        <Button loading={pdf.isPending} onClick={() => begin(() => pdf.mutate({ filter }))}>
          {t('calendar:savePdf')}
        </Button>
        <Button
          loading={ics.isPending}
          onClick={() => begin(() => ics.mutate({ filter, language }))}
          title={t('calendar:exportTitle')}
        >
          {t('calendar:export')}
        </Button>
      </div>
      <div className={styles.result} role="status">
        {pdf.data?.saved && t('calendar:savedPdf', { name: pdf.data.saved.name })}
        {saved && t('calendar:exported', { name: saved.name, count: saved.dates })}
      </div>
      {error && <Failure error={error} />}
    </>
  );
}
