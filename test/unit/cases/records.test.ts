import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Field, fieldsOf } from '#shared/cases/fields.ts';
import { caseKinds, formatReference, referenceSchema } from '#shared/cases/kinds.ts';
import { registers } from '#shared/cases/registers.ts';
import { agreementRecord, incidentRecord, requestRecord, transferRecord } from '#test/fixtures/records.ts';

const examples = {
  request: requestRecord,
  incident: incidentRecord,
  agreement: agreementRecord,
  transfer: transferRecord,
};

function leaves(fields: Field[]): Field[] {
  return fields.flatMap((field) => (field.kind === 'leaf' ? [field] : leaves(field.fields)));
}

describe.each(caseKinds)('the record of a %s', (kind) => {
  const { schema } = registers[kind];

  test('describes each of its fields for forms, tables and labels', () => {
    expect(leaves(fieldsOf(schema)).length).toBeGreaterThan(10);
  });

  test('accepts the smallest complete case and gives it back unchanged', () => {
    expect(schema.parse(examples[kind])).toEqual(examples[kind]);
  });

  test('becomes a JSON Schema for packs without loss', () => {
    const json = z.toJSONSchema(schema, { io: 'output' });
    expect(Object.keys(json.properties ?? {})).toEqual(Object.keys(schema.shape));
  });

  test.each(['title', 'regimes'])('is refused without %s', (field) => {
    const { [field]: _left, ...rest } = { ...examples[kind] } as Record<string, unknown>;
    const refused = schema.safeParse(rest);
    expect(refused.success).toBe(false);
    expect(refused.error?.issues[0]?.path[0]).toBe(field);
  });

  test('is refused with a regime named twice', () => {
    const twice = { ...examples[kind], regimes: [...examples[kind].regimes, ...examples[kind].regimes] };
    expect(schema.safeParse(twice).success).toBe(false);
  });
});

test('what is not known yet is an answer of its own, distinct from a missing one', () => {
  const { persons: _persons, ...without } = incidentRecord;
  expect(registers.incident.schema.safeParse(without).success).toBe(false);
  expect(registers.incident.schema.safeParse({ ...without, persons: { state: 'notKnownYet' } }).success).toBe(
    true,
  );
});

test.each([
  [{ certainty: 'notKnownYet', at: '2026-11-20T09:00:00+01:00' }],
  [{ certainty: 'exact' }],
  [{ certainty: 'exact', at: '2026-11-20' }],
  [{ certainty: 'exact', at: 'yesterday' }],
])('a time is refused when its certainty does not fit it: %j', (aware) => {
  expect(registers.incident.schema.safeParse({ ...incidentRecord, aware }).success).toBe(false);
});

test.each([
  ['request', 1, 'REQ-2026-0001'],
  ['incident', 42, 'INC-2026-0042'],
  ['agreement', 9999, 'AGR-2026-9999'],
  ['transfer', 10_000, 'TRF-2026-10000'],
] as const)('the reference of %s number %i is %s', (kind, number, reference) => {
  expect(formatReference(kind, 2026, number)).toBe(reference);
  expect(referenceSchema.safeParse(reference).success).toBe(true);
});
