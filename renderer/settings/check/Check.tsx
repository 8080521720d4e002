import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { Inside, Section } from '../../app/Page.tsx';
import classes from '../SettingsScreen.module.css';

/** Reads everything that the docket holds and says of each part whether it is as it was written. */
export function Check() {
  const { t } = useTranslation('settings');
  const check = useMutation({ mutationFn: () => client.keep.check({}) });
  const report = check.data;

  /** `problem: subject`, the problem a code of the check or of the list of errors. */
  function explain(detail: string): string {
    const [problem = '', ...subject] = detail.split(': ');
    const words = t([`check.problem.${problem}`, `errors:${problem}.title`], {
      defaultValue: problem,
    });
    return [words, subject.join(': ')].filter(Boolean).join(': ');
  }
  return (
    <Section title={t('check.section')} hint={t('check.hint')}>
      <Inside>
        <div className={classes.stack}>
          <Button loading={check.isPending} onClick={() => check.mutate()}>
            {t('check.now')}
          </Button>
          {check.error && <Failure error={check.error} />}
          <p className={report?.ok ? classes.good : classes.bad} role="status">
            {report && t(report.ok ? 'check.good' : 'check.bad')}
          </p>
          {report && (
            <ul className={classes.findings}>
              {report.findings.map(({ part, ok, detail }) => (
                <li key={`${part} ${detail}`}>
                  <span>{t(`check.part.${part}`)}</span>
                  <span className={ok ? classes.good : classes.bad}>
                    {t(ok ? 'check.fine' : 'check.damaged')}
                    {detail && <span className={classes.muted}> · {explain(detail)}</span>}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </div>
      </Inside>
    </Section>
  );
}
