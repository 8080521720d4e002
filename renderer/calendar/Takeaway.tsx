import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AgendaFilter } from '#shared/contract/agenda.ts';
import { orpc } from '../app/client.ts';
import { Failure } from '../app/Failure.tsx';
import { useLanguage } from '../app/i18n.ts';
import styles from './takeaway.module.css';

interface TakeawayProps {
  filter: AgendaFilter;
  /** Does something while the page shows every date of the view, not only those on the screen. */
  whileWhole: <Result>(work: () => Result | Promise<Result>) => Promise<Result>;
}

/** What can be taken along of what the filter leaves: paper, a PDF, and a file for another calendar. */
export function Takeaway({ filter, whileWhole }: TakeawayProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const paper = useMutation({ mutationFn: () => whileWhole(() => window.print()) });
  const pdf = useMutation({ mutationFn: () => whileWhole(() => orpc.agenda.savePdf.call({ filter })) });
  const ics = useMutation(orpc.agenda.exportIcs.mutationOptions());
  const error = paper.error ?? pdf.error ?? ics.error;
  /** What the last one said goes. */
  const begin = (next: () => void) => {
    for (const last of [paper, pdf, ics]) last.reset();
    next();
  };
  return (
    <>
      <div className={styles.buttons}>
        <Button loading={paper.isPending} onClick={() => begin(paper.mutate)}>
          {t('calendar:print')}
        </Button>
        <Button loading={pdf.isPending} onClick={() => begin(pdf.mutate)}>
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
        {ics.data?.saved &&
          t('calendar:exported', { name: ics.data.saved.name, count: ics.data.saved.dates })}
      </div>
      {error && <Failure error={error} />}
    </>
  );
}
