import { useEffect, useState } from 'react';
import type { ClosingState } from '#shared/contract/closing.ts';
import { client, refreshDocket } from '../app/client.ts';
import { closeDocket } from './close.ts';

/** How the closing of the docket stands. Answers a wish to close that came from outside the page. */
export function useClosing(): ClosingState {
  const [state, setState] = useState<ClosingState>({ state: 'open' });
  useEffect(() => {
    const listening = new AbortController();
    void follow(listening.signal, (told) => {
      if (told.state === 'asked') void closeDocket();
      else setState(told);
      // What went wrong is also told by the navigation and the list, once the docket stays open.
      if (told.state === 'failed') void refreshDocket();
    });
    return () => listening.abort();
  }, []);
  return state;
}

/** Ends quietly when the window stops listening, or when it is about to go. */
async function follow(signal: AbortSignal, tell: (state: ClosingState) => void): Promise<void> {
  try {
    for await (const state of await client.session.closing({}, { signal })) tell(state);
  } catch {
    return;
  }
}
