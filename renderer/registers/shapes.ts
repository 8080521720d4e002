import type { FieldValues } from 'react-hook-form';
import { type Field, fieldsOf } from '#shared/cases/fields.ts';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { registers } from '#shared/cases/registers.ts';
import type { CaseView } from '#shared/contract/case.ts';
import type { Profile } from '#shared/contract/session.ts';
import { askedKey, fieldKey, groupKey, withoutIndexes } from '#shared/text/fieldKey.ts';
import { nowHere, today } from '../components/dates.ts';
import type { FormShape, Section } from '../components/form/shape.ts';
import { asList, asText, emptyValues, isObject } from '../components/form/values.ts';
import { fixedLists, fromSteps, neverTyped, notForNew, type SectionPlan, sections } from './sections.ts';
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
    newRows: { rights: { outcome: 'open' } },
    hidden: new Set([...neverTyped[kind], ...(record ? [] : notForNew[kind])]),
    fromSteps: new Set(fromSteps[kind]),
    isIdle: isUndecided,
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
    newRows: {},
    hidden: new Set(),
    fromSteps: new Set(),
    files: files.filter(({ replacedBy }) => replacedBy === undefined),
    isIdle: () => false,
  };
}

/** The country of a place with a calendar: `GB-ENG` lies in `GB`. */
const countryOf = (place: string) => place.slice(0, 2);

/** What the form for a new case holds before anybody types: what the docket knows about its own organisation. */
export function newRecord(kind: CaseKind, profile: Profile): FieldValues {
  const empty = emptyValues(fieldsOf(registers[kind].schema));
  const own = { name: profile.name, country: countryOf(profile.place), role: 'controller' };
  const start = { ...empty, regimes: profile.regimes };
  switch (kind) {
    case 'request':
      return {
        ...start,
        receivedAt: nowHere(),
        rights: [{ outcome: 'open' }],
        requester: { relation: 'self' },
      };
    case 'incident':
      return { ...start, discovered: { certainty: 'exact', at: nowHere() } };
    case 'agreement':
      return { ...start, parties: [own, { role: 'processor' }] };
    case 'transfer':
      return { ...start, exporter: own, importer: { role: 'recipient' } };
  }
}

/** The record of a case as its form starts with it: fields that were never filled in stand there, empty. */
export function editedRecord(kind: CaseKind, record: FieldValues): FieldValues {
  return { ...emptyValues(fieldsOf(registers[kind].schema)), ...record };
}

/** Where a step finds what the record says already about what it asks. */
function knownTo(step: string, record: FieldValues): FieldValues {
  const group = { confirmIdentity: 'identity', askIdentity: 'identity' }[step];
  const part: unknown = group ? record[group] : undefined;
  return isObject(part) ? { ...record, ...part } : record;
}

/** The obligation that a step is most likely about: the first that is still open in the way that the step closes. */
function likelyObligation(step: string, record: FieldValues): string | undefined {
  const wanted = step === 'fileNotification' ? ['required', 'undecided'] : ['undecided', 'required'];
  const open = asList(record.obligations).filter(isObject);
  const found = wanted.flatMap((decision) => open.filter((one) => one.decision === decision))[0];
  return found ? asText(found.id) : undefined;
}

/**
 * What the form of a step holds before anybody types: facts of the record under the same name, else this moment or today
 * where the step asks when. Who takes it is known and never asked; somebody else's name is never proposed.
 */
export function stepAnswers(step: AskedStep, record: FieldValues): FieldValues {
  const known = knownTo(step.name, record);
  const entries = fieldsOf(step.asks).map((field): [string, unknown] => {
    const value: unknown = known[field.key];
    if (field.kind === 'leaf' && field.note.widget === 'obligation') {
      return [field.key, likelyObligation(step.name, record)];
    }
    if (field.kind === 'list') return [field.key, asList(value).map((row) => rowOf(field.fields, row))];
    const isTime = field.kind === 'leaf' && (field.note.widget === 'moment' || field.key === 'on');
    if (isTime && field.required) {
      return [field.key, field.note.widget === 'moment' ? nowHere() : today()];
    }
    return [field.key, value ?? emptyValues([field])[field.key]];
  });
  return Object.fromEntries(entries);
}

/** A row of the record with the fields that a step asks about it. */
function rowOf(fields: Field[], row: unknown): FieldValues {
  const own = isObject(row) ? row : {};
  return Object.fromEntries(fields.map(({ key }) => [key, own[key]]));
}
