import type { FieldValues } from 'react-hook-form';
import { type Field, fieldsOf } from '#shared/cases/fields.ts';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { registers } from '#shared/cases/registers.ts';
import type { CaseView } from '#shared/contract/case.ts';
import { askedKey, fieldKey, groupKey, withoutIndexes } from '#shared/text/fieldKey.ts';
import type { FormShape, Section } from '../components/form/shape.ts';
import { asList, isObject } from '../components/form/values.ts';
import { isDoneNow } from './done-now.ts';
import { fixedLists, fromSteps, neverTyped, notForNew, type SectionPlan, sections } from './sections.ts';
import { startsNow } from './start.ts';
import type { AskedStep } from './steps.ts';

const hintKey = (kind: CaseKind, path: string) => `fields:hints.${kind}.${withoutIndexes(path)}`;

function pick(fields: Field[], names: readonly string[]): Field[] {
  return names.flatMap((name) => fields.filter(({ key }) => key === name));
}

function sectionsOf(kind: CaseKind, plans: readonly SectionPlan[]): Section[] {
  const fields = fieldsOf(registers[kind].schema);
  return plans.map(({ key, fields: names }) => ({
    key,
    title: `registers:section.${kind}.${key}`,
    fields: pick(fields, names),
  }));
}

/** What an incident says about one obligation, for a path such as `obligations.2` or `obligations.2.toldAt`. */
function obligationAt(
  path: string,
  record: FieldValues,
): { row: FieldValues; key: string | undefined } | undefined {
  const found = /^obligations\.(?<index>\d+)(?:\.(?<key>\w+))?$/.exec(path)?.groups;
  const row: unknown = found && asList(record.obligations)[Number(found.index)];
  return isObject(row) ? { row, key: found?.key } : undefined;
}

/** Nothing about an obligation can be corrected before a step decided it, and of it only what the steps wrote. */
function isUndecided(path: string, record: FieldValues): boolean {
  const found = obligationAt(path, record);
  if (!found) return false;
  const { row, key } = found;
  return row.decision === 'undecided' || (key !== undefined && row[key] === undefined);
}

/** Whether a section of the form has anything that may be typed into a record as it stands. */
function hasSomething(kind: CaseKind, plan: SectionPlan, record: FieldValues): boolean {
  if (plan.key === 'obligations') {
    return asList(record.obligations).some((_, index) => !isUndecided(`obligations.${index}`, record));
  }
  if (plan.key === 'discarded') return false;
  if (plan.key === 'clocks') return asList(record.clockFacts).length > 0;
  if (plan.key === 'clauseEvents') return asList(record.clauseEvents).length > 0;
  if (plan.key === 'notices') return asList(record.notices).length > 0;
  if (plan.key === 'reviews') return asList(record.reviews).length > 0;
  return plan.fields.some((field) => !fromSteps[kind].includes(field) || record[field] !== undefined);
}

/** The form for a whole record: `record` of a case that exists, or without it what can be known of a new one. */
export function recordShape(kind: CaseKind, record?: FieldValues): FormShape {
  const plans = sections[kind].filter((plan) => (record ? hasSomething(kind, plan, record) : !plan.later));
  return {
    kind,
    schema: registers[kind].schema,
    sections: sectionsOf(kind, plans),
    labelKey: (path) => fieldKey(kind, path),
    groupKey: (path) => groupKey(kind, path),
    hintKey: (path) => hintKey(kind, path),
    fixedLists: fixedLists[kind],
    orders: registers[kind].orders,
    newRows: { rights: { outcome: 'open' } },
    hidden: new Set([...neverTyped[kind], ...(record ? [] : notForNew[kind])]),
    fromSteps: new Set(fromSteps[kind]),
    isIdle: isUndecided,
    startsNow: new Set(record ? [] : startsNow[kind]),
  };
}

/** The form for what a step asks. */
export function stepShape(kind: CaseKind, step: AskedStep, files: CaseView['files'] = []): FormShape {
  const lists: Record<string, string> = { rights: 'right', clauses: 'clause' };
  return {
    kind,
    schema: step.asks,
    sections: [{ key: step.name, fields: fieldsOf(step.asks) }],
    labelKey: (path) => askedKey(kind, step.name, path),
    groupKey: (path) => `${askedKey(kind, step.name, path)}.itself`,
    hintKey: (path) => hintKey(kind, path),
    fixedLists: lists,
    orders: [],
    newRows: {},
    hidden: new Set(),
    fromSteps: new Set(),
    files: files.filter(({ replacedBy }) => replacedBy === undefined),
    isIdle: () => false,
    startsNow: new Set(Object.keys(step.asks.shape).filter((key) => isDoneNow(step.name, key))),
  };
}
