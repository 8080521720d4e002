import type { FieldValues } from 'react-hook-form';
import { type Field, fieldsOf } from '#shared/cases/fields.ts';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { registers } from '#shared/cases/registers.ts';
import type { Profile } from '#shared/contract/session.ts';
import { asList, asText, emptyValues, isObject } from '../components/form/values.ts';
import { isDoneNow } from './done-now.ts';
import type { AskedStep } from './steps.ts';

const exactly = (at: string) => ({ certainty: 'exact', at });

/** The country of a place with a calendar: `GB-ENG` lies in `GB`. */
const countryOf = (place: string) => place.slice(0, 2);

/** Times of a new case that start with now: who logs an incident has usually just learned of it. A request came earlier. */
export const startsNow: Readonly<Record<CaseKind, readonly string[]>> = {
  request: [],
  incident: ['discovered', 'aware'],
  agreement: [],
  transfer: [],
};

/**
 * What the form for a new case holds before anybody types: what the docket knows about its own organisation, and `now`, a
 * moment with the offset of this computer, where that is the usual answer.
 */
export function newRecord(kind: CaseKind, profile: Profile, now: string): FieldValues {
  const empty = emptyValues(fieldsOf(registers[kind].schema));
  const own = { name: profile.name, country: countryOf(profile.place), role: 'controller' };
  const start = { ...empty, regimes: profile.regimes };
  switch (kind) {
    case 'request':
      return {
        ...start,
        rights: [{ outcome: 'open' }],
        requester: { relation: 'self' },
      };
    case 'incident':
      return { ...start, ...Object.fromEntries(startsNow.incident.map((key) => [key, exactly(now)])) };
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

/** The part of the record that some steps are about; it has times under the same names as the record itself. */
const partOfStep: Readonly<Record<string, string>> = {
  askIdentity: 'identity',
  confirmIdentity: 'identity',
  skipIdentity: 'identity',
  askClarification: 'clarification',
  receiveClarification: 'clarification',
  askFee: 'fee',
  receiveFee: 'fee',
};

/** Where a step finds what the record says already about what it asks: in the part that it is about, or all over. */
function knownTo(step: string, record: FieldValues): FieldValues {
  const name = partOfStep[step];
  if (name === undefined) return record;
  const part: unknown = record[name];
  return isObject(part) ? part : {};
}

/** The obligation that a step is most likely about: the first that is still open in the way that the step closes. */
function likelyObligation(step: string, record: FieldValues): string | undefined {
  const wanted = step === 'fileNotification' ? ['required', 'undecided'] : ['undecided', 'required'];
  const open = asList(record.obligations).filter(isObject);
  const found = wanted.flatMap((decision) => open.filter((one) => one.decision === decision))[0];
  return found ? asText(found.id) : undefined;
}

/**
 * What the form of a step holds before anybody types: facts of the record under the same name, and `now` (a moment with the
 * offset of this computer) where it asks for the time of what is done as it is recorded. Every other time starts empty. Who
 * takes the step is known and never asked; somebody else's name is never proposed.
 */
export function stepAnswers(step: AskedStep, record: FieldValues, now: string): FieldValues {
  const known = knownTo(step.name, record);
  const entries = fieldsOf(step.asks).map((field): [string, unknown] => {
    const value: unknown = known[field.key];
    if (field.kind === 'leaf' && field.note.widget === 'obligation') {
      return [field.key, likelyObligation(step.name, record)];
    }
    if (field.kind === 'list') return [field.key, asList(value).map((row) => rowOf(field.fields, row))];
    if (field.kind === 'leaf' && isDoneNow(step.name, field.key)) {
      return [field.key, field.note.widget === 'moment' ? now : now.slice(0, 10)];
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
