import { z } from 'zod';
import { caseKindSchema } from '../cases/kinds.ts';
import { momentSchema } from '../clocks/types.ts';
import { progressSchema } from './keep.ts';

/** An automatic backup in the folder of a docket that does not open: what its name and its size say, nothing secret. */
const offeredBackupSchema = z.object({
  token: z.string(),
  name: z.string(),
  madeAt: momentSchema,
  /** Bytes. */
  size: z.number(),
  proven: z.boolean(),
});
export const offeredBackupsSchema = z.object({ backups: z.array(offeredBackupSchema) });
export type OfferedBackup = z.infer<typeof offeredBackupSchema>;

/** The first names of a longer list, and how many there are in all. */
const namedSchema = z.object({ count: z.number().int(), names: z.array(z.string()) });

/** What salvage kept and what was lost. */
const salvageReportSchema = z.object({
  /** Opens the new docket. */
  token: z.string(),
  folderName: z.string(),
  /** The damaged docket, which was only read and stays where it is. */
  damagedFolder: z.string(),
  /** Cases that were kept. */
  cases: z.record(caseKindSchema, z.number().int()),
  /** References that are missing in the numbering. */
  casesLost: namedSchema,
  /** Tables of which not every page could be read. */
  incomplete: z.array(z.string()),
  entriesLost: z.number().int(),
  /** Notes, tasks and links of lost cases, kept as drafts. */
  orphans: z.number().int(),
  files: z.object({ kept: z.number().int(), lost: namedSchema }),
  /** The log beside the database was another's and was left out. */
  logLeftOut: z.boolean(),
  trail: z.object({
    ok: z.boolean(),
    count: z.number().int(),
    problem: z.object({ seq: z.number().int(), kind: z.string() }).optional(),
  }),
});
export type SalvageReportView = z.infer<typeof salvageReportSchema>;

/** How far salvage is, in bytes of the database and the attachments; the last one has the report, unless the dialog was cancelled. */
export const salvagingSchema = z.discriminatedUnion('step', [
  progressSchema.extend({ step: z.literal('reading') }),
  z.object({ step: z.literal('done'), report: salvageReportSchema.optional() }),
]);
export type Salvaging = z.infer<typeof salvagingSchema>;
