import { Button, NativeSelect, NumberInput, Pill } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Lead, leadUnits, MOST_LEADS } from '#shared/clocks/reminder-settings.ts';
import { small } from '../../components/small.ts';
import classes from './reminders.module.css';

interface Props {
  leads: readonly Lead[];
  mayChange: boolean;
  change: (leads: Lead[]) => void;
}

const minutes = { day: 1440, hour: 60, minute: 1 } as const;
const lengthOf = ({ amount, unit }: Lead) => amount * minutes[unit];

/** The times before the end at which one is reminded, the longest first. */
export function LeadTimes({ leads, mayChange, change }: Props) {
  const { t } = useTranslation('reminders');
  const [isAdding, setIsAdding] = useState(false);
  const remove = (gone: Lead) => change(leads.filter((one) => one !== gone));

  function add(lead: Lead) {
    setIsAdding(false);
    if (leads.some((one) => lengthOf(one) === lengthOf(lead))) return;
    change([...leads, lead].toSorted((one, other) => lengthOf(other) - lengthOf(one)));
  }

  return (
    <div className={classes.leads}>
      {leads.length === 0 && <span className={classes.hint}>{t('settings.none')}</span>}
      {leads.map((lead) => {
        const time = t(`settings.lead.${lead.unit}`, { count: lead.amount });
        return (
          <Pill
            key={`${lead.amount} ${lead.unit}`}
            withRemoveButton={mayChange}
            removeButtonProps={{
              'aria-label': t('settings.remove', { time }),
              'aria-hidden': false,
              tabIndex: 0,
            }}
            onRemove={() => remove(lead)}
          >
            {time}
          </Pill>
        );
      })}
      {mayChange && !isAdding && leads.length < MOST_LEADS && (
        <Button {...small} onClick={() => setIsAdding(true)}>
          {t('settings.add')}
        </Button>
      )}
      {isAdding && <NewLead add={add} />}
    </div>
  );
}

function NewLead({ add }: { add: (lead: Lead) => void }) {
  const { t } = useTranslation('reminders');
  const [amount, setAmount] = useState<number | string>(2);
  const [unit, setUnit] = useState<Lead['unit']>('day');
  return (
    <div className={classes.adding}>
      <NumberInput
        aria-label={t('settings.amount')}
        allowDecimal={false}
        clampBehavior="strict"
        min={1}
        max={366}
        value={amount}
        onChange={setAmount}
      />
      <NativeSelect
        aria-label={t('settings.unit')}
        value={unit}
        data={leadUnits.map((value) => ({ value, label: t(`settings.units.${value}`) }))}
        onChange={({ currentTarget }) =>
          setUnit(leadUnits.find((one) => one === currentTarget.value) ?? unit)
        }
      />
      <Button disabled={typeof amount !== 'number'} onClick={() => add({ amount: Number(amount), unit })}>
        {t('settings.add')}
      </Button>
    </div>
  );
}
