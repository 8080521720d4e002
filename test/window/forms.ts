import { expect, type Locator } from '@playwright/test';
import type { TFunction } from 'i18next';
import { type Field, type FieldNote, fieldsOf } from '#shared/cases/fields.ts';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { registers } from '#shared/cases/registers.ts';
import { regimeTitleKey } from '#shared/regimes/titleKey.ts';
import { askedKey, fieldKey, groupKey } from '#shared/text/fieldKey.ts';
import { escaped, labelled } from './steps.ts';

/** What a person types into a form: as the record has it, but moments as the clock on the wall says (`2025-01-31T09:00`). */
export type Typed = Readonly<Record<string, unknown>>;

/** Where the labels of a form come from. */
interface Labels {
  readonly t: TFunction;
  readonly label: (path: string) => string;
  readonly group: (path: string) => string;
}

/** Types a record into the form for a case, field by field, found by their labels. Leaves out what is not given. */
export async function typeRecord(form: Locator, kind: CaseKind, typed: Typed, t: TFunction): Promise<void> {
  const labels = {
    t,
    label: (path: string) => t(fieldKey(kind, path)),
    group: (path: string) => t(groupKey(kind, path)),
  };
  await typeFields(form, fieldsOf(registers[kind].schema), typed, '', labels);
}

/** Types what a step asks into its dialog. */
export async function typeAnswers(
  form: Locator,
  kind: CaseKind,
  stepName: string,
  typed: Typed,
  t: TFunction,
): Promise<void> {
  const steps: readonly { name: string; asks: Parameters<typeof fieldsOf>[0] }[] =
    registers[kind].lifecycle.steps;
  const step = steps.find(({ name }) => name === stepName);
  if (!step) throw new Error(`There is no step ${stepName}`);
  const label = (path: string) => t(askedKey(kind, stepName, path));
  const group = (path: string) => t(`${askedKey(kind, stepName, path)}.itself`);
  await typeFields(form, fieldsOf(step.asks), typed, '', { t, label, group });
}

async function typeFields(scope: Locator, fields: Field[], typed: Typed, base: string, labels: Labels) {
  for (const field of fields) {
    const value = typed[field.key];
    if (value === undefined) continue;
    await typeField(scope, field, value, base ? `${base}.${field.key}` : field.key, labels);
  }
}

async function typeField(scope: Locator, field: Field, value: unknown, path: string, labels: Labels) {
  if (field.kind === 'leaf') return typeLeaf(scope, field.note, value, labels.label(path), labels.t);
  const group = scope.getByRole('group', { name: labels.group(path), exact: true });
  if (field.kind === 'group') return typeFields(group, field.fields, asTyped(value), path, labels);
  if (!Array.isArray(value)) throw new Error(`${path} is a list`);
  for (const [index, row] of value.entries()) {
    const close = group.getByRole('button', { name: rowRemoval(labels, path, index) });
    if ((await close.count()) === 0) {
      await group
        .getByRole('button', { name: `+ ${labels.group(path.replace(/$/, '')).length ? addText(labels, path) : ''}` })
        .click();
    }
    await typeFields(group.locator(rowOf(index)), field.fields, asTyped(row), `${path}.${index}`, labels);
  }
}
