import fc from 'fast-check';
import { type Field, type FieldNote, fieldsOf } from '#shared/cases/fields.ts';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { registers } from '#shared/cases/registers.ts';

/** Words that no code of the program is, so that a code that stands for people to read is found. */
const words = fc
  .array(fc.constantFrom('Müller', '张伟', 'Łódź', 'in full', 'twice', '查阅', 'O’Neil', 'ref. 7'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(' '));

const moment = fc
  .date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => `${date.toISOString().slice(0, 16)}:00Z`);

/** Ids that stand for something, as they occur in a register of each kind. */
const codes: Record<Extract<FieldNote, { widget: 'code' }>['names'], Record<CaseKind, string>> = {
  regime: { request: 'eu-gdpr', incident: 'eu-gdpr', agreement: 'contract', transfer: 'cn-pipl' },
  rule: {
    request: 'request.response',
    incident: 'breach.authority',
    agreement: 'agreement.objection',
    transfer: 'transfer.contract-filing',
  },
  subject: {
    request: 'withdrawConsent',
    incident: 'eu-gdpr.authority',
    agreement: 'objection.2',
    transfer: 'filing',
  },
  event: {
    request: 'identityAsked',
    incident: 'aware',
    agreement: 'announced',
    transfer: 'effective',
  },
  state: { request: 'received', incident: 'logged', agreement: 'draft', transfer: 'draft' },
};

function leaf(note: FieldNote, kind: CaseKind): fc.Arbitrary<unknown> {
  switch (note.widget) {
    case 'text':
    case 'long':
      return words;
    case 'date':
      return moment.map((text) => text.slice(0, 10));
    case 'moment':
      return moment;
    case 'yesNo':
      return fc.boolean();
    case 'number':
      return fc.nat(100_000);
    case 'country':
      return fc.constantFrom('DE', 'CN', 'GR');
    case 'regimes':
      return fc.constant([
        { regime: 'cn-pipl', place: 'CN' },
        { regime: 'eu-gdpr', place: 'DE' },
      ]);
    case 'choice':
      return fc.constantFrom(...note.values);
    case 'choices':
      return fc.subarray([...note.values], { minLength: 1 });
    case 'duration':
      return fc.record({ amount: fc.integer({ min: 2, max: 90 }), unit: fc.constantFrom('day', 'month') });
    case 'count':
      return fc.oneof(
        fc.constant({ state: 'notKnownYet' }),
        fc.record({ state: fc.constant('known'), value: fc.nat(900_000), estimated: fc.boolean() }),
      );
    case 'uncertainTime':
      return fc.oneof(
        fc.constant({ certainty: 'notKnownYet' }),
        fc.record({ certainty: fc.constantFrom('exact', 'estimated'), at: moment }),
      );
    case 'obligation':
      return fc.constantFrom('eu-gdpr.authority', 'cn-pipl.individuals');
    case 'person':
      return fc.record({ id: fc.uuid(), name: words });
    case 'code':
      return fc.constant(codes[note.names][kind]);
    case 'file':
      return words;
  }
}

function fieldOf(field: Field, kind: CaseKind): fc.Arbitrary<unknown> {
  if (field.kind === 'leaf') return leaf(field.note, kind);
  const inner = recordOf(field.fields, kind);
  return field.kind === 'group' ? inner : fc.array(inner, { minLength: 1, maxLength: 3 });
}

function recordOf(fields: readonly Field[], kind: CaseKind): fc.Arbitrary<Record<string, unknown>> {
  const parts = Object.fromEntries(fields.map((field) => [field.key, fieldOf(field, kind)]));
  return fc.record(parts, { requiredKeys: fields.filter(({ required }) => required).map(({ key }) => key) });
}

/** Records of a register with every kind of value, made from its schema alone: a field that is added is in them. */
export function generatedRecord(kind: CaseKind): fc.Arbitrary<Record<string, unknown>> {
  return recordOf(fieldsOf(registers[kind].schema), kind);
}
