import { useTranslation } from 'react-i18next';
import type { CheckedPack } from '#shared/contract/packs.ts';
import { useFormats } from '../app/format.ts';
import classes from './PackFindings.module.css';

/** The answer of a check: whole and signed, or the first thing that is wrong by its name. */
export function PackFindings({ report }: { report: CheckedPack }) {
  const { t } = useTranslation('packs');
  const formats = useFormats();
  const { problem } = report;
  const verdict = verdictOn(report);
  const facts = [
    { label: t('window.verify.file'), value: report.name },
    { label: t('window.verify.docket'), value: report.docketName },
    { label: t('window.verify.made'), value: report.madeAt && formats.moment(report.madeAt) },
    { label: t('window.verify.checked'), value: t('verified.files', { count: report.files }) },
    { label: t('window.verify.signedBy'), value: report.publicKey && <code>{report.publicKey}</code> },
  ].filter(({ value }) => value);
  return (
    <section className={classes.findings} data-verdict={verdict} role="status">
      <div className={classes.verdict}>
        <span className={classes.mark} aria-hidden="true" />
        <div>
          <b>{t(`verified.${verdict}`)}</b>
          {verdict === 'unvouched' && <p>{t('verified.unvouchedWhy')}</p>}
          {report.ok && report.strays && <p>{t('verified.strays', report.strays)}</p>}
          {problem && (
            <p>{t(`problem.${problem.code}`, { path: problem.path ?? '', detail: problem.detail ?? '' })}</p>
          )}
        </div>
      </div>
      <dl className={classes.facts}>
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.trust}>{t(trustKey(report))}</p>
    </section>
  );
}

/** Whole by a key that is known here, whole by anybody's, or not whole. */
function verdictOn({ ok, ownKey }: CheckedPack): 'good' | 'unvouched' | 'bad' {
  if (!ok) return 'bad';
  return ownKey ? 'good' : 'unvouched';
}

/** What the key proves: nothing when the pack is not whole, the sender when the key is known, otherwise only wholeness. */
function trustKey({ ok, ownKey }: CheckedPack): string {
  if (!ok) return 'window.verify.keep';
  return ownKey ? 'window.verify.ownKey' : 'window.verify.otherKey';
}
