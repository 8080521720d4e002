import { useEffect, useRef, useState } from 'react';
import { client, refreshDocket } from '../app/client.ts';
import { failureOf } from '../app/failure.ts';

/** How an acceptance stands. `part` is the share of the work that is done, from 0 to 1. */
type Acceptance =
  | { is: 'ready' }
  | { is: 'running'; part: number }
  | { is: 'done' }
  | { is: 'failed'; error: unknown };

/** Accepts the law that waits and follows how far it is; giving up leaves every date where it was. */
export function useAccept(): { state: Acceptance; accept: () => void; giveUp: () => void } {
  const [state, setState] = useState<Acceptance>({ is: 'ready' });
  const giving = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => giving.current?.abort(), []);

  async function run() {
    const aborting = new AbortController();
    giving.current = aborting;
    setState({ is: 'running', part: 0 });
    try {
      for await (const { done, total } of await client.rulebook.accept({}, { signal: aborting.signal })) {
        setState({ is: 'running', part: total === 0 ? 0 : Math.min(1, done / total) });
      }
      setState({ is: 'done' });
    } catch (error) {
      const wasGivenUp = aborting.signal.aborted || failureOf(error).code === 'cancelled';
      setState(wasGivenUp ? { is: 'ready' } : { is: 'failed', error });
    }
    await refreshDocket();
  }

  return { state, accept: () => void run(), giveUp: () => giving.current?.abort() };
}
