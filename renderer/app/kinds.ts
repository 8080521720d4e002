import { type CaseKind, caseKinds, formatReference } from '#shared/cases/kinds.ts';

/** The name of each register in an address of the window: `/requests/<id>`. */
export const kindPaths = {
  request: 'requests',
  incident: 'incidents',
  agreement: 'agreements',
  transfer: 'transfers',
} as const satisfies Record<CaseKind, string>;

/** The register that an address names; undefined when it names none. */
export function kindOfPath(path: string): CaseKind | undefined {
  return caseKinds.find((kind) => kindPaths[kind] === path);
}

/** The register that a reference belongs to (`REQ-2026-0014`); undefined for other text. */
export function kindOfReference(reference: string): CaseKind | undefined {
  return caseKinds.find((kind) => formatReference(kind, 2000, 1).slice(0, 3) === reference.slice(0, 3));
}
