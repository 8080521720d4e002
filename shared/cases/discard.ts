import { z } from 'zod';
import * as f from './fields.ts';
import type { Lifecycle, LifecycleStep } from './lifecycle.ts';

/** Why a case should never have been in its register. */
export const discardReasons = ['mistake', 'duplicate', 'spam', 'test'] as const;

/** The state of a case that was discarded, in every register. */
export const DISCARDED = 'discarded';

/** The steps by which a case is discarded and taken back, in every register. */
export const DISCARD = 'discard';
export const TAKE_BACK = 'takeBack';

const asked = {
  as: f.choice('discardReason', discardReasons),
  /** The reference of the case that it is a second entry of. */
  duplicateOf: f.text().optional(),
  reason: f.long(),
};

/** What a record says of having been discarded; `from` is the state that it goes back to when it is taken back. */
export const discardSchema = z.object({ ...asked, at: f.moment(), from: f.code('state') });
type Discard = z.infer<typeof discardSchema>;

/** A record of any register. */
interface Discardable {
  discarded?: Discard | undefined;
}

/** Why a case must not vanish from its register: a key of the text namespace `refusals`, or nothing. */
type Kept<Rec> = (record: Rec) => string | undefined;

/**
 * Adds to a lifecycle that a case which was logged by mistake, twice, as spam or to try something is discarded, from every
 * state, and taken back into the state in which it was. `kept` refuses it for a case from which something went out: that
 * must be shown, and is ended by its own steps.
 */
export function discardable<Rec extends Discardable>(
  lifecycle: Lifecycle<Rec, string>,
  kept: Kept<Rec>,
): Lifecycle<Rec, string> {
  const { states, closed, steps } = lifecycle;
  return {
    ...lifecycle,
    states: [...states, DISCARDED],
    closed: [...closed, DISCARDED],
    steps: [...steps, discardFrom(states, kept), takeBack()],
  };
}

function discardFrom<Rec extends Discardable>(
  from: readonly string[],
  kept: Kept<Rec>,
): LifecycleStep<Rec, string> {
  const asks = z.object(asked);
  return {
    name: DISCARD,
    from,
    to: DISCARDED,
    asks,
    closed: kept,
    take: (record, given, { now, state }) => {
      const answers = asks.parse(given);
      const refusal = kept(record);
      if (refusal) return { refusal };
      if (answers.as === 'duplicate' && !answers.duplicateOf) return { refusal: 'duplicateOfWhat' };
      const { duplicateOf, ...rest } = answers;
      const other = answers.as === 'duplicate' && duplicateOf ? { duplicateOf } : {};
      return { record: { ...record, discarded: { ...rest, ...other, at: now, from: state } } };
    },
  };
}

function takeBack<Rec extends Discardable>(): LifecycleStep<Rec, string> {
  const asks = z.object({ why: f.long() });
  return {
    name: TAKE_BACK,
    from: [DISCARDED],
    to: 'same',
    asks,
    take: (record, given) => {
      asks.parse(given);
      const before = record.discarded?.from;
      return before === undefined
        ? { refusal: 'stepNotOpen' }
        : { record: { ...record, discarded: undefined }, state: before };
    },
  };
}
