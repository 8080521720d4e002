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
  await typeFields({ scope: form, row: 0 }, fieldsOf(registers[kind].schema), typed, '', labels);
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
  await typeFields({ scope: form, row: 0 }, fieldsOf(step.asks), typed, '', { t, label, group });
}

/** A part of a form: where it is, and which of several rows when the labels in it repeat. */
interface Part {
  readonly scope: Locator;
  readonly row: number;
}

async function typeFields(part: Part, fields: Field[], typed: Typed, base: string, labels: Labels) {
  for (const field of fields) {
    const value = typed[field.key];
    const path = base ? `${base}.${field.key}` : field.key;
    if (value !== undefined) await typeField(part, field, value, path, labels);
  }
}

async function typeField(part: Part, field: Field, value: unknown, path: string, labels: Labels) {
  if (field.kind === 'leaf') return typeLeaf(part, field.note, value, labels.label(path), labels.t);
  const group = part.scope.getByRole('group', { name: startingWith(labels.group(path)) });
  const add = part.scope.getByRole('button', { name: `+ ${labels.label(`${path}.add`)}`, exact: true });
  if (field.kind === 'group') {
    if ((await group.count()) === 0) await add.click();
    return typeFields({ scope: group, row: 0 }, field.fields, asTyped(value), path, labels);
  }
  if (!Array.isArray(value)) throw new Error(`${path} is a list`);
  for (const [row, one] of value.entries()) {
    const name = labels.t('registers:form.removeRow', { name: labels.group(path), number: row + 1 });
    const isThere = await group.getByRole('button', { name, exact: true }).count();
    if (isThere === 0) await group.getByRole('button', { name: labels.label(`${path}.add`) }).click();
    await typeFields({ scope: group, row }, field.fields, asTyped(one), `${path}.${row}`, labels);
  }
}

async function typeLeaf({ scope, row }: Part, note: FieldNote, value: unknown, label: string, t: TFunction) {
  const name = labelled(label, t);
  switch (note.widget) {
    case 'text':
    case 'long':
      return scope.getByRole('textbox', { name }).nth(row).fill(String(value));
    case 'date':
      return typeDate(scope.getByRole('textbox', { name }).nth(row), String(value));
    case 'moment':
      return typeMoment(scope.getByRole('group', { name }), label, String(value), t);
    case 'yesNo':
      return scope
        .getByRole('radiogroup', { name })
        .nth(row)
        .getByRole('radio', { name: t(value === true ? 'registers:form.yes' : 'registers:form.no') })
        .check();
    case 'choice':
      return choose(scope.getByRole('combobox', { name }).nth(row), t(`choices:${note.choices}.${value}`));
    case 'choices':
      return checkAll(
        scope.getByRole('group', { name }),
        asTexts(value).map((one) => t(`choices:${note.choices}.${one}`)),
      );
    case 'country':
      return choose(scope.getByRole('combobox', { name }).nth(row), nameOfCountry(String(value), t));
    case 'regimes':
      return checkRegimes(scope.getByRole('group', { name }), asTexts(value), t);
    case 'duration':
      return typeDuration(scope.getByRole('group', { name }), asTyped(value), label, t);
    case 'count':
      return typeCount(scope.getByRole('group', { name }), value, t);
    case 'uncertainTime':
      return typeUncertainTime(scope.getByRole('group', { name }), asTyped(value), label, t);
    case 'obligation':
      return choose(scope.getByRole('combobox', { name }), String(value));
    case 'file':
      return choose(scope.getByRole('combobox', { name }), String(value));
    case 'number':
      throw new Error('No form has a plain number');
  }
}

/** Types a date and leaves the field, so that it is read; what was typed stays. */
export async function typeDate(input: Locator, date: string): Promise<void> {
  await input.fill(date);
  await input.press('Tab');
  await expect(input).toHaveValue(date);
}

async function typeMoment(group: Locator, name: string, moment: string, t: TFunction) {
  const [date = '', time = ''] = moment.split('T');
  await typeDate(group.getByRole('textbox', { name: t('registers:form.dateOf', { name }) }), date);
  await typeDate(group.getByRole('textbox', { name: t('registers:form.timeOf', { name }) }), time);
}

async function typeUncertainTime(group: Locator, { certainty, at }: Typed, label: string, t: TFunction) {
  await group.getByRole('radio', { name: t(`choices:certainty.${certainty}`) }).check();
  if (at !== undefined) await typeMoment(group, label, String(at), t);
}

async function typeDuration(group: Locator, { amount, unit }: Typed, name: string, t: TFunction) {
  await group.getByRole('textbox', { name: t('registers:form.amountOf', { name }) }).fill(String(amount));
  await choose(
    group.getByRole('combobox', { name: t('registers:form.unitOf', { name }) }),
    t(`choices:durationUnit.${unit}`),
  );
}

async function typeCount(group: Locator, value: unknown, t: TFunction) {
  const unknown = group.getByRole('checkbox', { name: t('registers:form.notKnownYet') });
  if (value === 'notKnownYet') return unknown.check();
  await unknown.uncheck();
  await group.getByRole('textbox').fill(String(value));
}

/** Chooses an option of a list that opens below its field. */
export async function choose(input: Locator, option: string): Promise<void> {
  await input.click();
  if (await input.isEditable()) await input.fill(option);
  await input.page().getByRole('option', { name: option, exact: true }).click();
  await expect(input).toHaveValue(option);
}

async function checkAll(group: Locator, names: string[]) {
  for (const name of names) await group.getByRole('checkbox', { name, exact: true }).check();
}

/** Ticks these regimes and no other. */
async function checkRegimes(group: Locator, wanted: string[], t: TFunction) {
  const names = wanted.map((id) => t(regimeTitleKey(id)));
  await expect(group.getByRole('checkbox').first()).toBeVisible();
  const boxes = await group.getByRole('checkbox').evaluateAll((found) =>
    found.map((box) => ({
      name: box instanceof HTMLInputElement ? (box.labels?.[0]?.innerText.trim() ?? '') : '',
      checked: box.matches(':checked'),
    })),
  );
  for (const { name, checked } of boxes) {
    if (checked === names.includes(name)) continue;
    await group.getByRole('checkbox', { name, exact: true }).setChecked(!checked);
  }
}

/** The name of a group may be followed by that of the button that takes it out. */
function startingWith(name: string): RegExp {
  return new RegExp(`^${escaped(name)}( |$)`);
}

function nameOfCountry(code: string, t: TFunction): string {
  const isEnglish = t('registers:form.yes') === 'Yes';
  return new Intl.DisplayNames(isEnglish ? 'en-GB' : 'zh-CN', { type: 'region' }).of(code) ?? code;
}

function asTyped(value: unknown): Typed {
  if (typeof value !== 'object' || value === null) throw new Error('Not a group of fields');
  return Object.fromEntries(Object.entries(value));
}

function asTexts(value: unknown): string[] {
  if (!Array.isArray(value)) throw new Error('Not a list');
  return value.map(String);
}
