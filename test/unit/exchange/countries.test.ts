import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { readCountry } from '#docket/exchange/country-names.ts';
import { byThreeLetters, countryCodes } from '#shared/cases/countries.ts';
import * as f from '#shared/cases/fields.ts';
import { languages } from '#shared/text/texts.ts';

const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
const pairs = letters.flatMap((one) => letters.map((other) => one + other));
const record = z.object({ country: f.country() });

describe('a country', () => {
  it('is one of the 249 of ISO 3166-1, each with three letters of its own', () => {
    expect(countryCodes).toHaveLength(249);
    expect(new Set(countryCodes).size).toBe(249);
    expect(byThreeLetters.size).toBe(249);
    expect([...byThreeLetters.keys()].every((three) => /^[A-Z]{3}$/.test(three))).toBe(true);
  });

  test.each(languages)('is read by its name and its codes in %s, every one', (language) => {
    const names = new Intl.DisplayNames(language, { type: 'region' });
    for (const [three, code] of byThreeLetters) {
      const name = names.of(code) ?? '';
      for (const written of [name, name.toUpperCase(), ` ${name} `, three, three.toLowerCase()]) {
        expect(readCountry(written), written).toMatchObject({ code });
      }
      if (code !== 'NA') expect(readCountry(code)).toEqual({ code, noted: false });
    }
  });

  it('is never a code that was withdrawn, is reserved, or belongs to nobody', () => {
    const known = new Set(countryCodes);
    for (const pair of pairs.filter((one) => !known.has(one))) {
      const read = readCountry(pair);
      if ('code' in read) expect([pair, known.has(read.code), read.noted]).toEqual([pair, true, true]);
      expect(record.safeParse({ country: pair }).success, pair).toBe(false);
    }
  });

  test.each([
    ['UK', 'GB'],
    ['EL', 'GR'],
    ['USA', 'US'],
    ['U.S.', 'US'],
    ['Turkey', 'TR'],
    ['Czech Republic', 'CZ'],
    ['Holland', 'NL'],
    ['GBR', 'GB'],
    ['Hong Kong', 'HK'],
    ['Macau', 'MO'],
    ['Republic of Korea', 'KR'],
    ['Russian Federation', 'RU'],
    ['Viet Nam', 'VN'],
    ['Ivory Coast', 'CI'],
    ['UAE', 'AE'],
    ['England', 'GB'],
    ['Deutschland', 'DE'],
    ['中国大陆', 'CN'],
  ])('is noted when many write it otherwise: %s is %s', (written, code) => {
    expect(readCountry(written)).toEqual({ code, noted: true });
  });

  test.each([
    ['France', 'FR'],
    ['United Kingdom', 'GB'],
    ['Russia', 'RU'],
    ['Turkiye', 'TR'],
    ["Cote d'Ivoire", 'CI'],
    ['法国', 'FR'],
    ['英国', 'GB'],
    ['俄罗斯', 'RU'],
  ])('is itself and not a code that was withdrawn: %s is %s', (written, code) => {
    expect(readCountry(written)).toEqual({ code, noted: false });
  });

  test.each(['NA', 'na', 'n/a', 'N.A.'])('is asked for where %s may say that there is none', (written) => {
    expect(readCountry(written)).toEqual({ problem: 'na-or-namibia' });
    expect(readCountry('Namibia')).toEqual({ code: 'NA', noted: false });
    expect(readCountry('NAM')).toEqual({ code: 'NA', noted: true });
  });

  it('that is none is refused with what to write, where somebody wrote a code for one', () => {
    const says = (country: string) => record.safeParse({ country }).error?.issues[0]?.message;
    expect(says('UK')).toContain('GB');
    expect(says('EL')).toContain('GR');
    expect(says('XX')).toBe('no country of ISO 3166-1');
    expect(record.safeParse({ country: 'GB' }).success).toBe(true);
  });
});
