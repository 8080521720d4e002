import type { Role } from '#shared/contract/people.ts';
import { mayCall } from '#shared/contract/roles.ts';
import { DocketError } from '#shared/errors.ts';

const byName = new Map<string, readonly Role[]>(Object.entries(mayCall));

/** Throws `not-allowed` when the role may not make the call at this path of the contract. */
export function assertMayCall(role: Role, path: readonly string[]): void {
  if (!byName.get(path.join('.'))?.includes(role)) throw new DocketError('not-allowed', { role });
}
