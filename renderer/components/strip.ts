import type { CaseKind } from '#shared/cases/kinds.ts';
import { registers } from '#shared/cases/registers.ts';

export interface StripState {
  state: string;
  phase: 'done' | 'now' | 'ahead';
}

/**
 * The states of the strip as seen from `state`. A state beside the ordinary way takes its place in the order of the
 * states; one that ends the case (withdrawn, dismissed) stands after the beginning, since nothing else lies ahead.
 */
export function stripOf(kind: CaseKind, state: string): StripState[] {
  const {
    strip,
    states,
    closed,
    initial,
  }: { [key in 'strip' | 'states' | 'closed']: readonly string[] } & {
    initial: string;
  } = registers[kind].lifecycle;
  if (!strip.includes(state) && closed.includes(state)) {
    return [
      { state: initial, phase: 'done' },
      { state, phase: 'now' },
    ];
  }
  const shown = states.filter((one) => one === state || strip.includes(one));
  const here = shown.indexOf(state);
  return shown.map((one, index) => ({
    state: one,
    phase: index < here ? 'done' : index === here ? 'now' : 'ahead',
  }));
}
