import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Failure } from '../app/Failure.tsx';
import { useFormats } from '../app/format.ts';
import { StatusShape } from '../components/clocks/StatusShape.tsx';
import { small } from '../components/small.ts';
import classes from './TrailSeal.module.css';
import { useTrailReport } from './useTrailReport.ts';

interface Props {
  /** Shows an entry among the others. */
  goTo: (seq: number) => void;
}

/** Whether the chain holds: intact to which entry, or the first one that is not as it was written, and what that means. */
export function TrailSeal({ goTo }: Props) {
  const { t } = useTranslation('trail');
  const formats = useFormats();
  const check = useTrailReport();
  const { data: report } = check;
  return (
    <section className={classes.seal} data-ok={report?.ok} aria-label={t('verify')}>
      <div role="status">
        {check.error && <Failure error={check.error} />}
        {!report && !check.error && <span className={classes.quiet}>{t('verifying')}</span>}
        {report?.ok && (
          <>
            <b>
              <StatusShape shape="met" /> {t('intact', { seq: formats.number(report.count) })}
            </b>
            <p className={classes.quiet}>{t('intactMeans')}</p>
          </>
        )}
        {report?.problem && <Problem {...report.problem} proven={report.count} goTo={goTo} />}
      </div>
      <Button loading={check.isFetching} onClick={() => void check.refetch()}>
        {t('verify')}
      </Button>
    </section>
  );
}

interface ProblemProps extends Props {
  seq: number;
  kind: string;
  /** Entries before it that are proven. */
  proven: number;
}

function Problem({ seq, kind, proven, goTo }: ProblemProps) {
  const { t } = useTranslation('trail');
  const formats = useFormats();
  const number = formats.number(seq);
  const before = Math.min(proven, seq - 1);
  return (
    <>
      <b>
        <StatusShape shape="late" /> {t(`broken.${kind}`, { seq: number })}
      </b>
      <p>{t(`means.${kind}`)}</p>
      <p>{before > 0 ? t('provenTo', { seq: formats.number(before) }) : t('provenNone')}</p>
      <p>{t('doNow')}</p>
      <div className={classes.go}>
        <Button {...small} onClick={() => goTo(seq)}>
          {t('goTo', { seq: number })}
        </Button>
      </div>
    </>
  );
}
