import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { CaseView } from '#shared/contract/case.ts';
import { orpc, refreshDocket } from '../app/client.ts';

/** Shows a case that a call gave back at once, and asks anew for every list that it may have changed. */
export function useShowCase(): (view: CaseView) => void {
  const queries = useQueryClient();
  return useCallback(
    (view) => {
      queries.setQueryData(orpc.cases.get.queryKey({ input: { id: view.id } }), view);
      void refreshDocket();
    },
    [queries],
  );
}
