import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { caseKindSchema } from '../cases/kinds.ts';
import { plainDateSchema } from '../clocks/types.ts';
import { call, languageSchema, nothing } from './call.ts';

export const packProblemSchema = z.object({
  code: z.string(),
  path: z.string().optional(),
  detail: z.string().optional(),
});

export const checkedPackSchema = z.object({
  name: z.string(),
  ok: z.boolean(),
  problem: packProblemSchema.optional(),
  docketName: z.string().optional(),
  madeAt: z.string().optional(),
  publicKey: z.string().optional(),
  ownKey: z.boolean(),
  files: z.number().int(),
  /** Files that a system left in the zip by itself; `path` is the first of them. */
  strays: z.object({ count: z.number().int(), path: z.string(), system: z.string() }).optional(),
});
export type CheckedPack = z.infer<typeof checkedPackSchema>;

/** `reading`: bytes of the files in the pack. */
const verifyingSchema = z.discriminatedUnion('step', [
  z.object({ step: z.literal('reading'), done: z.number(), total: z.number() }),
  z.object({ step: z.literal('done'), report: checkedPackSchema.optional() }),
]);
export type Verifying = z.infer<typeof verifyingSchema>;

export const packs = {
  preview: call
    .input(
      z.object({
        registers: z.array(caseKindSchema),
        from: plainDateSchema.optional(),
        to: plainDateSchema.optional(),
      }),
    )
    .output(
      z.object({
        request: z.number().int(),
        incident: z.number().int(),
        agreement: z.number().int(),
        transfer: z.number().int(),
        files: z.number().int(),
      }),
    ),
  /** Asks where to save in the system's dialog, then builds the pack. Answers nothing when the person cancels. */
  build: call
    .input(
      z.object({
        registers: z.array(caseKindSchema).min(1),
        from: plainDateSchema.optional(),
        to: plainDateSchema.optional(),
        language: languageSchema,
      }),
    )
    .output(
      z.object({
        pack: z
          .object({
            name: z.string(),
            size: z.number(),
            sha512: z.string(),
            publicKey: z.string(),
            cases: z.number().int(),
          })
          .optional(),
      }),
    ),
  /**
   * Asks for a pack in the system's dialog and checks it in a process without keys; tells how far it is. Whoever stops
   * listening ends it. Works without an open docket. Without a report the person cancelled the dialog.
   */
  verify: call.input(nothing).output(eventIterator(verifyingSchema)),
};
