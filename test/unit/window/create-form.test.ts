import { describe, expect, test } from 'vitest';
import { kindOfPath, kindOfReference, kindPaths } from '../../../renderer/app/kinds.ts';
import { createFormSchema, suggestPlace } from '../../../renderer/welcome/create-form.ts';

const places = ['AT', 'BE', 'CN', 'DE', 'GB-ENG'];

describe('the form for a new docket', () => {
  const form = {
    name: 'Acme',
    person: 'Zhao Min',
    place: 'CN',
    regimes: [{ regime: 'cn-pipl', place: 'CN' }],
    passphrase: 'twelve lions read',
    repeated: 'twelve lions read',
  };

  test('accepts what is complete', () => {
    expect(createFormSchema.safeParse(form).success).toBe(true);
  });

  test.each([
    ['name', { name: '  ' }, 'missing'],
    ['regimes', { regimes: [] }, 'noRegime'],
    ['passphrase', { passphrase: 'short', repeated: 'short' }, 'short'],
    ['repeated', { repeated: 'twelve lions' }, 'different'],
  ])('says at %s what is wrong', (field, change, message) => {
    const { error } = createFormSchema.safeParse({ ...form, ...change });
    expect(error?.issues).toMatchObject([{ path: [field], message }]);
  });

  test.each([
    ['cn-pipl', 'DE', 'CN'],
    ['uk-gdpr', 'CN', 'GB-ENG'],
    ['eu-gdpr', 'CN', 'DE'],
    ['eu-gdpr', 'AT', 'AT'],
    ['house', 'CN', 'CN'],
  ])('suggests for %s with a home in %s the place %s', (regime, home, place) => {
    expect(suggestPlace(regime, home, places)).toBe(place);
  });
});

describe('the address of a register', () => {
  test('names each register and nothing else', () => {
    expect(Object.values(kindPaths).map(kindOfPath)).toEqual(Object.keys(kindPaths));
    expect(kindOfPath('settings')).toBeUndefined();
  });

  test('is found from a reference', () => {
    expect(kindOfReference('TRF-2026-0001')).toBe('transfer');
    expect(kindOfReference('XYZ-2026-0001')).toBeUndefined();
  });
});
