import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './Crash.module.css';
import { Failure } from './Failure.tsx';

/** In place of a screen that could not be drawn. The docket itself is not touched by that. */
export function Crash({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <div className={classes.crash}>
      <Failure error={error} />
      <Button onClick={() => window.location.reload()}>{t('failure.reload')}</Button>
    </div>
  );
}
