import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { caseKindSchema } from '../cases/kinds.ts';
import { plainDateSchema } from '../clocks/types.ts';
import { call, id, nothing, shortText } from './call.ts';
import { caseRowSchema, caseViewSchema, filePreviewSchema } from './case.ts';
import { attachingSchema } from './files.ts';
import { caseThenSchema, pastSchema } from './trail.ts';

export const cases = {
  list: call
    .input(
      z.object({
        kind: caseKindSchema,
        show: z.enum(['open', 'closed', 'all', 'discarded']),
        due: z.enum(['any', 'overdue', 'week']),
        waiting: z.boolean(),
        search: z.string().max(200),
        sort: z.enum(['due', 'opened', 'ref', 'title', 'updated']),
        direction: z.enum(['up', 'down']),
        after: z.string().max(2000).optional(),
        limit: z.number().int().min(1).max(200),
      }),
    )
    .output(
      z.object({
        rows: z.array(caseRowSchema),
        next: z.string().optional(),
        matching: z.number().int(),
        open: z.number().int(),
        all: z.number().int(),
        discarded: z.number().int(),
      }),
    ),
  counts: call.input(nothing).output(
    z.object({
      today: z.number().int(),
      /** Of those that are due today and soon, the ones that are over. */
      overdue: z.number().int(),
      request: z.number().int(),
      incident: z.number().int(),
      agreement: z.number().int(),
      transfer: z.number().int(),
    }),
  ),
  get: call.input(z.object({ id })).output(caseViewSchema),
  /** A case as it was, told by its entries; for whoever may see the case. */
  asOf: call.input(z.object({ id, past: pastSchema })).output(caseThenSchema),
  find: call
    .input(z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(50) }))
    .output(z.object({ rows: z.array(caseRowSchema) })),
  /** The countries that forms offer first: that of the organisation, then those that cases named lately. */
  countries: call.input(nothing).output(z.object({ countries: z.array(z.string()) })),
  log: call
    .input(z.object({ kind: caseKindSchema, record: z.unknown(), draft: z.uuid().optional() }))
    .output(caseViewSchema),
  /** Corrects the facts of a case. `version` is the one that the change was based on; a stale one is refused, never overwritten. */
  change: call
    .input(
      z.object({
        id,
        version: z.number().int().min(1),
        record: z.unknown(),
        reason: z.string().max(2000).optional(),
        draft: z.uuid().optional(),
      }),
    )
    .output(caseViewSchema),
  /** Takes a step of the lifecycle. `answers` are checked by the step's own schema. */
  takeStep: call
    .input(
      z.object({
        id,
        version: z.number().int().min(1),
        step: z.string().max(60),
        answers: z.unknown(),
        draft: z.uuid().optional(),
      }),
    )
    .output(caseViewSchema),
  addNote: call
    .input(z.object({ id, text: z.string().trim().min(1).max(20_000), draft: z.uuid().optional() }))
    .output(caseViewSchema),
  addTask: call
    .input(
      z.object({
        id,
        title: shortText,
        dueOn: plainDateSchema.optional(),
        assignee: shortText.optional(),
        draft: z.uuid().optional(),
      }),
    )
    .output(caseViewSchema),
  finishTask: call.input(z.object({ id, taskId: z.uuid(), done: z.boolean() })).output(caseViewSchema),
  /**
   * Opens the system's file dialog, encrypts the chosen files into the docket and adds them to the case: all, or none
   * when one fails or the call is cancelled. Tells how far it is.
   */
  addFiles: call.input(z.object({ id })).output(eventIterator(attachingSchema)),
  /** Opens the system's file dialog and attaches the chosen file as a new version of an attachment, which stays. */
  replaceFile: call.input(z.object({ id, fileId: z.uuid() })).output(eventIterator(attachingSchema)),
  /** Deletes an attachment; the reason is kept in the trail. */
  removeFile: call
    .input(z.object({ id, fileId: z.uuid(), reason: z.string().max(2000) }))
    .output(caseViewSchema),
  /** The content of an attachment for the window, if it is a text, an image or a PDF and not too large. */
  previewFile: call
    .input(z.object({ id, fileId: z.uuid() }))
    .output(z.object({ name: z.string(), size: z.number(), preview: filePreviewSchema })),
  /** Writes a decrypted copy to where the person chooses in the system's dialog. */
  saveFile: call
    .input(z.object({ id, fileId: z.uuid() }))
    .output(z.object({ savedAs: z.string().optional() })),
  /**
   * Writes a decrypted copy into a private temporary folder and has another program open it. The copy is deleted when the
   * docket is locked or closed, and at the next start after a crash. What could run something is refused.
   */
  openFile: call.input(z.object({ id, fileId: z.uuid() })).output(nothing),
};
