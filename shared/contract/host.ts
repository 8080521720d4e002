import { z } from 'zod';

/**
 * What the docket process may ask of the main process, over its parent port: dialogs, the list of recent dockets, the
 * lock. Paths travel only here, never over the window's port. The main process sees paths, never keys or rows.
 */
export const hostQuestionSchema = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('chooseFolder'), purpose: z.enum(['create', 'open', 'backup']) }),
  z.object({
    ask: z.literal('chooseFiles'),
    purpose: z.enum(['attach', 'replace', 'pack', 'backup', 'law']),
  }),
  z.object({ ask: z.literal('chooseTarget'), purpose: z.enum(['pack', 'backup', 'file']), name: z.string() }),
  z.object({ ask: z.literal('recentDockets') }),
  z.object({ ask: z.literal('rememberDocket'), path: z.string() }),
  z.object({ ask: z.literal('lock') }),
]);
export type HostQuestion = z.infer<typeof hostQuestionSchema>;

/** Docket process to main: a question with a number that its answer repeats. */
export const hostAskSchema = z.object({
  type: z.literal('ask'),
  number: z.number().int(),
  question: hostQuestionSchema,
});

export const recentDocketSchema = z.object({ path: z.string(), openedAt: z.iso.datetime({ offset: true }) });

/** Main to docket process. `connect` carries the window's port beside it; `start` names what the program was started with. */
export const hostMessageSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('start'),
    docketPath: z.string().optional(),
    sample: z.boolean(),
    productVersion: z.string(),
  }),
  z.object({ type: z.literal('connect') }),
  z.object({
    type: z.literal('answer'),
    number: z.number().int(),
    paths: z.array(z.string()),
    recent: z.array(recentDocketSchema),
  }),
]);
export type HostMessage = z.infer<typeof hostMessageSchema>;
