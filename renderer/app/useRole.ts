import { useQuery } from '@tanstack/react-query';
import type { SessionStatus } from '#shared/contract/contract.ts';
import { orpc } from './client.ts';

type Role = NonNullable<NonNullable<SessionStatus['docket']>['role']>;

/** The role of the person who opened the docket; undefined while none is open. */
export function useRole(): Role | undefined {
  const status = useQuery(
    orpc.session.status.queryOptions({ input: {}, staleTime: Number.POSITIVE_INFINITY }),
  );
  return status.data?.docket?.role;
}
