import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { orpc } from './client.ts';
import { type May, mayOf } from './may-of.ts';

/** What the person who opened the docket may do. */
export function useMay(): May {
  const { data } = useQuery(
    orpc.session.status.queryOptions({ input: {}, staleTime: Number.POSITIVE_INFINITY }),
  );
  return useMemo(() => mayOf(data), [data]);
}
