import { Checkbox, NumberInput, Radio, Select, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useWriters } from '../dates.ts';
import { countryCodes } from './countries.ts';
import { FieldLabel } from './FieldLabel.tsx';
import styles from './fields.module.css';
import { parseDate } from './parseDate.ts';
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

export function DateControl(props: ControlProps) {
  const { field } = props;
  return (
    <DateInput
      {...inputProps(props)}
      clearable={!props.required}
      dateParser={parseDate}
      onChange={(date) => field.set(date ?? '')}
      placeholder="YYYY-MM-DD"
      value={asText(field.value) || null}
      valueFormat="YYYY-MM-DD"
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

export function CountryControl(props: ControlProps) {
  const { field } = props;
  const { t } = useTranslation();
  const write = useWriters();
  const data = useMemo(() => {
    const order = new Intl.Collator(write.locale);
    return countryCodes
      .map((value) => ({ value, label: write.country(value) }))
      .sort((one, other) => order.compare(one.label, other.label));
  }, [write]);
  return (
    <Select
      {...inputProps(props)}
      clearable={!props.required}
      data={data}
      limit={60}
      nothingFoundMessage={t('registers:form.nothingFound')}
      onChange={(code) => field.set(code ?? '')}
      searchable
      value={asText(field.value) || null}
    />
  );
}

interface ChoiceControlProps extends ControlProps {
  /** The list of the text namespace `choices`, and its values. */
  choices: string;
  values: readonly string[];
}

export function ChoiceControl(props: ChoiceControlProps) {
  const { field, choices, values } = props;
  const { t } = useTranslation();
  const data = values.map((value) => ({ value, label: t(`choices:${choices}.${value}`) }));
  return (
    <Select
      {...inputProps(props)}
      allowDeselect={!props.required}
      clearable={!props.required}
      data={data}
      maxDropdownHeight={320}
      nothingFoundMessage={t('registers:form.nothingFound')}
      onChange={(value) => field.set(value ?? '')}
      searchable={values.length > 6}
      value={asText(field.value) || null}
    />
  );
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
