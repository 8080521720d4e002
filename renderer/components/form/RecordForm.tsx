import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useId, useMemo, useState } from 'react';
import { type FieldValues, FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { fieldsOf } from '#shared/cases/fields.ts';
import { Failure } from '../../app/Failure.tsx';
import { keyName } from '../../app/keys.ts';
import { classes } from '../classes.ts';
import { DraftIsBack, OfferedDrafts, ThrownDraft } from './DraftNotice.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { inFormOrder, problemsOf } from './problems.ts';
import { RecordFields } from './RecordFields.tsx';
import styles from './RecordForm.module.css';
import { resolverOf } from './resolver.ts';
import { FormScopeContext, type FormShape } from './shape.ts';
import { useFormDrafts } from './useFormDrafts.ts';
import { usePolicyWords } from './usePolicyWords.ts';
import { recordFrom } from './values.ts';

interface RecordFormProps {
  shape: FormShape;
  /** What the fields hold at first. */
  start: FieldValues;
  /** The record that the form is about; for a new case the same as `start`. */
  about: FieldValues;
  /** The name of the form, under which its drafts are kept. */
  draft: string;
  /** When what the form corrects was last changed: an older draft does not know of that change. */
  changedAt?: string;
  /** The verb on the button. */
  submit: string;
  /**
   * Saves the record, and whatever else the fields hold; `draft` is the id of the draft that is thereby used up. What it
   * throws is shown in the form, and nothing that was typed is lost.
   */
  save: (record: FieldValues, typed: { draft: string | undefined; values: FieldValues }) => Promise<unknown>;
  cancel: () => void;
  /** More to ask than the record holds, above the buttons. */
  children?: ReactNode;
  inDialog?: boolean;
}

/** A form made from the schema of a record or of a step. Ctrl+Enter saves, Enter alone never does. */
export function RecordForm(props: RecordFormProps) {
  const { shape, start, about, draft, changedAt, submit, save, cancel, children, inDialog = false } = props;
  const { t } = useTranslation();
  const id = useId();
  const fields = useMemo(() => fieldsOf(shape.schema), [shape]);
  const resolver = useMemo(() => resolverOf(shape, fields), [shape, fields]);
  const form = useForm<FieldValues>({ defaultValues: start, resolver, shouldFocusError: false });
  const [failure, setFailure] = useState<unknown>();
  const kept = useFormDrafts({ name: draft, form, fields, start, putsBack: inDialog });
  const { errors, isSubmitting, submitCount } = form.formState;
  const asked = shape.sections.flatMap((section) => section.fields);
  const problems = inFormOrder(problemsOf(errors), asked);
  const words = usePolicyWords();
  const scope = useMemo(() => ({ shape, record: about, words }), [shape, about, words]);

  useEffect(() => {
    if (!inDialog)
      document
        .getElementById(id)
        ?.querySelector<HTMLElement>('input, textarea')
        ?.focus({ preventScroll: true });
  }, [id, inDialog]);

  const submitForm = form.handleSubmit(async (_, event) => {
    event?.preventDefault();
    setFailure(undefined);
    kept.stop();
    const values = form.getValues();
    try {
      await save(recordFrom(fields, values), { draft: kept.slot(), values });
    } catch (error) {
      setFailure(error);
      kept.keep(values);
    }
  });

  return (
    <FormScopeContext value={scope}>
      <FormProvider {...form}>
        <form
          className={classes(styles.form, inDialog && styles.inDialog)}
          id={id}
          noValidate
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            if (event.ctrlKey || event.metaKey) void submitForm(event);
            // Enter alone takes an entry of a list or nothing: it never saves a form that is still being filled in.
            else if (event.target instanceof HTMLInputElement) event.preventDefault();
          }}
          onSubmit={(event) => void submitForm(event)}
        >
          {kept.back && <DraftIsBack discard={kept.startAfresh} savedAt={kept.back} />}
          {kept.thrown && <ThrownDraft bringBack={kept.bringBack} title={kept.thrown.title} />}
          {!kept.back && (
            <OfferedDrafts
              changedAt={changedAt}
              discard={kept.discard}
              drafts={kept.offered}
              take={kept.take}
            />
          )}
          {problems.length > 0 && <ErrorSummary attempt={submitCount} problems={problems} />}
          {shape.sections.map(({ key, title, fields: own }) => (
            <section className={styles.section} key={key}>
              {title && <h3 className={styles.sectionTitle}>{t(title)}</h3>}
              <RecordFields fields={own} />
            </section>
          ))}
          {children}
          {failure !== undefined && <Failure error={failure} />}
          {kept.failure !== undefined && failure === undefined && <Failure error={kept.failure} />}
          <div className={styles.foot}>
            <Button loading={isSubmitting} type="submit" variant="filled">
              {submit}
            </Button>
            <Button onClick={cancel} type="button">
              {t('registers:form.cancel')}
            </Button>
            <span className={styles.keys}>
              {t('registers:form.saveKey')} <kbd>{keyName('mod', 'Enter')}</kbd>
            </span>
          </div>
        </form>
      </FormProvider>
    </FormScopeContext>
  );
}
