import type { Law } from '#shared/clocks/question.ts';
import type { ClockView } from '#shared/contract/case.ts';
import type { DocketContext } from '../cases/context.ts';
import type { ClockRow } from '../database/tables.ts';
import { versionsOf } from './compute-plan.ts';
import { resultOf } from './due.ts';
import { withOffset, zoneOf } from './zones.ts';

/** Whether the period can still be made longer: the rule knows an extension, it was not used, and the clock is not over. */
export function isExtendable(law: Law, row: ClockRow): boolean {
  if (row.extended === 1 || (row.state !== 'running' && row.state !== 'paused')) return false;
  return versionsOf(law, row.regime, row.rule).some((rule) => rule.extension !== undefined);
}

/**
 * A clock as the window shows it; its moments carry the offset of its place. `newer` says where it would stand under a
 * newer law that waits to be accepted.
 */
export function toClockView({ law, newer }: Pick<DocketContext, 'law' | 'newer'>, row: ClockRow): ClockView {
  const { id, subject, regime, rule, place, state } = row;
  const zone = zoneOf(law, place);
  const result = resultOf(row);
  const moved = newer.found?.moveOf(row);
  const waitsFor = state === 'waiting' ? versionsOf(law, regime, rule)[0]?.trigger : undefined;
  return {
    id,
    subject,
    regime,
    rule,
    place,
    state,
    ...(waitsFor === undefined ? {} : { waitsFor }),
    extended: row.extended === 1,
    extendable: isExtendable(law, row),
    ...(row.started_at === null ? {} : { startedAt: withOffset(zone, row.started_at) }),
    ...(row.met_at === null ? {} : { metAt: withOffset(zone, row.met_at) }),
    ...(result === undefined ? {} : { result }),
    ...(moved === undefined ? {} : { newer: moved.to ?? { state: 'stopped' } }),
  };
}
