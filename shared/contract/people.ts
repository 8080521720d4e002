import { z } from 'zod';
import { momentSchema } from '../clocks/types.ts';

/** An officer does everything, a responder sees incidents and their tasks alone, an auditor reads and exports. */
export const roleSchema = z.enum(['officer', 'responder', 'auditor']);
export type Role = z.infer<typeof roleSchema>;

/** A person of the docket as the list of people shows them. */
export const listedPersonSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  role: roleSchema,
  since: momentSchema,
  /** The person whose session this is. */
  self: z.boolean(),
  hasPassphrase: z.boolean(),
  /** The docket's recovery key opens it as this person. */
  holdsRecoveryKey: z.boolean(),
  /** What one guess at the passphrase costs: passes of Argon2id, and bytes of memory. */
  kdf: z.object({ opsLimit: z.number().int(), memLimitBytes: z.number().int() }).optional(),
});
export type ListedPerson = z.infer<typeof listedPersonSchema>;
