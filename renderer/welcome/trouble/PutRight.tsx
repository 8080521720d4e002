import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../app/Failure.tsx';
import { Panel } from './Panel.tsx';
import classes from './trouble.module.css';
import { type TroubleProps, useOpen } from './useTrouble.ts';

interface Props extends Pick<TroubleProps, 'token' | 'secret'> {
  what: 'restore' | 'keys';
  /** Where what was there before is kept. */
  facts: Record<string, string>;
}

/** A repair is done: what was kept, where, and the way into the docket. */
export function PutRight({ token, secret, what, facts }: Props) {
  const { t } = useTranslation('trouble');
  const open = useOpen();
  return (
    <Panel
      tone="met"
      title={t(`${what}.done.title`)}
      kept={t(`${what}.done.kept`, facts)}
      next={t(`${what}.done.next`)}
    >
      <div className={classes.buttons}>
        <Button
          variant="filled"
          disabled={secret === undefined}
          loading={open.isPending}
          onClick={() => secret && open.mutate({ token, secret })}
        >
          {t('open')}
        </Button>
      </div>
      {open.error && <Failure error={open.error} />}
    </Panel>
  );
}
