import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { caseKindSchema } from '../cases/kinds.ts';
import { reminderSettingsSchema } from '../clocks/reminder-settings.ts';
import { momentSchema } from '../clocks/types.ts';
import { call, languageSchema, nothing } from './call.ts';

/** A click on a reminder: the case that it was about; without one it was about several, and Today has them. */
export const followedSchema = z.object({
  case: z.object({ id: z.string(), kind: caseKindSchema }).optional(),
});
export type Followed = z.infer<typeof followedSchema>;

/** Reminders of clocks from the operating system while the program runs. */
export const reminders = {
  view: call.input(nothing).output(
    z.object({
      settings: reminderSettingsSchema,
      /** The person's role is reminded of something at all. */
      reminded: z.boolean(),
      /** The operating system of this computer shows notifications. */
      shown: z.boolean(),
      /** The clocks that this person put off. */
      snoozed: z.array(z.object({ clockId: z.string(), until: momentSchema })),
    }),
  ),
  /** Sets when the organisation is reminded. Officers only. */
  set: call.input(z.object({ settings: reminderSettingsSchema })).output(nothing),
  /** Puts one reminder off; answers until when, which is earlier where a period ends or where it would be too long. */
  snooze: call
    .input(z.object({ clockId: z.uuid(), minutes: z.int().min(1).max(10_000) }))
    .output(z.object({ until: momentSchema })),
  /** In which language this person is reminded: that of the window. */
  speak: call.input(z.object({ language: languageSchema })).output(nothing),
  /** Tells the window of each click on a reminder. Ends when the docket is closed. */
  followed: call.input(nothing).output(eventIterator(followedSchema)),
};
