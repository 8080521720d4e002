import type { Kysely } from 'kysely';
import {
  type ReminderSettings,
  reminderSettingsSchema,
  usualReminders,
} from '#shared/clocks/reminder-settings.ts';
import type { DocketContext } from '../cases/context.ts';
import { withDocketErrors } from '../database/errors.ts';
import type { Tables } from '../database/tables.ts';
import { appendEntry } from '../trail/append.ts';
import { assertRole } from '../vault/roles.ts';

const SETTING = 'reminders';

/** When the organisation wants to be reminded. What cannot be read counts as never chosen: one is reminded anyway. */
export async function readReminderSettings(db: Kysely<Tables>): Promise<ReminderSettings> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', SETTING).executeTakeFirst();
  if (row === undefined) return usualReminders;
  const parsed = reminderSettingsSchema.safeParse(JSON.parse(row.value));
  return parsed.success ? parsed.data : usualReminders;
}

const short = { day: 'd', hour: 'h', minute: 'min' } as const;

/** Each setting that differs, as the trail tells it. */
function changesBetween(before: ReminderSettings, after: ReminderSettings) {
  const told = (settings: ReminderSettings) =>
    new Map<string, string | boolean>([
      ['remindersAt', settings.at],
      ['remindersWhileLocked', settings.whileLocked],
      ...Object.entries(settings.kinds).flatMap(
        ([kind, { before: leads, overdueEvery }]): [string, string][] => [
          [`remindersBefore.${kind}`, leads.map(({ amount, unit }) => `${amount} ${short[unit]}`).join(', ')],
          [`remindersOverdue.${kind}`, `${overdueEvery} h`],
        ],
      ),
    ]);
  const [old, fresh] = [told(before), told(after)];
  return [...fresh].flatMap(([field, value]) =>
    old.get(field) === value ? [] : [{ field, before: old.get(field) ?? '', after: value }],
  );
}

/**
 * Sets when the organisation is reminded: one transaction with one entry, none when nothing changes.
 * Throws `not-allowed` for everybody but an officer.
 */
export async function setReminders(context: DocketContext, settings: ReminderSettings): Promise<void> {
  const { docket, person } = context;
  assertRole(person, 'officer');
  const value = JSON.stringify(reminderSettingsSchema.parse(settings));
  await withDocketErrors(() =>
    docket.db.transaction().execute(async (trx) => {
      const changes = changesBetween(await readReminderSettings(trx), settings);
      if (changes.length === 0) return;
      await trx
        .insertInto('settings')
        .values({ key: SETTING, value })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
        .execute();
      const at = context.now();
      await appendEntry(trx, { person, action: 'reminders.settings', details: { changes }, at });
    }),
  );
  context.emit({});
}
