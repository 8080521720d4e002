import { z } from 'zod';
import { copiedSchema, idleMinutesSchema, keychainSchema } from './device.ts';

const docketId = z.uuid();
const slotId = z.uuid();

/** 32 random bytes in hex. They open nothing without the slot in the docket's folder. */
const deviceKey = z.string().regex(/^[0-9a-f]{64}$/);

/** Why the key of this computer cannot be had. Whatever it is, nothing was deleted. */
const deviceProblems = ['missing', 'backend', 'unavailable', 'unreadable'] as const;

/** What the docket process asks of the main process about this computer: its keychain, its idleness, its clipboard. */
export const deviceQuestions = [
  z.object({ ask: z.literal('keychain') }),
  /** Encrypts a key and keeps it; one that was kept for the docket before is forgotten. */
  z.object({ ask: z.literal('keepDeviceKey'), docketId, slotId, key: deviceKey }),
  z.object({ ask: z.literal('deviceKey'), docketId }),
  z.object({ ask: z.literal('knownDevice'), docketId }),
  z.object({ ask: z.literal('forgetDevice'), docketId }),
  /** These slots are out of the docket: nothing has to be remembered of them any more. */
  z.object({ ask: z.literal('slotsGone'), docketId, slotIds: z.array(slotId) }),
  z.object({ ask: z.literal('idleLimit'), minutes: idleMinutesSchema.optional() }),
  z.object({ ask: z.literal('copied'), to: copiedSchema }),
] as const;
export type DeviceQuestion = z.infer<(typeof deviceQuestions)[number]>;

/** What is kept for a docket: the slot whose key is here, and the slots whose key is gone but which are still there. */
const knownDeviceSchema = z.object({ slotId: slotId.optional(), forgotten: z.array(slotId) });
export type KnownDevice = z.infer<typeof knownDeviceSchema>;

const deviceKeySchema = z.union([
  z.object({ slotId, key: deviceKey }),
  z.object({ problem: z.enum(deviceProblems), was: z.string().optional(), now: z.string().optional() }),
]);
export type DeviceKeyAnswer = z.infer<typeof deviceKeySchema>;

/** Parts of an answer, each beside the question that it belongs to. */
export const deviceAnswers = {
  keychain: keychainSchema.optional(),
  deviceKey: deviceKeySchema.optional(),
  knownDevice: knownDeviceSchema.optional(),
  idleMinutes: idleMinutesSchema.optional(),
};
const deviceAnswersSchema = z.object(deviceAnswers);
export type DeviceAnswers = z.infer<typeof deviceAnswersSchema>;
