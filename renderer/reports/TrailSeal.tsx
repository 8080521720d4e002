import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../app/client.ts';
import { Failure } from '../app/Failure.tsx';
import { useFormats } from '../app/format.ts';
import classes from './TrailSeal.module.css';

/** Whether the chain holds: intact to which entry, or the first one that is not as it was written. */
export function TrailSeal() {
  const { t } = useTranslation('trail');
  const formats = useFormats();
  const check = useQuery(orpc.trail.verify.queryOptions({ input: {} }));
  const { data: report } = check;
  const problem = report?.problem;
  return (
    <div className={classes.seal} data-ok={report?.ok} role="status">
      <div>
        {check.error && <Failure error={check.error} />}
        {!report && !check.error && <span className={classes.head}>{t('verifying')}</span>}
        {report?.ok && <b>{t('intact', { seq: formats.number(report.count) })}</b>}
        {problem && (
          <b>
            {t(`broken.${problem.kind}`, { seq: problem.seq, defaultValue: t('broken.altered', problem) })}
          </b>
        )}
        {problem && <p>{t('broken.next')}</p>}
        {report?.ok && (
          <p className={classes.head}>
            {t('head')} <code>{report.head}</code>
          </p>
        )}
      </div>
      <Button loading={check.isFetching} onClick={() => void check.refetch()}>
        {t('verify')}
      </Button>
    </div>
  );
}
