import { clockKey } from '#shared/cases/clock-facts.ts';
import { type ClockOption, clockOptions } from '#shared/cases/clock-options.ts';
import type { ClockPlan } from '#shared/cases/clock-plans.ts';
import type { CaseKind } from '#shared/cases/kinds.ts';
import type { RecordOf } from '#shared/cases/registers.ts';
import { citeClause } from '#shared/clocks/compute.ts';
import type { Law } from '#shared/clocks/question.ts';
import type { ClockRow } from '../database/tables.ts';
import { ruleOf } from './compute-plan.ts';
import { resultOf } from './due.ts';
import { withOffset, zoneOf } from './zones.ts';

/** A case as far as its clocks hang on it. */
export interface CaseOfClocks<Kind extends CaseKind> {
  kind: Kind;
  state: string;
  record: RecordOf[Kind];
  plans: readonly ClockPlan[];
}

/**
 * What can be done with a clock of a case now, under the law of the docket. Nothing with a clock that no plan of the case
 * has any more: it was met, and what it was about has been corrected since.
 */
export function optionsOf<Kind extends CaseKind>(
  { kind, state, record, plans }: CaseOfClocks<Kind>,
  row: ClockRow,
  law: Law,
  now: string,
): ClockOption[] {
  const plan = plans.find((one) => clockKey(one) === clockKey(row));
  const rule = plan && ruleOf(plan, law);
  if (!plan || !rule) return [];
  const { regime, rule: id, subject } = row;
  return clockOptions({
    kind,
    state,
    record,
    clock: {
      regime,
      rule: id,
      subject,
      state: row.state,
      extended: row.extended === 1,
      metAt: row.met_at === null ? undefined : withOffset(zoneOf(law, row.place), row.met_at),
      result: resultOf(row),
    },
    events: plan.events,
    rule: citeClause(rule, plan),
    now,
  });
}
