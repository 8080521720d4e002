import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../app/Failure.tsx';
import classes from './trouble.module.css';
import { type TroubleProps, useOpen } from './useTrouble.ts';

/** Two ways on: what the docket held a moment ago, for reading only, or another try. */
export function ReadOnlyOrAgain({ token, secret, onRetry, isBusy }: TroubleProps) {
  const { t } = useTranslation('trouble');
  const open = useOpen();
  return (
    <>
      <div className={classes.buttons}>
        <Button
          disabled={secret === undefined || isBusy}
          loading={open.isPending}
          onClick={() => secret && open.mutate({ token, secret, snapshot: true })}
        >
          {t('inUse.readOnly')}
        </Button>
        <Button
          variant="subtle"
          disabled={secret === undefined || open.isPending}
          loading={isBusy}
          onClick={onRetry}
        >
          {t('again')}
        </Button>
      </div>
      {open.error && <Failure error={open.error} />}
    </>
  );
}
