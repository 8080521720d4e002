import { oc } from '@orpc/contract';
import { z } from 'zod';
import { failureSchema } from './failure.ts';

const call = oc.errors({ DOCKET: { data: failureSchema } });
const nothing = z.object({});
/** Without a token: the docket that is open, or the one that the program was started with. */
const ofDocket = z.object({ token: z.string().optional() });

/** Why the keychain of the system is not used. `obfuscated`: it would only hide the key, under a password that is public. */
const keychainRefusals = ['obfuscated', 'unknown', 'unavailable', 'unsupported', 'not-written'] as const;

/** The keychain of the system: its name as the system tells it, and why it is not used, if it is not. */
export const keychainSchema = z.object({
  backend: z.string(),
  refusal: z.enum(keychainRefusals).optional(),
});
export type Keychain = z.infer<typeof keychainSchema>;

/** After how many minutes without anybody the docket is locked. There is no `never`. */
export const idleChoices = [1, 2, 5, 10, 15, 30, 60] as const;
export const idleMinutesSchema = z.literal(idleChoices);
export type IdleMinutes = z.infer<typeof idleMinutesSchema>;
export const DEFAULT_IDLE_MINUTES: IdleMinutes = 5;

/** Where text of the page went: the clipboard, or what the middle mouse button pastes on Linux. */
export const copiedSchema = z.enum(['clipboard', 'selection']);

/** What this computer keeps of a docket outside its folder, and how it looks after it. */
export const device = {
  /** Whether this computer opens a docket that is locked. The keychain is not asked. */
  known: call.input(ofDocket).output(z.object({ remembered: z.boolean() })),
  state: call.input(nothing).output(
    z.object({
      keychain: keychainSchema,
      remembered: z.boolean(),
      /** It opens as the person whose session this is. */
      own: z.boolean(),
    }),
  ),
  /** Makes a slot for this computer, whose key the system's keychain encrypts. `session.unlock` opens with it by `device`. */
  remember: call.input(nothing).output(nothing),
  /** Deletes the key that this computer keeps; the slot goes at once, or at the next unlocking. */
  forget: call.input(ofDocket).output(nothing),
  idleLimit: call.input(nothing).output(z.object({ minutes: idleMinutesSchema })),
  setIdleLimit: call
    .input(z.object({ minutes: idleMinutesSchema }))
    .output(z.object({ minutes: idleMinutesSchema })),
  /** Text of the page was copied: when the docket is locked it is taken away again, if it is still there. */
  copied: call.input(z.object({ to: copiedSchema })).output(nothing),
};
