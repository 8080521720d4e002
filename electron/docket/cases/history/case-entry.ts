import { z } from 'zod';
import type { TrailEntry } from '../../trail/entry.ts';
import { clockTraceSchema } from './clock-trace.ts';

/** What the entries of a case hold that replaying needs. `row` and `clocks` are absent in older ones. */
const caseDetailsSchema = z.object({
  version: z.number().int().optional(),
  changes: z
    .array(z.object({ field: z.string(), before: z.json().optional(), after: z.json().optional() }))
    .default([]),
  clocks: clockTraceSchema.optional(),
  /** The row that a note, a task or a file has, and for files what else its row holds. */
  row: z
    .object({ id: z.string(), mediaType: z.string().optional(), replaces: z.string().optional() })
    .optional(),
  sha512: z.string().optional(),
  size: z.number().optional(),
  /** SHA-512 of the version before. */
  replaces: z.string().optional(),
  /** Title of the task that was finished or opened again. */
  task: z.string().optional(),
});
export type CaseDetails = z.infer<typeof caseDetailsSchema>;

/** An entry of a case with its facts read. */
export interface CaseEntry {
  seq: number;
  at: string;
  by: string;
  /** Without the register: `logged`, `step.decide`, `noteAdded`. */
  what: string;
  details: CaseDetails;
}

/** Reads an entry. Throws a ZodError for details that no command of a case wrote. */
export function readCaseEntry({ seq, at, personName, action, details }: TrailEntry): CaseEntry {
  const what = action.slice(action.indexOf('.') + 1);
  return { seq, at, by: personName, what, details: caseDetailsSchema.parse(details) };
}

/** The text after a change of a field, if it is one. */
export function textAfter({ changes }: CaseDetails, field: string): string | undefined {
  const after = changes.find((change) => change.field === field)?.after;
  return typeof after === 'string' ? after : undefined;
}
