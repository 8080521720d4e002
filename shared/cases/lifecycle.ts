import type { z } from 'zod';
import type { ClockResult } from '../clocks/types.ts';

/** A clock of the case as a step may need to see it, for instance to tell whether an extension comes too late. */
export interface StepClock {
  regime: string;
  rule: string;
  subject: string;
  extendable: boolean;
  result: ClockResult | undefined;
}

/** What a step knows beside the record: the moment (ISO, UTC) at which it is taken and the case's clocks. */
export interface StepContext {
  now: string;
  clocks: StepClock[];
}

/**
 * One step of a lifecycle. It leads from any of `from` to `to` (`same`: it records something and the state stays),
 * asks for the facts in `asks`, and writes them into the record. `refuse` names the reason why the step is not open now
 * (a key of the text namespace `refusals`), or nothing.
 */
export interface LifecycleStep<Rec, State extends string> {
  name: string;
  from: readonly State[];
  to: State | 'same';
  asks: z.ZodObject;
  /** Whether it can be taken at all, before anything was answered. */
  closed?: (record: Rec) => string | undefined;
  /** Parses the answers with `asks`, then either names a refusal or gives the new record. */
  take: (record: Rec, answers: unknown, context: StepContext) => StepOutcome<Rec>;
}

export type StepOutcome<Rec> = { refusal: string } | { record: Rec };

/** The states of a register in the order of the strip on the case page, which of them are closed, and the steps. */
export interface Lifecycle<Rec, State extends string> {
  states: readonly State[];
  /** The states of the ordinary way, for the strip. */
  strip: readonly State[];
  initial: State;
  closed: readonly State[];
  /** Who the case waits for in a state: a key of the text namespace `waiting`. */
  waitingFor: Partial<Record<State, string>>;
  steps: readonly LifecycleStep<Rec, State>[];
}

/** A step as it is written down: `refuse` and `apply` see the answers typed by `asks`. */
interface StepDefinition<Rec, State extends string, Asks extends z.ZodObject> {
  name: string;
  from: readonly State[];
  to: State | 'same';
  asks: Asks;
  closed?: (record: Rec) => string | undefined;
  refuse?: (record: Rec, answers: z.infer<Asks>, context: StepContext) => string | undefined;
  apply: (record: Rec, answers: z.infer<Asks>) => Rec;
}

/**
 * Gives the function that defines the steps of one register. `asks` is parsed before `refuse` and `apply` see the
 * answers; a parse failure throws the ZodError, which the caller reports as `bad-input` field by field.
 */
export function stepsOf<Rec, State extends string>() {
  return <Asks extends z.ZodObject>(
    definition: StepDefinition<Rec, State, Asks>,
  ): LifecycleStep<Rec, State> => {
    const { name, from, to, asks, closed, refuse, apply } = definition;
    return {
      name,
      from,
      to,
      asks,
      ...(closed ? { closed } : {}),
      take: (record, given, context) => {
        const answers = asks.parse(given);
        const refusal = closed?.(record) ?? refuse?.(record, answers, context);
        return refusal ? { refusal } : { record: apply(record, answers) };
      },
    };
  };
}

/** A step as the window offers it: open, or closed with the reason. */
export interface OfferedStep {
  name: string;
  refusal: string | undefined;
}

/** The steps that lead on from a state, each with the reason why it is closed, if it is. */
export function offerSteps<Rec, State extends string>(
  lifecycle: Lifecycle<Rec, State>,
  state: State,
  record: Rec,
): OfferedStep[] {
  return lifecycle.steps
    .filter((step) => step.from.includes(state))
    .map((step) => ({ name: step.name, refusal: step.closed?.(record) }));
}
