import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Failure } from '../app/Failure.tsx';
import { useMayChangeLaw } from '../settings/law/useLawChange.ts';
import classes from './differences.module.css';
import type { useAccept } from './useAccept.ts';

interface Props {
  moves: number;
  accepting: ReturnType<typeof useAccept>;
}

/** The button that moves all dates at once; while it works it says how far it is and can be stopped. */
export function AcceptLaw({ moves, accepting }: Props) {
  const { t } = useTranslation('rulebook');
  const mayAccept = useMayChangeLaw();
  const { state, accept, giveUp } = accepting;
  if (!mayAccept) return <p className={classes.muted}>{t('differences.officer')}</p>;
  if (state.is === 'running') {
    return (
      <div className={classes.accept}>
        <Progress
          aria-label={t('differences.progress')}
          className={classes.progress ?? ''}
          value={state.part * 100}
        />
        <Button onClick={giveUp}>{t('differences.giveUp')}</Button>
      </div>
    );
  }
  return (
    <>
      {state.is === 'failed' && <Failure error={state.error} />}
      <div className={classes.accept}>
        <Button onClick={accept} variant="filled">
          {t('differences.accept', { count: moves })}
        </Button>
        <span className={classes.muted}>{t('differences.acceptHint')}</span>
      </div>
    </>
  );
}
