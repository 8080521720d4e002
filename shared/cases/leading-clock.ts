import { isAfter } from '../clocks/moments.ts';
import type { Outcome } from '../clocks/types.ts';

/** Of a clock what decides whether its case is listed by it. Moments in ISO 8601, all with their offset. */
export interface LeadFacts {
  id: string;
  state: 'waiting' | 'running' | 'paused' | 'met' | 'stopped';
  /** Absent while it waits for its first event. */
  outcome?: Outcome | undefined;
  due?: string | null | undefined;
  metAt?: string | null | undefined;
}

/**
 * The clock by which a case is listed, everywhere: the running deadline that ends first; where none runs, one that stands
 * still, then one that opens something or takes effect, then one that waits; of a case that is over the clock that was met
 * too late, met in time, stopped. Among equals the earliest date leads. Undefined without clocks.
 */
export function leadingClock<Clock>(
  clocks: readonly Clock[],
  factsOf: (clock: Clock) => LeadFacts,
): Clock | undefined {
  return clocks
    .map((clock) => ({ clock, facts: factsOf(clock) }))
    .toSorted(({ facts: one }, { facts: other }) => rankOf(one) - rankOf(other) || byDue(one, other))[0]
    ?.clock;
}

/** Whether a clock can be missed: it runs and its date is a deadline, not one that opens or takes effect. */
export function isRunningDeadline({ state, outcome }: LeadFacts): boolean {
  return state === 'running' && outcome === 'deadline';
}

function rankOf(facts: LeadFacts): number {
  switch (facts.state) {
    case 'running':
      return isRunningDeadline(facts) ? 0 : 2;
    case 'paused':
      return 1;
    case 'waiting':
      return 3;
    case 'met':
      return wasLate(facts) ? 4 : 5;
    case 'stopped':
      return 6;
  }
}

function wasLate({ outcome, due, metAt }: LeadFacts): boolean {
  return outcome === 'deadline' && due != null && metAt != null && isAfter(metAt, due);
}

function byDue({ due: one, id }: LeadFacts, { due: other, id: otherId }: LeadFacts): number {
  const apart =
    one == null || other == null
      ? Number(one == null) - Number(other == null)
      : Date.parse(one) - Date.parse(other);
  return apart || id.localeCompare(otherId, 'en');
}
