import { z } from 'zod';
import { type CaseKind, caseKinds } from '../cases/kinds.ts';
import type { Unit } from './types.ts';

/** The kinds of clock that are reminded of alike: those that count hours, wherever they run, and the dates of each register. */
export const reminderKinds = ['hours', ...caseKinds] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** The kind of a clock by its register and the unit that it counts in. */
export function reminderKindOf(kind: CaseKind, unit: Unit): ReminderKind {
  return unit === 'hour' ? 'hours' : kind;
}

/**
 * How long before the end of a period to remind. Hours and minutes are elapsed time; so many days before is said on that
 * day, at the time of day of the settings.
 */
const leadSchema = z.object({
  amount: z.int().min(1).max(366),
  unit: z.enum(['day', 'hour', 'minute']),
});
export type Lead = z.infer<typeof leadSchema>;
export const leadUnits = leadSchema.shape.unit.options;

/** How many times before the end one may be reminded. */
export const MOST_LEADS = 6;

/** After how many hours an overdue clock is told of again. There is no `never`: overdue never falls silent. */
export const overdueHours = { hours: [1, 2, 4], dates: [2, 4, 8, 24] } as const;

const leadsSchema = z.array(leadSchema).max(MOST_LEADS);
const ofHours = z.object({ before: leadsSchema, overdueEvery: z.literal(overdueHours.hours) });
const ofDates = z.object({ before: leadsSchema, overdueEvery: z.literal(overdueHours.dates) });

/** When the organisation wants to be reminded. */
export const reminderSettingsSchema = z.object({
  /** Time of the day, `HH:MM` at the organisation's home, for what is said on a day. */
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  kinds: z.object({
    hours: ofHours,
    request: ofDates,
    incident: ofDates,
    agreement: ofDates,
    transfer: ofDates,
  }),
  /** Whether it is said, without any detail, that a reminder waits in the locked docket. */
  whileLocked: z.boolean(),
});
export type ReminderSettings = z.infer<typeof reminderSettingsSchema>;

const day = (amount: number): Lead => ({ amount, unit: 'day' });
const hour = (amount: number): Lead => ({ amount, unit: 'hour' });

/** What holds until the organisation chooses. */
export const usualReminders: ReminderSettings = {
  at: '09:00',
  kinds: {
    hours: { before: [hour(24), hour(4), hour(1)], overdueEvery: 1 },
    request: { before: [day(14), day(3), day(1)], overdueEvery: 24 },
    incident: { before: [day(7), day(1), hour(4)], overdueEvery: 8 },
    agreement: { before: [day(30), day(7), day(1)], overdueEvery: 24 },
    transfer: { before: [day(30), day(7), day(1)], overdueEvery: 24 },
  },
  whileLocked: true,
};
