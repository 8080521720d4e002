import { z } from 'zod';
import { discardReasons } from '#shared/cases/discard.ts';
import { leadSchema } from '#shared/clocks/safe.ts';
import {
  eventTimeSchema,
  momentSchema,
  outcomeSchema,
  plainDateSchema,
  unitSchema,
} from '#shared/clocks/types.ts';

/**
 * What a pack is made from: everything is read from the docket beforehand, so that building a pack needs neither key
 * nor database. All words for people (titles, states, steps) are already in `language`; codes stay codes.
 */

/** A JSON value as it is stored in a record. */
const jsonSchema = z.json();
const jsonObjectSchema = z.record(z.string(), jsonSchema);
export type JsonObject = z.infer<typeof jsonObjectSchema>;

export const packLanguageSchema = z.enum(['en', 'zh-CN']);

export const registerKindSchema = z.enum(['request', 'incident', 'agreement', 'transfer']);
export type RegisterKind = z.infer<typeof registerKindSchema>;

/** How a clock stands at the moment at which the pack is made. `metLate`: the duty was met after it was due. */
export const packClockStatusSchema = z.enum([
  'late',
  'soon',
  'running',
  'paused',
  'waiting',
  'met',
  'metLate',
  'stopped',
]);
export type PackClockStatus = z.infer<typeof packClockStatusSchema>;

/** One step of the reason behind a date: a sentence, and the value which the step gave, both in words. */
export const packStepSchema = z.object({ text: z.string(), result: z.string().optional() });

export const packClockSchema = z.object({
  /** What is due, in words: "Answer on access". */
  title: z.string(),
  /** Which rule asks for it, in words: "EU GDPR, one month from receipt". */
  rule: z.string().optional(),
  /** `YYYY-MM-DD` in `zone`; absent while the clock waits for its first event. */
  dueDate: plainDateSchema.optional(),
  due: momentSchema.optional(),
  zone: z.string().optional(),
  /** What its date does: can be missed, opens something, takes effect. Absent while it waits for its first event. */
  outcome: outcomeSchema.optional(),
  /** In what its period is counted; with hours the time of day matters. */
  unit: unitSchema.optional(),
  status: packClockStatusSchema,
  metAt: eventTimeSchema.optional(),
  citation: z.string(),
  /** A calendar did not cover a day that the computation needed. */
  provisional: z.boolean().optional(),
  /** The rule is a promise or a target of the organisation, not of the law. */
  house: z.boolean().optional(),
  explanation: z.array(packStepSchema),
  alternatives: z
    .array(
      z.object({
        dueDate: plainDateSchema,
        due: momentSchema.optional(),
        reason: z.string(),
        citation: z.string().optional(),
      }),
    )
    .optional(),
  /** Where the law is contested, the date that does not lead: the safe one, or the one by the prevailing reading. */
  other: z.object({ is: leadSchema, dueDate: plainDateSchema, due: momentSchema }).optional(),
});
export type PackClock = z.infer<typeof packClockSchema>;

export const packTaskSchema = z.object({
  title: z.string(),
  assignee: z.string().optional(),
  dueOn: plainDateSchema.optional(),
  doneAt: momentSchema.optional(),
  doneBy: z.string().optional(),
});

export const packNoteSchema = z.object({ at: momentSchema, by: z.string(), text: z.string() });

/** An attachment by name and hash; its content stays in the docket. `sha512` is lower-case hex. */
export const packFileSchema = z.object({
  name: z.string(),
  size: z.number().int().nonnegative(),
  sha512: z.string().regex(/^[0-9a-f]{128}$/),
});

/** A decision with its reason, person and time: on a right, an obligation, an approval. */
export const packDecisionSchema = z.object({
  at: eventTimeSchema.optional(),
  by: z.string().optional(),
  /** What was decided on: "Deletion", "Tell the authority". */
  subject: z.string(),
  /** What was decided: "refused", "required". */
  outcome: z.string(),
  reason: z.string().optional(),
});

