import { type UseMutationResult, useMutation, useQuery } from '@tanstack/react-query';
import { orpc, refreshDocket } from '../../app/client.ts';

/** A change of the organisation's own law: afterwards everything that shows dates asks anew. */
export function useLawChange<Input>(
  change: (input: Input) => Promise<unknown>,
  done?: () => void,
): UseMutationResult<unknown, Error, Input> {
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      done?.();
      await refreshDocket();
    },
  });
}

/** Whether the person of the session may change the organisation's law: an officer, in a docket that can be written. */
export function useMayChangeLaw(): boolean {
  const status = useQuery(
    orpc.session.status.queryOptions({ input: {}, staleTime: Number.POSITIVE_INFINITY }),
  ).data;
  return status?.docket?.role === 'officer' && status.readOnly !== true;
}
