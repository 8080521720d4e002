import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { kindOfPath, kindPaths } from '../app/kinds.ts';

/** The register and the case that the address names; `id` is `new` for the form of a new case. */
export function useAddress(): { kind: CaseKind; id: string | undefined } {
  const { kind = '', id } = useParams({ strict: false });
  return { kind: kindOfPath(kind) ?? 'request', id };
}

/** Goes to a case, to the form of a new one (`new`), or to its register alone. */
export function useOpenCase(): (kind: CaseKind, id?: string) => void {
  const navigate = useNavigate();
  return useCallback(
    (kind, id) => {
      const register = kindPaths[kind];
      if (id === undefined) void navigate({ to: '/$kind', params: { kind: register } });
      else void navigate({ to: '/$kind/$id', params: { kind: register, id } });
    },
    [navigate],
  );
}

/** The form whose draft the address names, as `incident.<case id>.assess`: the page of the case opens it. */
export function useNamedForm(): string | undefined {
  return useSearch({ strict: false }).form;
}
