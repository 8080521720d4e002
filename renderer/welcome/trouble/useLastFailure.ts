import type { UseMutationResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

type Trial = Pick<UseMutationResult, 'error' | 'status' | 'submittedAt'>;

/** What the last trial failed with, also while the next one is under way; `at` tells one failure from the next. */
export function useLastFailure({ error, status, submittedAt }: Trial) {
  const [last, setLast] = useState<{ error: unknown; at: number }>();
  useEffect(() => {
    if (status === 'error') setLast({ error, at: submittedAt });
    if (status === 'idle') setLast(undefined);
  }, [error, status, submittedAt]);
  return last;
}
