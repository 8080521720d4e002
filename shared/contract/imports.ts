import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { caseKindSchema } from '../cases/kinds.ts';
import { call } from './call.ts';
import { textEncodingSchema } from './case.ts';

/** What somebody chose of a file: without columns they are found by their headers. */
const choiceSchema = z.object({
  token: z.string(),
  kind: caseKindSchema,
  sheet: z.string().max(200).optional(),
  /** The field of each column by its name, `requester.name`; null for a column that is left out. */
  columns: z.array(z.string().max(100).nullable()).max(200).optional(),
  /** Fields that are the same in every row and come from no column, by name. */
  values: z.record(z.string().max(100), z.string().max(2_000)).optional(),
  /** Which number comes first in `03/04/2025`; without it such dates are refused. */
  dateOrder: z.enum(['dmy', 'mdy']).optional(),
  /** In which characters a text file is read; found without it. */
  encoding: textEncodingSchema.optional(),
});

/** In which characters a text file was read. */
export const charactersSchema = z.object({
  encoding: textEncodingSchema,
  /** False for a guess that could be wrong. */
  isSure: z.boolean(),
  /** The first lines, from 1, in which bytes stand that are no character of it. */
  replaced: z.array(z.number().int()).max(20),
});

/** The first cells of a table that hold more than ASCII, by which people see whether its characters were read right. */
export function samplesOf({ rows }: { rows: readonly { cells: readonly string[] }[] }): string[] {
  const cells = rows.flatMap((row) => row.cells).filter((cell) => /\P{ASCII}/u.test(cell));
  return [...new Set(cells)].slice(0, 5).map((cell) => cell.slice(0, 80));
}

/** Why a row cannot be a case; the words are under `imports:problem`. */
const rowProblemSchema = z.object({
  problem: z.string(),
  /** Place of the column from 0; absent where no column gives the field. */
  column: z.number().int().optional(),
  /** Path of the field in the record. */
  field: z.string().optional(),
  /** The beginning of what stood there. */
  given: z.string().optional(),
});

/** A cell that was read in a way that somebody should see; the words are under `imports:note`. */
const rowNoteSchema = z.object({
  column: z.number().int().optional(),
  field: z.string(),
  given: z.string(),
  country: z.string(),
});

const examinedRowSchema = z.object({
  /** As the spreadsheet numbers it. */
  row: z.number().int(),
  status: z.enum(['log', 'there', 'refused']),
  title: z.string(),
  reference: z.string().optional(),
  /** The case that it is already. */
  is: z.object({ id: z.string(), ref: z.string() }).optional(),
  problems: z.array(rowProblemSchema),
  notes: z.array(rowNoteSchema),
});

const countsSchema = z.object({
  logged: z.number().int(),
  there: z.number().int(),
  refused: z.number().int(),
});

export const importPreviewSchema = z.object({
  file: z.string(),
  format: z.enum(['csv', 'workbook', 'json']),
  /** `samples`: the first cells that hold more than ASCII. */
  characters: charactersSchema.extend({ samples: z.array(z.string()) }).optional(),
  sheet: z.string(),
  sheets: z.array(z.string()),
  /** `field`: the name of the field that a column goes into. */
  columns: z.array(z.object({ header: z.string(), sample: z.string(), field: z.string().optional() })),
  /** Every field that a column can go into. `choices`: the closed list that its values are of. */
  fields: z.array(
    z.object({
      name: z.string(),
      path: z.string(),
      required: z.boolean(),
      choices: z.object({ list: z.string(), values: z.array(z.string()) }).optional(),
    }),
  ),
  counts: countsSchema,
  rows: z.array(examinedRowSchema),
  /** Names this file, this choice and all that would follow: nothing else is imported under it. */
  fingerprint: z.string(),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

/** `backup`: bytes of the one that comes first; `logging`: rows. */
const importingSchema = z.discriminatedUnion('step', [
  z.object({ step: z.enum(['backup', 'logging']), done: z.number().int(), total: z.number().int() }),
  countsSchema.extend({
    step: z.literal('done'),
    /** References of the first and the last new case. */
    first: z.string().optional(),
    last: z.string().optional(),
    /** Name of the backup that was made before. */
    backup: z.string().optional(),
  }),
]);
export type Importing = z.infer<typeof importingSchema>;

/** Rows of a file that become cases of one register, by the command that logs a case by hand. For officers. */
export const imports = {
  /** Asks for a file in the system's dialog; answers nothing when the person cancels. */
  choose: call
    .input(z.object({}))
    .output(z.object({ chosen: z.object({ token: z.string(), file: z.string() }).optional() })),
  /** What an import would do with each row. Changes nothing. */
  preview: call.input(choiceSchema).output(importPreviewSchema),
  /**
   * Imports what was previewed, or nothing: an automatic backup, then one transaction. Tells how far it is; whoever stops
   * listening cancels it.
   */
  run: call
    .input(choiceSchema.extend({ fingerprint: z.string().max(100) }))
    .output(eventIterator(importingSchema)),
};
