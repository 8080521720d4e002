import { z } from 'zod';
import { isRunningDeadline, type LeadFacts, leadingClock } from '#shared/cases/leading-clock.ts';
import { isAfter } from '#shared/clocks/moments.ts';
import type { Law } from '#shared/clocks/question.ts';
import type { ClockResult } from '#shared/clocks/types.ts';
import { clockResultSchema } from '#shared/clocks/types.ts';
import type { ClockStand } from '#shared/contract/case.ts';
import type { ClockRow } from '../database/tables.ts';

const storedResult = z.string().transform((text) => clockResultSchema.parse(JSON.parse(text)));

// Reading a result costs more than computing it, and a clock is asked for it several times while it is worked on.
const results = new WeakMap<object, { text: string; result: ClockResult }>();

/** The computation of a clock as it is kept; undefined while it waits for its first event. */
export function resultOf(row: Pick<ClockRow, 'result'>): ClockResult | undefined {
  if (row.result === null) return undefined;
  const known = results.get(row);
  if (known?.text === row.result) return known.result;
  const result = storedResult.parse(row.result);
  results.set(row, { text: row.result, result });
  return result;
}

/** Of a kept computation what says when it ends. Reading the whole would take longer than counting it anew. */
const endSchema = clockResultSchema
  .pick({ due: true, dueDate: true })
  .extend({ period: clockResultSchema.shape.period.pick({ unit: true }) });

/** How a clock stands, as differences tell it. */
export function standOf(row: ClockRow): ClockStand {
  if (row.result === null) return { state: row.state };
  const { due, dueDate, period } = results.get(row)?.result ?? endSchema.parse(JSON.parse(row.result));
  return { state: row.state, due, dueDate, inHours: period.unit === 'hour' };
}

/** Remembers the computation that a row was just made of, so that it is not read from its text. */
export function rememberResult<R extends Pick<ClockRow, 'result'>>(row: R, result: ClockResult): R {
  if (row.result !== null) results.set(row, { text: row.result, result });
  return row;
}

function leadFacts(row: ClockRow): LeadFacts {
  return {
    id: row.id,
    state: row.state,
    outcome: resultOf(row)?.outcome,
    due: row.due_at,
    metAt: row.met_at,
  };
}

/** Whether a clock can be missed and its period is over at `moment` (ISO). */
export function isLate(row: ClockRow, moment: string): boolean {
  return row.due_at !== null && isAfter(moment, row.due_at) && isRunningDeadline(leadFacts(row));
}

/** The deadline that runs out first: by it the case is sorted, and overdue or not. */
export function firstDue(rows: readonly ClockRow[]): ClockRow | undefined {
  const leading = leadingRow(rows.filter(({ state }) => state === 'running'));
  return leading && isRunningDeadline(leadFacts(leading)) ? leading : undefined;
}

/** The clock that a list shows for its case; see `leadingClock`. */
export function leadingRow(rows: readonly ClockRow[]): ClockRow | undefined {
  return leadingClock(rows, leadFacts);
}

/** The rules whose date cannot be missed (a window opens, something takes effect), for queries over many clocks. */
export function rulesWithoutDeadline(law: Law): string[] {
  const rules = law.regimes.flatMap((regime) => regime.rules);
  return [...new Set(rules.filter((rule) => rule.outcome !== 'deadline').map((rule) => rule.id))];
}
