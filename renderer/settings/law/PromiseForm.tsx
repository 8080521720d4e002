import { Button, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type HousePromise,
  type PromiseId,
  type PromiseTemplate,
  promiseIds,
  promiseUnitSchema,
} from '#shared/regimes/house.ts';
import { ruleTitleKey } from '#shared/regimes/titleKey.ts';
import { client } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { today } from '../../components/dates.ts';
import { ListSelect } from '../../components/form/ListSelect.tsx';
import { DateField } from '../../components/when/DateField.tsx';
import { isDate } from '../../components/when/moment.ts';
import classes from './law.module.css';
import { useLawChange } from './useLawChange.ts';

interface Props {
  /** The newest version of the promise that is changed; a new promise without. */
  present?: HousePromise;
  /** A usual promise that a new one starts with; its citation is the organisation's own. */
  template?: PromiseTemplate;
  /** Promises that are there already and are changed where they stand. */
  taken: readonly PromiseId[];
  close: () => void;
}

/** Asks for the number of a promise, the words of the policy, and the day from which it holds. */
export function PromiseForm({ present, template, taken, close }: Props) {
  const { t } = useTranslation('rulebook');
  const free = promiseIds.filter((id) => !taken.includes(id));
  const [id, setId] = useState<PromiseId | undefined>(present?.id ?? template?.id ?? free[0]);
  const [amount, setAmount] = useState(present?.amount ?? template?.amount ?? 30);
  const [unit, setUnit] = useState(present?.unit ?? template?.unit ?? 'day');
  const [citation, setCitation] = useState(present?.citation ?? '');
  const [wording, setWording] = useState(present?.wording ?? '');
  const [from, setFrom] = useState(today());
  const save = useLawChange(client.rulebook.setPromise, close);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (id === undefined || !isDate(from)) return;
    const words = wording.trim();
    save.mutate({ id, amount, unit, citation, from, ...(words ? { wording: words } : {}) });
  }

  return (
    <form className={classes.form} onSubmit={submit}>
      {!present && (
        <ListSelect
          entries={free.map((value) => ({ value, label: t(ruleTitleKey('house', value)) }))}
          label={t('promise.name')}
          onChange={(value) => setId(free.find((one) => one === value))}
          value={id ?? ''}
        />
      )}
      <div className={classes.pair}>
        <NumberInput
          allowDecimal={false}
          label={t('promise.amount')}
          max={366}
          min={1}
          onChange={(value) => setAmount(Number(value) || 1)}
          value={amount}
        />
        <ListSelect
          entries={promiseUnitSchema.options.map((value) => ({ value, label: t(`unit.${value}`) }))}
          label={t('promise.unit')}
          onChange={(value) => setUnit(promiseUnitSchema.options.find((one) => one === value) ?? 'day')}
          value={unit}
        />
      </div>
      <TextInput
        label={t('promise.citation')}
        maxLength={300}
        onChange={(event) => setCitation(event.currentTarget.value)}
        required
        value={citation}
      />
      <TextInput
        description={t('promise.wordingHint')}
        label={t('promise.wording')}
        maxLength={300}
        onChange={(event) => setWording(event.currentTarget.value)}
        value={wording}
      />
      <DateField
        description={t('promise.fromHint')}
        label={t('promise.from')}
        name={t('promise.from')}
        required
        set={setFrom}
        value={from}
      />
      {save.error && <Failure error={save.error} />}
      <div className={classes.buttons}>
        <Button
          disabled={!citation.trim() || !isDate(from)}
          loading={save.isPending}
          type="submit"
          variant="filled"
        >
          {t('save')}
        </Button>
        <Button onClick={close}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
