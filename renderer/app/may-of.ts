import type { CaseKind } from '#shared/cases/kinds.ts';
import { type CallName, mayCall, visibleKinds } from '#shared/contract/roles.ts';
import type { SessionStatus } from '#shared/contract/session.ts';

/** Why nothing can be changed: the person is an auditor, or the docket is a snapshot of one that is open elsewhere. */
export type ReadOnly = 'auditor' | 'snapshot';

export interface May {
  /** Whether the docket process would answer a call. The window offers nothing that it would refuse. */
  call: (name: CallName) => boolean;
  /** The registers that the person sees. */
  kinds: readonly CaseKind[];
  readOnly?: ReadOnly;
  /** The person sees incidents and nothing else. */
  incidentsOnly: boolean;
}

/** What even an auditor writes of their own: an entry, or a slot of their own. A snapshot takes neither. */
const writesOwn: readonly CallName[] = ['session.changePassphrase', 'device.remember'];

/** What the person of a session may do, by the table by which the docket process refuses. Before it is known: nothing. */
export function mayOf(status: SessionStatus | undefined): May {
  const role = status?.docket?.role;
  if (role === undefined) return { call: () => false, kinds: [], incidentsOnly: false };
  const readOnly = role === 'auditor' ? 'auditor' : status?.readOnly ? 'snapshot' : undefined;
  const inSnapshot = status?.readOnly === true && readOnly === 'snapshot';
  return {
    // Whoever reads a snapshot may do what an auditor may, as far as their own role goes.
    call: (name) =>
      mayCall[name].includes(role) &&
      (!inSnapshot || (mayCall[name].includes('auditor') && !writesOwn.includes(name))),
    kinds: visibleKinds(role),
    ...(readOnly && { readOnly }),
    incidentsOnly: role === 'responder',
  };
}
