import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';

/** How far a long work is, in bytes. `total` is 0 until it is known. */
export interface Progress {
  done: number;
  total: number;
}

/** A long work that tells how far it is and can be cancelled. */
export interface Work {
  progress: Progress;
  isRunning: boolean;
  /** It came to its end at least once, and not by being cancelled. */
  isDone: boolean;
  wasCancelled: boolean;
  error: Error | null;
  run: () => void;
  cancel: () => void;
}

const NOTHING: Progress = { done: 0, total: 0 };

/** Runs a call of the contract that tells its progress; `after` follows its end, however it ended. */
export function useWork(
  call: (signal: AbortSignal) => Promise<AsyncIterable<Progress>> | AsyncIterable<Progress>,
  after?: () => Promise<unknown>,
): Work {
  const [progress, setProgress] = useState(NOTHING);
  const stop = useRef<AbortController>(undefined);

  async function work(): Promise<'done' | 'cancelled'> {
    stop.current = new AbortController();
    const { signal } = stop.current;
    setProgress(NOTHING);
    try {
      for await (const told of await call(signal)) setProgress(told);
      return 'done';
    } catch (error) {
      if (!signal.aborted) throw error;
      return 'cancelled';
    } finally {
      await after?.();
    }
  }
  const { isPending, data, error, mutate } = useMutation({ mutationFn: work });
  return {
    progress,
    isRunning: isPending,
    isDone: data === 'done',
    wasCancelled: data === 'cancelled',
    error,
    run: () => mutate(),
    cancel: () => stop.current?.abort(),
  };
}
