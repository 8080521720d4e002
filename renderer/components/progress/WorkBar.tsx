import { Progress as Bar } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/format.ts';
import type { Progress } from './useWork.ts';
import classes from './WorkBar.module.css';

interface Props {
  /** What is being done. */
  label: string;
  progress: Progress;
}

/** How far a long work is: a bar, and the bytes behind it in words. */
export function WorkBar({ label, progress: { done, total } }: Props) {
  const { t } = useTranslation('backups');
  const formats = useFormats();
  const percent = total === 0 ? 0 : Math.floor((100 * done) / total);
  return (
    <div className={classes.bar}>
      <div className={classes.words}>
        <span>{label}</span>
        {total > 0 && (
          <span>{t('work.bytes', { done: formats.bytes(done), total: formats.bytes(total) })}</span>
        )}
      </div>
      <Bar value={percent} aria-label={label} />
    </div>
  );
}
