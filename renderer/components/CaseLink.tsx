import type { ReactNode } from 'react';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { kindPaths } from '../app/kinds.ts';

interface CaseLinkProps {
  kind: CaseKind;
  id: string;
  className?: string | undefined;
  title?: string | undefined;
  children: ReactNode;
}

/**
 * A link to a case for lists and grids that draw a hundred of them in one frame. The address behind `#` is all that the
 * router needs; its own links each watch every change of the address and cost some ten times as much.
 */
export function CaseLink({ kind, id, className, title, children }: CaseLinkProps) {
  return (
    <a className={className} href={`#/${kindPaths[kind]}/${id}`} title={title}>
      {children}
    </a>
  );
}
