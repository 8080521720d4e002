import { useQuery } from '@tanstack/react-query';
import type { ListedPerson } from '#shared/contract/people.ts';
import { orpc, queries } from '../../app/client.ts';
import { useMay } from '../../app/may.ts';

/** Everybody who belongs to the docket, for those who may see it. */
export function usePeople() {
  const may = useMay();
  return useQuery(orpc.people.list.queryOptions({ input: {}, enabled: may.call('people.list') }));
}

/** Asks anew who belongs to the docket, and for the trail that tells of it. */
export async function refreshPeople(): Promise<void> {
  const keys = [orpc.people.key(), orpc.trail.key()];
  await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
}

/** Why a person cannot be removed, as a text of `people:list`; undefined for one who can be, and for oneself. */
export function whyKept(person: ListedPerson, people: readonly ListedPerson[]): string | undefined {
  const officers = people.filter(({ role }) => role === 'officer');
  if (person.role === 'officer' && officers.length === 1) return 'lastOfficer';
  return person.holdsRecoveryKey && !person.self ? 'holder' : undefined;
}
