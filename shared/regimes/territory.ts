/** ISO 3166 codes of the Member States of the European Union, where Regulation 1182/71 finds its holidays. */
const memberStates = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(
  ' ',
);

/** Where a law is at home. */
interface Territory {
  /** Countries in which the organisation's own place is a place of the law, regions included. */
  countries: string[];
  /** The place of everybody else. */
  otherwise: string;
}

const territories: Record<string, Territory> = {
  'au-privacy': { countries: ['AU'], otherwise: 'AU' },
  'br-lgpd': { countries: ['BR'], otherwise: 'BR' },
  'ca-pipeda': { countries: ['CA'], otherwise: 'CA' },
  'ca-qc': { countries: [], otherwise: 'CA-QC' },
  'ch-fadp': { countries: ['CH'], otherwise: 'CH' },
  'cn-pipl': { countries: ['CN'], otherwise: 'CN' },
  'eu-gdpr': { countries: memberStates, otherwise: 'DE' },
  'eu-nis2': { countries: memberStates, otherwise: 'DE' },
  'hk-pdpo': { countries: ['HK'], otherwise: 'HK' },
  'in-dpdp': { countries: ['IN'], otherwise: 'IN' },
  'jp-appi': { countries: ['JP'], otherwise: 'JP' },
  'kr-pipa': { countries: ['KR'], otherwise: 'KR' },
  'sg-pdpa': { countries: ['SG'], otherwise: 'SG' },
  'th-pdpa': { countries: ['TH'], otherwise: 'TH' },
  'uk-gdpr': { countries: ['GB'], otherwise: 'GB-ENG' },
  'us-ca': { countries: [], otherwise: 'US-CA' },
  'vn-pdp': { countries: ['VN'], otherwise: 'VN' },
  'za-popia': { countries: ['ZA'], otherwise: 'ZA' },
};

/**
 * The place whose days count under a regime unless somebody names another: the organisation's home where the law is at
 * home there, the only place that the law knows, or Germany for the GDPR of an organisation outside the Union. It is a
 * starting value that people see and change, never a silent answer. Policies and agreements count at home.
 */
export function defaultPlace(regime: string, home: string): string {
  const territory = territories[regime];
  if (!territory) return home;
  return territory.countries.includes(home.slice(0, 2)) ? home : territory.otherwise;
}
