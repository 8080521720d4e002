import { describe, expect, test } from 'vitest';
import { defaultPlace } from '#shared/regimes/territory.ts';
import { law } from './law.ts';

describe('the place that is proposed for a law', () => {
  const rows: [regime: string, home: string, place: string][] = [
    ['eu-gdpr', 'AT', 'AT'],
    ['eu-gdpr', 'DE-BY', 'DE-BY'],
    ['eu-gdpr', 'CN', 'DE'],
    ['uk-gdpr', 'GB-SCT', 'GB-SCT'],
    ['uk-gdpr', 'CN', 'GB-ENG'],
    ['us-ca', 'US', 'US-CA'],
    ['ca-qc', 'CA', 'CA-QC'],
    ['jp-appi', 'CN', 'JP'],
    ['ch-fadp', 'CH-GE', 'CH-GE'],
    ['house', 'CN', 'CN'],
    ['contract', 'DE-BY', 'DE-BY'],
  ];
  for (const [regime, home, place] of rows) {
    test(`${regime} for an organisation in ${home}: ${place}`, () => {
      expect(defaultPlace(regime, home)).toBe(place);
    });
  }

  test('has a calendar, whatever the law and the home', () => {
    const places = law.calendars.map(({ place }) => place);
    const homes = ['CN', 'DE', 'US-CA'];
    const proposed = law.regimes.flatMap(({ id }) => homes.map((home) => defaultPlace(id, home)));
    expect(proposed.filter((place) => !places.includes(place))).toEqual([]);
  });

  test('is named for every law, so that no foreign law counts the days of another country', () => {
    const atHome = law.regimes.map(({ id }) => id).filter((id) => defaultPlace(id, 'XX') === 'XX');
    expect(atHome).toEqual(['contract', 'house']);
  });
});
