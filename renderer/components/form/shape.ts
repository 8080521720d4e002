import { createContext, useContext } from 'react';
import type { FieldValues } from 'react-hook-form';
import type { z } from 'zod';
import type { FactOrder } from '#shared/cases/fact-checks.ts';
import type { Field } from '#shared/cases/fields.ts';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { withoutIndexes } from '#shared/text/fieldKey.ts';

/** Some fields of a form under one title. Without a title the fields stand by themselves. */
export interface Section {
  key: string;
  /** Text key of the title. */
  title?: string;
  fields: Field[];
}

/** Everything that a form needs to know about what it asks. Paths are those of the record, without list positions. */
export interface FormShape {
  kind: CaseKind;
  schema: z.ZodObject;
  sections: Section[];
  /** Text keys of a field, of a group or list, and of the line under a field. */
  labelKey: (path: string) => string;
  groupKey: (path: string) => string;
  hintKey: (path: string) => string;
  /** Lists whose rows come from the record: none is added or removed, and the named field tells which row it is. */
  fixedLists: Readonly<Record<string, string>>;
  /** What a row that is added to a list holds at first, where it must hold something that is not asked. */
  newRows: Readonly<Record<string, FieldValues>>;
  /** Fields that are part of the record and not asked here. */
  hidden: ReadonlySet<string>;
  /** Groups that only a step writes: shown where they are, neither added nor taken out. */
  fromSteps: ReadonlySet<string>;
  /** The files of the case, where one can be chosen. */
  files?: readonly { id: string; name: string }[];
  /** Whether one place of the record (a path with list positions) has nothing to be asked about. */
  isIdle: (path: string, record: FieldValues) => boolean;
  /** Times of which one cannot come before another. */
  orders: readonly FactOrder[];
  /** Fields that hold the present moment or day until somebody gives another. */
  startsNow: ReadonlySet<string>;
}

export interface FormScope {
  shape: FormShape;
  /** The record that the form is about, for fields that choose among its parts. */
  record: FieldValues;
  /** What the lines under fields name of the organisation's own policy. */
  words: { childAge: string; context?: string };
}

export const FormScopeContext = createContext<FormScope | undefined>(undefined);

/** The shape and the record of the form around a field. */
export function useFormScope(): FormScope {
  const scope = useContext(FormScopeContext);
  if (!scope) throw new Error('A field stands outside of a form');
  return scope;
}

/** The fields of a group or a list that are asked. */
export function askedFields({ shape, record }: FormScope, fields: Field[], path: string): Field[] {
  return fields.filter(({ key }) => {
    const own = path ? `${path}.${key}` : key;
    return !shape.hidden.has(withoutIndexes(own)) && !shape.isIdle(own, record);
  });
}
