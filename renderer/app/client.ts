import { type ClientLink, createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { QueryClient } from '@tanstack/react-query';
import type { Contract } from '#shared/contract/contract.ts';
import { receivePort } from './port.ts';

type NoContext = Record<never, never>;

const connected = receivePort().then((port) => new RPCLink<NoContext>({ port }));

/** Calls made before the port is there wait for it. */
const link: ClientLink<NoContext> = {
  call: async (path, input, options) => (await connected).call(path, input, options),
};

/** Every call to the docket process. Throws what `failureOf` reads. */
export const client: ContractRouterClient<Contract> = createORPCClient(link);

/** The same calls as options for TanStack Query: `useQuery(orpc.cases.get.queryOptions({ input: { id } }))`. */
export const orpc = createTanstackQueryUtils(client);

/** The docket process lies in the same machine: nothing is retried, and what is stale is told by `changes.watch`. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: 60_000, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** Asks anew for everything that depends on the cases of the docket. */
export async function refreshDocket(): Promise<void> {
  const keys = [
    orpc.cases.key(),
    orpc.agenda.key(),
    orpc.drafts.key(),
    orpc.trail.key(),
    orpc.packs.preview.key(),
    orpc.keep.backups.key(),
    orpc.keep.lastCheck.key(),
    orpc.rulebook.key(),
    orpc.law.key(),
    orpc.imports.key(),
    orpc.reminders.key(),
    orpc.machineClock.key(),
  ];
  await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
}
