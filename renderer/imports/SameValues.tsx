import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseKind } from '#shared/cases/kinds.ts';
import type { ImportPreview } from '#shared/contract/imports.ts';
import classes from './imports.module.css';
import { nameOfField } from './names.ts';
import type { Import } from './useImport.ts';

interface Props {
  kind: CaseKind;
  importing: Import;
  fields: ImportPreview['fields'];
}

/** Fields that a case needs and that no column gives: one value for every row. */
export function SameValues({ kind, importing, fields }: Props) {
  const { t, i18n } = useTranslation();
  const { choice, choose } = importing;
  const set = (name: string, value: string) => choose({ values: { ...choice.values, [name]: value } });
  return (
    <fieldset className={classes.values}>
      <legend>{t('imports:columns.values')}</legend>
      <p className={classes.muted}>{t('imports:columns.valuesHint')}</p>
      <div className={classes.grid}>
        {fields.map(({ name, path, choices }) => {
          const label = nameOfField(kind, path, t, i18n);
          const value = choice.values[name] ?? '';
          return choices ? (
            <NativeSelect
              data={[
                { value: '', label: t('imports:columns.noValue') },
                ...choices.values.map((one) => ({
                  value: one,
                  label: t(`choices:${choices.list}.${one}`),
                })),
              ]}
              key={name}
              label={label}
              onChange={(event) => set(name, event.currentTarget.value)}
              value={value}
            />
          ) : (
            <TextInput
              key={name}
              label={label}
              maxLength={2_000}
              onChange={(event) => set(name, event.currentTarget.value)}
              value={value}
            />
          );
        })}
      </div>
    </fieldset>
  );
}
