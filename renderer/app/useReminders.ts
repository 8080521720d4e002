import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Followed } from '#shared/contract/reminders.ts';
import { client } from './client.ts';
import { useLanguage } from './i18n.ts';
import { kindPaths } from './kinds.ts';

/** Has reminders told in the language of the window, and follows each click on one to what it is about. */
export function useReminders(): void {
  const language = useLanguage();
  const navigate = useNavigate();
  useEffect(() => {
    // One that comes before this, or while the docket is being locked, is told in the docket's own language.
    client.reminders.speak({ language }).catch(() => undefined);
  }, [language]);
  useEffect(() => {
    const listening = new AbortController();
    void follow(listening.signal, (found) =>
      found
        ? navigate({ to: '/$kind/$id', params: { kind: kindPaths[found.kind], id: found.id } })
        : navigate({ to: '/today' }),
    );
    return () => listening.abort();
  }, [navigate]);
}

/** Ends quietly when the window stops listening, or when the docket was closed and the window is about to reload. */
async function follow(signal: AbortSignal, go: (found: Followed['case']) => Promise<void>): Promise<void> {
  try {
    for await (const { case: found } of await client.reminders.followed({}, { signal })) await go(found);
  } catch {
    return;
  }
}
