import { z } from 'zod';
import { errorCodeSchema } from '../errors.ts';

/** How a failure crosses from the docket process to the window: a code of `errorCodes`, and its facts. */
export const failureSchema = z.object({
  code: errorCodeSchema,
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
});
export type Failure = z.infer<typeof failureSchema>;
