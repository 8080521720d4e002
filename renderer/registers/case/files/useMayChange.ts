import { useQuery } from '@tanstack/react-query';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { orpc } from '../../../app/client.ts';

/** Whether the person may change cases of a register. It only decides what is offered: the docket process decides itself. */
export function useMayChange(kind: CaseKind): boolean {
  const { data } = useQuery(
    orpc.session.status.queryOptions({ input: {}, staleTime: Number.POSITIVE_INFINITY }),
  );
  if (!data || data.readOnly) return false;
  return data.docket?.role === 'officer' || kind === 'incident';
}
