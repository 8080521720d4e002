import { useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import type { Field } from '#shared/cases/fields.ts';
import { draftTitle } from './draftTitle.ts';
import { useDraft } from './useDraft.ts';
import { isObject } from './values.ts';

interface Asked {
  /** The name of the form. */
  name: string;
  form: UseFormReturn<FieldValues>;
  fields: Field[];
  start: FieldValues;
  /** Whether the newest draft stands in the fields at once, as in a dialog that is opened again. */
  putsBack: boolean;
}

/**
 * The drafts of a form of fields: keeps what is typed, goes on with the draft that the address names (`draft`), or with the
 * newest where a form puts it back by itself. `back` is when what now stands in the fields was kept.
 */
export function useFormDrafts({ name, form, fields, start, putsBack }: Asked) {
  const drafts = useDraft(name);
  const { draft: named } = useSearch({ strict: false });
  const [back, setBack] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const isSettled = useRef(false);
  const { save, offered, take: takeDraft, discard: discardDraft, bringBack, slot } = drafts;

  const keep = useCallback(
    (values: FieldValues) => save(values, draftTitle(fields, values, start)),
    [save, fields, start],
  );

  useEffect(
    () =>
      form.subscribe({
        formState: { values: true, isDirty: true },
        callback: ({ values, isDirty }) => {
          if (!isDirty) return;
          isSettled.current = true;
          keep(values);
        },
      }),
    [form, keep],
  );

  const take = useCallback(
    (id: string) => {
      isSettled.current = true;
      const put = async () => {
        const draft = await takeDraft(id);
        if (!draft || !isObject(draft.body)) return;
        form.reset(draft.body, { keepDefaultValues: true });
        setBack(draft.savedAt);
      };
      put().catch(setFailure);
    },
    [takeDraft, form],
  );

  useEffect(() => {
    // Once somebody types, nothing is put in the place of it.
    if (offered === undefined || isSettled.current) return;
    isSettled.current = true;
    const wanted = offered.find(({ id }) => id === named) ?? (putsBack ? offered[0] : undefined);
    if (wanted) take(wanted.id);
  }, [offered, named, putsBack, take]);

  const discard = useCallback((id: string) => void discardDraft(id).catch(setFailure), [discardDraft]);
  const startAfresh = useCallback(() => {
    const id = slot();
    form.reset(start);
    setBack(undefined);
    if (id !== undefined) discard(id);
  }, [slot, form, start, discard]);

  return {
    offered: offered ?? [],
    thrown: drafts.thrown,
    failure: failure ?? drafts.failure,
    back,
    keep,
    stop: drafts.stop,
    slot,
    take,
    discard,
    startAfresh,
    bringBack: () => void bringBack().catch(setFailure),
  };
}
