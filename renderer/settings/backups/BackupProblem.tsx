import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Backups } from '#shared/contract/keep.ts';
import { useFormats } from '../../app/format.ts';
import classes from './backups.module.css';

interface WarningProps {
  title: string;
  /** Something is wrong now, not only less safe than it could be. */
  grave: boolean;
  children: ReactNode;
}

function Warning({ title, grave, children }: WarningProps) {
  return (
    <div className={classes.warning} role="alert" data-grave={grave}>
      <span className={classes.mark} data-grave={grave} aria-hidden="true" />
      <div>
        <p className={classes.warningTitle}>{title}</p>
        {children}
      </div>
    </div>
  );
}

/** Whether what the last attempt wrote did not open as it should, rather than could not be written. */
export function isFailedProof(problem: string): boolean {
  return /-(?:invalid|damaged)$/.test(problem);
}

/** What went wrong with the last automatic backup, in words that nobody can miss; nothing when it was made and proven. */
export function BackupProblem({ data: { last, backups, second } }: { data: Backups }) {
  const { t } = useTranslation('backups');
  const formats = useFormats();
  if (!last) return null;
  const { problem, secondProblem } = last;
  const proven = backups.find((backup) => backup.proven);
  const when = formats.moment(last.at);
  return (
    <>
      {problem && (
        <Warning grave title={t(isFailedProof(problem) ? 'problem.unproven' : 'problem.failed')}>
          <p>{t('problem.reason', { reason: t(`errors:${problem}.title`) })}</p>
          <p>
            {proven
              ? t('problem.when', { when, proven: formats.moment(proven.madeAt) })
              : t('problem.never', { when })}
          </p>
          {isFailedProof(problem) && <p>{t('problem.aside')}</p>}
          <p>{t(`errors:${problem}.next`)}</p>
        </Warning>
      )}
      {secondProblem && second && (
        <Warning grave={false} title={t('problem.second')}>
          <p>{t('problem.secondKept')}</p>
          <p>{t(second.found ? 'problem.secondAgain' : 'second.missing')}</p>
        </Warning>
      )}
    </>
  );
}
