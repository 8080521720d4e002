import type { CaseKind } from '#shared/cases/kinds.ts';
import { caseKinds } from '#shared/cases/kinds.ts';
import { DocketError } from '#shared/errors.ts';
import type { Role } from '../database/tables.ts';

/** Throws `not-allowed` with the role of a person who has none of `roles`. */
export function assertRole({ role }: { role: Role }, ...roles: readonly Role[]): void {
  if (!roles.includes(role)) throw new DocketError('not-allowed', { role });
}

/** The registers that a role sees: a responder incidents and nothing else. */
export function visibleKinds({ role }: { role: Role }): readonly CaseKind[] {
  return role === 'responder' ? ['incident'] : caseKinds;
}

export function maySee(person: { role: Role }, kind: CaseKind): boolean {
  return visibleKinds(person).includes(kind);
}
