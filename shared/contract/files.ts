import { z } from 'zod';
import { caseViewSchema } from './case.ts';

/** Most bytes of an attachment: 4 GiB. */
export const MOST_FILE_BYTES = 4 * 1024 ** 3;

/**
 * How far the encrypting of chosen files is: which of how many, and the bytes of all of them together. The last one has
 * the case as it is then, and how many attachments came to it: none when the dialog was cancelled or all were there.
 */
export const attachingSchema = z.discriminatedUnion('step', [
  z.object({
    step: z.literal('encrypting'),
    name: z.string(),
    /** Counted from 1. */
    number: z.number().int(),
    files: z.number().int(),
    done: z.number(),
    total: z.number(),
  }),
  z.object({
    step: z.literal('done'),
    chosen: z.number().int(),
    attached: z.number().int(),
    case: caseViewSchema,
  }),
]);
export type Attaching = z.infer<typeof attachingSchema>;
