import { z } from 'zod';
import { isAfter } from '../clocks/moments.ts';
import { type ClockResult, momentSchema, unitSchema } from '../clocks/types.ts';
import type { Rule } from '../regimes/regime.ts';
import { type ClockAct, clockActs } from './clock-facts.ts';
import type { ClockPlan } from './clock-plans.ts';
import { recorderOf } from './clock-recorders.ts';
import type { CaseKind } from './kinds.ts';
import { offerSteps } from './lifecycle.ts';
import { type RecordOf, type Register, registers } from './registers.ts';

/**
 * One thing that can, or cannot, be done with a clock, by its rule. `refusal` says why it cannot be done (a key of the text
 * namespace `refusals`) and under which article; with `until` it can still be recorded when it happened in time.
 */
export const clockOptionSchema = z.object({
  act: z.enum(clockActs),
  /** The event of the rule that is thereby recorded. */
  event: z.string().optional(),
  /** The event that ends a pause. */
  ends: z.string().optional(),
  /** Where the rule allows it, or where it says what is allowed instead. */
  citation: z.string(),
  /** The step of the lifecycle that records it; without one it becomes a fact of the clock. */
  step: z.string().optional(),
  /** The answers that hold its moment and its reason. */
  at: z.string().optional(),
  reason: z.string().optional(),
  /** Answers that follow from the clock and are not asked. */
  fixed: z.record(z.string(), z.string()).default({}),
  /** By how much an extension makes the period longer. */
  extendsBy: z.object({ amount: z.number(), unit: unitSchema }).optional(),
  /** It must have happened by then: a period that is over can be neither paused nor extended. */
  until: momentSchema.optional(),
  refusal: z.object({ reason: z.string(), date: z.string().optional() }).optional(),
});
export type ClockOption = z.infer<typeof clockOptionSchema>;

/** A clock with the case that it is in, as far as what can be done with it depends on them. */
export interface ClockAbout<Kind extends CaseKind> {
  kind: Kind;
  state: string;
  record: RecordOf[Kind];
  clock: Pick<ClockPlan, 'regime' | 'rule' | 'subject'> & {
    state: 'waiting' | 'running' | 'paused' | 'met' | 'stopped';
    extended: boolean;
    metAt?: string | undefined;
    result?: ClockResult | undefined;
  };
  /** The events that the clock is planned with. */
  events: ClockPlan['events'];
  /** The version of the rule under which the clock runs, or would start. */
  rule: Rule;
  /** The moment of asking, ISO. */
  now: string;
}

/** A part of the answer before it is known whether the case allows it. */
type Draft = Pick<ClockOption, 'act' | 'event' | 'ends' | 'citation' | 'extendsBy' | 'until' | 'refusal'>;

/** Where the rule of a clock speaks of an act: its own article if it has one, else that of the duty. */
type Refusal = NonNullable<ClockOption['refusal']>;

/**
 * Everything that can be done with a clock: which of pausing, resuming, extending, restarting and meeting its rule allows
 * now, how each is recorded, and of those that are not open why. Pure. The docket process holds every command to it.
 */
export function clockOptions<Kind extends CaseKind>(about: ClockAbout<Kind>): ClockOption[] {
  const drafts = [...pauses(about), ...extensions(about), ...restarts(about), meeting(about)];
  return drafts.map((draft) => place(about, draft));
}

/** Why nothing at all is done with a clock any more, or yet. */
function restOf<Kind extends CaseKind>({ kind, state, clock }: ClockAbout<Kind>): Refusal | undefined {
  if (clock.state === 'met') {
    return { reason: 'clockMet', ...(clock.metAt === undefined ? {} : { date: clock.metAt }) };
  }
  const { lifecycle }: Register<RecordOf[Kind]> = registers[kind];
  if (lifecycle.closed.includes(state)) return { reason: 'caseClosed' };
  return clock.state === 'stopped' ? { reason: 'clockStopped' } : undefined;
}

/** The same for what needs a period that runs. */
function idle<Kind extends CaseKind>(about: ClockAbout<Kind>): Refusal | undefined {
  return restOf(about) ?? (about.clock.state === 'waiting' ? { reason: 'clockWaiting' } : undefined);
}

/** The end of the period, for what must happen before it; with the reason once it is over. One that stands still has none yet. */
function byDue<Kind extends CaseKind>(
  { clock, now }: ClockAbout<Kind>,
  reason: string,
): Pick<Draft, 'until' | 'refusal'> {
  if (!clock.result || clock.state === 'paused') return {};
  const { due } = clock.result;
  return { until: due, ...(isAfter(now, due) ? { refusal: { reason, date: due } } : {}) };
}

function pauses<Kind extends CaseKind>(about: ClockAbout<Kind>): Draft[] {
  const { rule, events } = about;
  if (rule.pauses.length === 0) return [noPause(about)];
  return rule.pauses.flatMap((pause): Draft[] => {
    const { from, to, citation } = pause;
    const [asked, answered] = [events[from], events[to]];
    const begin: Draft = { act: 'pause', event: from, ends: to, citation };
    const end: Draft = { act: 'resume', event: to, citation };
    const rest = idle(about);
    if (rest) return [{ ...begin, refusal: rest }];
    if (asked === undefined) return [{ ...begin, ...byDue(about, 'pauseLapsed') }];
    if (answered === undefined) return [{ ...begin, refusal: { reason: 'clockPaused', date: asked } }, end];
    return [{ ...begin, refusal: { reason: 'pausedOnce', date: asked } }];
  });
}

