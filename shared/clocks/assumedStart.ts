import type { ClockResult } from './types.ts';

/**
 * Marks a computed clock whose trigger has no known moment yet and was counted from another event: its explanation begins
 * with that. Any other clock stays as it is. `assumed` names the event that stands in for each.
 */
export function withAssumedStart(
  result: ClockResult,
  trigger: string,
  assumed: Readonly<Record<string, string>> | undefined,
): ClockResult {
  const from = assumed?.[trigger];
  if (from === undefined) return result;
  const step = { code: 'assumedStart', values: { event: trigger, standIn: from } };
  // What follows tells of the event that stood in, not of the one that nobody knows.
  const steps = result.explanation.map((one) =>
    one.values.event === trigger ? { ...one, values: { ...one.values, event: from } } : one,
  );
  return { ...result, assumed: { event: trigger, from }, explanation: [step, ...steps] };
}
