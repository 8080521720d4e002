const homes: Partial<Record<string, string>> = { 'cn-pipl': 'CN', 'uk-gdpr': 'GB-ENG', 'eu-gdpr': 'DE' };

/** The place that a regime most likely means: one of its own country, else the one that was chosen before. */
export function likelyPlace(regime: string, places: string[], before: string | undefined): string {
  const home = homes[regime];
  if (home && places.includes(home)) return home;
  return before ?? places[0] ?? '';
}
