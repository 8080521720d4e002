import { z } from 'zod';
import { caseKindSchema } from '../cases/kinds.ts';
import { plainDateSchema } from '../clocks/types.ts';
import { call, languageSchema, nothing } from './call.ts';

export const packProblemSchema = z.object({
  code: z.string(),
  path: z.string().optional(),
  detail: z.string().optional(),
});

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
  /** Asks for a pack in the system's dialog and checks it. Works without an open docket. */
  verify: call.input(nothing).output(
    z.object({
      report: z
        .object({
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
        })
        .optional(),
    }),
  ),
};
