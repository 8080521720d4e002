import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { placeSchema, regimes } from '../cases/fields.ts';
import { caseKindSchema } from '../cases/kinds.ts';
import { clockResultSchema, eventTimesSchema, momentSchema, plainDateSchema } from '../clocks/types.ts';
import {
  caseRowSchema,
  caseViewSchema,
  clockViewSchema,
  entryViewSchema,
  filePreviewSchema,
  taskSchema,
} from './case.ts';
import { type Failure, failureSchema } from './failure.ts';
import {
  backupsSchema,
  keptSchema,
  progressSchema,
  restorePreviewSchema,
  rotationProgressSchema,
} from './keep.ts';
import { rulebook } from './rulebook.ts';

/**
 * Every call between the window and the docket process. Both sides share these schemas; the docket process checks what
 * it receives, whatever the window claims. A failure crosses as `DOCKET` with a code of `errorCodes`.
 */
const call = oc.errors({ DOCKET: { data: failureSchema } });

export { type Failure, failureSchema };

const nothing = z.object({});
const secret = z.string().min(1).max(1024);
const id = z.uuid();
const shortText = z.string().trim().min(1).max(300);

export const languageSchema = z.enum(['en', 'zh-CN']);

/** A folder or file that a person chose in a dialog. The path stays in the docket process; the window holds the token. */
export const chosenSchema = z.object({ token: z.string(), name: z.string(), isDocket: z.boolean() });

export const profileSchema = z.object({
  name: shortText,
  place: placeSchema,
  regimes: regimes(),
});
export type Profile = z.infer<typeof profileSchema>;

/** An officer does everything, a responder sees incidents and their tasks alone, an auditor reads and exports. */
export const roleSchema = z.enum(['officer', 'responder', 'auditor']);

export const sessionStatusSchema = z.object({
  /** `unconfirmed`: open, but the recovery key was not typed back yet, so nothing may be entered. */
  state: z.enum(['closed', 'unconfirmed', 'open']),
  /** Nothing can be changed: an auditor opened it, or it is a snapshot of a docket that is open elsewhere. */
  readOnly: z.boolean().optional(),
  /** The docket that is open, or the one that the program was started with. */
  docket: z
    .object({
      folderName: z.string(),
      profile: profileSchema.optional(),
      person: z.string().optional(),
      role: roleSchema.optional(),
    })
    .optional(),
  /** The passphrase of the sample docket, which is public; absent for every other docket. */
  samplePassphrase: z.string().optional(),
  recent: z.array(z.object({ token: z.string(), name: z.string(), openedAt: momentSchema })),
});
export type SessionStatus = z.infer<typeof sessionStatusSchema>;

const session = {
  status: call.input(nothing).output(sessionStatusSchema),
  /** Opens the system's folder dialog. Answers nothing when the person cancels. */
  chooseFolder: call
    .input(z.object({ purpose: z.enum(['create', 'open']) }))
    .output(z.object({ chosen: chosenSchema.optional() })),
  create: call
    .input(z.object({ token: z.string(), profile: profileSchema, person: shortText, passphrase: secret }))
    .output(z.object({ recoveryKey: z.string() })),
  confirmRecoveryKey: call.input(z.object({ typed: secret })).output(nothing),
  /** Without a token: the docket that the program was started with. */
  unlock: call
    .input(
      z.object({
        token: z.string().optional(),
        secret: z.union([z.object({ passphrase: secret }), z.object({ recoveryKey: secret })]),
        /** Open what the docket held a moment ago, for reading only, although it is open elsewhere. */
        snapshot: z.boolean().optional(),
      }),
    )
    .output(sessionStatusSchema),
  /** Replaces the passphrase of the person who opened the docket. Who forgot it gives the recovery key as `current`. */
  changePassphrase: call
    .input(
      z.object({
        current: z.union([z.object({ passphrase: secret }), z.object({ recoveryKey: secret })]),
        next: secret,
      }),
    )
    .output(nothing),
  /** A new recovery key, shown once; the old one holds until the new one was typed back by `confirmRecoveryKey`. */
  replaceRecoveryKey: call.input(nothing).output(z.object({ recoveryKey: z.string() })),
  /** Opens the system's dialog for a backup to restore. Answers nothing when the person cancels. */
  chooseBackup: call
    .input(nothing)
    .output(z.object({ backup: z.object({ token: z.string(), name: z.string() }).optional() })),
  /**
   * Puts a backup in the place of the open docket, which is closed, renamed and kept; afterwards the docket is closed.
   * While none is open: of the docket behind the token, or of the one that the program was started with, also when it is
   * damaged. The passphrase must open the backup. While a docket is open: officers only.
   */
  restoreOver: call
    .input(z.object({ backup: z.string(), docket: z.string().optional(), passphrase: secret }))
    .output(z.object({ replaced: z.string() })),
  /**
   * Makes the backup that is due and then closes the docket; tells how far the backup is, in bytes. A backup that fails
   * leaves the docket open. `lock` never waits: what it skips is made after the next unlocking.
   */
  close: call.input(nothing).output(eventIterator(progressSchema)),
  /** Ends the docket process; the window reloads. */
  lock: call.input(nothing).output(nothing),
};

