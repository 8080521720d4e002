import type { Law, OwnDay } from '#shared/clocks/question.ts';
import { resultOf } from '../clocks/due.ts';
import type { ClockRow } from '../database/tables.ts';
import { withOwnDays } from './own-days.ts';

/** The law under which a clock that is late already is counted anew; undefined for one that stays as it is. */
export type LateLaw = (kept: ClockRow) => Law | undefined;

/**
 * What a newer law means for clocks that are late (docs/decisions/0018). What legislators published and data had wrong
 * moves them as all others. What the organisation adds afterwards, days, promises and targets, takes no lateness away: a
 * clock keeps the own days that it was counted with, and one of the house stays. `published` is the newer law without
 * anything of the organisation's own.
 */
export function lateLawOf(accepted: Law, published: Law): LateLaw {
  const known = new Map<string, Law>();
  return (kept) => {
    const result = resultOf(kept);
    if (result === undefined || result.rule.nature === 'house') return undefined;
    const step = result.explanation.find(({ code }) => code === 'ownDays');
    const days = countedDays(accepted, String(step?.values.days ?? ''));
    const key = JSON.stringify(days);
    const law = known.get(key) ?? withDays(published, days);
    known.set(key, law);
    return law;
  };
}

/** The own days that the explanation of a clock names. */
function countedDays({ ownDays = [] }: Law, told: string): OwnDay[] {
  return ownDays.filter(({ date, name }) => told.includes(`${date} ${name}`));
}

function withDays(law: Law, days: readonly OwnDay[]): Law {
  if (days.length === 0) return law;
  return {
    ...law,
    calendars: law.calendars.map((calendar) => withOwnDays(calendar, days)),
    ownDays: days,
  };
}
