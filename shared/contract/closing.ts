import { z } from 'zod';
import { errorCodeSchema } from '../errors.ts';
import { progressSchema } from './keep.ts';

/** What the backup that closing makes shall be: the usual one if it is due, one in a folder that a person chooses, none. */
export const closingBackupSchema = z.enum(['due', 'elsewhere', 'none']);
export type ClosingBackup = z.infer<typeof closingBackupSchema>;

/** How far the closing of the docket is; `leaving`: the program ends afterwards. */
export const closingStateSchema = z.discriminatedUnion('state', [
  /** Nothing is being closed. */
  z.object({ state: z.literal('open') }),
  /** Somebody closed the window or chose it in the menu: the page keeps what was typed last and calls `session.close`. */
  z.object({ state: z.literal('asked') }),
  /** The backup is being made. `total` is 0 until its size is known. */
  progressSchema.extend({ state: z.literal('backing-up'), leaving: z.boolean() }),
  /** The backup could not be made; the docket is open until somebody decides. */
  z.object({ state: z.literal('failed'), leaving: z.boolean(), problem: errorCodeSchema }),
]);
export type ClosingState = z.infer<typeof closingStateSchema>;
