import { findCalendar, type OwnDay } from '#shared/clocks/question.ts';
import { DocketError } from '#shared/errors.ts';
import type { DocketContext } from '../cases/context.ts';
import { changeLaw } from './change.ts';

function wordsOf({ name, works }: Pick<OwnDay, 'name' | 'works'>): string {
  return `${works ? 'working' : 'off'}: ${name}`;
}

/**
 * Adds a day of the organisation's own to the calendar of a place, or replaces the one on the same date.
 * Errors: `unknown-place`, `not-allowed`.
 */
export async function addOwnDay(context: DocketContext, day: OwnDay): Promise<void> {
  findCalendar(context.shipped.calendars, day.place);
  await changeLaw(context, async (trx) => {
    const { place, date, name } = day;
    const works = day.works ? 1 : 0;
    const before = await trx
      .selectFrom('own_days')
      .selectAll()
      .where('place', '=', place)
      .where('date', '=', date)
      .executeTakeFirst();
    if (before?.name === name && before.works === works) return undefined;
    await trx
      .insertInto('own_days')
      .values({ place, date, name, works })
      .onConflict((conflict) => conflict.columns(['place', 'date']).doUpdateSet({ name, works }))
      .execute();
    const old = before && { before: wordsOf({ name: before.name, works: before.works === 1 }) };
    return {
      action: 'own-day.added',
      details: { changes: [{ field: `${place} ${date}`, ...old, after: wordsOf(day) }] },
    };
  });
}

/** Takes a day of the organisation's own away again. Errors: `bad-input` when there is none, `not-allowed`. */
export async function removeOwnDay(context: DocketContext, place: string, date: string): Promise<void> {
  await changeLaw(context, async (trx) => {
    const day = await trx
      .deleteFrom('own_days')
      .where('place', '=', place)
      .where('date', '=', date)
      .returningAll()
      .executeTakeFirst();
    if (day === undefined) throw new DocketError('bad-input', { fields: [`${place} ${date}`] });
    const before = wordsOf({ name: day.name, works: day.works === 1 });
    return {
      action: 'own-day.removed',
      details: { changes: [{ field: `${place} ${date}`, before }] },
    };
  });
}
