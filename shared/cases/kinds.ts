import { z } from 'zod';

/** The four registers of cases, in the order in which the window shows them. */
export const caseKinds = ['request', 'incident', 'agreement', 'transfer'] as const;
export const caseKindSchema = z.enum(caseKinds);
export type CaseKind = z.infer<typeof caseKindSchema>;

const prefixes: Record<CaseKind, string> = {
  request: 'REQ',
  incident: 'INC',
  agreement: 'AGR',
  transfer: 'TRF',
};

/** A reference as people quote it, `REQ-2026-0014`: register, year in which the case was opened, number in that year. */
export const referenceSchema = z.string().regex(/^(REQ|INC|AGR|TRF)-\d{4}-\d{4,}$/);

/** Formats a reference; numbers beyond 9999 simply grow longer. */
export function formatReference(kind: CaseKind, year: number, number: number): string {
  return `${prefixes[kind]}-${year}-${String(number).padStart(4, '0')}`;
}
