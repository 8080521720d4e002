import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countryCodes } from '#shared/cases/countries.ts';
import { matchEntries } from '../../../renderer/components/form/matchEntries.ts';

const names = new Intl.DisplayNames('en-GB', { type: 'region' });
const countries = countryCodes.map((value) => ({ value, label: names.of(value) ?? value }));
const found = (typed: string) => matchEntries(countries, typed).map(({ label }) => label);

describe('what a list finds of what is typed', () => {
  it.each([
    ['ger', 'Germany'],
    ['OMAN', 'Oman'],
    ['india', 'India'],
    ['turkiye', 'Türkiye'],
    ['aland', 'Åland Islands'],
    ['kingdom', 'United Kingdom'],
  ])('puts first for %s: %s', (typed, first) => {
    expect(found(typed)[0]).toBe(first);
  });

  it('is every entry in its order while nothing is typed', () => {
    expect(matchEntries(countries, '  ')).toEqual(countries);
  });

  it('is nothing for a text that stands in no entry', () => {
    expect(found('Atlantis')).toEqual([]);
  });

  it('is an entry by the beginning of another of its names', () => {
    const entry = { value: 'GB', label: 'United Kingdom', also: ['UK', 'Great Britain'] };
    expect(matchEntries([entry], 'uk')).toEqual([entry]);
    expect(matchEntries([entry], 'britain')).toEqual([]);
  });
});

describe('the lists of the window', () => {
  const sources = globSync('renderer/**/*.{ts,tsx}').map((path) => ({
    path: path.replaceAll('\\', '/'),
    text: readFileSync(path, 'utf8'),
  }));
  const using = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

  it('are one, so that Enter, Tab and what matches nothing are the same in all of them', () => {
    expect(using(/<(Select|Autocomplete|MultiSelect|TagsInput|Combobox|PillsInput)\b/)).toEqual([
      'renderer/components/form/ListSelect.tsx',
    ]);
  });

  it('end nowhere before their last entry', () => {
    expect(using(/\blimit=\{/)).toEqual([]);
  });

  it('stand with the title of the window in one place, which no case and no person reaches', () => {
    expect(using(/document\.title/)).toEqual(['renderer/app/window-title.ts']);
  });
});
