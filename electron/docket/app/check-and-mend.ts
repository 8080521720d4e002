import type { DocketContext } from '../cases/context.ts';
import type { CheckOptions } from '../vault/check.ts';
import { checkAndRemember, type RememberedReport, rememberMended } from '../vault/last-check.ts';
import { assertRole } from '../vault/roles.ts';
import { tendSearch } from '../vault/tend-search.ts';

/**
 * Checks everything, and makes the search index anew from the rows where it differs and the rows are sound. Whoever shows
 * the last check is told to ask anew. Officers and auditors only. Errors: `not-allowed`, those of `checkAndRemember`.
 */
export async function checkAndMend(
  { docket, person, now, emit }: DocketContext,
  options: CheckOptions = {},
): Promise<RememberedReport & { searchRebuilt: boolean }> {
  assertRole(person, 'officer', 'auditor');
  const report = await checkAndRemember(docket, now(), options);
  const damaged = report.damage.map(({ part }) => part);
  const mendable = damaged.includes('search') && !damaged.includes('database');
  const searchRebuilt = mendable && (await tendSearch(docket, now()));
  if (searchRebuilt) await rememberMended(docket, 'search');
  emit({});
  return { ...report, searchRebuilt };
}
