import { describe, expect, it } from 'vitest';
import { clockAsks } from '#shared/cases/clock-asks.ts';
import { type Field, fieldsOf } from '#shared/cases/fields.ts';
import { type CaseKind, caseKinds } from '#shared/cases/kinds.ts';
import { registers } from '#shared/cases/registers.ts';
import { askedKey, fieldKey, groupKey } from '#shared/text/fieldKey.ts';
import { createTexts, languages } from '#shared/text/texts.ts';

/** A step as the texts see it. */
interface Step {
  name: string;
  asks: Parameters<typeof fieldsOf>[0];
}

const stepsOf = (kind: CaseKind): readonly Step[] => registers[kind].lifecycle.steps;

/** Every text key that a list of fields needs: labels of leaves, names of groups, choices of closed lists. */
function keysOf(
  fields: Field[],
  path: string,
  label: (path: string) => string,
  group: (path: string) => string,
) {
  const keys: string[] = [];
  for (const field of fields) {
    const own = path ? `${path}.${field.key}` : field.key;
    if (field.kind === 'leaf') {
      keys.push(label(own));
      if ('choices' in field.note) {
        const { choices, values } = field.note;
        keys.push(...values.map((value) => `choices:${choices}.${value}`));
      }
    } else {
      keys.push(group(own), ...keysOf(field.fields, own, label, group));
    }
  }
  return keys;
}

function keysOfRecord(kind: CaseKind): string[] {
  const fields = fieldsOf(registers[kind].schema);
  return keysOf(
    fields,
    '',
    (path) => fieldKey(kind, path),
    (path) => groupKey(kind, path),
  );
}

function keysOfSteps(kind: CaseKind): string[] {
  return stepsOf(kind).flatMap(({ name, asks }) => [
    `moves:${kind}.${name}`,
    `moves:${kind}.${name}Hint`,
    ...keysOf(
      fieldsOf(asks),
      '',
      (path) => askedKey(kind, name, path),
      (path) => `${askedKey(kind, name, path)}.itself`,
    ),
  ]);
}

/** The button that opens a group that may be left out, or adds a row to a list. */
function addKeysOf(kind: CaseKind): string[] {
  return addedIn(kind, fieldsOf(registers[kind].schema), '');
}

function addedIn(kind: CaseKind, fields: Field[], base: string): string[] {
  return fields.flatMap((field) => {
    if (field.kind === 'leaf') return [];
    const path = base ? `${base}.${field.key}` : field.key;
    const isAdded = field.kind === 'list' || !field.required;
    return [...(isAdded ? [`${fieldKey(kind, path)}.add`] : []), ...addedIn(kind, field.fields, path)];
  });
}

function keysOfStates(kind: CaseKind): string[] {
  const { states, waitingFor }: { states: readonly string[]; waitingFor: Partial<Record<string, string>> } =
    registers[kind].lifecycle;
  // In any state a request waits for the answer to a question that the person was asked, an incident for a decision that
  // is open again; who may decide on a transfer sees that it waits for them.
  const others = {
    request: 'clarification',
    incident: 'newDecision',
    agreement: undefined,
    transfer: 'yourApproval',
  };
  const names = [...Object.values(waitingFor), others[kind]];
  const waiting = names.flatMap((name) => (name ? [`waiting:${name}`, `registers:clock.whom.${name}`] : []));
  return [...states.map((state) => `states:${kind}.${state}`), ...waiting];
}

/** What an act on a clock asks where no step of the lifecycle records it. */
const keysOfActs = Object.keys(clockAsks('request', { at: 'at', reason: 'reason', fixed: {} }).shape).map(
  (name) => `fields:acts.${name}`,
);

const neededBy = (kind: CaseKind): string[] => [
  ...keysOfRecord(kind),
  ...addKeysOf(kind),
  ...keysOfSteps(kind),
  ...keysOfStates(kind),
  ...keysOfActs,
];

/** All keys of a namespace, with the namespace in front. */
function keysIn(texts: object, base: string): string[] {
  return Object.entries(texts).flatMap(([key, text]: [string, unknown]) => {
    const own = base.endsWith(':') ? `${base}${key}` : `${base}.${key}`;
    return typeof text === 'object' && text !== null ? keysIn(text, own) : [own];
  });
}

describe.each(languages)('in %s', (language) => {
  const texts = createTexts(language);
  /** A text of its own language: English may not stand in for what Chinese lacks. */
  const has = (key: string) => typeof texts.getResource(language, ...split(key)) === 'string';
  const split = (key: string): [string, string] => {
    const [namespace = '', path = ''] = key.split(':');
    return [namespace, path];
  };

  it.each(caseKinds)('every field, choice, step and state of the %s register has a text', (kind) => {
    expect(neededBy(kind).filter((key) => !has(key))).toEqual([]);
  });

  it('no label, choice, step or state has a text that nothing shows', () => {
    const needed = new Set(caseKinds.flatMap(neededBy));
    const written = ['fields', 'choices', 'states', 'moves', 'waiting'].flatMap((namespace) =>
      keysIn(texts.getResourceBundle(language, namespace), `${namespace}:`),
    );
    const besideTheRecords = /^fields:hints\.|^choices:(certainty|durationUnit|addressee)\./;
    expect(written.filter((key) => !needed.has(key) && !besideTheRecords.test(key))).toEqual([]);
  });

  it('every hint belongs to a field', () => {
    const hints = keysIn(texts.getResource(language, 'fields', 'hints'), 'fields:');
    const fields = new Set(caseKinds.flatMap(keysOfRecord));
    // A hint may have another form for where there is nothing to tell.
    expect(hints.filter((key) => !fields.has(key.replace(/_none$/, '')))).toEqual([]);
  });
});