const people = {
  list: call.input(nothing).output(
    z.object({
      people: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          role: roleSchema,
          since: momentSchema,
          /** The person whose session this is. */
          self: z.boolean(),
          hasPassphrase: z.boolean(),
          /** The docket's recovery key opens it as this person. */
          holdsRecoveryKey: z.boolean(),
        }),
      ),
    }),
  ),
  add: call
    .input(z.object({ name: shortText, role: roleSchema, passphrase: secret }))
    .output(z.object({ id: z.uuid() })),
  /** Takes the person's slots away. The docket key that the person could have kept is ended by `keep.rotate`. */
  remove: call.input(z.object({ id: z.uuid() })).output(z.object({ rotationAdvised: z.boolean() })),
};

const cases = {
  list: call
    .input(
      z.object({
        kind: caseKindSchema,
        show: z.enum(['open', 'closed', 'all']),
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
      }),
    ),
  counts: call.input(nothing).output(
    z.object({
      today: z.number().int(),
      request: z.number().int(),
      incident: z.number().int(),
      agreement: z.number().int(),
      transfer: z.number().int(),
    }),
  ),
  get: call.input(z.object({ id })).output(caseViewSchema),
  find: call
    .input(z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(50) }))
    .output(z.object({ rows: z.array(caseRowSchema) })),
  log: call
    .input(z.object({ kind: caseKindSchema, record: z.unknown(), draft: z.string().optional() }))
    .output(caseViewSchema),
  /** Corrects the facts of a case. `version` is the one that the change was based on; a stale one is refused, never overwritten. */
  change: call
    .input(
      z.object({
        id,
        version: z.number().int().min(1),
        record: z.unknown(),
        reason: z.string().max(2000).optional(),
        draft: z.string().optional(),
      }),
    )
    .output(caseViewSchema),
  /** Takes a step of the lifecycle. `answers` are checked by the step's own schema. */
  takeStep: call
    .input(z.object({ id, version: z.number().int().min(1), step: z.string().max(60), answers: z.unknown() }))
    .output(caseViewSchema),
  addNote: call.input(z.object({ id, text: z.string().trim().min(1).max(20_000) })).output(caseViewSchema),
  addTask: call
    .input(
      z.object({ id, title: shortText, dueOn: plainDateSchema.optional(), assignee: shortText.optional() }),
    )
    .output(caseViewSchema),
  finishTask: call.input(z.object({ id, taskId: z.uuid(), done: z.boolean() })).output(caseViewSchema),
  /** Opens the system's file dialog, encrypts the chosen files into the docket and adds them to the case. */
  addFiles: call.input(z.object({ id })).output(z.object({ added: z.number().int(), case: caseViewSchema })),
  /** Opens the system's file dialog and attaches the chosen file as a new version of an attachment, which stays. */
  replaceFile: call
    .input(z.object({ id, fileId: z.uuid() }))
    .output(z.object({ replaced: z.boolean(), case: caseViewSchema })),
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
};

/** One line of Today or the calendar: a clock, or a task of a case. */
export const agendaItemSchema = z.object({
  key: z.string(),
  caseId: z.string(),
  kind: caseKindSchema,
  ref: z.string(),
  title: z.string(),
  party: z.string(),
  date: plainDateSchema,
  what: z.discriminatedUnion('is', [
    z.object({ is: z.literal('clock'), clock: clockViewSchema }),
    z.object({ is: z.literal('task'), task: taskSchema }),
    /** Somebody outside must act: a key of the text namespace `waiting`. */
    z.object({ is: z.literal('waiting'), waitingFor: z.string(), since: momentSchema }),
  ]),
});
export type AgendaItem = z.infer<typeof agendaItemSchema>;

const agenda = {
  /** `overdue`: the period is over; `soon`: due within a week, or hours clocks that run; `waiting`: somebody else must act. */
  today: call.input(nothing).output(
    z.object({
      overdue: z.array(agendaItemSchema),
      soon: z.array(agendaItemSchema),
      waiting: z.array(agendaItemSchema),
    }),
  ),
  range: call
    .input(z.object({ from: plainDateSchema, to: plainDateSchema }))
    .output(z.object({ items: z.array(agendaItemSchema) })),
};

export const ruleViewSchema = z.object({
  id: z.string(),
  register: z.string(),
  citation: z.string(),
  trigger: z.string(),
  events: z.array(z.string()),
  extendable: z.boolean(),
  parameters: z.boolean(),
  nature: z.enum(['statute', 'standard', 'house', 'contract']),
  verified: z.enum(['primary', 'quoted', 'secondary', 'unverified']),
  validFrom: plainDateSchema.optional(),
  validTo: plainDateSchema.optional(),
  inForce: z.boolean(),
});

