import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PromiseId } from '#shared/regimes/house.ts';
import { client } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { today } from '../../components/dates.ts';
import { DateField } from '../../components/when/DateField.tsx';
import { isDate } from '../../components/when/moment.ts';
import classes from './law.module.css';
import { useLawChange } from './useLawChange.ts';

/** Asks for the last day of a promise. */
export function EndPromise({ id, close }: { id: PromiseId; close: () => void }) {
  const { t } = useTranslation('rulebook');
  const [on, setOn] = useState(today());
  const end = useLawChange(client.rulebook.endPromise, close);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isDate(on)) end.mutate({ id, on });
  }

  return (
    <form className={classes.form} onSubmit={submit}>
      <DateField label={t('promise.last')} name={t('promise.last')} set={setOn} value={on} />
      {end.error && <Failure error={end.error} />}
      <div className={classes.buttons}>
        <Button disabled={!isDate(on)} loading={end.isPending} type="submit" variant="filled">
          {t('promise.endNow')}
        </Button>
        <Button onClick={close}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
