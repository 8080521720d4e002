import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { client, queries } from '../../app/client.ts';
import { failureOf } from '../../app/failure.ts';

/** The steps of a rotation that people see, in their order; `done` ends it. */
export const rotationSteps = ['backup', 'copy', 'encrypt', 'prove', 'switch'] as const;

export interface RunningRotation {
  standing: 'idle' | 'running' | 'done' | 'failed';
  /** How many steps are behind. */
  behind: number;
  error: unknown;
  start: () => void;
  /** Goes on without the backup that comes first; only when that one failed. */
  startWithoutBackup?: () => void;
}

/** Rotates the docket key and tells how far it is. */
export function useRotation(): RunningRotation {
  const [behind, setBehind] = useState(0);
  const rotate = useMutation({
    mutationFn: async (withoutBackup: boolean) => {
      setBehind(0);
      for await (const { step } of await client.keep.rotate({ withoutBackup })) {
        setBehind(step === 'done' ? rotationSteps.length : rotationSteps.indexOf(step));
      }
    },
    // Everything may have changed: the docket was opened anew.
    onSuccess: () => queries.invalidateQueries(),
  });
  const standing = { idle: 'idle', pending: 'running', success: 'done', error: 'failed' } as const;
  return {
    standing: standing[rotate.status],
    behind,
    error: rotate.error,
    start: () => rotate.mutate(false),
    ...(rotate.isError &&
      failureOf(rotate.error).code === 'backup-first' && {
        startWithoutBackup: () => rotate.mutate(true),
      }),
  };
}
