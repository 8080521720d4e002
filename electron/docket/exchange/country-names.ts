import { byThreeLetters, countryCodes, isCountry, writtenFor } from '#shared/cases/countries.ts';
import { languages } from '#shared/text/texts.ts';
import { comparable } from './mapping.ts';

/** Other names under which tables have a country, in English, in its own language or in Chinese. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  AE: ['UAE', 'U.A.E.', 'Emirates', '阿联酋'],
  BA: ['Bosnia', 'Bosnia and Herzegovina'],
  BO: ['Plurinational State of Bolivia'],
  CD: [
    'DR Congo',
    'DRC',
    'Congo, Democratic Republic of the',
    'Democratic Republic of the Congo',
    '刚果民主共和国',
  ],
  CG: ['Republic of the Congo'],
  CH: ['Schweiz', 'Suisse', 'Svizzera'],
  CI: ['Ivory Coast'],
  CN: ['PRC', 'P.R. China', 'Mainland China', "People's Republic of China", '中华人民共和国', '中国大陆'],
  CV: ['Cape Verde'],
  CZ: ['Czech Republic', 'Česko', '捷克共和国'],
  DE: ['Deutschland', 'Federal Republic of Germany', 'Allemagne'],
  DK: ['Danmark'],
  ES: ['España'],
  FI: ['Suomi'],
  FM: ['Federated States of Micronesia'],
  GB: [
    'Great Britain',
    'Britain',
    'U.K.',
    'England',
    'Scotland',
    'Wales',
    'Northern Ireland',
    '大不列颠',
    '英格兰',
  ],
  GR: ['Hellas', 'Hellenic Republic'],
  HK: ['Hong Kong', 'Hongkong', 'Hong Kong SAR', '香港'],
  HU: ['Magyarország'],
  IR: ['Islamic Republic of Iran'],
  IT: ['Italia'],
  JP: ['Nippon'],
  KP: ['North Korea', "Democratic People's Republic of Korea", 'DPRK'],
  KR: ['South Korea', 'Korea', 'Republic of Korea', 'Korea, Republic of', '大韩民国'],
  LA: ["Lao People's Democratic Republic"],
  MD: ['Republic of Moldova'],
  MK: ['Macedonia'],
  MM: ['Burma', 'Myanmar'],
  MO: ['Macau', 'Macao', 'Macao SAR', '澳门'],
  NL: ['Holland', 'The Netherlands', 'Nederland'],
  NO: ['Norge'],
  PL: ['Polska'],
  PS: ['Palestine', 'State of Palestine'],
  RU: ['Russian Federation', '俄罗斯联邦'],
  SE: ['Sverige'],
  SY: ['Syrian Arab Republic'],
  SZ: ['Swaziland'],
  TL: ['East Timor'],
  TR: ['Turkey'],
  TW: ['Taiwan', '台湾', '臺灣'],
  TZ: ['United Republic of Tanzania'],
  US: ['USA', 'U.S.', 'U.S.A.', 'United States of America', '美利坚合众国'],
  VA: ['Holy See', 'Vatican'],
  VE: ['Bolivarian Republic of Venezuela'],
  VN: ['Viet Nam'],
};

/** What a text says of a country. `noted`: it is not its code nor its name, so that how it was read is told. */
export type CountryRead =
  | { code: string; noted: boolean }
  /** `NA` is Namibia in a list of codes and “not available” in every other table. */
  | { problem: 'na-or-namibia' | 'not-a-country' };

/** A name as it is compared, whatever its accents and the form of its apostrophe. */
const folded = (name: string) =>
  comparable(name.normalize('NFD').replace(/\p{M}/gu, '')).replace(/[\u2019\u0060]/g, "'");

let names: Map<string, { code: string; noted: boolean }> | undefined;

/** Every way to write a country, as it is compared. The names of this system come last, so that none is displaced. */
function knownNames(): Map<string, { code: string; noted: boolean }> {
  if (names) return names;
  names = new Map();
  for (const [three, code] of byThreeLetters) names.set(folded(three), { code, noted: true });
  for (const [written, code] of Object.entries(writtenFor)) names.set(folded(written), { code, noted: true });
  for (const [code, others] of Object.entries(otherNames))
    for (const name of others) names.set(folded(name), { code, noted: true });
  for (const language of languages) {
    const shown = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const code of countryCodes) {
      const name = shown.of(code);
      if (name !== undefined) names.set(folded(name), { code, noted: false });
    }
  }
  return names;
}

/** Reads a country as a code, by its name in either language, or as many write it. Codes are those of ISO 3166-1. */
export function readCountry(text: string): CountryRead {
  const written = text.trim();
  if (/^n\.?\/?a\.?$/i.test(written)) return { problem: 'na-or-namibia' };
  if (isCountry(written.toUpperCase())) return { code: written.toUpperCase(), noted: false };
  return knownNames().get(folded(written)) ?? { problem: 'not-a-country' };
}
