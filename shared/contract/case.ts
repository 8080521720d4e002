import { z } from 'zod';
import { clockOptionSchema } from '../cases/clock-options.ts';
import { caseKindSchema } from '../cases/kinds.ts';
import { clockResultSchema, momentSchema, plainDateSchema } from '../clocks/types.ts';

/** Where a clock stands: its state, and its date once it has one. */
export const clockStandSchema = z.object({
  state: z.enum(['waiting', 'running', 'paused', 'met', 'stopped']),
  /** With the offset of its place. */
  due: momentSchema.optional(),
  dueDate: plainDateSchema.optional(),
  /** It is counted in hours, so that the time of day matters. */
  inHours: z.boolean().optional(),
});
export type ClockStand = z.infer<typeof clockStandSchema>;

/** A clock as it is kept: what it is about, how it stands, and the computation with its explanation once it started. */
export const clockViewSchema = z.object({
  id: z.string(),
  /** What of the case it is about: a right, an obligation, `expiry` ... A key of the text namespace `subjects` or `choices`. */
  subject: z.string(),
  regime: z.string(),
  rule: z.string(),
  place: z.string(),
  state: z.enum(['waiting', 'running', 'paused', 'met', 'stopped']),
  /** The event that it waits for, while `state` is `waiting`. */
  waitsFor: z.string().optional(),
  extended: z.boolean(),
  extendable: z.boolean(),
  startedAt: z.string().optional(),
  metAt: z.string().optional(),
  result: clockResultSchema.optional(),
  /** Where it would stand under a newer law that waits to be accepted; `stopped` where that has no such rule. */
  newer: clockStandSchema.optional(),
});
export type ClockView = z.infer<typeof clockViewSchema>;

/** A clock on the page of its case, with what can be done with it; of a case as it was, nothing. */
const caseClockSchema = clockViewSchema.extend({ options: z.array(clockOptionSchema) });
export type CaseClock = z.infer<typeof caseClockSchema>;

export const taskSchema = z.object({
  id: z.string(),
  title: z.string(),
  dueOn: plainDateSchema.optional(),
  assignee: z.string().optional(),
  doneAt: momentSchema.optional(),
  doneBy: z.string().optional(),
  createdAt: momentSchema,
});
export type Task = z.infer<typeof taskSchema>;

export const noteSchema = z.object({ id: z.string(), text: z.string(), by: z.string(), at: momentSchema });
export type Note = z.infer<typeof noteSchema>;

export const fileViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int().min(0),
  sha512: z.string(),
  addedAt: momentSchema,
  addedBy: z.string(),
  /** The version before, which may be deleted by now, and the one after. */
  replaces: z.object({ id: z.string(), sha512: z.string() }).optional(),
  replacedBy: z.string().optional(),
});
export type FileView = z.infer<typeof fileViewSchema>;

/** How a text was read; `windows-1252` when it can be nothing else. */
export const textEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'macintosh',
  'gb18030',
  'big5',
  'shift_jis',
] as const;
export const textEncodingSchema = z.enum(textEncodings);
export type TextEncoding = z.infer<typeof textEncodingSchema>;

/** What the window shows of an attachment without a file on the disk. */
export const filePreviewSchema = z.discriminatedUnion('is', [
  /** `truncated`: there is more of it than is shown. */
  z.object({
    is: z.literal('text'),
    text: z.string(),
    encoding: textEncodingSchema,
    truncated: z.boolean(),
  }),
  z.object({ is: z.literal('image'), mediaType: z.string(), base64: z.string() }),
  z.object({ is: z.literal('pdf'), base64: z.string() }),
  z.object({ is: z.literal('none'), why: z.enum(['too-large', 'unknown-type']) }),
]);
export type FilePreview = z.infer<typeof filePreviewSchema>;

/** One line of the trail. `changes` are the fields that the change touched, with their value before and after as JSON. */
export const entryViewSchema = z.object({
  seq: z.number().int().min(1),
  at: momentSchema,
  /** IANA zone of the machine that wrote the entry. */
  zone: z.string(),
  by: z.string(),
  action: z.string(),
  caseId: z.string().optional(),
  caseRef: z.string().optional(),
  reason: z.string().optional(),
  changes: z.array(z.object({ field: z.string(), before: z.json().optional(), after: z.json().optional() })),
  hash: z.string(),
  /** Which run of the program wrote it, and milliseconds since that began by a clock that nobody can set. */
  process: z.object({ run: z.string(), ms: z.number() }).optional(),
  /** Id of the key that signed it; entries from before people signed have none. */
  keyId: z.string().optional(),
});
export type EntryView = z.infer<typeof entryViewSchema>;

export const offeredStepSchema = z.object({ name: z.string(), refusal: z.string().optional() });
export type OfferedStepView = z.infer<typeof offeredStepSchema>;

/** A case as its page shows it. `record` is checked by the schema of its register. */
export const caseViewSchema = z.object({
  id: z.string(),
  kind: caseKindSchema,
  ref: z.string(),
  state: z.string(),
  closed: z.boolean(),
  version: z.number().int().min(1),
  title: z.string(),
  party: z.string(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
  record: z.record(z.string(), z.json()),
  clocks: z.array(caseClockSchema),
  tasks: z.array(taskSchema),
  notes: z.array(noteSchema),
  files: z.array(fileViewSchema),
  steps: z.array(offeredStepSchema),
  trail: z.array(entryViewSchema),
});
export type CaseView = z.infer<typeof caseViewSchema>;

/** A case as one line of its register. `due` is the clock that is due first among those that run. */
export const caseRowSchema = z.object({
  id: z.string(),
  kind: caseKindSchema,
  ref: z.string(),
  state: z.string(),
  closed: z.boolean(),
  title: z.string(),
  party: z.string(),
  openedOn: plainDateSchema,
  updatedAt: momentSchema,
  regimes: z.array(z.string()),
  due: clockViewSchema.optional(),
});
export type CaseRow = z.infer<typeof caseRowSchema>;
