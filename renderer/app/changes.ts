import { useEffect } from 'react';
import { client, refreshDocket } from './client.ts';

/** Refetches what is shown whenever the docket process tells of a change, as long as the component lives. */
export function useChanges(): void {
  useEffect(() => {
    const listening = new AbortController();
    void follow(listening.signal);
    return () => listening.abort();
  }, []);
}

/** Ends quietly when the window stops listening, or when the docket was closed and the window is about to reload. */
async function follow(signal: AbortSignal): Promise<void> {
  try {
    for await (const _ of await client.changes.watch({}, { signal })) {
      await refreshDocket();
    }
  } catch {
    return;
  }
}
