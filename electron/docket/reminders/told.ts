import { snoozeUntil } from '#shared/clocks/reminders.ts';
import { DocketError } from '#shared/errors.ts';
import type { DocketContext } from '../cases/context.ts';
import { withOffset } from '../clocks/zones.ts';
import { withDocketErrors } from '../database/errors.ts';
import { type DueReminders, reminded, scheduleOf } from './due.ts';
import { readReminderSettings } from './settings.ts';

const inUtc = (moment: number) => new Date(moment).toISOString();

/**
 * Remembers for which moment the person was told of each clock; what was put off is put off no longer. It is no change of
 * the docket's content: the trail has no entry of it.
 */
export async function rememberTold(
  { docket, person }: DocketContext,
  told: DueReminders['tell'],
): Promise<void> {
  await withDocketErrors(() =>
    docket.db.transaction().execute(async (trx) => {
      for (const { clock, moment } of told) {
        const memory = { told_for: inUtc(moment), snoozed_until: null };
        await trx
          .insertInto('reminders')
          .values({ clock_id: clock.clockId, person_id: person.id, ...memory })
          .onConflict((conflict) => conflict.columns(['clock_id', 'person_id']).doUpdateSet(memory))
          .execute();
      }
    }),
  );
}

/**
 * Puts the reminders of one clock off for the person, for so many minutes; never past the end of its period, and never for
 * good. Returns until when, with the offset of the organisation's home.
 * Throws `bad-input` for a clock that does not run or that the person does not see.
 */
export async function snooze(context: DocketContext, clockId: string, minutes: number): Promise<string> {
  const { docket, person } = context;
  const clock = await reminded(context, clockId);
  if (clock === undefined) throw new DocketError('bad-input', { fields: ['clockId: does not run'] });
  const now = Date.parse(context.now());
  const settings = await readReminderSettings(docket.db);
  const until = snoozeUntil(scheduleOf(clock, settings, context.zone), now + minutes * 60_000, now);
  const put = { snoozed_until: inUtc(until) };
  await withDocketErrors(() =>
    docket.db
      .insertInto('reminders')
      .values({ clock_id: clockId, person_id: person.id, told_for: null, ...put })
      .onConflict((conflict) => conflict.columns(['clock_id', 'person_id']).doUpdateSet(put))
      .execute(),
  );
  context.emit({});
  return withOffset(context.zone, inUtc(until));
}

/** The clocks that the person put off and of which nothing is said yet. */
export async function listSnoozed(context: DocketContext): Promise<{ clockId: string; until: string }[]> {
  const rows = await context.docket.db
    .selectFrom('reminders')
    .innerJoin('clocks', 'clocks.id', 'reminders.clock_id')
    .where('reminders.person_id', '=', context.person.id)
    .where('reminders.snoozed_until', '>', new Date(context.now()).toISOString())
    .where('clocks.state', '=', 'running')
    .select(['clock_id', 'snoozed_until'])
    .execute();
  return rows.flatMap(({ clock_id: clockId, snoozed_until: until }) =>
    until === null ? [] : [{ clockId, until: withOffset(context.zone, until) }],
  );
}
