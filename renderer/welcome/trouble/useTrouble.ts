import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SalvageReportView } from '#shared/contract/damage.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { client, orpc } from '../../app/client.ts';

export type Secret = { passphrase: string } | { recoveryKey: string };

/** What a repair led to; it takes the place of the trouble. */
export type Outcome =
  | { is: 'restore' | 'keys'; facts: Record<string, string> }
  | { is: 'salvage'; report: SalvageReportView };

/** What every panel about a docket that did not open is given. */
export interface TroubleProps {
  details: Failure['details'];
  /** Stands for the docket; absent for the one that the program was started with. */
  token: string | undefined;
  /** What stands in the field above; undefined while that is empty. */
  secret: Secret | undefined;
  /** Tries to open the docket once more. */
  onRetry: () => void;
  /** Told when a repair is done. */
  onOutcome: (outcome: Outcome) => void;
  isBusy: boolean;
}

/** Names the docket in the calls of `damage`. */
export const closedDocket = (token: string | undefined) => (token === undefined ? {} : { docket: token });

interface Opening {
  token: string | undefined;
  secret: Secret;
  /** For reading only, as it was a moment ago, although it is open elsewhere. */
  snapshot?: boolean;
}

/** Opens a docket; the window then goes on by itself. */
export function useOpen() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ token, ...how }: Opening) =>
      client.session.unlock({ ...(token !== undefined && { token }), ...how }),
    onSuccess: (status) => queries.setQueryData(orpc.session.status.queryKey({ input: {} }), status),
  });
}

/** A fact of a failure that is a text, or a number. */
export const textIn = (fact: unknown) => (typeof fact === 'string' ? fact : undefined);
export const numberIn = (fact: unknown) => (typeof fact === 'number' ? fact : undefined);
