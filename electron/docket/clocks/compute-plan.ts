import type { ClockPlan } from '#shared/cases/clock-plans.ts';
import { withAssumedStart } from '#shared/clocks/assumedStart.ts';
import { computeClock } from '#shared/clocks/compute.ts';
import { findRule, type Law } from '#shared/clocks/question.ts';
import type { ClockResult, EventTimes } from '#shared/clocks/types.ts';
import { DocketError } from '#shared/errors.ts';
import type { Rule } from '#shared/regimes/regime.ts';
import { tellOwnDays } from '../law/own-days.ts';
import { zoneOf } from './zones.ts';

/** What the engine says of a plan: it waits for the first event, or it runs from one. */
export type ComputedPlan =
  | { waitsFor: string }
  | { events: EventTimes; extended: boolean; startedAt: string; result: ClockResult };

/** The versions of a rule that are or were law; none when the regime has no such rule. */
export function versionsOf(law: Law, regime: string, rule: string): Rule[] {
  const rules = law.regimes.find(({ id }) => id === regime)?.rules ?? [];
  return rules.filter(({ id, validFrom }) => id === rule && validFrom !== null);
}

/** The version of its rule that a plan runs under, or, while it waits, would start under today. */
export function ruleOf(plan: ClockPlan, law: Law): Rule | undefined {
  const versions = versionsOf(law, plan.regime, plan.rule);
  const [known] = versions;
  if (!known) return undefined;
  return plan.events[known.trigger] === undefined ? versions.at(-1) : ruleInForce(plan, law);
}

/** The version that is law for the plan's trigger; undefined where none was in force then. */
function ruleInForce(plan: ClockPlan, law: Law): Rule | undefined {
  try {
    return findRule(law.regimes, plan, zoneOf(law, plan.place));
  } catch (error) {
    if (error instanceof DocketError && error.code === 'unknown-rule') return undefined;
    throw error;
  }
}

/**
 * Computes the clock of a plan. The plan names every event of its case; only those that the rule knows are asked of the
 * engine, and an extension only where the rule has one. Undefined where the regime has no such rule on that day, or
 * only one without a number and the organisation set itself none.
 * Throws what `computeClock` throws for facts that cannot be: `bad-input` (an event in the future, ends before
 * starts), `unknown-place`.
 */
export function computePlan(plan: ClockPlan, law: Law, now: string): ComputedPlan | undefined {
  const [known] = versionsOf(law, plan.regime, plan.rule);
  if (!known) return undefined;
  if (plan.events[known.trigger] === undefined) return { waitsFor: known.trigger };
  const rule = ruleInForce(plan, law);
  if (!rule) return undefined;
  const used = new Set([rule.trigger, ...rule.optionalEvents]);
  const events = Object.fromEntries(Object.entries(plan.events).filter(([event]) => used.has(event)));
  const extended = plan.extended && rule.extension !== undefined;
  const { regime, place, citation } = plan;
  const parameters = rule.period.from === 'target' ? law.targets?.[rule.id] : plan.parameters;
  if (rule.period.from === 'target' && !parameters) return undefined;
  const question = {
    regime,
    rule: plan.rule,
    place,
    events,
    extended,
    now,
    ...(parameters ? { parameters } : {}),
    ...(citation === undefined ? {} : { citation }),
  };
  const startedAt = events[rule.trigger] ?? '';
  const counted = tellOwnDays(law, { place, startedAt }, computeClock(question, law));
  return { events, extended, startedAt, result: withAssumedStart(counted, rule.trigger, plan.assumed) };
}
