import { z } from 'zod';
import { problemCodes } from './problems.ts';

/** What is known of a pack, even of one that is not ok; only of one that is ok it is also signed. */
const packFactsSchema = z.object({
  /** Base directory of the bag. */
  base: z.string().optional(),
  name: z.string().optional(),
  docketId: z.string().optional(),
  /** Moment with offset. */
  made: z.string().optional(),
  by: z.string().optional(),
  /** Key line as `minisign -P` takes it, and the key id that minisign prints. */
  publicKey: z.string().optional(),
  keyId: z.string().optional(),
  /** Files of the payload and their bytes. */
  files: z.number().optional(),
  bytes: z.number().optional(),
  /** Cases by register. */
  cases: z.record(z.string(), z.number()).optional(),
  /** Files that a system left in the zip by itself: nobody signed them, and they change nothing that was signed. */
  strays: z.array(z.object({ path: z.string(), system: z.enum(['macOS', 'Windows']) })).optional(),
  trail: z
    .object({
      entries: z.number(),
      count: z.number(),
      complete: z.boolean(),
      head: z.string(),
    })
    .optional(),
});
export type PackFacts = z.infer<typeof packFactsSchema>;

export const packReportSchema = z.object({
  ok: z.boolean(),
  /** The first thing that is wrong. */
  problem: z
    .object({ code: z.enum(problemCodes), path: z.string().optional(), detail: z.string().optional() })
    .optional(),
  /** The key that signed is the one that whoever asked knew beforehand. Without it anybody may have signed. */
  vouched: z.boolean(),
  facts: packFactsSchema,
});
export type PackReport = z.infer<typeof packReportSchema>;