export const packCaseSchema = z.object({
  ref: z.string().min(1),
  title: z.string(),
  /** State of the lifecycle as a code, and the word for it. */
  state: z.string(),
  stateLabel: z.string(),
  closed: z.boolean(),
  /** Who it is about or with: requester, supplier, importer. */
  party: z.string().optional(),
  record: jsonObjectSchema,
  clocks: z.array(packClockSchema),
  /** Which of `clocks` the case is listed by, counted from 0; absent without clocks. */
  leading: z.number().int().nonnegative().optional(),
  decisions: z.array(packDecisionSchema),
  tasks: z.array(packTaskSchema),
  notes: z.array(packNoteSchema),
  files: z.array(packFileSchema),
});
export type PackCase = z.infer<typeof packCaseSchema>;

/** A case that was discarded, so that no number of the register is missing without a word. */
export const packDiscardedSchema = z.object({
  ref: z.string().min(1),
  at: momentSchema,
  /** Why, as a code, and in words. */
  as: z.enum(discardReasons),
  why: z.string(),
  /** Of which case it was the second entry. */
  duplicateOf: z.string().optional(),
});

export const registerContentSchema = z.object({
  kind: registerKindSchema,
  /** JSON Schema of one record, as `z.toJSONSchema` gives it. */
  schema: jsonObjectSchema,
  cases: z.array(packCaseSchema),
  discarded: z.array(packDiscardedSchema),
});
export type RegisterContent = z.infer<typeof registerContentSchema>;

/** One entry of the trail with exactly the members that it has (`TrailEntry`). Hashes are lower-case hex. */
export const trailLineSchema = z.strictObject({
  seq: z.number().int().positive(),
  format: z.number().int(),
  at: z.string(),
  zone: z.string(),
  personId: z.string(),
  personName: z.string(),
  action: z.string(),
  caseId: z.string().nullable(),
  caseRef: z.string().nullable(),
  details: jsonObjectSchema,
  previousHash: z.string(),
  hash: z.string(),
  run: z.string().optional(),
  monotonic: z.number().optional(),
  reason: z.string().nullable().optional(),
  signer: z.string().optional(),
  signature: z.string().optional(),
});
export type TrailLine = z.infer<typeof trailLineSchema>;

/** Somebody whose key signs entries of the trail. Hex in lower case. */
export const packSignerSchema = z.object({
  keyId: z.string().regex(/^[0-9a-f]{32}$/),
  publicKey: z.string().regex(/^[0-9a-f]{64}$/),
  personId: z.string(),
  personName: z.string(),
  /** The same key as PEM, for other programs. */
  pem: z.string(),
});
export type PackSigner = z.infer<typeof packSignerSchema>;

/** What the docket found when it verified its whole trail just before the pack was made (`TrailReport`). */
export const packTrailReportSchema = z.object({
  ok: z.boolean(),
  count: z.number().int().nonnegative(),
  head: z.object({ seq: z.number().int(), hash: z.string() }).nullable(),
  firstProblem: z.object({ seq: z.number().int(), problem: z.string() }).optional(),
});

export const packContentSchema = z.object({
  docket: z.object({
    id: z.string().min(1),
    name: z.string().min(1),
    place: z.string(),
    /** IANA zone of that place: every time for people reads as it does there. */
    zone: z.string(),
    /** Regimes in words or ids, as they shall be read. */
    regimes: z.array(z.string()),
  }),
  /** `at` with the offset of the place where the pack is made. */
  made: z.object({ at: momentSchema, by: z.string(), productVersion: z.string() }),
  period: z.object({ from: plainDateSchema.optional(), to: plainDateSchema.optional() }),
  language: packLanguageSchema,
  registers: z.array(registerContentSchema),
  trail: z.object({
    entries: z.array(trailLineSchema),
    /** Hash of the newest entry of the whole trail, and how many entries the whole trail has. */
    head: z.string(),
    count: z.number().int().nonnegative(),
    /** True: all entries from the first one on. False: only those of the chosen cases, with gaps. */
    complete: z.boolean(),
    signers: z.array(packSignerSchema),
  }),
  trailReport: packTrailReportSchema,
});
export type PackContent = z.infer<typeof packContentSchema>;
