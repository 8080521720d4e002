import { useSyncExternalStore } from 'react';
import type { CaseView } from '#shared/contract/case.ts';
import type { Attaching } from '#shared/contract/files.ts';
import { refreshDocket } from '../../../app/client.ts';

type Telling = Extract<Attaching, { step: 'encrypting' }>;

/** The files that are being attached, or how that ended. It goes on while somebody looks at another case. */
export interface AttachState {
  caseId: string;
  now:
    | { is: 'choosing' }
    | { is: 'running'; progress: Telling; cancel: () => void }
    | { is: 'done'; chosen: number; attached: number }
    | { is: 'failed'; error: unknown }
    | { is: 'cancelled' };
}

let state: AttachState | undefined;
const listeners = new Set<() => void>();

function become(next: AttachState): void {
  state = next;
  for (const tell of listeners) tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is being attached, to whichever case. */
export function useAttaching(): AttachState | undefined {
  return useSyncExternalStore(subscribe, () => state);
}

export function isBusy(attaching: AttachState | undefined): boolean {
  return attaching?.now.is === 'choosing' || attaching?.now.is === 'running';
}

/** Attaches files to a case and follows how far that is. One at a time: while one runs, another is not begun. */
export async function attach(
  caseId: string,
  begin: (signal: AbortSignal) => Promise<AsyncIterable<Attaching>>,
  show: (view: CaseView) => void,
): Promise<void> {
  if (isBusy(state)) return;
  const giveUp = new AbortController();
  become({ caseId, now: { is: 'choosing' } });
  try {
    for await (const told of await begin(giveUp.signal)) {
      if (told.step === 'done') {
        const { chosen, attached } = told;
        become({ caseId, now: { is: 'done', chosen, attached } });
        show(told.case);
      } else {
        become({ caseId, now: { is: 'running', progress: told, cancel: () => giveUp.abort() } });
      }
    }
  } catch (error) {
    become({ caseId, now: giveUp.signal.aborted ? { is: 'cancelled' } : { is: 'failed', error } });
    await refreshDocket();
  }
}
