import type { CaseKind } from '#shared/cases/kinds.ts';
import type { Role } from '#shared/contract/people.ts';
import { visibleKinds as kindsOf } from '#shared/contract/roles.ts';
import { DocketError } from '#shared/errors.ts';

/** Throws `not-allowed` with the role of a person who has none of `roles`. */
export function assertRole({ role }: { role: Role }, ...roles: readonly Role[]): void {
  if (!roles.includes(role)) throw new DocketError('not-allowed', { role });
}

/** The registers that a person sees. */
export function visibleKinds({ role }: { role: Role }): readonly CaseKind[] {
  return kindsOf(role);
}

export function maySee(person: { role: Role }, kind: CaseKind): boolean {
  return visibleKinds(person).includes(kind);
}
