import { randomUUID } from 'node:crypto';
import { clockKey } from '#shared/cases/clock-facts.ts';
import type { ClockPlan } from '#shared/cases/clock-plans.ts';
import { isAfter } from '#shared/clocks/moments.ts';
import type { Law } from '#shared/clocks/question.ts';
import { DocketError } from '#shared/errors.ts';
import type { ClockRow, ClockState } from '../database/tables.ts';
import { fingerprintOf } from '../law/fingerprint.ts';
import { type ComputedPlan, computePlan } from './compute-plan.ts';
import { isRunningDeadline, rememberResult } from './due.ts';
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
  now: string;
}

/**
 * The clocks of a case after a change. Pure but for the ids of new ones. A clock that was met is frozen with its result
 * and its lateness, whatever becomes of the law or the case, unless the very facts that it rests on were corrected. In
 * a closed case nothing runs: what was not met is stopped. A regime without the rule of a plan gives no clock. A clock that
 * is late stays as late as it is when the law changed and nothing else.
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
  const frozen = task.kept.filter((row) => {
    const key = clockKey(row);
    return row.state === 'met' && !keys.has(key) && !task.corrected.has(key);
  });
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
    const empty = { started_at: null, due_at: null, due_date: null, result: null };
    return { ...row, ...empty, events: '{}', extended: 0 };
  }
  const { startedAt, result } = computed;
  const facts = { events: JSON.stringify(computed.events), extended: computed.extended ? 1 : 0 };
  if (kept && staysLate(kept, { ...facts, law: row.law }, task.now)) {
    const { started_at, due_at, due_date, law } = kept;
    return { ...row, ...facts, started_at, due_at, due_date, law, result: kept.result };
  }
  const fresh = {
    ...row,
    ...facts,
    started_at: momentIn(zone, startedAt),
    due_at: momentIn(zone, result.due),
    due_date: result.dueDate,
    result: JSON.stringify(result),
  };
  return rememberResult(fresh, result);
}

/** Whether the period was over under the law that it was computed with, and the same facts meet another law now. */
function staysLate(
  kept: ClockRow,
  now: Pick<ClockRow, 'events' | 'extended' | 'law'>,
  moment: string,
): boolean {
  const isPast = kept.due_at !== null && isAfter(moment, kept.due_at);
  const isSame = kept.events === now.events && kept.extended === now.extended;
  return isPast && isSame && kept.law !== now.law && isRunningDeadline(kept);
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
