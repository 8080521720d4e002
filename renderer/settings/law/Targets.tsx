import { Button, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type HouseTarget, type TargetId, targetIds, targetUnitSchema } from '#shared/regimes/house.ts';
import { client } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { Section } from '../../app/Page.tsx';
import { ListSelect } from '../../components/form/ListSelect.tsx';
import { small } from '../../components/small.ts';
import classes from './law.module.css';
import { OwnMark } from './OwnMark.tsx';
import { useLawChange, useMayChangeLaw } from './useLawChange.ts';

/** The organisation's own numbers for duties that the law wants done without delay. */
export function Targets({ targets }: { targets: readonly HouseTarget[] }) {
  const { t } = useTranslation('rulebook');
  return (
    <Section title={t('target.section')} hint={t('target.hint')}>
      <ul className={classes.rows}>
        {targetIds.map((id) => (
          <li key={id}>
            <Target id={id} target={targets.find((one) => one.id === id)} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface TargetProps {
  id: TargetId;
  target: HouseTarget | undefined;
}

function Target({ id, target }: TargetProps) {
  const { t } = useTranslation('rulebook');
  const mayChange = useMayChangeLaw();
  const [open, setOpen] = useState(false);
  const remove = useLawChange(client.rulebook.setTarget);
  const name = t(`target.${id === 'notice.authority' ? 'duty.authority' : 'duty.individuals'}`);
  return (
    <>
      <div className={classes.line}>
        <div>
          <div className={classes.name}>
            {name}
            {target && <OwnMark />}
          </div>
          {target ? (
            <p>{t(`steps:unit.${target.unit}`, { count: target.amount })}</p>
          ) : (
            <p className={classes.sub}>{t('target.none')}</p>
          )}
          {target && <p className={classes.sub}>{target.citation}</p>}
        </div>
        {mayChange && !open && (
          <div className={classes.buttons}>
            <Button {...small} aria-label={`${name}: ${t('change')}`} onClick={() => setOpen(true)}>
              {t('change')}
            </Button>
            {target && (
              <Button
                {...small}
                aria-label={`${name}: ${t('target.remove')}`}
                loading={remove.isPending}
                onClick={() => remove.mutate({ id })}
              >
                {t('target.remove')}
              </Button>
            )}
          </div>
        )}
      </div>
      {remove.error && <Failure error={remove.error} />}
      {open && <TargetForm id={id} target={target} close={() => setOpen(false)} />}
    </>
  );
}

function TargetForm({ id, target, close }: TargetProps & { close: () => void }) {
  const { t } = useTranslation('rulebook');
  const [amount, setAmount] = useState(target?.amount ?? 72);
  const [unit, setUnit] = useState(target?.unit ?? 'hour');
  const [citation, setCitation] = useState(target?.citation ?? '');
  const save = useLawChange(client.rulebook.setTarget, close);

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate({ id, target: { amount, unit, citation } });
  }

  return (
    <form className={classes.form} onSubmit={submit}>
      <div className={classes.pair}>
        <NumberInput
          allowDecimal={false}
          label={t('promise.amount')}
          max={2000}
          min={1}
          onChange={(value) => setAmount(Number(value) || 1)}
          value={amount}
        />
        <ListSelect
          entries={targetUnitSchema.options.map((value) => ({ value, label: t(`unit.${value}`) }))}
          label={t('promise.unit')}
          onChange={(value) => setUnit(targetUnitSchema.options.find((one) => one === value) ?? 'hour')}
          value={unit}
        />
      </div>
      <TextInput
        label={t('target.citation')}
        maxLength={300}
        onChange={(event) => setCitation(event.currentTarget.value)}
        required
        value={citation}
      />
      {save.error && <Failure error={save.error} />}
      <div className={classes.buttons}>
        <Button disabled={!citation.trim()} loading={save.isPending} type="submit" variant="filled">
          {t('save')}
        </Button>
        <Button onClick={close}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
