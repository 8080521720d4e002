import type { ReactNode } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { fieldId } from './ids.ts';
import { problemAt } from './problems.ts';
import { useFormScope } from './shape.ts';

/** One field of a form as its control sees it. */
export interface BoundField {
  id: string;
  /** The label as text, for controls of several parts. */
  name: string;
  value: unknown;
  set: (value: unknown) => void;
  leave: () => void;
  hint: string | undefined;
  error: ReactNode;
  /** The value is the present moment, which nobody gave. */
  isNowByDefault: boolean;
}

/** Binds a path of the record to its value, its words and its problem. */
export function useField(path: string): BoundField {
  const { t, i18n } = useTranslation();
  const { shape, words } = useFormScope();
  const { field, fieldState } = useController({ name: path });
  const { formState } = useFormContext();
  const problem = problemAt(formState.errors, path);
  const hintKey = shape.hintKey(path);
  return {
    id: fieldId(path),
    name: t(shape.labelKey(path)),
    value: field.value,
    set: field.onChange,
    leave: field.onBlur,
    hint: i18n.exists(hintKey) ? t(hintKey, words) : undefined,
    error: problem ? t([`registers:form.problem.${problem}`, 'registers:form.problem.invalid']) : undefined,
    isNowByDefault: shape.startsNow.has(path) && !fieldState.isDirty,
  };
}
