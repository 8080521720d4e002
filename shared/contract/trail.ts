import { z } from 'zod';
import { caseKindSchema } from '../cases/kinds.ts';
import { momentSchema } from '../clocks/types.ts';
import { caseViewSchema, entryViewSchema } from './case.ts';

/** Which entries are asked for; what is left out does not matter. */
export const entryFilterSchema = z.object({
  personId: z.string().max(100).optional(),
  /** A register, or `docket`: what is about no case. */
  about: z.union([caseKindSchema, z.literal('docket')]).optional(),
  actions: z.array(z.string().max(100)).max(50).optional(),
  /** From the first moment on, and before the second. */
  from: momentSchema.optional(),
  to: momentSchema.optional(),
  /** A part of the reference of the case. */
  ref: z.string().trim().max(40).optional(),
});

/** By what the trail can be filtered: the people and actions that are in it. */
export const entryChoicesSchema = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  actions: z.array(z.string()),
});

export const trailReportSchema = z.object({
  ok: z.boolean(),
  count: z.number().int(),
  head: z.string(),
  problem: z.object({ seq: z.number().int(), kind: z.string() }).optional(),
  /** Where the machine's clock was set back, and by how many milliseconds at least. No fault of the trail. */
  clockWentBack: z.array(z.object({ seq: z.number().int(), byMs: z.number() })),
  /** Where the machine's zone was another than before. No fault either. */
  zoneChanged: z.array(z.object({ seq: z.number().int(), from: z.string(), to: z.string() })),
  /** Whose keys signed, in the order in which they came into the docket, as far as the trail is proven. */
  signers: z.array(
    z.object({
      keyId: z.string(),
      person: z.string(),
      /** Numbers of the entries that brought the key in and sent it away. */
      from: z.number().int(),
      until: z.number().int().optional(),
      entries: z.number().int(),
    }),
  ),
});
export type TrailReportView = z.infer<typeof trailReportSchema>;

/**
 * What the trail says of a head that was noted, printed or exported. `holds`: the entry is in it, and everything up to it is
 * proven. `shorter`: it ends before. `gone`: the entry is missing within it. `another`: another entry has that number.
 * `unproven`: the entry is there, but something before it is not as it was written.
 */
export const notedVerdictSchema = z.enum(['holds', 'shorter', 'gone', 'another', 'unproven']);
export type NotedVerdict = z.infer<typeof notedVerdictSchema>;

export const notedReportSchema = z.object({
  verdict: notedVerdictSchema,
  /** Of the noted head. */
  seq: z.number().int(),
  /** Entries of the trail now. */
  count: z.number().int(),
  /** When the entry was written and by whom, if it holds. */
  entry: z.object({ at: momentSchema, zone: z.string(), by: z.string() }).optional(),
});
export type NotedReport = z.infer<typeof notedReportSchema>;

/** A pack whose head was compared. `report` is absent where the pack cannot be believed or is of another docket. */
export const packHeadSchema = z.object({
  name: z.string(),
  /** Whole, and signed by the key inside it. */
  packOk: z.boolean(),
  sameDocket: z.boolean(),
  docketName: z.string().optional(),
  madeAt: z.string().optional(),
  report: notedReportSchema.optional(),
});
export type PackHead = z.infer<typeof packHeadSchema>;

/** Which past moment of a case is asked for: after one of its entries, or as it stood at a moment. */
export const pastSchema = z.union([
  z.object({ seq: z.number().int().min(1) }),
  z.object({ at: momentSchema }),
]);
export type Past = z.infer<typeof pastSchema>;

/** A case as its entries tell that it was. */
export const caseThenSchema = z.object({
  logged: z.object({ at: momentSchema, seq: z.number().int() }),
  /** Absent: at that moment the case had not been logged. */
  past: z
    .object({
      view: caseViewSchema,
      /** The last entry that counts. */
      entry: entryViewSchema,
      /** A newer law that was accepted after the last entry that changed clocks, and may have moved those of the case. */
      accepted: z.object({ seq: z.number().int(), at: momentSchema }).optional(),
      /** The fields in which it differs from today: `before` then, `after` now. */
      changes: entryViewSchema.shape.changes,
    })
    .optional(),
  /** What the entries do not tell of that moment; `from`: the entry from which on they do, if there is one. */
  notRecorded: z.array(z.object({ part: z.enum(['clocks', 'tasks']), from: z.number().int().optional() })),
  /** Whether all its entries together lead to the case as it is kept. */
  leadsToPresent: z.boolean(),
});
export type CaseThen = z.infer<typeof caseThenSchema>;
