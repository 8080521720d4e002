import { z } from 'zod';
import type { EntryView } from '#shared/contract/case.ts';
import type { TrailEntry } from '../trail/entry.ts';
import { toJsonObject } from './json.ts';

const caseDetailsSchema = z.object({
  reason: z.string().optional(),
  changes: z
    .array(z.object({ field: z.string(), before: z.json().optional(), after: z.json().optional() }))
    .default([]),
});

/** What only the reconstruction of a case reads: it follows from the other facts, or is an id. */
const UNSHOWN = new Set(['reason', 'changes', 'version', 'row', 'clocks', 'imported', 'slots']);

/** Where a case that was imported came from. Its key only the next import reads. */
const originSchema = z
  .object({ row: z.string(), reference: z.string().optional(), file: z.string() })
  .transform((origin) =>
    Object.entries(origin).map(([name, after]) => ({ field: `imported.${name}`, after })),
  );

/** An entry of the trail as people read it. Entries without a list of changes show their facts as fields. */
export function toEntryView(entry: TrailEntry): EntryView {
  const details = toJsonObject(entry.details);
  const { reason: reasonInDetails, changes } = caseDetailsSchema.parse(details);
  // Entries from before signatures have their reason among the details.
  const reason = entry.reason ?? reasonInDetails;
  const facts = Object.entries(details).filter(([name]) => !UNSHOWN.has(name));
  const origin = originSchema.safeParse(details.imported);
  const shown = [...facts.map(([field, after]) => ({ field, after })), ...(origin.data ?? [])];
  return {
    seq: entry.seq,
    at: entry.at,
    zone: entry.zone,
    by: entry.personName,
    action: entry.action,
    ...(entry.caseId === null ? {} : { caseId: entry.caseId }),
    ...(entry.caseRef === null ? {} : { caseRef: entry.caseRef }),
    ...(reason === undefined ? {} : { reason }),
    changes: [...changes, ...shown],
    hash: entry.hash,
    ...(entry.run && entry.monotonic != null ? { process: { run: entry.run, ms: entry.monotonic } } : {}),
    ...(entry.signer ? { keyId: entry.signer } : {}),
  };
}
