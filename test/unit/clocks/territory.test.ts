import { describe, expect, test } from 'vitest';
import { placesNear } from '#shared/clocks/near-places.ts';
import { defaultPlace } from '#shared/regimes/territory.ts';
import { law } from './law.ts';

function regimeOf(id: string) {
  const regime = law.regimes.find((one) => one.id === id);
  if (!regime) throw new Error(`there is no regime ${id}`);
  return regime;
}

describe('the place that is proposed for a law', () => {
  const rows: [regime: string, home: string, place: string][] = [
    ['eu-gdpr', 'AT', 'AT'],
    ['eu-gdpr', 'DE-BY', 'DE-BY'],
    ['eu-gdpr', 'CN', 'DE'],
    ['eu-gdpr', 'FR', 'FR'],
    ['eu-gdpr', 'JP', 'DE'],
    ['eu-gdpr', 'GB-ENG', 'DE'],
    ['eu-gdpr', 'CH', 'DE'],
    ['eu-gdpr', 'NO', 'NO'],
    ['eu-gdpr', 'IS', 'IS'],
    ['eu-gdpr', 'LI', 'LI'],
    ['eu-nis2', 'NO', 'DE'],
    ['cn-pipl', 'FR', 'CN'],
    ['jp-appi', 'JP', 'JP'],
    ['au-privacy', 'AU-VIC', 'AU-VIC'],
    ['us-ca', 'FR', 'US-CA'],
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
      expect(defaultPlace(regimeOf(regime), home)).toBe(place);
    });
  }

  test('has a calendar, whatever the law and the home', () => {
    const places = law.calendars.map(({ place }) => place);
    const homes = [...places, 'XX'];
    const proposed = law.regimes.flatMap(({ id }) => homes.map((home) => defaultPlace(regimeOf(id), home)));
    expect(new Set(proposed.filter((place) => !places.includes(place)))).toEqual(new Set(['XX']));
  });

  test('is named for every law, so that no foreign law counts the days of another country', () => {
    const atHome = law.regimes.map(({ id }) => id).filter((id) => defaultPlace(regimeOf(id), 'XX') === 'XX');
    expect(atHome).toEqual(['contract', 'house']);
  });
});

describe('places near one that is none', () => {
  const rows: [wanted: string, near: string[]][] = [
    ['UK', ['GB-ENG', 'GB-NIR', 'GB-SCT', 'GB-WLS']],
    ['GB', ['GB-ENG', 'GB-NIR', 'GB-SCT', 'GB-WLS']],
    ['EL', ['GR']],
    ['norway', ['NO']],
    ['FR-99', ['FR', 'FR-57', 'FR-67', 'FR-68']],
    ['Federal Republic of Iceland', ['IS']],
  ];
  for (const [wanted, near] of rows) {
    test(`${wanted}: ${near.join(', ')}`, () => {
      expect(placesNear(law.calendars, wanted)).toEqual(near);
    });
  }

  test('are few and begin with the likeliest where only spelling speaks for them', () => {
    expect(placesNear(law.calendars, 'Germny')).toHaveLength(5);
    expect(placesNear(law.calendars, 'Germny')[0]).toBe('DE');
  });
});