/** A rule without a pause of its own; where another reading of the law has one, its source is named. */
function noPause<Kind extends CaseKind>({ rule }: ClockAbout<Kind>): Draft {
  const [reading] = rule.alternatives.flatMap(({ change }) => change.pauses ?? []);
  if (reading) return { act: 'pause', citation: reading.citation, refusal: { reason: 'pauseInReading' } };
  return { act: 'pause', citation: rule.citation, refusal: { reason: 'noPause' } };
}

function extensions<Kind extends CaseKind>(about: ClockAbout<Kind>): Draft[] {
  const { rule, clock } = about;
  const { extension } = rule;
  if (!extension) return [{ act: 'extend', citation: rule.citation, refusal: { reason: 'noExtension' } }];
  const { amount, unit, citation } = extension;
  const draft: Draft = { act: 'extend', citation, extendsBy: { amount, unit } };
  const rest = idle(about) ?? (clock.extended ? { reason: 'alreadyExtended' } : undefined);
  return [rest ? { ...draft, refusal: rest } : { ...draft, ...byDue(about, 'extensionTooLate') }];
}

function restarts<Kind extends CaseKind>(about: ClockAbout<Kind>): Draft[] {
  const { rule, events } = about;
  if (rule.restarts.length === 0) {
    return [{ act: 'restart', citation: rule.citation, refusal: { reason: 'noRestart' } }];
  }
  return rule.restarts.map(({ event, citation }) => {
    const happened = events[event];
    const refusal =
      idle(about) ?? (happened === undefined ? undefined : { reason: 'restartedOnce', date: happened });
    return { act: 'restart', event, citation, ...(refusal ? { refusal } : {}) };
  });
}

function meeting<Kind extends CaseKind>(about: ClockAbout<Kind>): Draft {
  const { rule } = about;
  const draft: Draft = { act: 'meet', citation: rule.citation };
  const refusal = restOf(about) ?? (rule.outcome === 'deadline' ? undefined : { reason: 'nothingToMeet' });
  return refusal ? { ...draft, refusal } : draft;
}

/** Where the case records it: a step of the lifecycle, which may not be open now, or a fact of the clock. */
function place<Kind extends CaseKind>(about: ClockAbout<Kind>, draft: Draft): ClockOption {
  const { kind, record, clock } = about;
  const { act, event } = draft;
  const recorder = recorderOf(kind, record, { act, event, rule: clock.rule, subject: clock.subject });
  if (!recorder) return { ...draft, at: 'at', reason: 'reason', fixed: {}, ...waits(about, draft) };
  if (!('step' in recorder))
    return { ...draft, fixed: {}, refusal: draft.refusal ?? { reason: recorder.refusal } };
  const { step, at, reason, fixed = {} } = recorder;
  const closed = recorder.refusal ?? stepRefusal(about, step);
  const refusal = draft.refusal ?? (closed === undefined ? undefined : { reason: closed });
  return {
    ...draft,
    step,
    ...(at === undefined ? {} : { at }),
    ...(reason === undefined ? {} : { reason }),
    fixed,
    ...(refusal ? { refusal } : {}),
  };
}

/** A duty that no step records can be met only once its period runs. */
function waits<Kind extends CaseKind>(about: ClockAbout<Kind>, draft: Draft): Pick<Draft, 'refusal'> {
  const refusal = draft.refusal ?? (draft.act === 'meet' ? idle(about) : undefined);
  return refusal ? { refusal } : {};
}

/** Why a step is not open where the case stands. */
function stepRefusal<Kind extends CaseKind>(
  { kind, state, record }: ClockAbout<Kind>,
  step: string,
): string | undefined {
  const { lifecycle }: Register<RecordOf[Kind]> = registers[kind];
  const offered = offerSteps(lifecycle, state, record).find(({ name }) => name === step);
  return offered ? offered.refusal : 'stepNotOpen';
}

/** Whether an act can be recorded at all: it is open, or it is only too late for it now and it may have happened in time. */
export function canRecord(option: ClockOption): boolean {
  return option.refusal === undefined || isPastDue(option);
}

/** Whether nothing but the end of the period stands against it. */
export function isPastDue({ refusal, until }: ClockOption): boolean {
  return refusal !== undefined && until !== undefined;
}

/** Why an act that happened `at` (a moment or a date) comes too late, if it does. */
export function lapse({ act, until }: ClockOption, at: string): string | undefined {
  if (until === undefined || !isAfter(at, until)) return undefined;
  return act === 'extend' ? 'extensionTooLate' : 'pauseLapsed';
}

/**
 * The act among what can be done with a clock. Without an event the only one that is open, else the first that is not;
 * undefined when the rule knows no such act or event, or when more than one is open and none was named.
 */
export function findOption(
  options: readonly ClockOption[],
  act: ClockAct,
  event: string | undefined,
): ClockOption | undefined {
  const found = options.filter((one) => one.act === act && (event === undefined || one.event === event));
  const open = found.filter(canRecord);
  return open.length > 1 ? undefined : (open[0] ?? found[0]);
}
