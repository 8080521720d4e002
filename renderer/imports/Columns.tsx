import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseKind } from '#shared/cases/kinds.ts';
import type { ImportPreview } from '#shared/contract/imports.ts';
import { Section } from '../app/Page.tsx';
import { classes as both } from '../components/classes.ts';
import classes from './imports.module.css';
import { nameOfField } from './names.ts';
import { SameValues } from './SameValues.tsx';
import type { DateOrder, Import } from './useImport.ts';

interface Props {
  kind: CaseKind;
  importing: Import;
  preview: ImportPreview;
}

const REFERENCE = 'reference';

const isOrder = (value: string): value is DateOrder => value === 'dmy' || value === 'mdy';

/** Which field each column goes into, how dates are read, and what is the same in every row. */
export function Columns({ kind, importing, preview }: Props) {
  const { t, i18n } = useTranslation();
  const { choice, choose } = importing;
  const mapping = choice.columns ?? preview.columns.map(({ field }) => field ?? null);
  const options = [
    { value: '', label: t('imports:columns.leftOut') },
    { value: REFERENCE, label: t('imports:reference') },
    ...preview.fields.map(({ name, path, required }) => {
      const field = nameOfField(kind, path, t, i18n);
      return { value: name, label: required ? t('imports:columns.needed', { field }) : field };
    }),
  ];

  /** A field has one column: the one that had it before is left out. */
  function put(index: number, field: string): void {
    const next = mapping.map((given) => (field !== '' && given === field ? null : given));
    next[index] = field === '' ? null : field;
    choose({ columns: next });
  }

  const missing = preview.fields.filter(({ name, required }) => required && !mapping.includes(name));
  return (
    <Section title={t('imports:columns.section')} hint={t('imports:columns.hint')}>
      <div className={classes.scroll}>
        <table className={both(classes.table, classes.columns)}>
          <thead>
            <tr>
              <th scope="col">{t('imports:columns.column')}</th>
              <th scope="col">{t('imports:columns.sample')}</th>
              <th scope="col">{t('imports:columns.field')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.columns.map(({ header, sample }, index) => {
              const column = header || t('imports:columns.unnamed', { number: index + 1 });
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; two may bear one name
                <tr key={index}>
                  <th className={classes.name} scope="row">
                    {column}
                  </th>
                  <td className={classes.sample}>{sample}</td>
                  <td className={classes.field}>
                    <NativeSelect
                      aria-label={t('imports:columns.fieldOf', { column })}
                      data={options}
                      onChange={(event) => put(index, event.currentTarget.value)}
                      value={mapping[index] ?? ''}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <div className={classes.foot}>
        <NativeSelect
          data={(['none', 'dmy', 'mdy'] as const).map((order) => ({
            value: order,
            label: t(`imports:columns.order.${order}`),
          }))}
          label={t('imports:columns.dateOrder')}
          onChange={({ currentTarget: { value } }) =>
            choose({ dateOrder: isOrder(value) ? value : undefined })
          }
          value={choice.dateOrder ?? 'none'}
          w={260}
        />
        {!mapping.includes('regimes') && <p className={classes.muted}>{t('imports:columns.regimes')}</p>}
      </div>
      {missing.length > 0 && <SameValues fields={missing} importing={importing} kind={kind} />}
    </Section>
  );
}
