import { z } from 'zod';
import { momentSchema } from '../clocks/types.ts';

/** How far a long work is, in units of its own: bytes, pages. */
export const progressSchema = z.object({ done: z.number().int().min(0), total: z.number().int().min(0) });

/**
 * A backup on its way into the place of a docket: how far its unpacking is, in bytes of the backup; from `replacing` on it
 * cannot be given up; the last one has the name that the replaced docket has now.
 */
export const restoringSchema = z.discriminatedUnion('step', [
  progressSchema.extend({ step: z.literal('unpacking') }),
  z.object({ step: z.literal('replacing') }),
  z.object({ step: z.literal('done'), replaced: z.string() }),
]);
export type Restoring = z.infer<typeof restoringSchema>;

/** `backup`: an automatic one comes first; `copy`: the database is written anew; `encrypt`: under the new key; `prove`: it is opened and compared; `switch`. */
export const rotationProgressSchema = z.object({
  step: z.enum(['backup', 'copy', 'encrypt', 'prove', 'switch', 'done']),
  /** Steps that are behind, of all. */
  done: z.number().int(),
  of: z.number().int(),
});

/** How many automatic backups are kept: so many of today, one a day for so many days, one a week for so many weeks. */
export const keptSchema = z.object({
  today: z.number().int().min(1).max(100),
  days: z.number().int().min(1).max(366),
  weeks: z.number().int().min(1).max(520),
});

const casesInOne = z.object({ count: z.number().int(), refs: z.array(z.string()) });
const headSchema = z.object({ seq: z.number().int(), hash: z.string() });

/** What would change if a backup took the place of the open docket: `here` is the docket, `there` the backup. */
export const restorePreviewSchema = z.object({
  madeAt: momentSchema,
  sameDocket: z.boolean(),
  /** It is of this docket, from before its key was rotated: whole, but the key of today does not open it. */
  earlierKey: z.boolean(),
  registers: z.record(z.string(), z.object({ here: z.number().int(), there: z.number().int() })),
  files: z.object({ here: z.number().int(), there: z.number().int() }),
  newerHere: casesInOne,
  onlyHere: casesInOne,
  newerThere: casesInOne,
  onlyThere: casesInOne,
  trail: z.object({
    here: headSchema.nullable(),
    there: headSchema.nullable(),
    relation: z.enum(['same', 'behind', 'ahead', 'parted', 'other-docket']),
  }),
});

export type RestorePreview = z.infer<typeof restorePreviewSchema>;

/** An automatic backup of the list, by its name; `second`: the copy in the second folder. */
export const listedNameSchema = z.object({ name: z.string().max(200), second: z.boolean() });
export type ListedName = z.infer<typeof listedNameSchema>;

/** A part of a docket that was checked. `detail`: a code of what is wrong, and which thing. */
const findingSchema = z.object({ part: z.string(), ok: z.boolean(), detail: z.string().optional() });

/** The last full check: when each part was last found sound, and what was found if that was since the docket was opened. */
export const lastCheckSchema = z.object({
  at: momentSchema,
  ok: z.boolean(),
  soundAt: z.record(z.string(), momentSchema),
  findings: z.array(findingSchema).optional(),
});
export type LastCheck = z.infer<typeof lastCheckSchema>;

/** An automatic backup. One that is not `proven` was kept aside because its proof failed. */
const listedBackupSchema = z.object({
  name: z.string(),
  madeAt: momentSchema,
  size: z.number(),
  proven: z.boolean(),
  /** It was made before the docket key was rotated: the passphrases of its day open it, the key of today does not. */
  earlierKey: z.boolean(),
});

export const backupsSchema = z.object({
  keep: keptSchema,
  backups: z.array(listedBackupSchema),
  /** The second folder, if one is set; `found` is false while its disk is not there. */
  second: z
    .object({ folderName: z.string(), found: z.boolean(), backups: z.array(listedBackupSchema) })
    .optional(),
  last: z
    .object({
      at: momentSchema,
      name: z.string().optional(),
      /** Why the last attempt failed, and why the second folder holds no copy: codes of the errors. */
      problem: z.string().optional(),
      secondProblem: z.string().optional(),
    })
    .optional(),
  /** Something was entered since the last proven backup. */
  due: z.boolean(),
});
export type Backups = z.infer<typeof backupsSchema>;
