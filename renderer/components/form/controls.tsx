import { Checkbox, NumberInput, Radio, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { countryCodes } from '#shared/cases/countries.ts';
import { orpc } from '../../app/client.ts';
import { useWriters } from '../dates.ts';
import { DateField } from '../when/DateField.tsx';
import { FieldLabel } from './FieldLabel.tsx';
import styles from './fields.module.css';
import { ListSelect, type ListSelectProps } from './ListSelect.tsx';
import type { BoundField } from './useField.ts';
import { asList, asNumber, asText } from './values.ts';

/** What every control gets: the bound field, and whether it must be filled in. */
export interface ControlProps {
  field: BoundField;
  required: boolean;
}

/** The properties that all Mantine inputs share. */
function inputProps({ field, required }: ControlProps) {
  return {
    id: field.id,
    label: <FieldLabel name={field.name} required={required} />,
    description: field.hint,
    error: field.error,
    onBlur: field.leave,
    'aria-required': required,
  };
}

export function TextControl(props: ControlProps) {
  const { field } = props;
  return (
    <TextInput
      {...inputProps(props)}
      maxLength={300}
      onChange={(event) => field.set(event.currentTarget.value)}
      value={asText(field.value)}
    />
  );
}

export function LongControl({ rows, ...props }: ControlProps & { rows: number }) {
  const { field } = props;
  return (
    <Textarea
      {...inputProps(props)}
      autosize
      maxRows={12}
      minRows={rows}
      onChange={(event) => field.set(event.currentTarget.value)}
      value={asText(field.value)}
    />
  );
}

export function NumberControl(props: ControlProps) {
  const { field } = props;
  return (
    <NumberInput
      {...inputProps(props)}
      allowDecimal={false}
      allowNegative={false}
      hideControls
      onChange={field.set}
      thousandSeparator=" "
      value={asNumber(field.value)}
    />
  );
}

export function DateControl({ field, required }: ControlProps) {
  return (
    <DateField
      description={field.hint}
      error={field.error}
      id={field.id}
      isNowByDefault={field.isNowByDefault}
      label={<FieldLabel name={field.name} required={required} />}
      leave={field.leave}
      name={field.name}
      required={required}
      set={field.set}
      value={asText(field.value)}
    />
  );
}

export function YesNoControl({ field, required }: ControlProps) {
  const { t } = useTranslation();
  const value = typeof field.value === 'boolean' ? String(field.value) : null;
  return (
    <Radio.Group
      description={field.hint}
      error={field.error}
      label={<FieldLabel name={field.name} required={required} />}
      onChange={(answer) => field.set(answer === 'true')}
      value={value}
    >
      <div className={styles.inline}>
        <Radio id={field.id} label={t('registers:form.yes')} value="true" />
        <Radio label={t('registers:form.no')} value="false" />
      </div>
    </Radio.Group>
  );
}

/** A list of entries; a text that is none of them stays in the record of the form, which then cannot be saved. */
export function ListControl({
  entries,
  disabled = false,
  ...props
}: ControlProps & Pick<ListSelectProps, 'entries'> & { disabled?: boolean }) {
  const { field, required } = props;
  const { onBlur, ...input } = inputProps(props);
  return (
    <ListSelect
      {...input}
      clearable={!required}
      disabled={disabled}
      entries={entries}
      onChange={field.set}
      onLeave={onBlur}
      onUnmatched={field.set}
      value={asText(field.value)}
    />
  );
}

/** Every country: those that cases name already under a heading of their own, then all others. */
export function CountryControl(props: ControlProps) {
  const { t } = useTranslation();
  const write = useWriters();
  const used = useQuery(orpc.cases.countries.queryOptions({ input: {} })).data?.countries;
  const entries = useMemo(() => {
    const order = new Intl.Collator(write.locale);
    const first = new Set(used);
    const named = (value: string) => ({ value, label: write.country(value) });
    const others = countryCodes.filter((code) => !first.has(code)).map(named);
    return [
      { group: t('registers:form.usedHere'), items: [...first].map(named) },
      {
        group: t('registers:form.otherCountries'),
        items: others.sort((one, other) => order.compare(one.label, other.label)),
      },
    ];
  }, [write, used, t]);
  return <ListControl {...props} entries={entries} />;
}

interface ChoiceControlProps extends ControlProps {
  /** The list of the text namespace `choices`, and its values. */
  choices: string;
  values: readonly string[];
}

export function ChoiceControl(props: ChoiceControlProps) {
  const { choices, values } = props;
  const { t } = useTranslation();
  const entries = useMemo(
    () => values.map((value) => ({ value, label: t(`choices:${choices}.${value}`) })),
    [values, choices, t],
  );
  return <ListControl {...props} entries={entries} />;
}

export function ChoicesControl({ field, required, choices, values }: ChoiceControlProps) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group
      description={field.hint}
      error={field.error}
      label={<FieldLabel name={field.name} required={required} />}
      onChange={(chosen) => field.set(chosen)}
      value={asList(field.value).map(asText)}
    >
      <div className={styles.checks}>
        {values.map((value, index) => (
          <Checkbox
            {...(index === 0 ? { id: field.id } : {})}
            key={value}
            label={t(`choices:${choices}.${value}`)}
            size="xs"
            value={value}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}
