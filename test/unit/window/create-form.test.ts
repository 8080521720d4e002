import { describe, expect, test } from 'vitest';
import { kindOfPath, kindOfReference, kindPaths } from '../../../renderer/app/kinds.ts';
import { createFormSchema, followHome } from '../../../renderer/welcome/create-form.ts';
import { law } from '../clocks/law.ts';

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

  test('moves a place that was only proposed with the home, and leaves one that was chosen', () => {
    const laws = law.regimes.filter(({ id }) => ['eu-gdpr', 'jp-appi', 'house'].includes(id));
    const chosen = [
      { regime: 'eu-gdpr', place: 'DE' },
      { regime: 'jp-appi', place: 'JP' },
      { regime: 'house', place: 'CN' },
    ];
    expect(followHome(chosen, laws, { before: '', after: 'FR' })).toEqual([
      { regime: 'eu-gdpr', place: 'FR' },
      { regime: 'jp-appi', place: 'JP' },
      { regime: 'house', place: 'CN' },
    ]);
    const own = [{ regime: 'eu-gdpr', place: 'IE' }];
    expect(followHome(own, laws, { before: 'FR', after: 'NO' })).toEqual(own);
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
