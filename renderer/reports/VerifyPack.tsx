import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../app/client.ts';
import { Failure } from '../app/Failure.tsx';
import { PackFindings } from './PackFindings.tsx';
import { useBroughtIntoView } from './useBroughtIntoView.ts';
import classes from './VerifyPack.module.css';

interface Props {
  /** Inside a page that has its own title. */
  inPage?: boolean;
}

/** Checks a pack that is chosen in the system's dialog and names the first thing that is wrong. Needs no docket. */
export function VerifyPack({ inPage = false }: Props) {
  const { t } = useTranslation('packs');
  const verify = useMutation({ mutationFn: () => client.packs.verify({}) });
  const report = verify.data?.report;
  const place = useBroughtIntoView(report);
  return (
    <div className={classes.verify}>
      {!inPage && <h1 className={classes.title}>{t('window.verify.title')}</h1>}
      <p className={classes.lead}>{t('window.verify.lead')}</p>
      <div>
        <Button
          variant={inPage ? 'default' : 'filled'}
          loading={verify.isPending}
          onClick={() => verify.mutate()}
        >
          {t('window.verify.choose')}
        </Button>
      </div>
      {verify.error && <Failure error={verify.error} />}
      {report && (
        <div ref={place}>
          <PackFindings report={report} />
        </div>
      )}
    </div>
  );
}
