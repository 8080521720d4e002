import { Button } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { momentSchema } from '#shared/clocks/types.ts';
import type { Past } from '#shared/contract/trail.ts';
import { small } from '../../../components/small.ts';
import { MomentInput } from '../../../components/when/MomentInput.tsx';
import styles from '../cards.module.css';
import past from './past.module.css';

interface Props {
  show: (moment: Past) => void;
  close: () => void;
}

/** Asks for the date and time of which a case shall be shown. */
export function ChooseMoment({ show, close }: Props) {
  const { t } = useTranslation('history');
  const id = useId();
  const [at, setAt] = useState('');
  const isWhole = momentSchema.safeParse(at).success;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (isWhole) show({ at });
  }
  return (
    <form className={styles.inside} onSubmit={submit}>
      <label className={past.label} htmlFor={id}>
        {t('moment')}
      </label>
      <MomentInput id={id} name={t('moment')} set={setAt} value={at} />
      <div className={past.choice}>
        <Button disabled={!isWhole} type="submit" {...small}>
          {t('go')}
        </Button>
        <Button onClick={close} variant="subtle" {...small}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
