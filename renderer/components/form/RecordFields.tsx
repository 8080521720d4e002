import { Button, CloseButton } from '@mantine/core';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Field, FieldNote } from '#shared/cases/fields.ts';
import { obligationName } from '#shared/text/clockName.ts';
import { withoutIndexes } from '#shared/text/fieldKey.ts';
import { useWriters } from '../dates.ts';
import { small } from '../small.ts';
import type { Words } from '../words.ts';
import {
  CountControl,
  DurationControl,
  FileControl,
  MomentControl,
  ObligationControl,
  UncertainTimeControl,
} from './composed.tsx';
import {
  ChoiceControl,
  ChoicesControl,
  CountryControl,
  DateControl,
  LongControl,
  NumberControl,
  TextControl,
  YesNoControl,
} from './controls.tsx';
import styles from './fields.module.css';
import { fieldId } from './ids.ts';
import { problemAt } from './problems.ts';
import { RegimesControl } from './RegimesControl.tsx';
import { askedFields, useFormScope } from './shape.ts';
import { useField } from './useField.ts';
import { emptyValues } from './values.ts';

const wideWidgets = new Set<FieldNote['widget']>(['long', 'regimes', 'choices']);

function isWide(field: Field): boolean {
  return field.kind !== 'leaf' || wideWidgets.has(field.note.widget) || field.key === 'title';
}

interface RecordFieldsProps {
  fields: Field[];
  path?: string;
  /** Everything in one line, for the rows of a list that is worked through. */
  isCompact?: boolean;
}

/** Some fields of a record side by side; `path` is where they are in it. */
export function RecordFields({ fields, path = '', isCompact = false }: RecordFieldsProps) {
  const scope = useFormScope();
  return (
    <div className={isCompact ? styles.compact : styles.grid}>
      {askedFields(scope, fields, path).map((field) => (
        <div className={isWide(field) && !isCompact ? styles.wide : undefined} key={field.key}>
          <AnyField field={field} isCompact={isCompact} path={path ? `${path}.${field.key}` : field.key} />
        </div>
      ))}
    </div>
  );
}

interface AnyFieldProps {
  field: Field;
  path: string;
  isCompact: boolean;
}

function AnyField({ field, path, isCompact }: AnyFieldProps) {
  if (field.kind === 'leaf') {
    return <Leaf isCompact={isCompact} note={field.note} path={path} required={field.required} />;
  }
  if (field.kind === 'list') return <ListField fields={field.fields} path={path} />;
  return <GroupField fields={field.fields} path={path} required={field.required} />;
}

interface LeafProps {
  note: FieldNote;
  path: string;
  required: boolean;
  isCompact: boolean;
}

function Leaf({ note, path, required, isCompact }: LeafProps) {
  const field = useField(path);
  const props = { field, required };
  switch (note.widget) {
    case 'text':
    case 'code':
      return <TextControl {...props} />;
    case 'long':
      return <LongControl {...props} rows={isCompact ? 1 : 2} />;
    case 'date':
      return <DateControl {...props} />;
    case 'moment':
      return <MomentControl {...props} />;
    case 'yesNo':
      return <YesNoControl {...props} />;
    case 'number':
      return <NumberControl {...props} />;
    case 'country':
      return <CountryControl {...props} />;
    case 'regimes':
      return <RegimesControl {...props} />;
    case 'choice':
      return <ChoiceControl {...props} choices={note.choices} values={note.values} />;
    case 'choices':
      return <ChoicesControl {...props} choices={note.choices} values={note.values} />;
    case 'duration':
      return <DurationControl {...props} />;
    case 'count':
      return <CountControl {...props} />;
    case 'uncertainTime':
      return <UncertainTimeControl {...props} />;
    case 'obligation':
      return <ObligationControl {...props} />;
    case 'file':
      return <FileControl {...props} />;
    // Who was signed in is never typed.
    case 'person':
      return null;
  }
}

/** A group of fields. One that may be left out is a quiet button until somebody needs it. */
function GroupField({ fields, path, required }: { fields: Field[]; path: string; required: boolean }) {
  const { t } = useTranslation();
  const { shape } = useFormScope();
  const { setValue } = useFormContext();
  const value: unknown = useWatch({ name: path });
  const name = shape.groupKey(path);
  const isFromStep = shape.fromSteps.has(withoutIndexes(path));
  if (!required && value === undefined) {
    if (isFromStep) return null;
    return (
      <Button
        id={fieldId(path)}
        onClick={() => setValue(path, emptyValues(fields), { shouldDirty: true })}
        {...small}
        variant="subtle"
      >
        + {t(name.replace(/itself$/, 'add'))}
      </Button>
    );
  }
  return (
    <fieldset aria-label={t(name)} className={styles.group} id={fieldId(path)} tabIndex={-1}>
      <legend className={styles.legend}>
        {t(name)}
        {!required && !isFromStep && (
          <CloseButton
            aria-label={t('registers:form.leaveOut', { name: t(name) })}
            onClick={() => setValue(path, undefined, { shouldDirty: true })}
            size="xs"
          />
        )}
      </legend>
      <RecordFields fields={fields} path={path} />
    </fieldset>
  );
}

/** What a row of a fixed list is about: a right, a clause, an obligation. */
function rowName(listPath: string, key: string, value: unknown, { t, write }: Words): string {
  if (typeof value !== 'string') return '';
  if (listPath === 'obligations' || key === 'obligation') return obligationName(value, t);
  if (key === 'on') return write.date(value);
  return t(`choices:${key}.${value}`);
}

function ListField({ fields, path }: { fields: Field[]; path: string }) {
  const { t } = useTranslation();
  const write = useWriters();
  const { shape, record } = useFormScope();
  const { formState, getValues } = useFormContext();
  const { fields: rows, append, remove } = useFieldArray({ name: path });
  const base = withoutIndexes(path);
  const name = shape.groupKey(path);
  const fixedBy = shape.fixedLists[base];
  const problem = problemAt(formState.errors, path);
  const asked = fixedBy ? fields.filter(({ key }) => key !== fixedBy) : fields;
  const ownProblem = problem?.startsWith('atLeast') || problem === 'tooMany' ? problem : undefined;
  return (
    <fieldset className={styles.group} id={fieldId(path)} tabIndex={-1}>
      <legend className={styles.legend}>{t(name)}</legend>
      {rows.map((row, index) =>
        shape.isIdle(`${path}.${index}`, record) ? null : (
          <div className={styles.row} key={row.id}>
            <div>
              {fixedBy && (
                <p className={styles.rowTitle}>
                  {rowName(base, fixedBy, getValues(`${path}.${index}.${fixedBy}`), { t, write })}
                </p>
              )}
              <RecordFields
                fields={asked}
                isCompact={fixedBy !== undefined && asked.length <= 3}
                path={`${path}.${index}`}
              />
            </div>
            {!fixedBy && (
              <CloseButton
                aria-label={t('registers:form.removeRow', { name: t(name), number: index + 1 })}
                onClick={() => remove(index)}
                size="sm"
              />
            )}
          </div>
        ),
      )}
      {ownProblem && <p className={styles.error}>{t(`registers:form.problem.${ownProblem}`)}</p>}
      {!fixedBy && (
        <Button
          onClick={() => append({ ...emptyValues(fields), ...shape.newRows[base] })}
          {...small}
          variant="subtle"
        >
          + {t(name.replace(/itself$/, 'add'))}
        </Button>
      )}
    </fieldset>
  );
}
