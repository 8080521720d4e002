import { z } from 'zod';
import { caseKindSchema } from '../cases/kinds.ts';
import { momentSchema } from '../clocks/types.ts';
import { call, nothing } from './call.ts';

/** Characters of JSON that a draft may have: more than the longest form holds. */
export const LONGEST_DRAFT = 2_000_000;

/** Drafts that one person may have. None is removed to make room for another. */
export const MOST_DRAFTS = 60;

/** Characters of a draft's title that are kept. */
export const LONGEST_TITLE = 120;

/** Names a form: `request.new`, or what is done on a case, `request.<id>.edit`, `.note`, `.task`, `.<step>`, `.<act>.<clock>`. */
const form = z.string().max(200);

/** A draft as a list shows it; `part` is the last but the clock of the name of its form, `about` the case. */
const draftLineSchema = z.object({
  id: z.uuid(),
  form: z.string(),
  kind: caseKindSchema,
  part: z.string(),
  title: z.string(),
  savedAt: momentSchema,
  about: z.object({ id: z.string(), ref: z.string() }).optional(),
});
export type DraftLine = z.infer<typeof draftLineSchema>;

const kept = z.object({ form: z.string(), title: z.string(), body: z.json(), savedAt: momentSchema });

/** What was typed and not saved: of the person who is signed in, and never of anybody else. */
export const drafts = {
  /** The form chooses the id when somebody begins to type, and keeps under it from then on. */
  save: call
    .input(z.object({ id: z.uuid(), form, title: z.string().max(LONGEST_TITLE), body: z.json() }))
    .output(nothing),
  get: call.input(z.object({ id: z.uuid() })).output(z.object({ draft: kept.optional() })),
  list: call
    .input(z.object({ form: form.optional() }))
    .output(z.object({ drafts: z.array(draftLineSchema) })),
  /** Gives back what was thrown away, so that it can be kept again. */
  discard: call.input(z.object({ id: z.uuid() })).output(z.object({ draft: kept.optional() })),
};