const law = {
  /** The regimes and calendars that the open docket counts with; before one is open, those that this program ships. */
  list: call.input(nothing).output(
    z.object({
      regimes: z.array(z.object({ id: z.string(), version: z.string(), rules: z.array(ruleViewSchema) })),
      places: z.array(
        z.object({ place: z.string(), zone: z.string(), version: z.string(), coveredTo: plainDateSchema }),
      ),
    }),
  ),
  /** Works out a date without a case. */
  compute: call
    .input(
      z.object({
        regime: z.string(),
        rule: z.string(),
        place: z.string(),
        events: eventTimesSchema,
        extended: z.boolean(),
        parameters: z
          .object({ amount: z.number().int().min(1), unit: z.enum(['day', 'week', 'month']) })
          .optional(),
      }),
    )
    .output(clockResultSchema),
};

export const packProblemSchema = z.object({
  code: z.string(),
  path: z.string().optional(),
  detail: z.string().optional(),
});

const packs = {
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
        })
        .optional(),
    }),
  ),
};

const trail = {
  list: call
    .input(z.object({ before: z.number().int().optional(), limit: z.number().int().min(1).max(200) }))
    .output(z.object({ entries: z.array(entryViewSchema) })),
  /** `noted`: a head that was noted earlier, as `<seq>:<hash>`; the trail must still hold it. */
  verify: call.input(z.object({ noted: z.string().max(100).optional() })).output(
    z.object({
      ok: z.boolean(),
      count: z.number().int(),
      head: z.string(),
      problem: z.object({ seq: z.number().int(), kind: z.string() }).optional(),
      /** Entries from before people signed. */
      beforeSignatures: z.number().int(),
      /** Where the machine's clock was set back, and by how many milliseconds at least. No fault of the trail. */
      clockWentBack: z.array(z.object({ seq: z.number().int(), byMs: z.number() })),
    }),
  ),
};

const keep = {
  /** Gives the docket a new key: everything is encrypted anew and every slot gets the new key. Tells how far it is. */
  rotate: call.input(nothing).output(eventIterator(rotationProgressSchema)),

  /** The automatic backups and how they are kept. */
  backups: call.input(nothing).output(backupsSchema),
  /** Sets how many are kept, and the second folder: `choose` opens the system's dialog, `none` gives it up. Officers only. */
  setBackups: call
    .input(z.object({ keep: keptSchema.optional(), second: z.enum(['choose', 'none']).optional() }))
    .output(backupsSchema),
  /** Compares a chosen backup with the open docket. The passphrase is needed when the backup has another key. */
  previewRestore: call
    .input(z.object({ backup: z.string(), passphrase: secret.optional() }))
    .output(restorePreviewSchema),
  /** Makes an automatic backup now; tells how far it is, in bytes. */
  backUpNow: call.input(nothing).output(eventIterator(progressSchema)),
  /** Asks where to save, writes an encrypted backup of the whole docket and proves it by opening it. */
  backup: call.input(nothing).output(
    z.object({
      saved: z.object({ name: z.string(), size: z.number(), cases: z.number().int() }).optional(),
    }),
  ),
  check: call.input(nothing).output(
    z.object({
      ok: z.boolean(),
      findings: z.array(
        z.object({
          part: z.string(),
          ok: z.boolean(),
          detail: z.string().optional(),
          /** Of a damaged part: when it was last found sound. */
          soundAt: momentSchema.optional(),
        }),
      ),
      /** The search index did not agree with the cases and was made anew. */
      searchRebuilt: z.boolean(),
    }),
  ),
  /** The same with its progress, in bytes; `keep.lastCheck` has the result. */
  checkNow: call.input(nothing).output(eventIterator(progressSchema)),
  /** The last full check; it is made once a week, and on demand. */
  lastCheck: call.input(nothing).output(
    z.object({
      last: z
        .object({ at: momentSchema, ok: z.boolean(), soundAt: z.record(z.string(), momentSchema) })
        .optional(),
    }),
  ),
  profile: call
    .input(nothing)
    .output(profileSchema.extend({ person: z.string(), publicKey: z.string(), folderName: z.string() })),
};

const drafts = {
  /** `form` names the form (`request.new`, `request.<id>.edit`, `request.<id>.decide`); the body is what was typed so far. */
  save: call.input(z.object({ form: z.string().max(200), body: z.json() })).output(nothing),
  get: call
    .input(z.object({ form: z.string().max(200) }))
    .output(z.object({ body: z.json().optional(), savedAt: momentSchema.optional() })),
  list: call
    .input(nothing)
    .output(z.object({ drafts: z.array(z.object({ form: z.string(), savedAt: momentSchema })) })),
  discard: call.input(z.object({ form: z.string().max(200) })).output(nothing),
};

const changes = {
  /** Tells the window that a case, or the whole docket, changed, so that it asks anew. Ends when the docket is closed. */
  watch: call.input(nothing).output(eventIterator(z.object({ caseId: z.string().optional() }))),
};

export const contract = {
  session,
  people,
  cases,
  agenda,
  law,
  packs,
  trail,
  keep,
  drafts,
  changes,
  rulebook,
};
export type Contract = typeof contract;
