import { randomUUID } from 'node:crypto';
import { clockKey } from '#shared/cases/clock-facts.ts';
import type { ClockPlan } from '#shared/cases/clock-plans.ts';
import { isAfter } from '#shared/clocks/moments.ts';
import type { Law } from '#shared/clocks/question.ts';
import { safeEnd } from '#shared/clocks/safe.ts';
import { DocketError } from '#shared/errors.ts';
import type { ClockRow, ClockState } from '../database/tables.ts';
import { fingerprintOf } from '../law/fingerprint.ts';
import type { LateLaw } from '../law/late.ts';
import { type ComputedPlan, computePlan } from './compute-plan.ts';
import { isLate, rememberResult } from './due.ts';
import { momentIn, zoneOf } from './zones.ts';

/** What a change of a case means for its clocks. */
export interface ClockTask {
  caseId: string;
  /** The clocks as they are kept now. */
  kept: readonly ClockRow[];
  plans: readonly ClockPlan[];
  /** Keys of the plans whose facts were corrected: only there may a clock that was met be computed anew. */
  corrected: ReadonlySet<string>;
  closed: boolean;
  law: Law;
  /** Under which law a clock that is late already is counted when the law changed; without one it stays as it is. */
  late?: LateLaw;
  now: string;
}

/**
 * The clocks of a case after a change. Pure but for the ids of new ones. A clock that was met is frozen with its result
 * and its lateness, whatever becomes of the law or the case, unless the very facts that it rests on were corrected. In
 * a closed case nothing runs: what was not met is stopped. A regime without the rule of a plan gives no clock. A clock that
 * is late stays as late as it is when the law changed and nothing else, unless `late` gives it another date.
 */
export function standClocks(task: ClockTask): ClockRow[] {
  const kept = new Map(task.kept.map((row) => [clockKey(row), row]));
  const planned = task.plans.flatMap((plan) => {
    const row = kept.get(clockKey(plan));
    if (row?.state === 'met' && !task.corrected.has(clockKey(plan))) return [row];
    const computed = computePlan(plan, task.law, task.now);
    return computed ? [rowOf(plan, computed, row, task)] : [];
  });
  const keys = new Set(task.plans.map(clockKey));
  // What was met stays met, also where a correction takes away what it was about (a regime): a notice cannot be unsent.
  const frozen = task.kept.filter((row) => row.state === 'met' && !keys.has(clockKey(row)));
  return [...planned, ...frozen];
}

function rowOf(
  plan: ClockPlan,
  computed: ComputedPlan,
  kept: ClockRow | undefined,
  task: ClockTask,
): ClockRow {
  const zone = zoneOf(task.law, plan.place);
  const metAt = metMoment(plan, zone, task.now) ?? (kept?.state === 'met' ? kept.met_at : null);
  const row = {
    id: kept?.id ?? randomUUID(),
    case_id: task.caseId,
    subject: plan.subject,
    regime: plan.regime,
    rule: plan.rule,
    place: plan.place,
    met_at: metAt,
    state: stateOf(plan, computed, metAt !== null, task.closed),
    law: fingerprintOf(task.law, plan),
  };
  if ('waitsFor' in computed) {
    const empty = { started_at: null, due_at: null, due_date: null, safe_at: null, result: null };
    return { ...row, ...empty, events: '{}', extended: 0 };
  }
  const own = factsOf(computed);
  if (!kept || !staysLate(kept, { ...own, law: row.law }, task.now))
    return freshRow(row, plan, computed, task.law);
  const law = task.late?.(kept);
  const anew = law && computePlan(plan, law, task.now);
  if (law && anew && !('waitsFor' in anew) && momentIn(zone, anew.result.due) !== kept.due_at) {
    return freshRow({ ...row, state: stateOf(plan, anew, metAt !== null, task.closed) }, plan, anew, law);
  }
  const { started_at, due_at, due_date, safe_at, law: keptLaw, result } = kept;
  return { ...row, ...own, started_at, due_at, due_date, safe_at, law: keptLaw, result };
}

type Counted = Exclude<ComputedPlan, { waitsFor: string }>;

function factsOf({ events, extended }: Counted): Pick<ClockRow, 'events' | 'extended'> {
  return { events: JSON.stringify(events), extended: extended ? 1 : 0 };
}

/** A clock with what was computed for it under a law. */
function freshRow(
  row: Pick<ClockRow, 'id' | 'case_id' | 'subject' | 'regime' | 'rule' | 'place' | 'met_at' | 'state'>,
  plan: ClockPlan,
  counted: Counted,
  law: Law,
): ClockRow {
  const { startedAt, result } = counted;
  const zone = zoneOf(law, plan.place);
  const fresh = {
    ...row,
    ...factsOf(counted),
    started_at: momentIn(zone, startedAt),
    due_at: momentIn(zone, result.due),
    due_date: result.dueDate,
    safe_at: momentIn(zone, safeEnd(result).due),
    result: JSON.stringify(result),
    law: fingerprintOf(law, plan),
  };
  return rememberResult(fresh, result);
}

/** Whether the period was over under the law that it was computed with, and the same facts meet another law now. */
function staysLate(
  kept: ClockRow,
  now: Pick<ClockRow, 'events' | 'extended' | 'law'>,
  moment: string,
): boolean {
  const isSame = kept.events === now.events && kept.extended === now.extended;
  return isSame && kept.law !== now.law && isLate(kept, moment);
}

function stateOf(plan: ClockPlan, computed: ComputedPlan, met: boolean, closed: boolean): ClockState {
  if (met) return 'met';
  if (plan.stopped || closed) return 'stopped';
  if ('waitsFor' in computed) return 'waiting';
  return computed.result.pausedSince === undefined ? 'running' : 'paused';
}

/** When the duty was met, in UTC; nobody has met a duty in the future. */
function metMoment(plan: ClockPlan, zone: string, now: string): string | undefined {
  if (plan.metAt === undefined) return undefined;
  const moment = momentIn(zone, plan.metAt);
  if (isAfter(moment, now)) {
    throw new DocketError('bad-input', { field: 'metAt', problem: 'future', value: plan.metAt });
  }
  return moment;
}
