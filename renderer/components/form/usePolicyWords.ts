import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { orpc } from '../../app/client.ts';
import type { FormScope } from './shape.ts';

/** What forms name of the organisation's own policy; `context` chooses the words where it names no age. */
export function usePolicyWords(): FormScope['words'] {
  const { data } = useQuery(orpc.rulebook.view.queryOptions({ input: {} }));
  const age = data?.house.childAge;
  return useMemo(
    () => (age === undefined ? { childAge: '', context: 'none' } : { childAge: String(age) }),
    [age],
  );
}
