import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { passphraseWeightSchema } from '../assess/passphrase-weight.ts';
import { placeSchema, regimes } from '../cases/fields.ts';
import { momentSchema } from '../clocks/types.ts';
import { call, languageSchema, nothing, secret, shortText } from './call.ts';
import { closingBackupSchema, closingStateSchema } from './closing.ts';
import { listedNameSchema, progressSchema, restoringSchema } from './keep.ts';
import { roleSchema } from './people.ts';

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
      /** It was of an older format until it was opened; `backup` from before is in its `backups/`. */
      broughtUp: z.object({ backup: z.string() }).optional(),
    })
    .optional(),
  /** The passphrase of the sample docket, which is public; absent for every other docket. */
  samplePassphrase: z.string().optional(),
  recent: z.array(z.object({ token: z.string(), name: z.string(), openedAt: momentSchema })),
});

export type SessionStatus = z.infer<typeof sessionStatusSchema>;

export const session = {
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
    .output(eventIterator(restoringSchema)),
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
