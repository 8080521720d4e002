import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { clockResultSchema, eventTimesSchema, momentSchema, plainDateSchema } from '../clocks/types.ts';
import { territorySchema } from '../regimes/regime.ts';
import { agenda } from './agenda.ts';
import { call, nothing, secret, shortText } from './call.ts';
import { entryViewSchema } from './case.ts';
import { cases } from './cases.ts';
import { clocks } from './clocks.ts';
import { offeredBackupsSchema, salvagingSchema } from './damage.ts';
import { device } from './device.ts';
import { drafts } from './drafts.ts';
import { imports } from './imports.ts';
import {
  backupsSchema,
  keptSchema,
  lastCheckSchema,
  progressSchema,
  restorePreviewSchema,
  restoringSchema,
  rotationProgressSchema,
} from './keep.ts';
import { machineClock } from './machine-clock.ts';
import { packs } from './packs.ts';
import { listedPersonSchema, roleSchema } from './people.ts';
import { reminders } from './reminders.ts';
import { rulebook } from './rulebook.ts';
import { profileSchema, session } from './session.ts';
import {
  entryChoicesSchema,
  entryFilterSchema,
  notedReportSchema,
  packHeadSchema,
  trailReportSchema,
} from './trail.ts';

const people = {
  list: call.input(nothing).output(z.object({ people: z.array(listedPersonSchema) })),
  add: call
    .input(z.object({ name: shortText, role: roleSchema, passphrase: secret }))
    .output(z.object({ id: z.uuid() })),
  /** Takes the person's slots away. The docket key that the person could have kept is ended by `keep.rotate`. */
  remove: call.input(z.object({ id: z.uuid() })).output(z.object({ rotationAdvised: z.boolean() })),
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
      regimes: z.array(
        z.object({
          id: z.string(),
          version: z.string(),
          territory: territorySchema.optional(),
          rules: z.array(ruleViewSchema),
        }),
      ),
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
  profile: call.input(nothing).output(
    profileSchema.extend({
      person: z.string(),
      /** Absent in a snapshot of a docket that has no key for its packs yet. */
      publicKey: z.string().optional(),
      folderName: z.string(),
    }),
  ),
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
    .output(eventIterator(restoringSchema)),
  /** Puts the generation before in the place of a damaged slots.json, of which a copy is kept in `set-aside/`. */
  restoreSlots: call
    .input(closedDocket.extend({ secret: openingSecret }))
    .output(z.object({ setAside: z.string() })),
  /** Asks for a folder in the system's dialog and writes all that can be read into a new docket there. */
  salvage: call.input(closedDocket.extend({ secret: openingSecret })).output(eventIterator(salvagingSchema)),
};

const changes = {
  /** Tells the window that a case, or the whole docket, changed, so that it asks anew. Ends when the docket is closed. */
  watch: call.input(nothing).output(eventIterator(z.object({ caseId: z.string().optional() }))),
};

/**
 * Every call between the window and the docket process. Both sides share these schemas; the docket process checks what
 * it receives, whatever the window claims. A failure crosses as `DOCKET` with a code of `errorCodes`.
 */
export const contract = {
  session,
  people,
  cases,
  clocks,
  agenda,
  law,
  packs,
  trail,
  keep,
  drafts,
  changes,
  device,
  damage,
  rulebook,
  imports,
  reminders,
  machineClock,
};
export type Contract = typeof contract;
