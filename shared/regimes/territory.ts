import type { Territory } from './regime.ts';

/**
 * The place whose days count under a regime unless somebody names another: the organisation's home where the law is at
 * home there, the place that the law names for everybody else (Germany for the GDPR of an organisation outside the
 * European Economic Area), or the home where a regime has no territory, as policies and agreements. It is a starting value
 * that people see and change, never a silent answer.
 */
export function defaultPlace({ territory }: { territory?: Territory | undefined }, home: string): string {
  if (!territory) return home;
  return territory.countries.includes(home.slice(0, 2)) ? home : territory.otherwise;
}
