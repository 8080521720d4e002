import { z } from 'zod';
import { textEncodingSchema } from '#shared/contract/case.ts';
import { errorCodeSchema } from '#shared/errors.ts';
import { tableFileSchema } from '../exchange/table.ts';
import { packReportSchema } from '../packs/report.ts';

/**
 * What a reader process is asked and what it says. It reads files that others wrote, holds no key and knows no docket: one
 * that a file took over can lie about the content of that file, and about nothing else. Whatever it says is checked by
 * whoever asked.
 */
export const readerQuestionSchema = z.discriminatedUnion('read', [
  /** A file with tables. `whole`: fields that in JSON are one value although they have parts; `encoding`: as somebody chose. */
  z.object({
    read: z.literal('table'),
    path: z.string(),
    whole: z.array(z.string()),
    encoding: textEncodingSchema.optional(),
  }),
  /** A pack to verify. `expectedPublicKey`: as `VerifyOptions` has it. */
  z.object({ read: z.literal('pack'), path: z.string(), expectedPublicKey: z.string().optional() }),
]);
export type ReaderQuestion = z.infer<typeof readerQuestionSchema>;

/** `alive` comes while a reader works; of a file that holds it up it does not come any more. */
export const readerWordSchema = z.discriminatedUnion('say', [
  z.object({ say: z.literal('alive') }),
  z.object({ say: z.literal('progress'), done: z.number(), total: z.number() }),
  z.object({ say: z.literal('table'), table: tableFileSchema }),
  z.object({ say: z.literal('pack'), report: packReportSchema }),
  /** An expected failure. */
  z.object({
    say: z.literal('failed'),
    code: errorCodeSchema,
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
  }),
  /** A defect; its text may quote the file and stays here. */
  z.object({ say: z.literal('defect') }),
]);
export type ReaderWord = z.infer<typeof readerWordSchema>;
