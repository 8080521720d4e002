import { describe, expect, it } from 'vitest';
import { fieldsOf } from '#shared/cases/fields.ts';
import { caseKinds } from '#shared/cases/kinds.ts';
import { registers } from '#shared/cases/registers.ts';
import { fieldKey, groupKey } from '#shared/text/fieldKey.ts';
import { fieldName } from '#shared/text/fieldName.ts';
import { createTexts } from '#shared/text/texts.ts';
import { inFormOrder, problemAt, problemOf, problemsOf } from '../../../renderer/components/form/problems.ts';
import { emptyValues, recordFrom } from '../../../renderer/components/form/values.ts';
import { sections } from '../../../renderer/registers/sections.ts';

const requestFields = fieldsOf(registers.request.schema);

describe('the form of a record', () => {
  it.each(caseKinds)('has every field of a %s in exactly one section', (kind) => {
    const placed = sections[kind].flatMap(({ fields }) => fields);
    expect(placed.toSorted()).toEqual(Object.keys(registers[kind].schema.shape).toSorted());
  });

  it('leaves out what nobody filled in, so that the schema sees it as missing', () => {
    const record = recordFrom(requestFields, emptyValues(requestFields));
    expect(record).toEqual({ requester: {}, rights: [{}], regimes: [], clockFacts: [], judgements: [] });
  });

  it('keeps a group only when something is in it', () => {
    const opened = { ...emptyValues(requestFields), representative: { name: '  ', contact: '' } };
    expect(recordFrom(requestFields, opened)).not.toHaveProperty('representative');
    const filled = { ...opened, representative: { name: 'Wu', contact: '' } };
    expect(recordFrom(requestFields, filled)).toHaveProperty('representative', { name: 'Wu' });
  });

  it('says that a number is not known yet before anybody touched it', () => {
    const fields = fieldsOf(registers.incident.schema);
    const record = recordFrom(fields, emptyValues(fields));
    expect(record.persons).toEqual({ state: 'notKnownYet' });
    expect(record.aware).toEqual({ certainty: 'notKnownYet' });
  });
});

describe('a problem of a form', () => {
  it('has a word for what the schema finds', () => {
    expect(problemOf({ code: 'invalid_type', input: undefined })).toBe('missing');
    expect(problemOf({ code: 'too_big', input: 'x', origin: 'string' })).toBe('tooLong');
    expect(problemOf({ code: 'too_small', input: [1], origin: 'array', minimum: 2 })).toBe('atLeastTwo');
    expect(problemOf({ code: 'invalid_format', input: '2026-11-22\n' })).toBe('format');
    expect(problemOf({ code: 'invalid_format', input: '2026-11-31\n09:30' })).toBe('unreadable');
    expect(problemOf({ code: 'invalid_format', input: '2026-11-31' })).toBe('unreadable');
  });

  it('is found by the path of its field, whole or in part', () => {
    const errors = {
      title: { type: 'custom', message: 'missing' },
      persons: { value: { type: 'custom', message: 'missing' } },
      parties: { root: { type: 'custom', message: 'atLeastTwo' } },
    };
    expect(problemsOf(errors).map(({ path }) => path)).toEqual(['title', 'persons.value', 'parties']);
    expect(problemAt(errors, 'persons')).toBe('missing');
    expect(problemAt(errors, 'parties')).toBe('atLeastTwo');
    expect(problemAt(errors, 'person')).toBeUndefined();
  });
});

describe('the summary of what is wrong', () => {
  const keys = {
    labelKey: (path: string) => fieldKey('request', path),
    groupKey: (path: string) => groupKey('request', path),
  };

  it('goes through the form from its top to its end, rows by their number', () => {
    const paths = [
      'requester.name',
      'other',
      'rights.10.right',
      'rights.2.right',
      'rights',
      'regimes.0.place',
      'title',
    ];
    const problems = paths.map((path) => ({ path, code: 'missing' }));
    const names = sections.request.flatMap(({ fields }) => fields);
    const asked = names.flatMap((name) => requestFields.filter(({ key }) => key === name));
    expect(inFormOrder(problems, asked).map(({ path }) => path)).toEqual([
      'title',
      'rights',
      'rights.2.right',
      'rights.10.right',
      'regimes.0.place',
      'requester.name',
      'other',
    ]);
  });

  it.each([
    ['title', 'What is asked, in short'],
    ['requester.name', 'Person, Name'],
    ['rights.1.right', 'Rights asked 2, Right'],
    ['rights', 'Rights asked'],
    ['regimes.0.place', 'Regimes that apply'],
    ['elsewhere', 'elsewhere'],
  ])('calls %s "%s"', (path, name) => {
    const texts = createTexts('en');
    expect(fieldName(path, keys, texts.t, texts)).toBe(name);
  });
});
