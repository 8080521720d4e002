import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { passphraseWeightSchema } from '../assess/passphrase-weight.ts';
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
import { closingBackupSchema, closingStateSchema } from './closing.ts';
import { offeredBackupsSchema, salvageReportSchema } from './damage.ts';
import { device } from './device.ts';
import { type Failure, failureSchema } from './failure.ts';
import { attachingSchema } from './files.ts';
import {
  backupsSchema,
  keptSchema,
  lastCheckSchema,
  listedNameSchema,
  progressSchema,
  restorePreviewSchema,
  rotationProgressSchema,
} from './keep.ts';
import { listedPersonSchema, roleSchema } from './people.ts';
import {
  caseThenSchema,
  entryChoicesSchema,
  entryFilterSchema,
  notedReportSchema,
  packHeadSchema,
  pastSchema,
  trailReportSchema,
} from './trail.ts';

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
    .input(
      z.object({
        token: z.string(),
        profile: profileSchema,
        person: shortText,
        passphrase: secret,
        /** In whose words the recovery key comes; English unless told. */
        language: languageSchema.optional(),
      }),
    )
    .output(z.object({ recoveryKey: z.string() })),
  confirmRecoveryKey: call.input(z.object({ typed: secret })).output(nothing),
  /** Without a token: the docket that the program was started with. */
  unlock: call
    .input(
      z.object({
        token: z.string().optional(),
        secret: z.union([
          z.object({ passphrase: secret }),
          z.object({ recoveryKey: secret }),
          /** With what this computer keeps, see `device.remember`. */
          z.object({ device: z.literal(true) }),
        ]),
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
  /**
   * How hard a passphrase is to guess, while it is typed. `names`: what the form asks beside it; those of the open docket
   * are known. What has a `weakness` is refused by `create`, `people.add` and `changePassphrase`.
   */
  weighPassphrase: call
    .input(z.object({ passphrase: secret, names: z.array(z.string().max(300)).max(4) }))
    .output(passphraseWeightSchema),
  /** A new recovery key, shown once; the old one holds until the new one was typed back by `confirmRecoveryKey`. */
  replaceRecoveryKey: call
    .input(z.object({ language: languageSchema.optional() }))
    .output(z.object({ recoveryKey: z.string() })),
  /**
   * A backup to restore: one of the list of automatic ones, for officers, or one that a person chooses in the system's
   * dialog. Answers nothing when the person cancels.
   */
  chooseBackup: call
    .input(z.object({ listed: listedNameSchema.optional() }))
    .output(z.object({ backup: z.object({ token: z.string(), name: z.string() }).optional() })),
  /**
   * Puts a backup in the place of the open docket, which is closed, renamed and kept; afterwards the docket is closed.
   * While none is open: of the docket behind the token, or of the one that the program was started with, also when it is
   * damaged. The passphrase must open the backup; it is tried before the docket is closed. While a docket is open:
   * officers only.
   */
  restoreOver: call
    .input(z.object({ backup: z.string(), docket: z.string().optional(), passphrase: secret }))
    .output(z.object({ replaced: z.string() })),
  /**
   * Makes the backup that is due and then closes the docket; tells how far the backup is, in bytes. A backup that fails
   * leaves the docket open. `lock` never waits: what it skips is made after the next unlocking.
   */
  close: call
    .input(z.object({ backup: closingBackupSchema.optional() }))
    .output(eventIterator(progressSchema)),
  /** How the closing of the docket stands, whoever asked for it. */
  closing: call.input(nothing).output(eventIterator(closingStateSchema)),
  /** Gives up a closing: the docket stays open, and the window too. */
  stay: call.input(nothing).output(nothing),
  /** Ends the docket process; the window reloads. */
  lock: call.input(nothing).output(nothing),
};

const people = {
  list: call.input(nothing).output(z.object({ people: z.array(listedPersonSchema) })),
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
  /** A case as it was, told by its entries; for whoever may see the case. */
  asOf: call.input(z.object({ id, past: pastSchema })).output(caseThenSchema),
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
  /** The regimes and calendars that this program ships; may be asked before a docket is open. */
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
  /** Entries, the newest first; `before` is the number of the last one of the page before. */
  list: call
    .input(
      z.object({
        before: z.number().int().optional(),
        limit: z.number().int().min(1).max(200),
        filter: entryFilterSchema.optional(),
      }),
    )
    .output(z.object({ entries: z.array(entryViewSchema) })),
  choices: call.input(nothing).output(entryChoicesSchema),
  /** `noted`: a head that was noted earlier, as `<seq>:<hash>`; the trail must still hold it. */
  verify: call.input(z.object({ noted: z.string().max(300).optional() })).output(trailReportSchema),
  /** What the trail says of a head that was noted earlier. */
  checkHead: call.input(z.object({ noted: z.string().max(300) })).output(notedReportSchema),
  /** Asks for a pack in the system's dialog and compares its head with the trail. */
  checkPack: call.input(nothing).output(z.object({ pack: packHeadSchema.optional() })),
};

const keep = {
  /**
   * Gives the docket a new key: everything is encrypted anew and every slot gets the new key. Tells how far it is. An
   * automatic backup comes first; when it cannot be made, `backup-first`, unless it is done without on purpose.
   */
  rotate: call
    .input(z.object({ withoutBackup: z.boolean().optional() }))
    .output(eventIterator(rotationProgressSchema)),

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
      last: lastCheckSchema.optional(),
    }),
  ),
  profile: call
    .input(nothing)
    .output(profileSchema.extend({ person: z.string(), publicKey: z.string(), folderName: z.string() })),
};

const openingSecret = z.union([z.object({ passphrase: secret }), z.object({ recoveryKey: secret })]);
const closedDocket = z.object({ docket: z.string().optional() });

/**
 * A docket that does not open, behind a token, or the one that the program was started with. None may be open. Whatever is
 * repaired, what was damaged stays: the answers say under which name.
 */
const damage = {
  /** Its automatic backups: the proven ones first, then the newest. */
  backups: call.input(closedDocket).output(offeredBackupsSchema),
  /** Puts a backup in its place; it is renamed to `replaced`. The secret must open the backup, as an officer. */
  restore: call
    .input(closedDocket.extend({ backup: z.string(), secret: openingSecret }))
    .output(z.object({ replaced: z.string() })),
  /** Puts the generation before in the place of a damaged slots.json, of which a copy is kept in `set-aside/`. */
  restoreSlots: call
    .input(closedDocket.extend({ secret: openingSecret }))
    .output(z.object({ setAside: z.string() })),
  /** Asks for a folder in the system's dialog and writes all that can be read into a new docket there. */
  salvage: call
    .input(closedDocket.extend({ secret: openingSecret }))
    .output(z.object({ report: salvageReportSchema.optional() })),
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
  device,
  damage,
};
export type Contract = typeof contract;
