/** A place whose holidays follow from rules that a library knows: statutes, Easter, the moon. */
export interface ComputedPlace {
  /** ISO 3166 code, `DE-BY`: the country and, after the hyphen, the region as date-holidays calls it. */
  place: string;
  zone: string;
  /** The first and the last year of the calendar. */
  from: number;
  to: number;
}

/**
 * Zones of the countries whose days are known for years ahead. A region is a place of its own: a holiday of one German
 * Land is none of the whole.
 */
const europe: Record<string, string> = {
  AT: 'Europe/Vienna',
  BE: 'Europe/Brussels',
  BG: 'Europe/Sofia',
  CY: 'Asia/Nicosia',
  CZ: 'Europe/Prague',
  DE: 'Europe/Berlin',
  DK: 'Europe/Copenhagen',
  EE: 'Europe/Tallinn',
  ES: 'Europe/Madrid',
  FI: 'Europe/Helsinki',
  FR: 'Europe/Paris',
  GR: 'Europe/Athens',
  HR: 'Europe/Zagreb',
  HU: 'Europe/Budapest',
  IE: 'Europe/Dublin',
  IS: 'Atlantic/Reykjavik',
  IT: 'Europe/Rome',
  LI: 'Europe/Vaduz',
  LT: 'Europe/Vilnius',
  LU: 'Europe/Luxembourg',
  LV: 'Europe/Riga',
  MT: 'Europe/Malta',
  NL: 'Europe/Amsterdam',
  NO: 'Europe/Oslo',
  PL: 'Europe/Warsaw',
  PT: 'Europe/Lisbon',
  RO: 'Europe/Bucharest',
  SE: 'Europe/Stockholm',
  SI: 'Europe/Ljubljana',
  SK: 'Europe/Bratislava',
};

const germanLaender = 'BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH';
const swissCantons = 'AG AI AR BE BL BS FR GE GL GR JU LU NE NW OW SG SH SO SZ TG TI UR VD VS ZG ZH';
const spanishCommunities = 'AN AR AS CB CE CL CM CT EX GA IB MC MD ML NC PV RI VC';

function regionsOf(
  country: string,
  regions: string,
  zone: string,
  from: number,
  to: number,
): ComputedPlace[] {
  return regions.split(' ').map((region) => ({ place: `${country}-${region}`, zone, from, to }));
}

export const computedPlaces: ComputedPlace[] = [
  ...Object.entries(europe).map(([place, zone]) => ({ place, zone, from: 2019, to: 2028 })),
  ...regionsOf('DE', germanLaender, 'Europe/Berlin', 2019, 2028),
  ...regionsOf('FR', '57 67 68', 'Europe/Paris', 2019, 2028),
  // Each community chooses anew every year which national days it replaces, so no year ahead is covered.
  ...regionsOf('ES', spanishCommunities, 'Europe/Madrid', 2024, 2026),
  { place: 'ES-CN', zone: 'Atlantic/Canary', from: 2024, to: 2026 },
  ...regionsOf('GB', 'ENG NIR SCT WLS', 'Europe/London', 2019, 2028),
  { place: 'CH', zone: 'Europe/Zurich', from: 2023, to: 2028 },
  ...regionsOf('CH', swissCantons, 'Europe/Zurich', 2023, 2028),
  { place: 'US', zone: 'America/New_York', from: 2019, to: 2028 },
  { place: 'US-CA', zone: 'America/Los_Angeles', from: 2019, to: 2028 },
  { place: 'CA', zone: 'America/Toronto', from: 2019, to: 2028 },
  { place: 'CA-QC', zone: 'America/Toronto', from: 2019, to: 2028 },
  { place: 'BR', zone: 'America/Sao_Paulo', from: 2020, to: 2028 },
  { place: 'AU', zone: 'Australia/Sydney', from: 2023, to: 2028 },
  { place: 'AU-ACT', zone: 'Australia/Sydney', from: 2023, to: 2028 },
  { place: 'AU-NSW', zone: 'Australia/Sydney', from: 2023, to: 2028 },
  { place: 'AU-NT', zone: 'Australia/Darwin', from: 2023, to: 2028 },
  { place: 'AU-QLD', zone: 'Australia/Brisbane', from: 2023, to: 2028 },
  { place: 'AU-SA', zone: 'Australia/Adelaide', from: 2023, to: 2028 },
  { place: 'AU-TAS', zone: 'Australia/Hobart', from: 2023, to: 2028 },
  { place: 'AU-VIC', zone: 'Australia/Melbourne', from: 2023, to: 2028 },
  { place: 'AU-WA', zone: 'Australia/Perth', from: 2023, to: 2028 },
  { place: 'ZA', zone: 'Africa/Johannesburg', from: 2024, to: 2028 },
  { place: 'JP', zone: 'Asia/Tokyo', from: 2022, to: 2028 },
  // Days that follow the moon are announced late or moved: only years that could be compared are covered.
  { place: 'HK', zone: 'Asia/Hong_Kong', from: 2024, to: 2027 },
  { place: 'KR', zone: 'Asia/Seoul', from: 2024, to: 2027 },
  { place: 'SG', zone: 'Asia/Singapore', from: 2024, to: 2026 },
];
