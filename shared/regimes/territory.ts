/** ISO 3166 codes of the Member States of the European Union, where Regulation 1182/71 finds its holidays. */
const memberStates = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' '),
);

/**
 * The place whose days count under a regime unless somebody names another: the organisation's home where the law is at
 * home there, the only place that the law knows, or Germany for the GDPR of an organisation outside the Union. It is a
 * starting value that people see and change, never a silent answer.
 */
export function defaultPlace(regime: string, home: string): string {
  const country = home.slice(0, 2);
  if (regime === 'cn-pipl') return 'CN';
  if (regime === 'uk-gdpr') return country === 'GB' ? home : 'GB-ENG';
  if (regime === 'eu-gdpr') return memberStates.has(country) ? home : 'DE';
  return home;
}
