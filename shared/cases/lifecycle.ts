import type { z } from 'zod';
import type { ClockResult } from '../clocks/types.ts';
import type { SignedIn } from './fields.ts';

/** A clock of the case as a step may need to see it, for instance to tell whether an extension comes too late. */
export interface StepClock {
  regime: string;
  rule: string;
  subject: string;
  extendable: boolean;
  result: ClockResult | undefined;
}

/** Who takes a step, and the people of the docket who may decide on cases of every register. */
export interface StepDesk {
  person: SignedIn;
  officers: readonly SignedIn[];
}

/** A file that is attached to the case; a record names it with its content, so that it stays the evidence. */
export interface StepFile {
  id: string;
  name: string;
  sha512: string;
}

/** What a step knows beside the record: the moment (ISO, UTC) at which it is taken, by whom, the case's clocks and files. */
export interface StepContext extends StepDesk {
  now: string;
  /** Of the case, before the step. */
  state: string;
  clocks: readonly StepClock[];
  files: readonly StepFile[];
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
  /** Whether this person can take it, before anything was answered. */
  closedTo?: (record: Rec, desk: StepDesk) => string | undefined;
  /** Parses the answers with `asks`, then either names a refusal or gives the new record. */
  take: (record: Rec, answers: unknown, context: StepContext) => StepOutcome<Rec>;
}

/** Why a step was refused, or the new record; `state` where only the record knows the state that the case goes to. */
export type StepOutcome<Rec> = { refusal: string; citation?: string } | { record: Rec; state?: string };

/** A key of the text namespace `refusals`, where the law is the reason with its article. */
export type Refusal = string | { reason: string; citation: string };

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
  closedTo?: (record: Rec, desk: StepDesk) => string | undefined;
  refuse?: (record: Rec, answers: z.infer<Asks>, context: StepContext) => Refusal | undefined;
  apply: (record: Rec, answers: z.infer<Asks>, context: StepContext) => Rec;
}

/**
 * Gives the function that defines the steps of one register. `asks` is parsed before `refuse` and `apply` see the
 * answers; a parse failure throws the ZodError, which the caller reports as `bad-input` field by field.
 */
export function stepsOf<Rec, State extends string>() {
  return <Asks extends z.ZodObject>(
    definition: StepDefinition<Rec, State, Asks>,
  ): LifecycleStep<Rec, State> => {
    const { name, from, to, asks, closed, closedTo, refuse, apply } = definition;
    return {
      name,
      from,
      to,
      asks,
      ...(closed ? { closed } : {}),
      ...(closedTo ? { closedTo } : {}),
      take: (record, given, context) => {
        const answers = asks.parse(given);
        const refusal = closed?.(record) ?? closedTo?.(record, context) ?? refuse?.(record, answers, context);
        if (typeof refusal === 'object') return { refusal: refusal.reason, citation: refusal.citation };
        return refusal ? { refusal } : { record: apply(record, answers, context) };
      },
    };
  };
}

/** A step as the window offers it: open, or closed with the reason. */
export interface OfferedStep {
  name: string;
  refusal: string | undefined;
}

/** The steps that lead on from a state, each with the reason why it is closed, to everybody or to whoever is at the desk. */
export function offerSteps<Rec, State extends string>(
  lifecycle: Lifecycle<Rec, State>,
  state: State,
  record: Rec,
  desk?: StepDesk,
): OfferedStep[] {
  return lifecycle.steps
    .filter((step) => step.from.includes(state))
    .map((step) => ({
      name: step.name,
      refusal: step.closed?.(record) ?? (desk && step.closedTo?.(record, desk)),
    }));
}
